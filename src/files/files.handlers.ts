import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { contentReply } from './content-reply.ts'
import { reprDigest } from './digest.ts'
import { contentETag, fileETag, toFile } from './files.mapper.ts'
import type { Files } from './files.ts'
import type { Listing } from './listing.ts'

export interface FilesHandlersDeps {
  readonly files: Files
  readonly listing: Listing
  readonly blobs: Pick<BlobStore, 'read'>
}

export function createFilesHandlers({ files, listing, blobs }: FilesHandlersDeps) {
  return {
    async listFiles({ principal, query }) {
      const { limit = 20, state = 'active', sort = '-createdAt', count, createdAfter, createdBefore, ...rest } = query
      const page = await listing.list(principal, {
        ...rest,
        limit,
        state,
        sort,
        count: count === 'exact',
        createdAfter: millis(createdAfter),
        createdBefore: millis(createdBefore),
      })
      const body: Schema<'FilePage'> = { items: page.items.map(toFile) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/files', query, page.nextCursor), body }
    },
    async uploadFile({ principal, headers, body }) {
      const file = await files.store(principal, body, headers['repr-digest'])
      return {
        status: 201,
        headers: { Location: `/v1/files/${file.id}`, ETag: fileETag(file), 'Repr-Digest': reprDigest(file.sha256) },
        body: toFile(file),
      }
    },
    async getFile({ principal, path, headers }) {
      const file = await files.get(principal, path.fileId)
      const fields = { ETag: fileETag(file), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toFile(file) }
    },
    async updateFile({ principal, path, headers, body }) {
      const file = await files.update(principal, path.fileId, body, unchanged(headers['if-match']))
      return { status: 200, headers: { ETag: fileETag(file) }, body: toFile(file) }
    },
    async deleteFile({ principal, path, query, headers }) {
      const remove = query.permanent === true ? files.purge : files.trash
      await remove(principal, path.fileId, unchanged(headers['if-match']))
      return { status: 204 }
    },
    async restoreFile({ principal, path, headers }) {
      const file = await files.restore(principal, path.fileId, unchanged(headers['if-match']))
      return { status: 200, headers: { ETag: fileETag(file) }, body: toFile(file) }
    },
    async downloadFile({ principal, path, query, headers }) {
      const file = await files.get(principal, path.fileId)
      return contentReply(file, headers, query.disposition ?? 'attachment', blobs)
    },
    async replaceFileContent({ principal, path, headers, body }) {
      const ifMatch = headers['if-match']
      // What is not there is told before what the request lacks.
      if (ifMatch === undefined) await files.get(principal, path.fileId)
      if (ifMatch === undefined)
        throw new Problem('precondition-required', {
          detail: 'Send the entity tag of the bytes that are to be replaced.',
        })
      const file = await files.replaceContent(
        principal,
        path.fileId,
        body,
        (current) => {
          requireMatch(ifMatch, contentETag(current))
        },
        headers['repr-digest'],
      )
      return {
        status: 200,
        headers: { ETag: contentETag(file), 'Repr-Digest': reprDigest(file.sha256) },
        body: toFile(file),
      }
    },
  } satisfies Partial<Handlers>
}

const unchanged =
  (ifMatch: string | undefined) =>
  (file: { revision: number }): void => {
    requireMatch(ifMatch, fileETag(file))
  }

const millis = (time: string | undefined): number | undefined => (time === undefined ? undefined : Date.parse(time))
