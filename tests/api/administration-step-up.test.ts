/** Giving power away, to others or to another account of one's own, needs somebody who has shown lately who they are. */
import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals'
import { scopes } from '../../src/access/roles.ts'
import { makeAccount, makeKey, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'

let ahead = 0
let app: TestApp
let admin: Account
let somebody: Account
beforeAll(async () => {
  app = await startApp({ clock: () => Date.now() + ahead })
  admin = await makeAccount(app, { roles: ['admin'] })
  somebody = await makeAccount(app)
})
afterEach(() => {
  ahead = 0
})
afterAll(() => app.close())

const longAfter = 16 * 60_000
let count = 0
const newAddress = (): string => `made-${++count}@example.org`
const newName = (): string => `role-${++count}`

async function madeRole(): Promise<string> {
  const name = newName()
  expect((await admin.client.post('/v1/roles', { name, scopes: ['files:list'] })).status).toBe(201)
  return `/v1/roles/${name}`
}

const nothing = async (): Promise<string> => ''

describe.each<[string, number, () => Promise<string>, (client: Client, path: string) => Promise<Reply>]>([
  ['createInvitation', 201, nothing, (by) => by.post('/v1/invitations', { email: newAddress(), roles: ['admin'] })],
  ['registerUser', 201, nothing, (by) => by.post('/v1/users', { email: newAddress(), password, roles: ['admin'] })],
  ['createServiceAccount', 201, nothing, (by) => by.post('/v1/service-accounts', { name: 'Robot', roles: ['admin'] })],
  ['createRole', 201, nothing, (by) => by.post('/v1/roles', { name: newName(), scopes: ['files:list'] })],
  ['updateRole', 200, madeRole, (by, path) => by.patch(path, { scopes: ['files:list', 'files:read'] })],
  ['deleteRole', 204, madeRole, (by, path) => by.delete(path)],
  [
    'updateUser',
    200,
    async () => `/v1/users/${(await makeAccount(app)).id}`,
    (by, path) => by.patch(path, { roles: ['reader'] }),
  ],
])('%s', (_, status, prepare, act) => {
  test('a sign-in that is long ago is refused, and good again once it is confirmed', async () => {
    const path = await prepare()
    ahead += longAfter
    expectProblem(await act(admin.client, path), 403, 'recent-sign-in-required')
    expect((await admin.client.post('/v1/sessions/current/confirmation', { password })).status).toBe(204)
    expect((await act(admin.client, path)).status).toBe(status)
    await app.app.database.run('update session set authenticated_at = created_at', [])
  })

  test('an API key, which cannot sign in again, goes on', async () => {
    const key = await makeKey(admin, { scopes })
    const path = await prepare()
    ahead += longAfter
    expect((await act(key.client, path)).status).toBe(status)
  })
})

test('updateUser: to change a name, or to disable somebody in a hurry, no recent sign-in is needed', async () => {
  ahead += longAfter
  const path = `/v1/users/${somebody.id}`
  expect((await admin.client.patch(path, { displayName: 'Somebody' })).status).toBe(200)
  expect((await admin.client.patch(path, { disabled: true })).status).toBe(200)
})
