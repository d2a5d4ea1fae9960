/** A download as it goes out: the whole file, a range, or several, with the digests that are wanted (RFC 9530). */
import { createHash } from 'node:crypto'
import { digestField, wantedDigests } from '../digests.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { multipartRanges } from './byte-ranges.ts'
import { answerRanges, contentHeaders, type ContentConditions } from './content-answer.ts'
import type { File } from './file.entity.ts'

export interface ContentRequest extends ContentConditions {
  readonly 'want-content-digest'?: string | undefined
}

/** What is not longer may be held in memory, to be hashed before it is sent. */
const heldBytes = 1024 * 1024

/** @throws Problem precondition-failed, range-not-satisfiable, and what reading a short range throws */
export async function contentReply(
  file: File,
  request: ContentRequest,
  disposition: 'attachment' | 'inline',
  blobs: Pick<BlobStore, 'read'>,
) {
  const read = (start: number, end: number): AsyncIterable<Uint8Array> => blobs.read(file.contentId, start, end)
  const fields = contentHeaders(file, disposition)
  const answer = answerRanges(file, request)
  if (answer.status === 304) {
    const { ETag, 'Last-Modified': modified, 'Cache-Control': caching } = fields
    return { status: 304 as const, headers: { ETag, 'Last-Modified': modified, 'Cache-Control': caching } }
  }
  if ('ranges' in answer) {
    const { mediaType, length, bytes } = multipartRanges(answer.ranges, file, read)
    return { status: 206 as const, headers: { ...fields, 'Content-Length': length }, mediaType, body: bytes }
  }
  const { start, end } = answer
  const length = end - start + 1
  const { digest, body } = await digested(file, length, request['want-content-digest'], read(start, end))
  const headers = {
    ...fields,
    'Content-Length': length,
    ...(digest === undefined ? {} : { 'Content-Digest': digest }),
  }
  const { mediaType } = file
  if (answer.status === 200) return { status: 200 as const, headers, mediaType, body }
  return { status: 206 as const, headers: { ...headers, 'Content-Range': answer.contentRange }, mediaType, body }
}

/** Of the whole file the digest is known; that of anything else is worth no second reading of more than a little. */
async function digested(
  file: File,
  length: number,
  want: string | undefined,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ digest?: string; body: AsyncIterable<Uint8Array> }> {
  const isWhole = length === file.size
  const algorithm = wantedDigests(want).find((name) => length <= heldBytes || (isWhole && name === 'sha-256'))
  if (algorithm === undefined) return { body: bytes }
  if (isWhole && algorithm === 'sha-256') return { digest: digestField({ 'sha-256': file.sha256 }), body: bytes }
  const held: Uint8Array[] = []
  const hash = createHash(algorithm.replace('-', ''))
  for await (const chunk of bytes) {
    hash.update(chunk)
    held.push(chunk)
  }
  return { digest: digestField({ [algorithm]: hash.digest() }), body: inTurn(held) }
}

async function* inTurn(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  yield* chunks
}
