/** Accounts whose address nobody has verified yet: nobody is let in, and nobody counts on them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { actionsOf } from '../support/actions.ts'
import { makeAccount, makeFile, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

const day = 86_400_000
let ahead = 0
let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_EMAIL_VERIFICATION: 'required' }, clock: () => Date.now() + ahead })
  admin = await makeAccount(app, { roles: ['admin'] })
})
afterAll(() => app.close())

async function register(email: string): Promise<string> {
  expect((await app.anonymous.post('/v1/users', { email, password })).status).toBe(202)
  return (await admin.client.get(`/v1/users?q=${email}`)).json.items[0].id as string
}
const enter = (email: string): Promise<Reply> => app.anonymous.post('/v1/sessions', { email, password })

test('updateUser: an administrator who says that the address is verified lets the account in', async () => {
  const id = await register('vouched-for@example.org')
  expectProblem(await enter('vouched-for@example.org'), 401, 'invalid-credentials')
  const changed = await admin.client.patch(`/v1/users/${id}`, { emailVerified: true })
  expect(changed.json).toMatchObject({ emailVerifiedAt: expect.any(String) })
  expect((await enter('vouched-for@example.org')).status).toBe(201)
  ahead += 8 * day
  await app.app.deletions.sweepPending()
  expect((await enter('vouched-for@example.org')).status).toBe(201)
  admin = await signIn(app, admin)
})

test('is no other administrator: the last one who can sign in stays', async () => {
  const id = await register('promoted@example.org')
  expect((await admin.client.patch(`/v1/users/${id}`, { roles: ['admin'] })).status).toBe(200)
  expectProblem(await admin.client.delete('/v1/me'), 409, 'last-administrator')
  expect((await admin.client.delete(`/v1/users/${id}`)).status).toBe(202)
})

test('receives nobody’s files', async () => {
  const id = await register('heir@example.org')
  const somebody = await makeAccount(app)
  const path = `/v1/users/${somebody.id}?files=transfer&transferTo=${id}`
  expectProblem(await admin.client.delete(path), 409, 'transfer-impossible')
})

test('goes after a week as every account goes: files that it has all the same are kept, and the trail tells', async () => {
  const id = await register('never-came@example.org')
  const file = await makeFile(await makeAccount(app))
  await app.app.database.run('update file set owner_id = ? where id = ?', [uuidToBytes(id), uuidToBytes(file.id)])
  ahead += 6 * day
  await app.app.deletions.sweepPending()
  admin = await signIn(app, admin)
  expect((await admin.client.get(`/v1/users/${id}`)).status).toBe(200)
  const later = await register('came-later@example.org')
  ahead += 2 * day
  expect(await app.app.deletions.sweepPending()).toBeGreaterThan(0)
  expect(await app.app.deletions.sweepPending()).toBe(0)
  admin = await signIn(app, admin)
  expectProblem(await admin.client.get(`/v1/users/${id}`), 404, 'user-not-found')
  expect((await admin.client.get(`/v1/users/${later}`)).status).toBe(200)
  expect(await actionsOf(app, id)).toContain('user.deleted')
  expect((await app.anonymous.post('/v1/users', { email: 'never-came@example.org', password })).status).toBe(202)
  await app.app.erasure.run()
  expect((await admin.client.delete(`/v1/users/${id}?files=transfer&transferTo=${admin.id}`)).status).toBe(202)
  await app.app.erasure.run()
  expect((await admin.client.get(`/v1/files/${file.id}`)).status).toBe(200)
})
