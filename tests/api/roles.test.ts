/** Roles: the built-in ones, own sets of scopes, and what nobody can give away. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { builtInRoles, scopes } from '../../src/access/roles.ts'
import { makeAccount, makeKey, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp()
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

let count = 0

async function makeRole(of: readonly string[]): Promise<string> {
  const name = `role-${++count}`
  const reply = await admin.client.post('/v1/roles', { name, scopes: of })
  expect([reply.status, reply.headers.get('location')]).toEqual([201, `/v1/roles/${name}`])
  return name
}

test('an own role grants its scopes, at the sign-in and at each refresh', async () => {
  const name = await makeRole(['files:list', 'audit:read'])
  const { client, email, id } = await makeAccount(app, { roles: [name] })
  expect((await client.get('/v1/files')).status).toBe(200)
  expect((await client.get('/v1/audit-events')).status).toBe(200)
  expectProblem(await client.get('/v1/users'), 403, 'insufficient-scope')
  expect((await admin.client.get(`/v1/roles/${name}`)).json).toMatchObject({
    name,
    scopes: ['files:list', 'audit:read'],
    builtIn: false,
  })
  const { refreshToken } = await signIn(app, { id, email })
  await admin.client.patch(`/v1/roles/${name}`, { scopes: ['files:list'], description: 'Looks at the list' })
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
  expect((await app.anonymous.post('/v1/oauth/token', form)).json.scope).toBe('files:list')
})

test('who has the role may do less at once, and finds the rest after a refresh', async () => {
  const name = await makeRole(['files:list', 'files:read'])
  const holder = await makeAccount(app, { roles: ['reader', name] })
  const other = await makeAccount(app, { roles: ['reader'] })
  expect((await holder.client.get('/v1/files')).status).toBe(200)
  await admin.client.patch(`/v1/roles/${name}`, { scopes: [] })
  expectProblem(await holder.client.get('/v1/files'), 401, 'unauthenticated')
  expect((await other.client.get('/v1/files')).status).toBe(200)
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: holder.refreshToken })
  expect((await app.anonymous.post('/v1/oauth/token', form)).json.scope).toBe('files:list files:read')
})

test('another description changes nobody’s tokens', async () => {
  const name = await makeRole(['files:list'])
  const holder = await makeAccount(app, { roles: [name] })
  expect((await admin.client.patch(`/v1/roles/${name}`, { description: 'Looks' })).json.description).toBe('Looks')
  expect((await admin.client.patch(`/v1/roles/${name}`, { description: null })).json.description).toBeUndefined()
  expect((await holder.client.get('/v1/files')).status).toBe(200)
})

describe('the built-in ones', () => {
  test('are listed beside the own, by name, with the scopes that they have', async () => {
    const { json } = await admin.client.get('/v1/roles?limit=100&count=exact')
    const names = (json.items as { name: string }[]).map(({ name }) => name)
    expect(names).toEqual([...names].sort())
    expect(json.total).toBe(names.length)
    for (const [name, granted] of Object.entries(builtInRoles))
      expect(json.items).toContainEqual({ name, scopes: granted, builtIn: true })
    expect(builtInRoles.admin).toEqual(scopes)
  })

  test.each(['admin', 'member', 'reader'])('%s can neither be changed, deleted nor made', async (name) => {
    const path = `/v1/roles/${name}`
    expectProblem(await admin.client.patch(path, { scopes: [] }), 409, 'role-built-in')
    expectProblem(await admin.client.delete(path), 409, 'role-built-in')
    expectProblem(await admin.client.post('/v1/roles', { name, scopes: [] }), 409, 'role-taken')
    expect((await admin.client.get(path)).json.scopes).toEqual(builtInRoles[name as 'admin'])
  })
})

test('the same name twice: 409; two at the same moment: one of them', async () => {
  const name = await makeRole([])
  expectProblem(await admin.client.post('/v1/roles', { name, scopes: [] }), 409, 'role-taken')
  const twin = { name: `twin-${++count}`, scopes: ['files:list'] }
  const replies = await Promise.all([1, 2, 3].map(() => admin.client.post('/v1/roles', twin)))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})

test('a role that somebody has stays; without them it goes, and its name can come again with another entity tag', async () => {
  const name = await makeRole(['files:list'])
  const etag = (await admin.client.get(`/v1/roles/${name}`)).headers.get('etag')
  const service = await admin.client.post('/v1/service-accounts', { name: 'Robot', roles: [name] })
  expectProblem(await admin.client.delete(`/v1/roles/${name}`), 409, 'role-in-use')
  expect((await admin.client.patch(`/v1/users/${service.json.id}`, { roles: [] })).status).toBe(200)
  expect((await admin.client.delete(`/v1/roles/${name}`)).status).toBe(204)
  expectProblem(await admin.client.get(`/v1/roles/${name}`), 404, 'role-not-found')
  expectProblem(await admin.client.patch(`/v1/roles/${name}`, { scopes: [] }), 404, 'role-not-found')
  expectProblem(await admin.client.delete(`/v1/roles/${name}`), 404, 'role-not-found')
  expect((await admin.client.post('/v1/roles', { name, scopes: [] })).headers.get('etag')).not.toBe(etag)
})

test('nobody makes, grows or grants what they do not have; by a key no more than by its scopes', async () => {
  const warden = await makeRole(['roles:read', 'roles:write', 'users:write', 'files:list'])
  const { client } = await makeAccount(app, { roles: [warden] })
  const tooMuch = { name: 'auditor-of-all', scopes: ['files:list', 'audit:read'] }
  expectProblem(await client.post('/v1/roles', tooMuch), 403, 'scopes-exceeded')
  const other = await makeRole(['audit:read'])
  expectProblem(
    await client.patch(`/v1/roles/${other}`, { scopes: ['audit:read', 'users:read'] }),
    403,
    'scopes-exceeded',
  )
  expect((await client.patch(`/v1/roles/${other}`, { scopes: ['audit:read', 'files:list'] })).status).toBe(200)
  expectProblem(await client.post('/v1/service-accounts', { name: 'Robot', roles: [other] }), 403, 'scopes-exceeded')
  expectProblem(await client.post('/v1/service-accounts', { name: 'Robot', roles: ['nobody'] }), 422, 'role-unknown')
  const key = await makeKey(admin, { scopes: ['roles:write', 'files:list'] })
  expectProblem(await key.client.post('/v1/roles', tooMuch), 403, 'scopes-exceeded')
  expect((await key.client.post('/v1/roles', { name: 'listers', scopes: ['files:list'] })).status).toBe(201)
})

test.each([['files:everything'], ['FILES:LIST'], ['files:list ']])('the scope %s: 400', async (scope) => {
  expectProblem(await admin.client.post('/v1/roles', { name: 'wrong', scopes: [scope] }), 400, 'invalid-request')
})

test.each(['Auditor', '9lives', 'a_b', 'a"b', 'a%b', 'a'.repeat(51)])('the name %s: 400', async (name) => {
  expectProblem(await admin.client.post('/v1/roles', { name, scopes: [] }), 400, 'invalid-request')
})

test('a role named like the beginning of another is another', async () => {
  const long = await makeRole(['files:list'])
  const short = long.slice(0, -1).replace(/-$/, '') || 'role'
  await admin.client.post('/v1/roles', { name: short, scopes: ['files:list'] })
  const holder = await makeAccount(app, { roles: [long] })
  await admin.client.patch(`/v1/roles/${short}`, { scopes: [] })
  expect((await holder.client.get('/v1/files')).status).toBe(200)
  expect((await admin.client.delete(`/v1/roles/${short}`)).status).toBe(204)
})
