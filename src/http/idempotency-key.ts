/** What tells a request with an `Idempotency-Key` from every other one. */
import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type { KeyedRequest } from '../access/keyed-request.ts'
import type { IncomingFile } from './contract.ts'
import { operationOf, scopeOf } from './request-scope.ts'
import { isStreamed } from './validator.ts'

/** @param body a file on its way in, where the operation takes one */
export function keyedRequest(request: Request, body: unknown): KeyedRequest | undefined {
  const key = request.headers['idempotency-key']?.toString()
  const scope = scopeOf(request)
  const operation = operationOf(scope)
  if (key === undefined || !scope.principal || !operation.headers.has('idempotency-key')) return undefined
  const content = isStreamed(operation.consumes)
    ? described(request, (body as IncomingFile | undefined) ?? {})
    : (scope.bodyDigest ?? bodyDigest('')).toString('base64')
  const fingerprint = createHash('sha256').update(
    JSON.stringify([operation.method, request.originalUrl, mediaTypeOf(request), content]),
  )
  return { principal: scope.principal, key, fingerprint: fingerprint.digest() }
}

export const bodyDigest = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** A form's boundary is another one each time that it is sent, so its parts count. */
function described({ headers }: Request, file: Partial<IncomingFile>): unknown[] {
  const { name, mediaType, description, tags, metadata, folder } = file
  const uploads = ['upload-length', 'upload-defer-length', 'upload-metadata'].map((field) => headers[field])
  return [name, mediaType, description, tags, metadata, folder, headers['repr-digest'], ...uploads].map(
    (part) => part ?? null,
  )
}

const mediaTypeOf = (request: Request): string | undefined => request.headers['content-type']?.split(';')[0]
