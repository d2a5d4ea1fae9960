/** Service accounts: nobody signs in to one by any way; it acts through its keys alone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, makeKey, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let app: TestApp
let admin: Account
let id: string
beforeAll(async () => {
  app = await startApp()
  admin = await makeAccount(app, { roles: ['admin'] })
  const made = await admin.client.post('/v1/service-accounts', { name: 'Backup robot', roles: ['member'] })
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({ kind: 'service', displayName: 'Backup robot', roles: ['member'] })
  expect(made.json.email).toBeUndefined()
  id = made.json.id as string
})
afterAll(() => app.close())

test('it is an account like any other to an administrator', async () => {
  expect((await admin.client.get(`/v1/users/${id}`)).json).toMatchObject({ id, kind: 'service' })
  expect((await admin.client.get('/v1/users?kind=service')).json.items).toMatchObject([{ id }])
})

/** Whatever its digest is made of, and what its address might be. */
const names = (): string[] => ['', `service:${id}`, `service@${id}`, id, `${id}@example.org`]

test('not by password, in JSON or HTTP Basic, whatever is given for its address', async () => {
  for (const email of names()) {
    const json = await app.anonymous.post('/v1/sessions', { email, password })
    expect([400, 401]).toContain(json.status)
    for (const secret of ['', password]) {
      const basic = Buffer.from(`${email}:${secret}`).toString('base64')
      const reply = await app.anonymous.post('/v1/sessions', undefined, { authorization: `Basic ${basic}` })
      expect([reply.status, reply.json.accessToken]).toEqual([401, undefined])
    }
  }
})

test('not by a reset of the password: none is ever sent', async () => {
  for (const email of names()) {
    const { status } = await app.anonymous.post('/v1/password-resets', { email })
    expect([202, 400]).toContain(status)
  }
  const [links] = await app.app.database.rows('select count(*) as number from account_link where account_id = ?', [
    Buffer.from(id.replaceAll('-', ''), 'hex'),
  ])
  expect(Number(links?.['number'])).toBe(0)
})

test('not by its keys: no password, factor, passkey, linked identity or session comes of one', async () => {
  const { client } = await makeKey(admin, { scopes: ['files:list', 'files:read', 'files:write'], ownerId: id })
  expect((await client.get('/v1/files')).status).toBe(200)
  for (const reply of [
    await client.put('/v1/me/password', { currentPassword: '', newPassword: password }),
    await client.patch('/v1/me', { displayName: 'Me' }),
    await client.post('/v1/me/mfa-factors', { name: 'Phone' }),
    await client.get('/v1/sessions'),
  ])
    expectProblem(reply, 403, 'session-required')
  expect((await client.get('/v1/me')).json).toMatchObject({ id, roles: ['member'] })
  const [sessions] = await app.app.database.rows('select count(*) as number from session where account_id = ?', [
    Buffer.from(id.replaceAll('-', ''), 'hex'),
  ])
  expect(Number(sessions?.['number'])).toBe(0)
})

test('disabled or deleted, its keys stop', async () => {
  const { client } = await makeKey(admin, { scopes: ['files:list'], ownerId: id })
  expect((await admin.client.patch(`/v1/users/${id}`, { disabled: true })).status).toBe(200)
  expectProblem(await client.get('/v1/files'), 401, 'unauthenticated')
  const wanted = { name: 'A key', scopes: ['files:list'], ownerId: id }
  expectProblem(await admin.client.post('/v1/api-keys', wanted), 403, 'key-owner-refused')
  expect((await admin.client.delete(`/v1/users/${id}`)).status).toBeLessThan(300)
  expectProblem(await client.get('/v1/files'), 401, 'unauthenticated')
})
