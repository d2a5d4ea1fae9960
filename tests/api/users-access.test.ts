/** Who may administer users: every operation with too little, and changes that reach further than who makes them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { contract, filled } from '../support/sound-request.ts'

let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let admin: Account
let victim: Account
beforeAll(async () => {
  app = await startApp({ shared: true, settings: { COFFER_PUBLIC_URL: 'http://files.example.org' } })
  replica = await startReplica(app)
  admin = await makeAccount(app, { roles: ['admin'] })
  victim = await makeAccount(app)
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const administrative = [...contract.operations.values()].filter(
  ({ tag, id }) => tag === 'users' && id !== 'registerUser',
)
const bodies: Readonly<Record<string, object>> = {
  updateUser: { roles: ['admin'] },
  createInvitation: { email: 'friend@example.org', roles: ['admin'] },
}

test('every operation of the tag asks for a scope of users', () => {
  expect(administrative.length).toBeGreaterThan(8)
  for (const { id, scopes, method } of administrative)
    expect({ id, scopes }).toEqual({ id, scopes: [method === 'GET' ? 'users:read' : 'users:write'] })
})

describe.each(administrative.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const send = (client: Client): Promise<Reply> =>
    client.send(
      operation.method,
      filled(operation.template).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, victim.id),
      bodies[id],
    )

  test.each(['member', 'reader'] as const)('a %s is refused with 403', async (role) => {
    const somebody = await makeAccount(app, { roles: [role] })
    expectProblem(await send(somebody.client), 403, 'insufficient-scope')
  })

  test('a stranger is refused with 401', async () => {
    expectProblem(await send(app.anonymous), 401, 'unauthenticated')
  })
})

test('after all of that the account is as it was', async () => {
  expect((await admin.client.get(`/v1/users/${victim.id}`)).json).toMatchObject({ roles: ['member'] })
  expect((await victim.client.get('/v1/me')).status).toBe(200)
})

describe('who may administer users, but not everything', () => {
  let helper: Account
  beforeAll(async () => {
    const made = await admin.client.post('/v1/roles', {
      name: 'helper',
      scopes: [
        'users:read',
        'users:write',
        'files:list',
        'files:read',
        'files:write',
        'files:delete',
        'files:share',
        'keys:read',
        'keys:write',
      ],
    })
    expect(made.status).toBe(201)
    const somebody = await makeAccount(app)
    await admin.client.patch(`/v1/users/${somebody.id}`, { roles: ['helper'] })
    helper = await signIn(app, somebody)
  })

  test('changes a member', async () => {
    const member = await makeAccount(app)
    expect((await helper.client.patch(`/v1/users/${member.id}`, { quotaBytes: 1 })).status).toBe(200)
    expect((await helper.client.patch(`/v1/users/${member.id}`, { roles: ['reader'] })).status).toBe(200)
  })

  test('gives nobody what they do not have: not by a change, a new account, or an invitation', async () => {
    const member = await makeAccount(app)
    for (const reply of [
      await helper.client.patch(`/v1/users/${member.id}`, { roles: ['admin'] }),
      await helper.client.patch(`/v1/users/${helper.id}`, { roles: ['helper', 'admin'] }),
      await helper.client.post('/v1/users', { email: 'puppet@example.org', password, roles: ['admin'] }),
      await helper.client.post('/v1/invitations', { email: 'puppet@example.org', roles: ['admin'] }),
    ])
      expectProblem(reply, 403, 'scopes-exceeded')
    expect((await admin.client.get('/v1/users?q=puppet')).json.items).toEqual([])
    expect((await admin.client.get('/v1/invitations')).json.items).toEqual([])
  })

  test('does nothing to who may more', async () => {
    for (const reply of [
      await helper.client.patch(`/v1/users/${admin.id}`, { disabled: true }),
      await helper.client.patch(`/v1/users/${admin.id}`, { roles: ['member'] }),
      await helper.client.delete(`/v1/users/${admin.id}`),
      await helper.client.delete(`/v1/users/${admin.id}/sessions`),
    ])
      expectProblem(reply, 403, 'scopes-exceeded')
    expect((await admin.client.get('/v1/me')).status).toBe(200)
  })
})

describe('on another replica, within two seconds', () => {
  const there = (of: Account): Client => new Client(replica.base, of.client.fields)
  const refused = (of: Account) => async (): Promise<boolean> => (await there(of).get('/v1/me')).status === 401

  test.each([
    ['other roles', (id: string) => admin.client.patch(`/v1/users/${id}`, { roles: ['reader'] })],
    ['disabled', (id: string) => admin.client.patch(`/v1/users/${id}`, { disabled: true })],
    ['signed out everywhere', (id: string) => admin.client.delete(`/v1/users/${id}/sessions`)],
    ['deleted', (id: string) => admin.client.delete(`/v1/users/${id}`)],
  ])('%s: what the account got before is refused', async (_, change) => {
    const somebody = await makeAccount(app)
    expect((await there(somebody).get('/v1/me')).status).toBe(200)
    expect((await change(somebody.id)).status).toBeLessThan(300)
    expect(await eventually(refused(somebody), 2000)).toBeLessThan(2000)
  })

  test('an administrator who was demoted here changes nothing there', async () => {
    const second = await makeAccount(app, { roles: ['admin'] })
    expect((await there(second).get('/v1/users?limit=1')).status).toBe(200)
    await admin.client.patch(`/v1/users/${second.id}`, { roles: ['member'] })
    await eventually(async () => (await there(second).get('/v1/users?limit=1')).status === 401)
    const refreshed = await replica.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: second.refreshToken }),
    )
    const now = new Client(replica.base, { authorization: `Bearer ${String(refreshed.json.access_token)}` })
    expectProblem(await now.get('/v1/users?limit=1'), 403, 'insufficient-scope')
  })
})
