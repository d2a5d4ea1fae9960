/** What the trail tells of files: what becomes of each, by whom, with the change or not at all; and downloads, where that is wanted. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeFile, makeKey, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { makeLinks } from '../support/shares.ts'

let app: TestApp
/** Tells of downloads. */
let attentive: Awaited<ReturnType<typeof startReplica>>
let owner: Account
beforeAll(async () => {
  app = await startApp({ shared: true })
  attentive = await startReplica(app, { settings: { COFFER_AUDIT_DOWNLOADS: 'on' } })
  owner = await makeAccount(app)
})
afterAll(async () => {
  await attentive.close()
  await app.close()
})

interface Told {
  readonly action: string
  readonly actor: { readonly kind: string }
  readonly details: object
}

/** Oldest first. */
async function toldOf({ id }: { id: string }): Promise<[action: string, details: object][]> {
  const { json } = await owner.client.get(`/v1/me/audit-events?limit=100`)
  return (json.items as (Told & { target?: string })[])
    .filter(({ target }) => target === `file:${id}`)
    .map(({ action, details }): [string, object] => [action, details])
    .reverse()
}

test('trash, restore, replace, versions and deletion are told of, each once, and a refused or empty change is not', async () => {
  const file = await makeFile(owner)
  const at = `/v1/files/${file.id}`
  const { client } = owner
  const replace = async (text: string): Promise<number> => {
    const tag = (await client.head(`${at}/content`)).headers.get('etag')!
    return (await client.put(`${at}/content`, text, { 'content-type': 'text/plain', 'if-match': tag })).status
  }
  expect((await client.delete(at)).status).toBe(204)
  expect((await client.delete(at)).status).toBe(204)
  expect((await client.delete(at, { 'if-match': '"another"' })).status).toBe(412)
  expect((await client.post(`${at}/restoration`)).status).toBe(200)
  expect((await client.post(`${at}/restoration`)).status).toBe(409)
  expect(
    (await client.patch(at, { description: 'seen' }, { 'content-type': 'application/merge-patch+json' })).status,
  ).toBe(200)
  expect(await replace('other bytes')).toBe(200)
  const tag = (await client.head(`${at}/content`)).headers.get('etag')!
  expect((await client.post(`${at}/versions/1/restoration`, undefined, { 'if-match': tag })).status).toBe(200)
  expect((await client.delete(`${at}/versions/2`)).status).toBe(204)
  expect((await client.delete(`${at}?permanent=true`)).status).toBe(204)
  expect((await client.delete(`${at}?permanent=true`)).status).toBe(404)
  expect(await toldOf(file)).toEqual([
    ['file.trashed', {}],
    ['file.restored', {}],
    ['file.replaced', { version: 2, size: 11 }],
    ['file.version-restored', { from: 1, version: 3 }],
    ['file.version-deleted', { version: 2 }],
    ['file.deleted', { size: 7 }],
  ])
})

test('of a batch each file is told of by itself, with the key that did it', async () => {
  const files = [await makeFile(owner), await makeFile(owner)]
  const { client, id } = await makeKey(owner, { scopes: ['files:write', 'files:delete'] })
  const reply = await client.post('/v1/files/batch', { action: 'delete', fileIds: files.map((file) => file.id) })
  expect(reply.status).toBe(200)
  for (const file of files) expect(await toldOf(file)).toEqual([['file.deleted', { size: 7 }]])
  const rows = await app.app.database.rows(
    "select actor_kind, hex(credential_id) as credential from audit_event where action = 'file.deleted' and target in (?, ?)",
    files.map((file) => `file:${file.id}`),
  )
  expect(rows).toEqual(
    Array(2).fill({ actor_kind: 'key', credential: id.replaceAll('-', '').toUpperCase() }) as unknown[],
  )
})

test('downloads are told of where that is set, before their bytes: whole, in part, by version and by link', async () => {
  const file = await makeFile(owner)
  const at = `/v1/files/${file.id}`
  const { client } = owner
  const there = attentive.anonymous.with(client.fields)
  const { download } = await makeLinks(owner, { fileId: file.id })
  const etag = (await client.get(`${at}/content`)).headers.get('etag')!
  expect((await there.get(`${at}/content`)).text).toBe('content')
  expect((await there.get(`${at}/content`, { range: 'bytes=3-' })).status).toBe(206)
  expect((await there.get(`${at}/versions/1/content`)).status).toBe(200)
  expect((await attentive.anonymous.get(download)).text).toBe('content')
  // Nothing that gives no bytes.
  expect((await there.head(`${at}/content`)).status).toBe(200)
  expect((await there.get(`${at}/content`, { 'if-none-match': etag })).status).toBe(304)
  expect((await there.get(`${at}/content`, { range: 'bytes=9-' })).status).toBe(416)
  expect((await attentive.anonymous.head(download)).status).toBe(200)
  expect((await toldOf(file)).filter(([action]) => action === 'file.downloaded')).toEqual([
    ['file.downloaded', { version: 1 }],
    ['file.downloaded', { version: 1, isRange: true }],
    ['file.downloaded', { version: 1 }],
    ['file.downloaded', { version: 1 }],
  ])
})

test('downloads are not told of where it is not set', async () => {
  const file = await makeFile(owner)
  expect((await owner.client.get(`/v1/files/${file.id}/content`)).status).toBe(200)
  expect(await toldOf(file)).toEqual([])
})
