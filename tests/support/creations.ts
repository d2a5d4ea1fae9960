/** Every operation that takes an `Idempotency-Key`, and how to see how often it was done. */
import { randomUUID } from 'node:crypto'
import type { OperationId } from '../../src/http/contract.ts'
import type { Client, Reply } from './client.ts'
import { makeFile, makeKey, type Account, type TestApp } from './app.ts'

export interface Creation {
  readonly id: OperationId
  /** A request that has not been sent before, and one that differs from it in its body alone. */
  readonly fresh: (owner: Account) => Promise<{ path: string; body: Body; other: Body; fields?: Fields }>
  /** Counts its effects. */
  readonly effects: string
  /** The answer holds what is shown once. */
  readonly isSecret?: true
}
/** What says it in header fields, and has no body, is sent as them. */
type Body = object | Uint8Array | InFields
/** Fields that the request needs beside it. */
type Fields = Readonly<Record<string, string>>

export class InFields {
  readonly fields: Fields

  constructor(fields: Fields) {
    this.fields = fields
  }
}

const at = (path: string, body: Body, other: Body) => async () => ({ path, body, other })
const audited = (action: string): string => `select count(*) as n from audit_event where action = '${action}'`
let number = 0

export const creations: readonly Creation[] = [
  {
    id: 'uploadFile',
    fresh: () => at('/v1/files', Buffer.from(randomUUID()), Buffer.from(randomUUID()))(),
    effects: 'select count(*) as n from file',
  },
  {
    id: 'createApiKey',
    fresh: () =>
      at(
        '/v1/api-keys',
        { name: `Backup ${++number}`, scopes: ['files:list'] },
        { name: 'Another', scopes: ['files:list'] },
      )(),
    effects: audited('api-key.created'),
    isSecret: true,
  },
  {
    id: 'rotateApiKey',
    fresh: async (owner) => {
      const { id } = await makeKey(owner, { scopes: ['files:list'] })
      return { path: `/v1/api-keys/${id}/rotation`, body: { overlapSeconds: 60 }, other: { overlapSeconds: 61 } }
    },
    effects: audited('api-key.rotated'),
    isSecret: true,
  },
  {
    id: 'createServiceAccount',
    fresh: () =>
      at(
        '/v1/service-accounts',
        { name: `Backup ${++number}`, roles: ['reader'] },
        { name: 'Another', roles: ['reader'] },
      )(),
    effects: "select count(*) as n from account where kind = 'service'",
  },
  {
    id: 'createRole',
    fresh: () =>
      at(
        '/v1/roles',
        { name: `auditor-${++number}`, scopes: ['audit:read'] },
        { name: `other-${number}`, scopes: ['audit:read'] },
      )(),
    effects: 'select count(*) as n from role',
  },
  {
    id: 'registerUser',
    fresh: () => {
      const user = { email: `${randomUUID()}@example.org`, password: 'correct horse battery staple' }
      return at('/v1/users', user, { ...user, displayName: 'Another' })()
    },
    effects: "select count(*) as n from account where kind = 'person'",
  },
  {
    id: 'createInvitation',
    fresh: () =>
      at('/v1/invitations', { email: `${randomUUID()}@example.org` }, { email: `${randomUUID()}@example.org` })(),
    effects: audited('user.invited'),
    isSecret: true,
  },
  {
    id: 'createShare',
    fresh: async (owner) => {
      const { id } = await makeFile(owner)
      return { path: '/v1/shares', body: { fileIds: [id] }, other: { fileIds: [id], name: 'Another' } }
    },
    effects: 'select count(*) as n from share',
  },
  {
    id: 'createUploadRequest',
    fresh: () => at('/v1/upload-requests', { name: `Request ${++number}` }, { name: 'Another' })(),
    effects: 'select count(*) as n from upload_request',
  },
  {
    id: 'createUpload',
    fresh: async () => ({
      path: '/v1/uploads',
      body: new InFields({ 'upload-length': '1000' }),
      other: new InFields({ 'upload-length': '1001' }),
      fields: { 'tus-resumable': '1.0.0', 'upload-metadata': `filename ${btoa(`upload-${++number}.bin`)}` },
    }),
    effects: 'select count(*) as n from upload',
  },
]

/** @param more header fields */
export function ask(
  client: Client,
  { path, fields = {} }: Awaited<ReturnType<Creation['fresh']>>,
  body: Body,
  more: Fields = {},
): Promise<Reply> {
  return body instanceof InFields
    ? client.post(path, undefined, { ...fields, ...body.fields, ...more })
    : client.post(path, body, { ...fields, ...more })
}

export async function effectsOf({ app }: Pick<TestApp, 'app'>, { effects }: Creation): Promise<number> {
  return Number((await app.database.rows(effects))[0]!['n'])
}
