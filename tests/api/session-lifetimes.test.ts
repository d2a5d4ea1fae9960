/** How long a session lives: unused, however often it is used, and as a row after its end. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'

const day = 86_400_000
/** Seconds: idle a day, at most three days. */
const settings = { COFFER_REFRESH_TOKEN_TTL: '86400', COFFER_SESSION_TTL: '259200' }

let service: TestApp
let ahead = 0
beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead, settings })
})
beforeEach(() => {
  ahead = 0
})
afterAll(() => service.close())

const refresh = (token: string): Promise<Reply> =>
  service.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }))
const rows = async (): Promise<number> =>
  Number((await service.app.database.rows('select count(*) as n from session'))[0]!['n'])

test('createSession: tells what is left of the refresh token, which is no more than the session has', async () => {
  const { email } = await makeAccount(service)
  const { json } = await service.anonymous.post('/v1/sessions', { email, password })
  expect(json).toMatchObject({ expiresIn: 1200, refreshExpiresIn: 86_400 })
})

test('issueToken: no refresh takes a session past its end, and its last tokens end with it', async () => {
  const account = await makeAccount(service)
  let { refreshToken } = account
  for (ahead = 0.9 * day; ahead < 2.8 * day; ahead += 0.9 * day)
    refreshToken = (await refresh(refreshToken)).json.refresh_token as string
  ahead = 3 * day - 600_000
  const last = (await refresh(refreshToken)).json
  expect(last.expires_in).toBeGreaterThan(590)
  expect(last.expires_in).toBeLessThanOrEqual(600)
  const { exp, iat } = decodeJwt(last.access_token as string)
  expect(exp! - iat!).toBe(last.expires_in)
  const client = new Client(service.base, { authorization: `Bearer ${String(last.access_token)}` })
  const { items } = (await client.get('/v1/sessions')).json
  expect(items).toMatchObject([{ id: account.sessionId, expiresAt: items[0].endsAt }])
  ahead = 3 * day + 10_000
  expectProblem(await client.get('/v1/me'), 401, 'unauthenticated')
  expectProblem(await refresh(last.refresh_token as string), 400, 'invalid-grant')
})

test('issueToken: an unused session ends after its idle life, well before its end', async () => {
  const { refreshToken } = await makeAccount(service)
  ahead = day + 1000
  expectProblem(await refresh(refreshToken), 400, 'invalid-grant')
})

test('sessions that are over are deleted thirty days later, and not a day before; living ones stay', async () => {
  await service.app.database.run('delete from session')
  const ended = await makeAccount(service)
  await makeAccount(service)
  await ended.client.delete('/v1/sessions/current')
  ahead = 29 * day
  const living = await makeAccount(service)
  expect(await service.app.sessions.sweep()).toBe(0)
  expect(await rows()).toBe(3)
  // The one that was ended is over since then, the unused one since a day later.
  ahead = 30 * day + 60_000
  expect(await service.app.sessions.sweep()).toBe(1)
  ahead = 31 * day + 60_000
  expect(await service.app.sessions.sweep()).toBe(1)
  expect(await rows()).toBe(1)
  ahead = 29 * day
  expect(await living.client.get('/v1/sessions')).toMatchObject({ status: 200 })
})

test('many sessions that are over go in batches', async () => {
  await service.app.database.run('delete from session')
  const { email } = await makeAccount(service)
  const { accountId } = await service.app.sessions.checkPassword({ email, password })
  const device = { address: '192.0.2.1', userAgent: undefined }
  for (let at = 0; at < 520; at++) await service.app.sessions.open({ accountId, amr: 'pwd', device })
  ahead = 40 * day
  expect(await service.app.sessions.sweep()).toBe(521)
  expect(await rows()).toBe(0)
}, 30_000)
