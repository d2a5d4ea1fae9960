import { answerContent, contentHeaders } from '../files/content-answer.ts'
import type { Downloads } from '../files/downloads.ts'
import type { Handlers } from '../http/contract.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { toReceipt } from '../upload-requests/upload-requests.mapper.ts'
import { toDownloadLink, toUploadLink } from './links.mapper.ts'
import type { Links } from './links.ts'

export interface LinksHandlersDeps {
  readonly links: Links
  readonly blobs: Pick<BlobStore, 'read'>
  readonly downloads: Downloads
}

/** Seconds. */
const usualLife = 300

export function createLinksHandlers({ links, blobs, downloads }: LinksHandlersDeps) {
  return {
    async createDownloadLink({ principal, path, body }) {
      const { expiresIn: life = usualLife, inline = false } = body
      const link = await links.linkDownload(principal, path.fileId, {
        life,
        disposition: inline ? 'inline' : 'attachment',
      })
      return { status: 201, headers: { Location: link.path }, body: toDownloadLink(link) }
    },
    async createUploadLink({ principal, body }) {
      const { expiresIn: life = usualLife, ...wanted } = body
      const link = await links.linkUpload(principal, wanted, life)
      return { status: 201, headers: { Location: link.path }, body: toUploadLink(link) }
    },
    async downloadByLink({ path, headers, isHead }) {
      const { file, disposition } = await links.download(path.downloadToken)
      const fields = contentHeaders(file, disposition)
      const answer = answerContent(file, headers)
      if (answer.status === 304)
        return {
          status: 304,
          headers: {
            ETag: fields.ETag,
            'Last-Modified': fields['Last-Modified'],
            'Cache-Control': fields['Cache-Control'],
          },
        }
      await downloads.note(file, answer, isHead)
      const body = blobs.read(file.contentId, answer.start, answer.end)
      const sized = { ...fields, 'Content-Length': answer.end - answer.start + 1 }
      const { mediaType } = file
      return answer.status === 206
        ? { status: 206, headers: { ...sized, 'Content-Range': answer.contentRange }, mediaType, body }
        : { status: 200, headers: sized, mediaType, body }
    },
    async uploadByLink({ path, headers, body: { mediaType, bytes } }) {
      const file = await links.upload(path.uploadToken, { mediaType, bytes, declared: headers['content-length'] })
      return { status: 200, body: toReceipt(file) }
    },
  } satisfies Partial<Handlers>
}
