export interface Progress {
  /** Bytes so far. */
  readonly loaded: number
  /** Bytes in all, when known. */
  readonly total: number | undefined
}

/** The same bytes, counted as they pass. Nothing is read ahead of who reads. */
export function counted(
  stream: ReadableStream<Uint8Array>,
  total: number | undefined,
  onProgress: ((progress: Progress) => void) | undefined,
): ReadableStream<Uint8Array> {
  if (!onProgress) return stream
  const reader = stream.getReader()
  let loaded = 0
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) {
          controller.close()
          return
        }
        loaded += value.byteLength
        controller.enqueue(value)
        onProgress({ loaded, total })
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
