/** API keys: made, shown once, used, changed, rotated, deleted; never more than who makes them and who owns them may. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, makeFile, makeKey, startApp, type Account, type MadeKey, type TestApp } from '../support/app.ts'
import { newId } from '../../src/db/id.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { Client, expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

let app: TestApp
let admin: Account
/** Ahead of the real one, in milliseconds. */
let ahead = 0
beforeAll(async () => {
  app = await startApp({ clock: () => Date.now() + ahead, settings: { COFFER_TRUSTED_PROXIES: '1' } })
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

const day = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + ahead + days * day).toISOString()
const from = (key: MadeKey, address: string): Client => key.client.with({ 'x-forwarded-for': address })

async function service(roles: readonly string[] = ['reader']): Promise<string> {
  const reply = await admin.client.post('/v1/service-accounts', { name: 'Backup robot', roles })
  expect(reply.status).toBe(201)
  return reply.json.id as string
}

describe('createApiKey', () => {
  test('the key is shown once, and acts as its owner', async () => {
    const owner = await makeAccount(app)
    const file = await makeFile(owner)
    const made = await owner.client.post('/v1/api-keys', {
      name: 'Nightly backup',
      scopes: ['files:read', 'files:list'],
      expiresAt: inDays(7),
      allowedAddresses: ['127.0.0.0/8', '::1'],
    })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({ ownerId: owner.id, scopes: ['files:list', 'files:read'], name: 'Nightly backup' })
    expect(made.headers.get('location')).toBe(`/v1/api-keys/${made.json.id}`)
    const read = await owner.client.get(`/v1/api-keys/${made.json.id}`)
    expect(read.headers.get('etag')).toBe(made.headers.get('etag'))
    expect(read.json).toEqual({ ...made.json, key: undefined })
    const listed = await owner.client.get('/v1/api-keys?count=exact')
    expect(listed.json).toEqual({ items: [read.json], total: 1 })
    const client = new Client(app.base, { authorization: `Bearer ${made.json.key}` })
    expect((await client.get(`/v1/files/${file.id}`)).json.id).toBe(file.id)
    expect((await client.get('/v1/me')).json.id).toBe(owner.id)
    const rows = await app.app.database.rows('select digest, scopes from api_key where name = ?', ['Nightly backup'])
    expect(JSON.stringify(rows)).not.toContain(made.json.key.slice(27))
  })

  test.each([
    ['a scope that nobody knows', { scopes: ['files:read', 'files:everything'] }, '/scopes/1'],
    ['an end in the past', { expiresAt: '2026-01-01T00:00:00Z' }, '/expiresAt'],
    ['an address that is none', { allowedAddresses: ['192.0.2.1', '192.0.2.300'] }, '/allowedAddresses/1'],
    ['a range longer than an address', { allowedAddresses: ['192.0.2.0/33'] }, '/allowedAddresses/0'],
  ])('%s: 400 that names the place', async (_, settings, pointer) => {
    const reply = await admin.client.post('/v1/api-keys', { name: 'A key', scopes: ['files:read'], ...settings })
    expectProblem(reply, 400, 'invalid-request')
    expect(reply.json.errors).toMatchObject([{ pointer }])
  })

  test('more than the owner may: 403, and no key', async () => {
    const reader = await makeAccount(app, { roles: ['member'] })
    const reply = await reader.client.post('/v1/api-keys', { name: 'A key', scopes: ['files:read', 'users:read'] })
    expectProblem(reply, 403, 'scopes-exceeded')
    expect(reply.json.detail).toContain('users:read')
    expect((await reader.client.get('/v1/api-keys')).json.items).toEqual([])
  })

  test('a sign-in that is long ago must be confirmed first; to look and to rename it need not be', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list'] })
    await app.app.database.run(
      'update session set authenticated_at = authenticated_at - 1000000 where account_id = ?',
      [Buffer.from(owner.id.replaceAll('-', ''), 'hex')],
    )
    const path = `/v1/api-keys/${key.id}`
    for (const reply of [
      await owner.client.post('/v1/api-keys', { name: 'A key', scopes: ['files:list'] }),
      await owner.client.post(`${path}/rotation`, {}),
      await owner.client.patch(path, { expiresAt: null }),
    ])
      expectProblem(reply, 403, 'recent-sign-in-required')
    expect((await owner.client.patch(path, { name: 'Renamed' })).json.name).toBe('Renamed')
    expect((await owner.client.delete(path)).status).toBe(204)
  })
})

