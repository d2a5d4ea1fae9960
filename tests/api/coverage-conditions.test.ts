/**
 * Every operation that declares `If-None-Match` or `If-Match`, found in the contract, with each form that RFC 9110 gives
 * the two fields: the weak and the strong comparison, lists, and `*`.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Operation } from '../../src/http/document.ts'
import { makeAccount, makeFile, makeKey, startApp, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { enrolPasskey } from '../support/factors.ts'
import { makeLinks, makeShare } from '../support/shares.ts'
import { contract, filled, soundRequest } from '../support/sound-request.ts'

let app: TestApp
let owner: Account
beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const declaring = (parameter: string): Operation[] =>
  [...contract.operations.values()].filter(({ template, method }) => {
    const item = contract.document.paths[template]!
    const { parameters = [] } = item[method.toLowerCase()] as { parameters?: { $ref?: string; name?: string }[] }
    return parameters.some(
      ({ $ref, name }) => $ref?.split('/').at(-1) === parameter.replaceAll('-', '') || name === parameter,
    )
  })
const readers = declaring('If-None-Match')
const guarded = declaring('If-Match')

test('both tables are as long as the contract gives reason for', () => {
  expect(readers.length).toBeGreaterThanOrEqual(8)
  expect(guarded.length).toBeGreaterThanOrEqual(6)
})

/** A path of the operation that leads to something of the owner's. */
async function ownPath({ template }: Operation): Promise<string> {
  if (template.startsWith('/s/') || template.includes('{shareId}')) return sharePath(template)
  if (template.includes('{downloadToken}'))
    return (await makeLinks(owner, { fileId: (await makeFile(owner)).id })).download
  if (template.includes('{keyId}'))
    return template.replace('{keyId}', (await makeKey(owner, { scopes: ['files:list'] })).id)
  if (template.includes('{passkeyId}'))
    return template.replace('{passkeyId}', (await enrolPasskey(app, owner)).passkeyId)
  if (template.includes('{userId}')) return template.replace('{userId}', (await makeAccount(app)).id)
  if (template.includes('{roleName}')) return template.replace('{roleName}', await makeRole())
  return filled(template.includes('{fileId}') ? template.replace('{fileId}', (await makeFile(owner)).id) : template)
}

async function sharePath(template: string): Promise<string> {
  const { id: fileId } = await makeFile(owner)
  const { id, token } = await makeShare(owner, [fileId])
  return template.replace('{shareToken}', token).replace('{shareId}', id).replace('{fileId}', fileId)
}

describe.each(readers.map((operation) => [operation.id, operation] as const))('%s, If-None-Match', (_, operation) => {
  let path: string
  let etag: string
  beforeAll(async () => {
    path = await ownPath(operation)
    etag = (await owner.client.get(path)).headers.get('etag')!
  })

  test('the entity tag is strong, and the same as long as nothing changes', async () => {
    expect(etag).toMatch(/^"[\x21\x23-\x7e]+"$/)
    expect((await owner.client.get(path)).headers.get('etag')).toBe(etag)
  })

  test.each<[string, (etag: string) => string]>([
    ['the current one', (tag) => tag],
    ['the current one, called weak', (tag) => `W/${tag}`],
    ['the current one among others', (tag) => `"another", ${tag} , W/"a,b"`],
    ['any', () => '*'],
  ])('%s: 304 with the same entity tag and no body, by GET and by HEAD', async (_form, field) => {
    for (const method of ['GET', 'HEAD']) {
      const reply = await owner.client.send(method, path, undefined, { 'if-none-match': field(etag) })
      expect({ ...summary(reply), type: reply.headers.get('content-type') }).toEqual({
        status: 304,
        etag,
        length: 0,
        type: null,
      })
    }
  })

  test.each<[string, (etag: string) => string]>([
    ['another one', () => '"another"'],
    ['nothing that is one', (tag) => tag.slice(1, -1)],
    ['the current one in other letters', (tag) => `"x${tag.slice(1)}`],
  ])('%s: 200 with the whole', async (_form, field) => {
    const reply = await owner.client.get(path, { 'if-none-match': field(etag) })
    expect({ status: reply.status, etag: reply.headers.get('etag') }).toEqual({ status: 200, etag })
    expect(reply.bytes.length).toBeGreaterThan(0)
    const head = await owner.client.head(path, { 'if-none-match': field(etag) })
    expect(summary(head)).toEqual({ status: 200, etag, length: 0 })
  })
})

const summary = ({ status, headers, bytes }: Reply): object => ({
  status,
  etag: headers.get('etag'),
  length: bytes.length,
})

/** Something for the operation to act on, and where its entity tag and its state are read. */
interface Target {
  readonly path: string
  readonly read: string
  /** Undefined: nothing ever changes it. */
  readonly change: (() => Promise<Reply>) | undefined
  /** Who acts, unless it is the owner. */
  readonly by?: Account
}

