/** What a session tells of its place, and when it was used last: noted by requests, written later. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { currentOrigin } from '../../src/access/origin.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { createActivity } from '../../src/sessions/activity.ts'
import { makeAccount, password, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client } from '../support/client.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
const minute = 60_000

/** How far the clock of both replicas is ahead of the machine's. */
let ahead = 0
let queries: { sql: string; by: string | undefined }[] = []
let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  const clock = (): number => Date.now() + ahead
  const onQuery = (sql: string): void => void queries.push({ sql, by: currentOrigin()?.by })
  const settings = { COFFER_TRUSTED_PROXIES: '1', COFFER_PUBLIC_URL: 'https://files.example.org' }
  one = await startApp({ shared: true, clock, settings, database: { onQuery } })
  two = await startReplica(one, { clock })
})
beforeEach(() => {
  ahead = 0
  queries = []
})
afterAll(async () => {
  await two.close()
  await one.close()
})

async function mine(account: Account, at: { base: string } = one, fields = {}): Promise<any> {
  const { json } = await new Client(at.base, { authorization: `Bearer ${account.accessToken}` }).get(
    '/v1/sessions',
    fields,
  )
  return json.items.find(({ id }: { id: string }) => id === account.sessionId)
}
/** A job of the service may do the same meanwhile. */
const flush = (): Promise<unknown> => Promise.all([one.app.sessions.flushActivity(), two.app.sessions.flushActivity()])
const writes = (by: string | undefined): unknown[] =>
  queries.filter((query) => query.by === by && query.sql.includes('update session set last_seen_at'))
async function lastSeen({ sessionId }: Account): Promise<number> {
  const [row] = await one.app.database.rows('select last_seen_at from session where id = ?', [uuidToBytes(sessionId)])
  return Number(row!['last_seen_at'])
}

test.each([
  [firefox, { browser: 'Firefox 145', operatingSystem: 'Linux', deviceKind: 'desktop', device: firefox }],
  [phone, { browser: 'Safari 18', operatingSystem: 'iOS', deviceKind: 'mobile', device: phone }],
  ['curl/8.5.0', { browser: 'curl 8', deviceKind: 'other', device: 'curl/8.5.0' }],
])('listSessions: a sign-in with %s tells what it is', async (userAgent, told) => {
  const { email } = await makeAccount(one)
  const { json } = await one.anonymous.post(
    '/v1/sessions',
    { email, password },
    { 'user-agent': userAgent, 'x-forwarded-for': '192.0.2.17' },
  )
  const account = { sessionId: json.sessionId, accessToken: json.accessToken } as Account
  const session = await mine(account)
  expect(session).toMatchObject({ ...told, address: '192.0.2.17', amr: ['pwd'], current: true })
  expect(session.authenticatedAt).toBe(session.createdAt)
  expect(Date.parse(session.endsAt) - Date.parse(session.createdAt)).toBe(7_776_000_000)
  expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBe(2_592_000_000)
})

test('listSessions: a user agent that is markup is told as it was sent, and as no browser', async () => {
  const { email } = await makeAccount(one)
  const userAgent = '<script>alert(1)</script>'
  const { json } = await one.anonymous.post('/v1/sessions', { email, password }, { 'user-agent': userAgent })
  const session = await mine({ sessionId: json.sessionId, accessToken: json.accessToken } as Account)
  expect(session).toMatchObject({ device: userAgent, deviceKind: 'other' })
  expect(session).not.toHaveProperty('browser')
})

test('last seen: requests write nothing; a job does, with the address and the program of the last', async () => {
  const account = await makeAccount(one)
  const begun = await lastSeen(account)
  await flush()
  ahead = 2 * minute
  queries = []
  for (const address of ['198.51.100.1', '198.51.100.2', '203.0.113.9'])
    await account.client.get('/v1/me', { 'x-forwarded-for': address, 'user-agent': phone })
  expect(writes('request')).toEqual([])
  await flush()
  expect(writes('request')).toEqual([])
  expect((await lastSeen(account)) - begun).toBeGreaterThanOrEqual(2 * minute)
  expect(await mine(account)).toMatchObject({ address: '203.0.113.9', browser: 'Safari 18', deviceKind: 'mobile' })
})

test('last seen: written at most once a minute, whichever replica sees the session how often', async () => {
  const account = await makeAccount(one)
  const seen = new Set([await lastSeen(account)])
  for (let step = 0; step < 12; step++) {
    ahead = step * 15_000
    await Promise.all([mine(account), mine(account, two)])
    await flush()
    seen.add(await lastSeen(account))
  }
  // Over 165 seconds from the sign-in: then, after one minute, and after two.
  expect(seen.size).toBe(3)
})

test('last seen: a refresh counts', async () => {
  const account = await makeAccount(one)
  ahead = 5 * minute
  await one.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: account.refreshToken }),
    { 'user-agent': firefox },
  )
  await flush()
  expect(await mine(account)).toMatchObject({ browser: 'Firefox 145' })
})

test('last seen: a request of an ended session counts for nothing', async () => {
  const account = await makeAccount(one)
  const begun = await lastSeen(account)
  await account.client.delete('/v1/sessions/current')
  ahead = 2 * minute
  expect(await account.client.get('/v1/me')).toMatchObject({ status: 401 })
  await flush()
  expect(await lastSeen(account)).toBe(begun)
})

test('last seen: a hundred and thirty sessions at once are written in two statements', async () => {
  const { email } = await makeAccount(one)
  const device = { address: '192.0.2.1', userAgent: undefined }
  const { accountId } = await one.app.sessions.checkPassword({ email, password })
  const opened = []
  for (let at = 0; at < 130; at++) opened.push(await one.app.sessions.open({ accountId, amr: 'pwd', device }))
  const activity = createActivity({ database: one.app.database, clock: () => Date.now() + 2 * minute })
  for (const { sessionId } of opened) activity.saw(sessionId, { address: '192.0.2.2', userAgent: phone })
  queries = []
  expect(await activity.flush()).toBe(130)
  expect(writes(undefined)).toHaveLength(2)
  for (const { sessionId } of opened) activity.saw(sessionId, device)
  expect(await activity.flush()).toBe(0)
}, 30_000)

test('last seen: what was noted is written when the service ends', async () => {
  const three = await startReplica(one, { clock: () => Date.now() + ahead })
  const account = await makeAccount(one)
  ahead = 2 * minute
  await mine(account, three, { 'user-agent': phone })
  await three.close()
  expect(await mine(account)).toMatchObject({ browser: 'Safari 18' })
})
