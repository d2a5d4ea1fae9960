/** A download as it goes out: the whole bytes or a range of them. */
import type { BlobStore } from '../storage/blob-store.ts'
import { answerContent, contentHeaders, type ContentConditions } from './content-answer.ts'
import type { File } from './file.entity.ts'

/** @throws Problem precondition-failed, range-not-satisfiable */
export async function contentReply(
  file: File,
  conditions: ContentConditions,
  disposition: 'attachment' | 'inline',
  blobs: Pick<BlobStore, 'read'>,
) {
  const fields = contentHeaders(file, disposition)
  const answer = answerContent(file, conditions)
  if (answer.status === 304) {
    const { ETag, 'Last-Modified': modified, 'Cache-Control': caching } = fields
    return { status: 304 as const, headers: { ETag, 'Last-Modified': modified, 'Cache-Control': caching } }
  }
  const body = blobs.read(file.contentId, answer.start, answer.end)
  const headers = { ...fields, 'Content-Length': answer.end - answer.start + 1 }
  const { mediaType } = file
  if (answer.status === 200) return { status: 200 as const, headers, mediaType, body }
  return { status: 206 as const, headers: { ...headers, 'Content-Range': answer.contentRange }, mediaType, body }
}
