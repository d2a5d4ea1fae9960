import { Readable } from 'node:stream'
import type { Idempotency } from '../access/idempotency.ts'
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import type { KeptThumbnails } from '../media/kept-thumbnails.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { contentReply } from './content-reply.ts'
import type { Downloads } from './downloads.ts'
import type { ChangeFiles } from './file-batch.ts'
import type { FileGroups } from './file-groups.ts'
import type { File } from './file.entity.ts'
import { contentETag, fileETag, thumbnailETag, toBatchItem, toFile, toFolder, toTag } from './files.mapper.ts'
import type { Files } from './files.ts'
import type { Listing } from './listing.ts'
import { uploadDigests } from './upload-digests.ts'

export interface FilesHandlersDeps {
  readonly files: Files
  readonly listing: Listing
  readonly groups: FileGroups
  readonly changeFiles: ChangeFiles
  readonly blobs: Pick<BlobStore, 'read'>
  readonly downloads: Downloads
  readonly idempotency: Pick<Idempotency, 'once'>
  readonly thumbnails: KeptThumbnails
}

export function createFilesHandlers(deps: FilesHandlersDeps) {
  const { files, listing, groups, changeFiles, blobs, downloads, idempotency, thumbnails } = deps
  return {
    async listFiles({ principal, query }) {
      const {
        limit = 20,
        state = 'active',
        count,
        createdAfter,
        createdBefore,
        updatedAfter,
        updatedBefore,
        ...rest
      } = query
      const page = await listing.list(principal, {
        ...rest,
        limit,
        state,
        sort: query.sort ?? usualSort(query.q),
        count: count === 'exact',
        createdAfter: millis(createdAfter),
        createdBefore: millis(createdBefore),
        updatedAfter: millis(updatedAfter),
        updatedBefore: millis(updatedBefore),
      })
      const body: Schema<'FilePage'> = { items: page.items.map(toFile) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      if (page.isTotalCut) body.moreThanTotal = true
      return { status: 200, headers: pageLink('/v1/files', query, page.nextCursor), body }
    },
    async listTags({ principal, query }) {
      const { limit = 20, cursor, prefix, count } = query
      const page = await groups.tags(principal, { limit, cursor, prefix, count: count === 'exact' })
      const body: Schema<'TagPage'> = { items: page.items.map(toTag) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/tags', query, page.nextCursor), body }
    },
    async listFolders({ principal, query }) {
      const { limit = 20, cursor, parent = '/', count } = query
      const page = await groups.folders(principal, { limit, cursor, parent, count: count === 'exact' })
      const body: Schema<'FolderPage'> = { items: page.items.map(toFolder) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/folders', query, page.nextCursor), body }
    },
    async changeFiles({ principal, body }) {
      const outcomes = await changeFiles(principal, body)
      return { status: 200, body: { results: outcomes.map(toBatchItem) } }
    },
    async uploadFile({ principal, headers, query, body, keyed }) {
      const folder = body.folder ?? query.folder
      const digests = uploadDigests(body.bytes, headers['want-repr-digest'])
      const incoming = { ...body, ...(folder === undefined ? {} : { folder }), bytes: digests.bytes }
      const answer = (file: File) => ({
        status: 201 as const,
        headers: { Location: `/v1/files/${file.id}`, ETag: fileETag(file), 'Repr-Digest': digests.field(file) },
        body: toFile(file),
      })
      return idempotency.once(
        { request: keyed, answer },
        (alongside) => files.store(principal, incoming, headers['repr-digest'], { alongside }),
        { bytes: body.bytes, digestOf: ({ sha256 }) => sha256 },
      )
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
    async downloadFile({ principal, path, query, headers, isHead }) {
      const file = await files.get(principal, path.fileId)
      const reply = await contentReply(file, headers, query.disposition ?? 'attachment', blobs)
      await downloads.note(file, reply, isHead)
      return reply
    },
    async getThumbnail({ principal, path, query, headers }) {
      const file = await files.get(principal, path.fileId)
      const size = query.size ?? 256
      const fields = { ETag: thumbnailETag(file, size), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      const bytes = await thumbnails.of(file, size)
      return {
        status: 200,
        headers: {
          ...fields,
          'Content-Length': bytes.length,
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "sandbox; default-src 'none'",
        },
        body: Readable.from([bytes]),
      }
    },
    async replaceFileContent({ principal, path, headers, body }) {
      const ifMatch = headers['if-match']
      // What is not there is told before what the request lacks.
      if (ifMatch === undefined) await files.get(principal, path.fileId)
      if (ifMatch === undefined)
        throw new Problem('precondition-required', {
          detail: 'Send the entity tag of the bytes that are to be replaced.',
        })
      const digests = uploadDigests(body.bytes, headers['want-repr-digest'])
      const file = await files.replaceContent(
        principal,
        path.fileId,
        { ...body, bytes: digests.bytes },
        (current) => {
          requireMatch(ifMatch, contentETag(current))
        },
        headers['repr-digest'],
      )
      return {
        status: 200,
        headers: { ETag: contentETag(file), 'Repr-Digest': digests.field(file) },
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

const usualSort = (q: string | undefined) => (q === undefined ? '-createdAt' : 'relevance')

const millis = (time: string | undefined): number | undefined => (time === undefined ? undefined : Date.parse(time))
