import { fileNameOf } from './disposition.ts'
import { problemOf } from './problem-error.ts'
import { counted, type Progress } from './progress.ts'
import { createSha256, digestMember, sha256Of } from './sha256.ts'

/** Positions count from 0 and `last` is included (RFC 9110, section 14); `suffix` asks for that many bytes at the end. */
export type DownloadRange = { readonly first: number; readonly last?: number | undefined } | { readonly suffix: number }

export interface DownloadOptions {
  /** Bytes that the file had before: those of this version, instead of those it has now. */
  readonly version?: number | undefined
  readonly range?: DownloadRange | undefined
  /** Heed `range` only while the bytes still have this entity tag; else the whole file comes. */
  readonly ifRange?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** `false`: do not compare the bytes of a whole file with the digest that the service sends. */
  readonly verify?: boolean | undefined
}

export interface Download {
  /**
   * The bytes as they arrive. Read it to the end or cancel it. Of a whole file the digest is verified: reading ends with a
   * `DigestMismatchError` when they are not what the service keeps.
   */
  readonly stream: ReadableStream<Uint8Array>
  /** 206: a range was asked for and is what comes. */
  readonly status: 200 | 206
  readonly name: string | undefined
  readonly mediaType: string | undefined
  /** Bytes in `stream`. */
  readonly length: number | undefined
  /** Bytes in the whole file. */
  readonly size: number | undefined
  /** Which bytes these are; `undefined`: all. */
  readonly range: { readonly first: number; readonly last: number } | undefined
  /** Of the bytes, for `ifRange` and for `replaceFileContent`. */
  readonly etag: string | undefined
  readonly headers: Headers
}

/** The bytes that came are not those that the service told the digest of. */
export class DigestMismatchError extends Error {
  override readonly name = 'DigestMismatchError'
}

export function rangeHeaders({ range, ifRange }: DownloadOptions): Record<string, string> {
  if (!range) return {}
  const bytes = 'suffix' in range ? `-${range.suffix}` : `${range.first}-${range.last ?? ''}`
  return { Range: `bytes=${bytes}`, ...(ifRange === undefined ? {} : { 'If-Range': ifRange }) }
}

/** @throws ProblemError */
export async function downloadOf(response: Response, { onProgress, verify }: DownloadOptions): Promise<Download> {
  if (response.status !== 200 && response.status !== 206) throw await problemOf(response)
  const { headers } = response
  const length = headers.get('Content-Length') === null ? undefined : Number(headers.get('Content-Length'))
  const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('Content-Range') ?? '') ?? []
  const expected = response.status === 200 && verify !== false ? sha256Of(headers.get('Repr-Digest')) : undefined
  return {
    stream: counted(verified(response.body ?? new Blob([]).stream(), expected), length, onProgress),
    status: response.status,
    name: fileNameOf(headers.get('Content-Disposition')),
    mediaType: headers.get('Content-Type') ?? undefined,
    length,
    size: size === undefined ? length : Number(size),
    range: first === undefined || last === undefined ? undefined : { first: Number(first), last: Number(last) },
    etag: headers.get('ETag') ?? undefined,
    headers,
  }
}

function verified(stream: ReadableStream<Uint8Array>, expected: string | undefined): ReadableStream<Uint8Array> {
  if (expected === undefined) return stream
  const reader = stream.getReader()
  const digest = createSha256()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (!done) {
          digest.update(value)
          controller.enqueue(value)
        } else if (digestMember(digest.digest()) === `sha-256=:${expected}:`) {
          controller.close()
        } else {
          controller.error(new DigestMismatchError('the bytes that came do not match their Repr-Digest'))
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
