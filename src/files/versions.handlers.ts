import { requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { contentReply } from './content-reply.ts'
import { reprDigest } from './digest.ts'
import type { Downloads } from './downloads.ts'
import { contentETag, toFile } from './files.mapper.ts'
import { toFileVersion } from './versions.mapper.ts'
import type { Versions } from './versions.ts'

export interface VersionsHandlersDeps {
  readonly versions: Versions
  readonly blobs: Pick<BlobStore, 'read'>
  readonly downloads: Downloads
}

export function createVersionsHandlers({ versions, blobs, downloads }: VersionsHandlersDeps) {
  return {
    async listFileVersions({ principal, path: { fileId }, query }) {
      const { limit = 20, cursor, count } = query
      const page = await versions.list(principal, fileId, { limit, cursor, count: count === 'exact' })
      const body: Schema<'FileVersionPage'> = { items: page.items.map(toFileVersion) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink(`/v1/files/${fileId}/versions`, query, page.nextCursor), body }
    },
    async downloadFileVersion({ principal, path, query, headers, isHead }) {
      const file = await versions.get(principal, path.fileId, path.version)
      const reply = await contentReply(file, headers, query.disposition ?? 'attachment', blobs)
      await downloads.note(file, reply, isHead)
      return reply
    },
    async restoreFileVersion({ principal, path: { fileId, version }, headers }) {
      const ifMatch = headers['if-match']
      // What is not there is told before what the request lacks.
      if (ifMatch === undefined) await versions.get(principal, fileId, version)
      if (ifMatch === undefined)
        throw new Problem('precondition-required', {
          detail: 'Send the entity tag of the bytes that are to be replaced.',
        })
      const file = await versions.restore(principal, fileId, version, (current) => {
        requireMatch(ifMatch, contentETag(current))
      })
      return {
        status: 200,
        headers: { ETag: contentETag(file), 'Repr-Digest': reprDigest(file.sha256) },
        body: toFile(file),
      }
    },
    async deleteFileVersion({ principal, path }) {
      await versions.remove(principal, path.fileId, path.version)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}
