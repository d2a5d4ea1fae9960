/** API keys and roles on two replicas beside one database: what changes on one holds on the other within two seconds. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  makeAccount,
  makeKey,
  signIn,
  startApp,
  startReplica,
  type Account,
  type MadeKey,
  type TestApp,
} from '../support/app.ts'
import { Client, expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

const queries: string[] = []
let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let admin: Account
beforeAll(async () => {
  app = await startApp({ shared: true })
  replica = await startReplica(app, { database: { onQuery: (sql) => void queries.push(sql) } })
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const promised = 2000

/** The key as the other replica sees it, which knows it already. */
async function knownThere(key: MadeKey, path = '/v1/files'): Promise<() => Promise<number>> {
  const client = new Client(replica.base, key.client.fields)
  const ask = async (): Promise<number> => (await client.get(path)).status
  expect(await ask()).toBe(200)
  return ask
}

describe('within two seconds on the other replica', () => {
  test.each<[string, number, (owner: Account, key: MadeKey) => Promise<unknown>]>([
    ['a deleted key', 401, (owner, { id }) => owner.client.delete(`/v1/api-keys/${id}`)],
    [
      'a secret rotated at once',
      401,
      (owner, { id }) => owner.client.post(`/v1/api-keys/${id}/rotation`, { overlapSeconds: 0 }),
    ],
    ['fewer scopes', 403, (owner, { id }) => owner.client.patch(`/v1/api-keys/${id}`, { scopes: ['files:read'] })],
    [
      'other addresses',
      401,
      (owner, { id }) => owner.client.patch(`/v1/api-keys/${id}`, { allowedAddresses: ['192.0.2.1'] }),
    ],
    ['fewer roles of the owner', 403, (owner) => admin.client.patch(`/v1/users/${owner.id}`, { roles: [] })],
    ['a disabled owner', 401, (owner) => admin.client.patch(`/v1/users/${owner.id}`, { disabled: true })],
    ['a deleted owner', 401, (owner) => admin.client.delete(`/v1/users/${owner.id}`)],
  ])('%s: %i', async (_, status, change) => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list', 'files:read'] })
    const ask = await knownThere(key)
    expect(await change(owner, key)).toMatchObject({ status: expect.any(Number) })
    await eventually(async () => (await ask()) === status, promised)
    expectProblem(await key.client.get('/v1/files'), status, status === 401 ? 'unauthenticated' : 'insufficient-scope')
  })

  test('a role that grants less: 403, and more: 200 again', async () => {
    await admin.client.post('/v1/roles', { name: 'librarian', scopes: ['files:list', 'keys:write'] })
    const key = await makeKey(await makeAccount(app, { roles: ['librarian'] }), { scopes: ['files:list'] })
    const ask = await knownThere(key)
    await admin.client.patch('/v1/roles/librarian', { scopes: [] })
    await eventually(async () => (await ask()) === 403, promised)
    await admin.client.patch('/v1/roles/librarian', { scopes: ['files:list'] })
    await eventually(async () => (await ask()) === 200, promised)
  })

  test('an access token that was got with the key ends with a change of the key', async () => {
    const owner = await makeAccount(app)
    const key = await makeKey(owner, { scopes: ['files:list', 'files:read'] })
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: key.id, client_secret: key.text })
    const { status, json } = await app.anonymous.post('/v1/oauth/token', form)
    expect(status).toBe(200)
    const there = new Client(replica.base, { authorization: `Bearer ${json.access_token}` })
    expect((await there.get('/v1/files')).status).toBe(200)
    expect((await owner.client.patch(`/v1/api-keys/${key.id}`, { name: 'Renamed' })).status).toBe(200)
    expect((await there.get('/v1/files')).status).toBe(200)
    expect((await owner.client.post(`/v1/api-keys/${key.id}/rotation`, { overlapSeconds: 60 })).status).toBe(201)
    await eventually(async () => (await there.get('/v1/files')).status === 401, promised)
    // The secret before is good for a minute more, also for another token.
    expect((await app.anonymous.post('/v1/oauth/token', form)).json.expires_in).toBeLessThanOrEqual(60)
  })
})