describe('a key that makes keys', () => {
  let owner: Account
  let maker: MadeKey
  beforeAll(async () => {
    owner = await makeAccount(app)
    maker = await makeKey(owner, {
      scopes: ['keys:read', 'keys:write', 'files:list'],
      expiresAt: inDays(2),
      allowedAddresses: ['127.0.0.0/8'],
    })
  })

  test('inherits its end and its addresses', async () => {
    const reply = await maker.client.post('/v1/api-keys', { name: 'Child', scopes: ['files:list'] })
    expect(reply.status).toBe(201)
    expect(reply.json).toMatchObject({
      ownerId: owner.id,
      expiresAt: expect.any(String),
      allowedAddresses: ['127.0.0.0/8'],
    })
    expect(Math.abs(Date.parse(reply.json.expiresAt) - Date.parse(inDays(2)))).toBeLessThan(60_000)
  })

  test.each<[string, object]>([
    ['a scope of its owner that it does not have', { scopes: ['files:read'] }],
    ['a later end', { scopes: ['files:list'], expiresAt: '2099-01-01T00:00:00Z' }],
    ['more addresses', { scopes: ['files:list'], allowedAddresses: ['126.0.0.0/7'] }],
    ['all addresses', { scopes: ['files:list'], allowedAddresses: [] }],
  ])('%s: 403', async (_, settings) => {
    expectProblem(await maker.client.post('/v1/api-keys', { name: 'Child', ...settings }), 403, 'scopes-exceeded')
  })

  test('cannot get at a stronger key by rotating or changing it', async () => {
    const stronger = await makeKey(owner, { scopes: ['files:list', 'files:delete'] })
    const path = `/v1/api-keys/${stronger.id}`
    expectProblem(await maker.client.post(`${path}/rotation`, { overlapSeconds: 0 }), 403, 'scopes-exceeded')
    expectProblem(await maker.client.patch(path, { name: 'Mine' }), 403, 'scopes-exceeded')
    const lasting = await makeKey(owner, { scopes: ['files:list'] })
    expectProblem(await maker.client.post(`/v1/api-keys/${lasting.id}/rotation`, {}), 403, 'scopes-exceeded')
    expect((await stronger.client.get('/v1/files')).status).toBe(200)
  })

  test('turns its own secret, and goes on with the new one', async () => {
    const rolling = await makeKey(owner, { scopes: ['keys:write', 'files:list'] })
    const reply = await rolling.client.post(`/v1/api-keys/${rolling.id}/rotation`, { overlapSeconds: 0 })
    expect(reply.status).toBe(201)
    expect((await new Client(app.base, { authorization: `Bearer ${reply.json.key}` }).get('/v1/files')).status).toBe(
      200,
    )
    expectProblem(await rolling.client.get('/v1/files'), 401, 'unauthenticated')
  })
})

describe('a secret that was rotated away', () => {
  test('works on for its time, but neither makes, changes, turns nor deletes a key, by itself or by a token', async () => {
    const owner = await makeAccount(app)
    const old = await makeKey(owner, { scopes: ['keys:read', 'keys:write', 'files:list'] })
    const path = `/v1/api-keys/${old.id}`
    const rotated = await owner.client.post(`${path}/rotation`, { overlapSeconds: 600 })
    const form = { grant_type: 'client_credentials', client_id: old.id, client_secret: old.text }
    const token = await app.anonymous.post('/v1/oauth/token', new URLSearchParams(form))
    expect(token.json.scope).toBe('files:list keys:read')
    for (const client of [old.client, new Client(app.base, { authorization: `Bearer ${token.json.access_token}` })]) {
      expect((await client.get('/v1/files')).status).toBe(200)
      for (const reply of [
        await client.post('/v1/api-keys', { name: 'Child', scopes: ['files:list'] }),
        await client.patch(path, { expiresAt: null }),
        await client.post(`${path}/rotation`, { overlapSeconds: 0 }),
        await client.delete(path),
      ])
        expectProblem(reply, 403, 'insufficient-scope')
    }
    const current = new Client(app.base, { authorization: `Bearer ${rotated.json.key}` })
    expect((await current.post('/v1/api-keys', { name: 'Child', scopes: ['files:list'] })).status).toBe(201)
    expect((await current.post(`${path}/rotation`, { overlapSeconds: 0 })).status).toBe(201)
    expectProblem(await old.client.get('/v1/files'), 401, 'unauthenticated')
  })
})

