/**
 * A `Blob` (such as a browser's `File`, or `openAsBlob` of a path in Node) and bytes in memory know their size and can be
 * sent again; of the others each byte is read once.
 */
export type FileSource = Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>
/** A `Uint8Array` has become a `Blob`. */
export type Source = Exclude<FileSource, Uint8Array>

export function blobFrom(file: FileSource): Source {
  // Not `instanceof`, as below. The types of browsers, unlike those of Node, want to know that no memory is shared.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion
  return ArrayBuffer.isView(file) ? new Blob([file as Uint8Array<ArrayBuffer>]) : file
}

/**
 * The bytes as they are asked for, and no more. `stop` ends the source as well: `fetch` of Node would go on reading it
 * after an abort.
 */
export function streamOf(file: Source, stop: AbortSignal): ReadableStream<Uint8Array> {
  const source = readingOf(file)
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          controller.error(stop.reason)
          source.end().catch(() => undefined)
        }
        if (stop.aborted) end()
        else stop.addEventListener('abort', end, { once: true })
      },
      async pull(controller) {
        const next = await source.next()
        if (stop.aborted) return
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: () => source.end(),
    },
    { highWaterMark: 0 },
  )
}

interface Reading {
  next(): Promise<{ done: true; value?: unknown } | { done?: false; value: Uint8Array }>
  end(): Promise<void>
}

function readingOf(file: Source): Reading {
  if (isBlob(file) || isStream(file)) {
    const reader = (isBlob(file) ? file.stream() : file).getReader()
    return { next: () => reader.read(), end: () => reader.cancel() }
  }
  const iterator: AsyncIterator<Uint8Array, unknown> = file[Symbol.asyncIterator]()
  return {
    next: () => iterator.next(),
    end: async () => {
      await iterator.return?.()
    },
  }
}

function isStream(file: Source): file is ReadableStream<Uint8Array> {
  return 'getReader' in file
}

/** Not `instanceof`: a page may hand on a file from another frame. */
export function isBlob(file: Source): file is Blob {
  return 'arrayBuffer' in file
}

export async function blobOf(file: Source, mediaType: string, stop: AbortSignal): Promise<Blob> {
  if (isBlob(file) && file.type === mediaType) return file
  const bytes = isBlob(file) ? file : await new Response(streamOf(file, stop)).blob()
  return bytes.slice(0, bytes.size, mediaType)
}

export function nameOf(file: Source): string | undefined {
  return isBlob(file) && 'name' in file && typeof file.name === 'string' ? file.name : undefined
}
