/** What a request for a file's bytes gets: conditions and ranges of RFC 9110, names of RFC 6266, and headers that keep content data. */
import { create as contentDisposition } from 'content-disposition'
import { httpDate, matches, matchesNone } from '../http/conditional.ts'
import { Problem } from '../problem.ts'
import { contentRange, readRanges, type ByteRange } from './byte-ranges.ts'
import { reprDigest } from './digest.ts'
import type { File } from './file.entity.ts'
import { contentETag } from './files.mapper.ts'

export interface ContentConditions {
  readonly range?: string | undefined
  readonly 'if-range'?: string | undefined
  readonly 'if-match'?: string | undefined
  readonly 'if-none-match'?: string | undefined
  readonly 'if-modified-since'?: string | undefined
  readonly 'if-unmodified-since'?: string | undefined
}

export type ContentAnswer =
  | { readonly status: 304 }
  | { readonly status: 200; readonly start: number; readonly end: number }
  | { readonly status: 206; readonly start: number; readonly end: number; readonly contentRange: string }

/** More than one, none near another. */
export interface SeveralRanges {
  readonly status: 206
  readonly ranges: readonly ByteRange[]
}

/** For what sends one range at most: several get the whole file. @throws Problem precondition-failed, range-not-satisfiable */
export function answerContent(file: File, conditions: ContentConditions): ContentAnswer {
  const answer = answerRanges(file, conditions)
  return 'ranges' in answer ? { status: 200, start: 0, end: file.size - 1 } : answer
}

/**
 * In the order of RFC 9110, section 13.2.2.
 * @throws Problem precondition-failed, range-not-satisfiable
 */
export function answerRanges(file: File, conditions: ContentConditions): ContentAnswer | SeveralRanges {
  const etag = contentETag(file)
  const changed = Math.floor(file.contentChangedAt / 1000)
  const ifMatch = conditions['if-match']
  const unmodifiedSince = httpDate(conditions['if-unmodified-since'])
  if (ifMatch !== undefined ? !matches(ifMatch, etag) : unmodifiedSince !== undefined && changed > unmodifiedSince)
    throw new Problem('precondition-failed')
  const ifNoneMatch = conditions['if-none-match']
  const modifiedSince = httpDate(conditions['if-modified-since'])
  if (
    ifNoneMatch !== undefined ? matchesNone(ifNoneMatch, etag) : modifiedSince !== undefined && changed <= modifiedSince
  )
    return { status: 304 }
  const whole = { status: 200, start: 0, end: file.size - 1 } as const
  if (conditions.range === undefined || !rangeHolds(conditions['if-range'], etag)) return whole
  return partOf(file, conditions.range) ?? whole
}

/** A date in If-Range could match bytes that changed twice within its second, so only an entity tag counts. */
const rangeHolds = (ifRange: string | undefined, etag: string): boolean =>
  ifRange === undefined || ifRange.trim() === etag

/** Undefined: answer the whole file. */
function partOf({ size }: File, header: string): ContentAnswer | SeveralRanges | undefined {
  const ranges = readRanges(header, size)
  if (ranges === undefined) return undefined
  const [range, another] = ranges
  if (range === undefined)
    throw new Problem('range-not-satisfiable', {
      detail: `The file has ${size} bytes.`,
      headers: { 'Content-Range': `bytes */${size}` },
    })
  if (another !== undefined) return { status: 206, ranges }
  return { status: 206, ...range, contentRange: contentRange(range, size) }
}

/** Types that a browser shows without running anything in them. */
const shown =
  /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+|text\/plain|application\/pdf)$/

export function contentHeaders(file: File, disposition: 'attachment' | 'inline') {
  const isShown = shown.test(file.mediaType) && shown.test(file.detectedType ?? file.mediaType)
  const type = disposition === 'inline' && isShown ? 'inline' : 'attachment'
  return {
    ETag: contentETag(file),
    'Last-Modified': new Date(file.contentChangedAt).toUTCString(),
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    'Repr-Digest': reprDigest(file.sha256),
    'Content-Disposition': contentDisposition(file.name, { type }),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  }
}