describe('how many', () => {
  test('a hundred that have not expired, also of several at once; for one that goes another may come', async () => {
    const owner = await makeAccount(app)
    const first = await makeKey(owner, { scopes: ['files:list'], expiresAt: inDays(1) })
    const { database } = app.app
    const [pattern] = await database.rows('select * from api_key where id = ?', [uuidToBytes(first.id)])
    const columns = Object.keys(pattern!)
    for (let n = 0; n < 97; n++)
      await database.run(
        `insert into api_key (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        columns.map((column) => (column === 'id' ? uuidToBytes(newId()) : pattern![column]!)),
      )
    const make = () => owner.client.post('/v1/api-keys', { name: 'One more', scopes: ['files:list'] })
    const replies = await Promise.all([1, 2, 3, 4].map(make))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
    expectProblem(await make(), 409, 'too-many-api-keys')
    expect((await owner.client.delete(`/v1/api-keys/${first.id}`)).status).toBe(204)
    expect((await make()).status).toBe(201)
    expectProblem(await make(), 409, 'too-many-api-keys')
    // Those that have expired are in nobody's way.
    await database.run('update api_key set expires_at = ? where account_id = ?', [1, uuidToBytes(owner.id)])
    expect((await make()).status).toBe(201)
  })
})

describe('whose keys', () => {
  test('another account’s: to its owner alone there is such a key, to an administrator one to read and to delete', async () => {
    const [owner, stranger] = [await makeAccount(app), await makeAccount(app)]
    const key = await makeKey(owner, { scopes: ['files:list'] })
    const path = `/v1/api-keys/${key.id}`
    for (const reply of [
      await stranger.client.get(path),
      await stranger.client.patch(path, { name: 'Mine' }),
      await stranger.client.post(`${path}/rotation`, {}),
      await stranger.client.delete(path),
    ])
      expectProblem(reply, 404, 'api-key-not-found')
    expectProblem(await stranger.client.get(`/v1/api-keys?ownerId=${owner.id}`), 403, 'insufficient-scope')
    expect((await admin.client.get(`/v1/api-keys?ownerId=${owner.id}`)).json.items).toMatchObject([{ id: key.id }])
    expect((await admin.client.get(path)).status).toBe(200)
    expectProblem(await admin.client.patch(path, { name: 'Mine' }), 403, 'key-owner-refused')
    expectProblem(await admin.client.post(`${path}/rotation`, {}), 403, 'key-owner-refused')
    expect((await admin.client.delete(path)).status).toBe(204)
    expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
    expectProblem(await owner.client.get(path), 404, 'api-key-not-found')
  })

  test('for another person nobody makes one, for a service account an administrator', async () => {
    const [person, ownerId] = [await makeAccount(app), await service()]
    const wanted = { name: 'A key', scopes: ['files:list'] }
    expectProblem(await admin.client.post('/v1/api-keys', { ...wanted, ownerId: person.id }), 403, 'key-owner-refused')
    expectProblem(
      await admin.client.post('/v1/api-keys', { ...wanted, ownerId: '0199f390-0000-7000-8000-000000000000' }),
      403,
      'key-owner-refused',
    )
    expectProblem(await person.client.post('/v1/api-keys', { ...wanted, ownerId }), 403, 'insufficient-scope')
    const key = await makeKey(admin, { scopes: ['files:list'], ownerId })
    expect((await key.client.get('/v1/me')).json).toMatchObject({ id: ownerId, roles: ['reader'] })
    expect((await admin.client.patch(`/v1/api-keys/${key.id}`, { name: 'Of the robot' })).json.ownerId).toBe(ownerId)
    expect((await admin.client.post(`/v1/api-keys/${key.id}/rotation`, {})).status).toBe(201)
    const tooMuch = { ...wanted, scopes: ['files:write'], ownerId }
    expectProblem(await admin.client.post('/v1/api-keys', tooMuch), 403, 'scopes-exceeded')
  })

  test('a helper who manages users cannot reach further through a service account', async () => {
    await admin.client.post('/v1/roles', { name: 'helper', scopes: ['users:read', 'users:write', 'keys:write'] })
    const helper = await makeAccount(app, { roles: ['helper'] })
    const strong = await service(['admin'])
    const key = { name: 'A key', scopes: ['audit:read'], ownerId: strong }
    expectProblem(await helper.client.post('/v1/api-keys', key), 403, 'scopes-exceeded')
    expectProblem(
      await helper.client.post('/v1/service-accounts', { name: 'Robot', roles: ['admin'] }),
      403,
      'scopes-exceeded',
    )
    const theirs = await makeKey(admin, { scopes: ['audit:read'], ownerId: strong })
    expectProblem(await helper.client.post(`/v1/api-keys/${theirs.id}/rotation`, {}), 403, 'scopes-exceeded')
    expect((await helper.client.post('/v1/service-accounts', { name: 'Robot', roles: ['helper'] })).status).toBe(201)
  })
})

describe('what a key may', () => {
  test('files:list is not files:read', async () => {
    const owner = await makeAccount(app)
    const file = await makeFile(owner)
    const [lister, reader] = [
      await makeKey(owner, { scopes: ['files:list'] }),
      await makeKey(owner, { scopes: ['files:read'] }),
    ]
    expect((await lister.client.get('/v1/files')).json.items).toHaveLength(1)
    for (const path of [`/v1/files/${file.id}`, `/v1/files/${file.id}/content`]) {
      expectProblem(await lister.client.get(path), 403, 'insufficient-scope')
      expect((await reader.client.get(path)).status).toBe(200)
    }
    expectProblem(await reader.client.get('/v1/files'), 403, 'insufficient-scope')
  })

  test('only as much as its owner may now: it shrinks with the roles, and grows again with them', async () => {
    await admin.client.post('/v1/roles', { name: 'archivist', scopes: ['files:list', 'files:read', 'keys:write'] })
    const owner = await makeAccount(app, { roles: ['archivist'] })
    const key = await makeKey(owner, { scopes: ['files:list', 'files:read'] })
    const { id } = await makeFile(await makeAccount(app))
    expectProblem(await key.client.get(`/v1/files/${id}`), 404, 'file-not-found')
    await admin.client.patch('/v1/roles/archivist', { scopes: ['files:list'] })
    expectProblem(await key.client.get(`/v1/files/${id}`), 403, 'insufficient-scope')
    expect((await key.client.get('/v1/files')).status).toBe(200)
    await admin.client.patch('/v1/roles/archivist', { scopes: ['files:read'] })
    expectProblem(await key.client.get(`/v1/files/${id}`), 404, 'file-not-found')
    expectProblem(await key.client.get('/v1/files'), 403, 'insufficient-scope')
  })

  test('nothing once its owner is disabled, and again when the owner is back', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list'] })
    expect((await key.client.get('/v1/files')).status).toBe(200)
    expect(await app.app.accounts.disable(owner.email)).toBe(true)
    expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
    await app.app.accounts.enable(owner.email)
    await eventually(async () => (await key.client.get('/v1/files')).status === 200)
  })

  test('nothing in the page’s cookie', async () => {
    const key = await makeKey(await makeAccount(app), { scopes: ['files:list'] })
    const reply = await app.anonymous.get('/v1/files', { cookie: `coffer_access=${key.text}` })
    expectProblem(reply, 401, 'unauthenticated')
  })

  test('the session is what it does not have', async () => {
    const key = await makeKey(await makeAccount(app), { scopes: ['files:list'] })
    expectProblem(await key.client.patch('/v1/me', { displayName: 'A robot' }), 403, 'session-required')
  })
})

describe('from where and how long', () => {
  test('from other addresses than it allows: 401, and it works on from its own', async () => {
    const key = await makeKey(await makeAccount(app), {
      scopes: ['files:list'],
      allowedAddresses: ['192.0.2.0/24', '2001:db8:1::/48', '203.0.113.9'],
    })
    for (const address of ['192.0.2.255', '2001:db8:1:ffff::1', '203.0.113.9'])
      expect([address, (await from(key, address).get('/v1/files')).status]).toEqual([address, 200])
    for (const address of ['192.0.3.1', '2001:db8:2::1', '203.0.113.8'])
      expectProblem(await from(key, address).get('/v1/files'), 401, 'unauthenticated')
  })

  test('until it expires, also where it is known already', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list'], expiresAt: inDays(1) })
    expect((await key.client.get('/v1/files')).status).toBe(200)
    ahead += day + 1000
    try {
      expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
    } finally {
      ahead -= day + 1000
    }
  })

  test('after a rotation both secrets work for as long as was asked, and then the new one alone', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list'] })
    const rotated = await owner.client.post(`/v1/api-keys/${key.id}/rotation`, { overlapSeconds: 3600 })
    expect(rotated.json).toMatchObject({ id: key.id, rotatedAt: expect.any(String) })
    expect(Date.parse(rotated.json.previousSecretEndsAt) - Date.parse(rotated.json.rotatedAt)).toBe(3_600_000)
    const next = new Client(app.base, { authorization: `Bearer ${rotated.json.key}` })
    expect([(await key.client.get('/v1/files')).status, (await next.get('/v1/files')).status]).toEqual([200, 200])
    ahead += 3_601_000
    try {
      expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
      expect((await next.get('/v1/files')).status).toBe(200)
    } finally {
      ahead -= 3_601_000
    }
    const again = await owner.client.post(`/v1/api-keys/${key.id}/rotation`, {})
    expect(Date.parse(again.json.previousSecretEndsAt) - Date.parse(again.json.rotatedAt)).toBe(day)
    expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
    expect((await next.get('/v1/files')).status).toBe(200)
  })

  test('rotations at the same moment: each is answered, and the last two secrets work', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list'] })
    const replies = await Promise.all([1, 2, 3].map(() => owner.client.post(`/v1/api-keys/${key.id}/rotation`, {})))
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
    const texts = [key.text, ...replies.map(({ json }) => json.key as string)]
    const statuses = await Promise.all(
      texts.map(
        async (text) => (await new Client(app.base, { authorization: `Bearer ${text}` }).get('/v1/files')).status,
      ),
    )
    expect([statuses[0], statuses.filter((status) => status === 200).length]).toEqual([401, 2])
  })

  test('two changes at once: one of them, and one that is told so', async () => {
    const owner = await makeAccount(app)
    const { id } = await makeKey(owner, { scopes: ['files:list'] })
    const etag = (await owner.client.get(`/v1/api-keys/${id}`)).headers.get('etag')!
    const replies = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => owner.client.patch(`/v1/api-keys/${id}`, { name }, { 'if-match': etag })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412])
  })
})

test('when and from where it was used is written in its time, once a minute at most, and does not stand against If-Match', async () => {
  const owner = await makeAccount(app)
  const key = await makeKey(owner, { scopes: ['files:list'] })
  const path = `/v1/api-keys/${key.id}`
  const before = await owner.client.get(path)
  expect(before.json.lastUsedAt).toBeUndefined()
  await from(key, '198.51.100.7').get('/v1/files')
  expect((await owner.client.get(path)).json.lastUsedAt).toBeUndefined()
  await app.app.keys.keyUse.write()
  const used = await owner.client.get(path)
  expect(used.json).toMatchObject({ lastUsedAddress: '198.51.100.7', lastUsedAt: expect.any(String) })
  expect(used.headers.get('etag')).not.toBe(before.headers.get('etag'))
  await from(key, '198.51.100.8').get('/v1/files')
  await app.app.keys.keyUse.write()
  expect((await owner.client.get(path)).json).toEqual(used.json)
  const stale = { 'if-match': before.headers.get('etag')! }
  expect((await owner.client.patch(path, { name: 'Renamed' }, stale)).status).toBe(200)
  expectProblem(await owner.client.patch(path, { name: 'Again' }, stale), 412, 'precondition-failed')
})
