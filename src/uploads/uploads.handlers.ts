import type { Idempotency } from '../access/idempotency.ts'
import type { Handlers, IncomingFile, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import type { Uploads, UploadView } from './uploads.ts'
import { toUpload, uploadFields } from './uploads.mapper.ts'

export interface UploadsHandlersDeps {
  readonly uploads: Uploads
  readonly idempotency: Pick<Idempotency, 'once'>
}

export function createUploadsHandlers({ uploads, idempotency }: UploadsHandlersDeps) {
  return {
    async listUploads({ principal, query }) {
      const { limit = 20, cursor, count } = query
      const page = await uploads.list(principal, { limit, cursor, count: count === 'exact' })
      const body: Schema<'UploadPage'> = { items: page.items.map(toUpload) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/uploads', query, page.nextCursor), body }
    },
    async createUpload({ principal, headers, body, keyed }) {
      const beginning = {
        length: number(headers['upload-length']),
        isDeferred: headers['upload-defer-length'] !== undefined,
        metadata: headers['upload-metadata'],
        reprDigest: headers['repr-digest'],
        piece: body && pieceOf(body, headers['upload-checksum']),
      }
      // What arrives with the beginning may be refused after it, and the key would stand for an upload that is gone.
      if (keyed && (beginning.piece || beginning.length === 0)) throw keyedWithBytes()
      const answer = (upload: UploadView) => ({
        status: 201 as const,
        headers: { Location: `/v1/uploads/${upload.id}`, ...uploadFields(upload) },
      })
      return idempotency.once({ request: keyed, answer }, (alongside) => uploads.begin(principal, beginning, alongside))
    },
    async getUpload({ principal, path }) {
      const upload = await uploads.get(principal, path.uploadId)
      return {
        status: 200,
        headers: {
          ...uploadFields(upload),
          ...(upload.length === undefined ? { 'Upload-Defer-Length': '1' } : { 'Upload-Length': upload.length }),
          ...(upload.metadata === undefined ? {} : { 'Upload-Metadata': upload.metadata }),
        },
        body: toUpload(upload),
      }
    },
    async appendUpload({ principal, path, headers, body }) {
      const upload = await uploads.append(principal, path.uploadId, {
        offset: number(headers['upload-offset']),
        length: number(headers['upload-length']),
        ...pieceOf(body, headers['upload-checksum']),
      })
      return { status: 204, headers: uploadFields(upload) }
    },
    async cancelUpload({ principal, path }) {
      await uploads.cancel(principal, path.uploadId)
      return { status: 204, headers: { 'Tus-Resumable': '1.0.0' } }
    },
  } satisfies Partial<Handlers>
}

const pieceOf = ({ bytes, length: declaredBytes }: IncomingFile, checksum: string | undefined) => ({
  bytes,
  declaredBytes,
  checksum,
})

const keyedWithBytes = (): Problem =>
  new Problem('invalid-request', {
    detail: 'An upload that begins with a key gets its bytes afterwards.',
    errors: [
      {
        in: 'header',
        pointer: 'Idempotency-Key',
        detail: 'must not be there when bytes come along, or Upload-Length is 0',
      },
    ],
  })

/** A header's value is a text, whatever its schema says. */
function number(value: number | string): number
function number(value: number | string | undefined): number | undefined
function number(value: number | string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}