/** An operation that gains `If-Match` needs a row. */
const targets: Readonly<Record<string, () => Promise<Target>>> = {
  updateMe: async () => ({
    path: '/v1/me',
    read: '/v1/me',
    change: () => owner.client.patch('/v1/me', { displayName: 'Another' }),
  }),
  deleteMe: async () => {
    const by = await makeAccount(app)
    return { path: '/v1/me', read: '/v1/me', change: () => by.client.patch('/v1/me', { displayName: 'Another' }), by }
  },
  updateUser: async () => userTarget(),
  deleteUser: async () => userTarget(),
  updateFile: async () => fileTarget(),
  deleteFile: async () => fileTarget(),
  restoreFile: async () => {
    const target = await fileTarget('/restoration')
    await owner.client.delete(target.read)
    return { ...target, change: () => touchTrashed(target.read) }
  },
  downloadFile: async () => contentTarget(),
  replaceFileContent: async () => contentTarget(),
  downloadFileVersion: async () => ({ ...(await contentTarget('/versions/1/content')), change: undefined }),
  restoreFileVersion: async () => restorableTarget(),
  updateApiKey: async () => keyTarget(),
  deleteApiKey: async () => keyTarget(),
  updatePasskey: async () => passkeyTarget(),
  deletePasskey: async () => passkeyTarget(),
  updateShare: async () => shareTarget(),
  deleteShare: async () => shareTarget(),
  updateRole: async () => roleTarget(),
  deleteRole: async () => roleTarget(),
}

async function userTarget(): Promise<Target> {
  const read = `/v1/users/${(await makeAccount(app)).id}`
  return { path: read, read, change: () => owner.client.patch(read, { displayName: 'by another' }) }
}

async function keyTarget(): Promise<Target> {
  const read = `/v1/api-keys/${(await makeKey(owner, { scopes: ['files:list', 'files:read'] })).id}`
  return { path: read, read, change: () => owner.client.patch(read, { name: 'by another' }) }
}

async function passkeyTarget(): Promise<Target> {
  const by = await makeAccount(app)
  const read = `/v1/me/passkeys/${(await enrolPasskey(app, by)).passkeyId}`
  return { path: read, read, change: () => by.client.patch(read, { name: 'by another' }), by }
}

async function shareTarget(): Promise<Target> {
  const read = await sharePath('/v1/shares/{shareId}')
  return { path: read, read, change: () => owner.client.patch(read, { name: 'by another' }) }
}

let roles = 0

async function makeRole(): Promise<string> {
  const name = `role-${++roles}`
  expect((await owner.client.post('/v1/roles', { name, scopes: ['files:list'] })).status).toBe(201)
  return name
}

async function roleTarget(): Promise<Target> {
  const read = `/v1/roles/${await makeRole()}`
  return { path: read, read, change: () => owner.client.patch(read, { description: 'by another' }) }
}

async function fileTarget(below = ''): Promise<Target> {
  const read = `/v1/files/${(await makeFile(owner)).id}`
  return { path: read + below, read, change: () => owner.client.patch(read, { description: 'by another' }) }
}

async function contentTarget(below = '/content'): Promise<Target> {
  const path = `/v1/files/${(await makeFile(owner)).id}${below}`
  return { path, read: path, change: () => owner.client.put(path, 'by another', { 'if-match': '*' }) }
}

/** The first of two versions; what is guarded is the second. */
async function restorableTarget(): Promise<Target> {
  const { path: read, change } = await contentTarget()
  expect((await owner.client.put(read, 'second', { 'if-match': '*' })).status).toBe(200)
  return { path: read.replace(/content$/, 'versions/1/restoration'), read, change }
}

/** A file in the trash changes only by leaving it; here it comes back. */
async function touchTrashed(path: string): Promise<Reply> {
  await owner.client.post(`${path}/restoration`)
  return owner.client.delete(path)
}

test('the table of targets has every operation that declares If-Match', () => {
  expect(Object.keys(targets).sort()).toEqual(guarded.map(({ id }) => id).sort())
})

describe.each(guarded.map((operation) => [operation.id, operation] as const))('%s, If-Match', (id, operation) => {
  const act = ({ path, by = owner }: Target, ifMatch: string, method: string = operation.method): Promise<Reply> => {
    const { body, headers } = soundRequest(operation, { whole: by, none: by })
    return new Client(app.base, headers).send(method, path, body === '' ? undefined : body, { 'if-match': ifMatch })
  }
  const state = async ({ read, by = owner }: Target): Promise<unknown> => {
    const { status, headers, text } = await by.client.get(read)
    return { status, etag: headers.get('etag'), text }
  }
  const etagOf = async ({ read, by = owner }: Target): Promise<string> =>
    (await by.client.get(read)).headers.get('etag')!

  test.each<[string, (etag: string) => string]>([
    ['the current entity tag', (tag) => tag],
    ['the current one among others', (tag) => `W/"weak" , "another",${tag}`],
    ['any', () => '*'],
  ])('%s: goes on', async (_form, field) => {
    const target = await targets[id]!()
    expect([200, 202, 204]).toContain((await act(target, field(await etagOf(target)))).status)
  })

  test.each<[string, (etag: string) => string]>([
    ['another one', () => '"another"'],
    ['the current one, called weak', (tag) => `W/${tag}`],
    ['nothing that is one', (tag) => tag.slice(1, -1)],
    ['nothing at all', () => ''],
  ])('%s: 412, and nothing has changed', async (_form, field) => {
    const target = await targets[id]!()
    const before = await state(target)
    expectProblem(await act(target, field(await etagOf(target))), 412, 'precondition-failed')
    expect(await state(target)).toEqual(before)
  })

  test('what was the current one until somebody changed it: 412, and the change stays', async () => {
    const target = await targets[id]!()
    if (!target.change) return
    const stale = await etagOf(target)
    expect([200, 204]).toContain((await target.change()).status)
    const before = await state(target)
    expectProblem(await act(target, stale), 412, 'precondition-failed')
    expect(await state(target)).toEqual(before)
    if (operation.method === 'GET') expect((await act(target, stale, 'HEAD')).status).toBe(412)
  })
})
