import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp, enrolPasskey, signInWithPasskey } from '../support/factors.ts'

let service: TestApp
/** The same installation before the setting was made. */
let before: Awaited<ReturnType<typeof startReplica>>
let ahead = 0
const now = (): number => Date.now() + ahead
beforeAll(async () => {
  service = await startApp({ shared: true, clock: now, settings: { COFFER_REQUIRE_SECOND_FACTOR: 'admin, auditor' } })
  before = await startReplica(service, { clock: now, settings: { COFFER_REQUIRE_SECOND_FACTOR: '' } })
})
afterEach(() => {
  ahead = 0
})
afterAll(async () => {
  await before.close()
  await service.close()
})

const admin = (): Promise<Account> => makeAccount(service, { roles: ['admin'] })
const refresh = async ({ refreshToken }: Pick<Account, 'refreshToken'>): Promise<Client> => {
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
  const { json } = await service.anonymous.post('/v1/oauth/token', form)
  return new Client(service.base, { authorization: `Bearer ${json.access_token}` })
}
const claimsOf = (token: string): any => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8'))
const isFull = async (client: Client): Promise<void> => {
  expect((await client.get('/v1/files')).status).toBe(200)
  expect((await client.get('/v1/users')).status).toBe(200)
}

test('an administrator without a second factor signs in to enrol, and to nothing else', async () => {
  const owner = await admin()
  const begun = await service.anonymous.post('/v1/sessions', { email: owner.email, password })
  expect(begun.status).toBe(201)
  expect(claimsOf(begun.json.accessToken)).toMatchObject({ scope: '', amr: ['pwd'] })
  const client = new Client(service.base, { authorization: `Bearer ${begun.json.accessToken}` })
  const refused: Promise<Reply>[] = [
    client.get('/v1/files'),
    client.get('/v1/users'),
    client.get('/v1/me/usage'),
    client.patch('/v1/me', { displayName: 'x' }),
    client.put('/v1/me/password', { currentPassword: password, newPassword: `${password} 2` }),
    client.delete('/v1/me'),
  ]
  for (const reply of await Promise.all(refused)) expectProblem(reply, 403, 'second-factor-required')
  for (const path of ['/v1/me', '/v1/me/mfa-factors', '/v1/me/passkeys', '/v1/sessions'])
    expect((await client.get(path)).status).toBe(200)
})

test('the pages of an administrator without a second factor lead to the security page, which says what is wanted', async () => {
  const owner = await admin()
  const fields = { cookie: `coffer_access=${owner.accessToken}`, accept: 'text/html' }
  for (const path of ['/app', '/admin']) {
    const { status, headers } = await service.anonymous.get(path, fields)
    expect([path, status, headers.get('location')]).toEqual([path, 303, '/security'])
  }
  const page = await service.anonymous.get('/security', fields)
  expect(page.text).toContain('Your role needs a second factor')
  expect([...page.text.matchAll(/<section class="panel" id="([a-z]+)"/g)].map(([, id]) => id)).toEqual([
    'factors',
    'passkeys',
    'sessions',
  ])
})

test('once enrolled, the session is full with its next refresh', async () => {
  const owner = await admin()
  expectProblem(await owner.client.get('/v1/files'), 403, 'second-factor-required')
  await enrolApp(owner, now())
  await isFull(await refresh(owner))
  const other = await admin()
  await enrolPasskey(service, other)
  await isFull(await refresh(other))
})

test('the second step, and a passkey, give a full session at once', async () => {
  const owner = await admin()
  const { secret } = await enrolApp(owner, now())
  const { challengeToken } = (await service.anonymous.post('/v1/sessions', { email: owner.email, password })).json
  const done = await service.anonymous.post('/v1/sessions/mfa', { challengeToken, code: codeOf(secret, now(), 1) })
  await isFull(new Client(service.base, { authorization: `Bearer ${done.json.accessToken}` }))
  const { authenticator } = await enrolPasskey(service, owner)
  const byPasskey = await signInWithPasskey(service.anonymous, authenticator)
  await isFull(new Client(service.base, { authorization: `Bearer ${byPasskey.json.accessToken}` }))
})

test('a session with the password alone stays so after somebody has enrolled, until it confirms', async () => {
  const owner = await admin()
  const { secret } = await enrolApp(owner, now())
  const thief = await signIn(service, owner)
  const refreshed = await refresh(thief)
  expectProblem(await refreshed.get('/v1/files'), 403, 'second-factor-required')
  expectProblem(await refreshed.post('/v1/me/mfa-factors', { kind: 'totp' }), 403, 'recent-sign-in-required')
  expectProblem(await refreshed.post('/v1/sessions/current/confirmation', { password }), 403, 'confirmation-refused')
  const again = await signIn(service, owner)
  const code = codeOf(secret, now(), 1)
  expect((await again.client.post('/v1/sessions/current/confirmation', { code })).status).toBe(204)
  await isFull(await refresh(again))
})

test('the setting holds for sessions and access tokens from before it', async () => {
  const old = await makeAccount(before, { roles: ['admin'], email: 'from-before@example.org' })
  expect(claimsOf(old.accessToken).scope).not.toBe('')
  expect((await old.client.get('/v1/files')).status).toBe(200)
  const here = new Client(service.base, old.client.fields)
  expectProblem(await here.get('/v1/files'), 403, 'second-factor-required')
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: old.refreshToken })
  const refreshed = (await service.anonymous.post('/v1/oauth/token', form)).json
  expect(claimsOf(refreshed.access_token).scope).toBe('')
})

test('the last second factor of an administrator stays; with another one it may go', async () => {
  const owner = await admin()
  const { factorId } = await enrolApp(owner, now())
  expectProblem(await owner.client.delete(`/v1/me/mfa-factors/${factorId}`), 409, 'last-second-factor')
  const { passkeyId } = await enrolPasskey(service, owner)
  expect((await owner.client.delete(`/v1/me/mfa-factors/${factorId}`)).status).toBe(204)
  expectProblem(await owner.client.delete(`/v1/me/passkeys/${passkeyId}`), 409, 'last-second-factor')
})

test('of two factors of an administrator removed at once, one stays', async () => {
  const owner = await admin()
  const { factorId } = await enrolApp(owner, now())
  const { passkeyId } = await enrolPasskey(service, owner)
  const replies = await Promise.all([
    owner.client.delete(`/v1/me/mfa-factors/${factorId}`),
    owner.client.delete(`/v1/me/passkeys/${passkeyId}`),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 409])
})

test('roles that are not named go on with the password', async () => {
  const owner = await makeAccount(service)
  expect((await owner.client.get('/v1/files')).status).toBe(200)
})