test('a key that is known costs no query, and a wrong one that is repeated one a second', async () => {
  const key = await makeKey(await makeAccount(app), { scopes: ['keys:read'] })
  const ask = await knownThere(key, '/v1/me')
  const asked = (): string[] =>
    queries.filter((sql) => sql.includes('from api_key') || sql.includes('from revocation where (subject'))
  const before = asked().length
  for (let at = 0; at < 20; at++) expect(await ask()).toBe(200)
  expect(asked()).toHaveLength(before)
  const { id, client } = await makeKey(await makeAccount(app), { scopes: ['keys:read'] })
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  await app.app.database.run('update api_key set digest = ? where id = ?', [Buffer.alloc(32), bytes])
  const wrong = new Client(replica.base, client.fields)
  const begun = performance.now()
  for (let at = 0; at < 20; at++) expect((await wrong.get('/v1/me')).status).toBe(401)
  expect(asked().length - before).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - begun) / 1000))
})

test('many requests at once with a key that is new to a replica: one reading', async () => {
  const key = await makeKey(await makeAccount(app), { scopes: ['files:list'] })
  const client = new Client(replica.base, key.client.fields)
  const before = queries.filter((sql) => sql.includes('from api_key')).length
  const replies = await Promise.all(Array.from({ length: 20 }, () => client.get('/v1/me')))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  expect(queries.filter((sql) => sql.includes('from api_key')).length - before).toBeLessThanOrEqual(3)
})

test('refused keys are in the audit trail: one event a minute for an address, with the key where it is known', async () => {
  const owner = await makeAccount(app)
  const key = await makeKey(owner, { scopes: ['files:list'], allowedAddresses: ['192.0.2.1'] })
  for (let at = 0; at < 5; at++) expectProblem(await key.client.get('/v1/files'), 401, 'unauthenticated')
  const events = async (): Promise<{ accountId: Buffer | null; details: string }[]> =>
    (await app.app.database.rows(
      "select account_id, details from audit_event where action = 'api-key.refused'",
    )) as never
  await eventually(async () => (await events()).length > 0)
  // Both replicas have heard refusals of 127.0.0.1 in this file, each at most one event in the minute.
  const found = await events()
  expect(found.length).toBeLessThanOrEqual(4)
  for (const { details } of found)
    expect(Object.keys(JSON.parse(details) as object).sort()).toEqual(['reason', 'times'])
})

test('two administrators who take each other’s role at the same moment: one stays', async () => {
  await Promise.all(
    ((await admin.client.get('/v1/users?role=admin&limit=100')).json.items as { id: string }[])
      .filter(({ id }) => id !== admin.id)
      .map(({ id }) => admin.client.patch(`/v1/users/${id}`, { roles: ['member'] })),
  )
  for (let round = 0; round < 3; round++) {
    const other = await makeAccount(app, { roles: ['admin'] })
    const there = new Client(replica.base, other.client.fields)
    const replies = await Promise.all([
      admin.client.patch(`/v1/users/${other.id}`, { roles: ['member'] }),
      there.patch(`/v1/users/${admin.id}`, { roles: ['member'] }),
    ])
    const rows = await app.app.database.rows(
      'select id from account where roles like \'%"admin"%\' and disabled_at is null',
    )
    expect([replies.map(({ status }) => status).filter((status) => status === 200).length, rows.length]).toEqual([1, 1])
    expect(replies.map(({ status }) => status).find((status) => status !== 200)).toBeGreaterThanOrEqual(401)
    if (replies[1].status === 200) {
      await app.app.database.run('update account set roles = \'["member"]\' where roles like \'%"admin"%\'')
      await app.app.database.run('update account set roles = \'["admin"]\' where email = ?', [admin.email])
      admin = await signIn(app, admin)
    }
  }
})
