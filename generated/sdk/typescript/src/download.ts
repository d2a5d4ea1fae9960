import { fileNameOf } from './disposition.ts'
import { problemOf } from './problem-error.ts'
import { counted, type Progress } from './progress.ts'

/** Positions count from 0 and `last` is included (RFC 9110, section 14); `suffix` asks for that many bytes at the end. */
export type DownloadRange = { readonly first: number; readonly last?: number | undefined } | { readonly suffix: number }

export interface DownloadOptions {
  readonly range?: DownloadRange | undefined
  /** Heed `range` only while the bytes still have this entity tag; else the whole file comes. */
  readonly ifRange?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

export interface Download {
  /** The bytes as they arrive. Read it to the end or cancel it. */
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

export function rangeHeaders({ range, ifRange }: DownloadOptions): Record<string, string> {
  if (!range) return {}
  const bytes = 'suffix' in range ? `-${range.suffix}` : `${range.first}-${range.last ?? ''}`
  return { Range: `bytes=${bytes}`, ...(ifRange === undefined ? {} : { 'If-Range': ifRange }) }
}

/** @throws ProblemError */
export async function downloadOf(response: Response, { onProgress }: DownloadOptions): Promise<Download> {
  if (response.status !== 200 && response.status !== 206) throw await problemOf(response)
  const { headers } = response
  const length = headers.get('Content-Length') === null ? undefined : Number(headers.get('Content-Length'))
  const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('Content-Range') ?? '') ?? []
  return {
    stream: counted(response.body ?? new Blob([]).stream(), length, onProgress),
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
