import { fileNameParameter } from './disposition.ts'
import { counted, type Progress } from './progress.ts'
import { createSha256, digestMember } from './sha256.ts'
import { blobFrom, blobOf, isBlob, nameOf, streamOf, type FileSource, type Source } from './source.ts'

export interface SendingOptions {
  /** Left out: that of the `Blob`, else `application/octet-stream`. */
  readonly mediaType?: string | undefined
  /** Bytes, when the source does not know: lets the service refuse early what is too large. */
  readonly size?: number | undefined
  /**
   * `Repr-Digest` (RFC 9530), such as `sha-256=:...:`, checked by the service before the file is kept. Left out: computed
   * beforehand from what can be read twice. `false`: none is sent.
   */
  readonly reprDigest?: string | false | undefined
  readonly signal?: AbortSignal | undefined
  /** Sent as `Idempotency-Key`; with one, what can be read twice is sent again after a lost connection too. */
  readonly idempotencyKey?: string | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

export interface UploadOptions extends SendingOptions {
  /** Left out: that of the `File`, else the service calls it `unnamed`. */
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** Left out: `/`. */
  readonly folder?: string | undefined
}

export interface ReplaceOptions extends SendingOptions {
  /** The entity tag of the bytes that are to be replaced, as `downloadFile` gives it. */
  readonly ifMatch: string
}

export interface Outgoing {
  readonly headers: Readonly<Record<string, string>>
  /** A body for one try; `stop` ends the reading of its source. A stream tells how far it was read. */
  body(
    stop: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Blob | FormData | ReadableStream<Uint8Array>>
  readonly repeatable: boolean
}

/**
 * Browsers cannot send a stream over HTTP/1.1, and send a Blob without reading it into memory: there a stream is
 * gathered into a Blob first. Everywhere else the bytes go out as they are read.
 */
export const inBrowser = 'document' in globalThis || 'WorkerGlobalScope' in globalThis

/** The bytes themselves as the body, or a form when there is more to say about them. */
export async function uploadBody(given: FileSource, options: UploadOptions, stop: AbortSignal): Promise<Outgoing> {
  const file = blobFrom(given)
  const named = { ...options, name: options.name ?? nameOf(file), reprDigest: await digestOf(file, options, stop) }
  const { description, tags, metadata, folder } = options
  const asForm = [description, tags, metadata, folder].some((field) => field !== undefined)
  // A raw body of this type would be taken for a form.
  if (asForm || mediaTypeOf(file, options).toLowerCase().startsWith('multipart/')) return formBody(file, named)
  const raw = bytesBody(file, named)
  if (named.name === undefined) return raw
  return { ...raw, headers: { ...raw.headers, 'Content-Disposition': `attachment; ${fileNameParameter(named.name)}` } }
}

export async function replacementBody(
  given: FileSource,
  options: ReplaceOptions,
  stop: AbortSignal,
): Promise<Outgoing> {
  const file = blobFrom(given)
  const raw = bytesBody(file, { ...options, reprDigest: await digestOf(file, options, stop) })
  return { ...raw, headers: { ...raw.headers, 'If-Match': options.ifMatch } }
}

/** @returns `Repr-Digest`, of what can be read twice; `false`: none */
export async function digestOf(
  file: Source,
  { reprDigest }: SendingOptions,
  stop: AbortSignal,
): Promise<string | false> {
  if (reprDigest !== undefined) return reprDigest
  if (!isBlob(file)) return false
  const digest = createSha256()
  const reader = streamOf(file, stop).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) digest.update(next.value)
  return digestMember(digest.digest())
}

function bytesBody(file: Source, options: SendingOptions): Outgoing {
  const headers = { 'Content-Type': mediaTypeOf(file, options), ...digestHeader(options) }
  const repeatable = isBlob(file)
  if (inBrowser) return { headers, repeatable, body: (stop) => blobOf(file, headers['Content-Type'], stop) }
  const size = sizeOf(file, options)
  return {
    headers: { ...headers, ...lengthHeader(size) },
    repeatable,
    body: (stop, onProgress) => Promise.resolve(counted(streamOf(file, stop), size, onProgress)),
  }
}

function formBody(file: Source, options: UploadOptions): Outgoing {
  return inBrowser ? browserForm(file, options) : streamedForm(file, options)
}

/** RFC 7578, written out, so that the file between its boundaries stays a stream. */
function streamedForm(file: Source, options: UploadOptions): Outgoing {
  const boundary = `coffer-${crypto.randomUUID()}`
  const fileName = options.name === undefined ? '' : `; ${fileNameParameter(options.name)}`
  const head = new TextEncoder().encode(
    fieldsOf(options)
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('') +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"${fileName}\r\nContent-Type: ${mediaTypeOf(file, options)}\r\n\r\n`,
  )
  const tail = new TextEncoder().encode(`\r\n--${boundary}--\r\n`)
  const size = sizeOf(file, options)
  const length = size === undefined ? undefined : head.byteLength + size + tail.byteLength
  return {
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      ...digestHeader(options),
      ...lengthHeader(length),
    },
    repeatable: isBlob(file),
    body: (stop, onProgress) => {
      const bytes = counted(streamOf(file, stop), size, onProgress)
      return Promise.resolve(streamOf(framed(head, bytes, tail), stop))
    },
  }
}

async function* framed(
  head: Uint8Array,
  bytes: ReadableStream<Uint8Array>,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield head
  const reader = bytes.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    // When this was left early, the source learns that nobody reads on.
    await reader.cancel().catch(() => undefined)
  }
  yield tail
}

function browserForm(file: Source, options: UploadOptions): Outgoing {
  return {
    headers: digestHeader(options),
    repeatable: isBlob(file),
    body: async (stop) => {
      const form = new FormData()
      for (const [name, value] of fieldsOf(options)) form.append(name, value)
      form.append('file', await blobOf(file, mediaTypeOf(file, options), stop), options.name)
      return form
    },
  }
}

/** The text parts, which come before the file. */
function fieldsOf({ description, tags = [], metadata, folder }: UploadOptions): [name: string, value: string][] {
  return [
    ...(description === undefined ? [] : [['description', description] as [string, string]]),
    ...tags.map((tag): [string, string] => ['tags', tag]),
    ...(metadata === undefined ? [] : [['metadata', JSON.stringify(metadata)] as [string, string]]),
    ...(folder === undefined ? [] : [['folder', folder] as [string, string]]),
  ]
}

export function mediaTypeOf(file: Source, { mediaType }: SendingOptions): string {
  if (mediaType !== undefined) return mediaType
  return (isBlob(file) && file.type) || 'application/octet-stream'
}

export function sizeOf(file: Source, { size }: SendingOptions): number | undefined {
  return isBlob(file) ? file.size : size
}

function lengthHeader(length: number | undefined): Record<string, string> {
  return length === undefined ? {} : { 'Content-Length': String(length) }
}

function digestHeader({ reprDigest }: SendingOptions): Record<string, string> {
  return reprDigest === undefined || reprDigest === false ? {} : { 'Repr-Digest': reprDigest }
}
