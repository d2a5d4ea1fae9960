/**
 * The database out of reach, behind a proxy that is cut for real: nothing is granted, and the answer is 503 in time.
 * With SQLite the database is a file of the same process, so that there is no way to it that could be cut.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setTimeout as delay } from 'node:timers/promises'
import {
  dialect,
  makeAccount,
  password,
  signIn,
  startApp,
  startReplica,
  type Account,
  type TestApp,
} from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const overNetwork = dialect === 'mysql' ? describe : describe.skip

overNetwork('with the database out of reach', () => {
  let one: TestApp
  let proxy: TcpProxy
  /** Reaches the database through the proxy alone. */
  let cutOff: Awaited<ReturnType<typeof startReplica>>
  let account: Account
  let queries: string[] = []

  beforeAll(async () => {
    one = await startApp({ shared: true, settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
    const url = new URL(one.settings['DATABASE_URL']!)
    proxy = await startTcpProxy(url.hostname, Number(url.port))
    url.port = String(proxy.port)
    cutOff = await startReplica(one, {
      settings: { DATABASE_URL: url.href, COFFER_RATE_LIMIT: 'on' },
      database: { onQuery: (sql) => queries.push(sql) },
    })
  })
  beforeEach(async () => {
    proxy.restore()
    await eventually(async () => (await cutOff.anonymous.get('/health/ready')).status === 200, 10_000)
    account = await makeAccount(one)
    // A look that was under way on a connection that is gone may still hold the next ones up.
    let inRow = 0
    await eventually(async () => {
      inRow = (await hasFreshNews()) ? inRow + 1 : 0
      await delay(100)
      return inRow >= 25
    }, 20_000)
  })
  afterAll(async () => {
    await cutOff.close()
    await proxy.close()
    await one.close()
  })

  const as = ({ accessToken }: Account): Client => new Client(cutOff.base, { authorization: `Bearer ${accessToken}` })
  /** Authenticates, and then is refused for its parameter: 400 shows that the token was let in, without asking anything. */
  const letIn = (who: Account): Promise<Reply> => as(who).get('/v1/files?no-such-parameter=1')
  /** A request costs no query again. */
  async function hasFreshNews(): Promise<boolean> {
    queries = []
    return (
      (await letIn(account)).status === 400 && !queries.some((sql) => sql.includes('from revocation where subject'))
    )
  }
  const refresh = (token: string): Promise<Reply> =>
    cutOff.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }))

  async function expectUnavailableInTime(ask: () => Promise<Reply>, millis = 2000): Promise<void> {
    const reply = await Promise.race([ask(), delay(millis, undefined, { ref: false })])
    if (!reply) throw new Error(`there is no answer within ${millis} ms`)
    expectProblem(reply, 503, 'service-unavailable')
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }

  const everything: [string, () => Promise<Reply>][] = [
    ['getMe', () => as(account).get('/v1/me')],
    ['listSessions', () => as(account).get('/v1/sessions')],
    ['listFiles', () => as(account).get('/v1/files')],
    ['createSession', () => cutOff.anonymous.post('/v1/sessions', { email: account.email, password })],
    [
      'createSession with a wrong password',
      () => cutOff.anonymous.post('/v1/sessions', { email: account.email, password: 'wrong' }),
    ],
    ['issueToken', () => refresh(account.refreshToken)],
    [
      'revokeToken',
      () => cutOff.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token: account.refreshToken })),
    ],
    ['registerUser', () => cutOff.anonymous.post('/v1/users', { email: 'late@example.org', password })],
    [
      'changePassword',
      () =>
        as(account).put('/v1/me/password', {
          currentPassword: password,
          newPassword: 'a staple of horses, correctly charged',
        }),
    ],
    ['revokeSession', () => as(account).delete('/v1/sessions/current')],
  ]

  test.each(['cut', 'swallow'] as const)(
    '(%s) a token is let in while the news are fresh, and answered 503 within two seconds from then on',
    async (how) => {
      proxy[how]()
      const begun = performance.now()
      const answers: [number, number, number][] = []
      while (performance.now() - begun < 5000) {
        const asked = performance.now()
        const { status } = await letIn(account)
        answers.push([Math.round(asked - begun), status, performance.now() - asked])
        await delay(100)
      }
      expect(new Set(answers.map(([, status]) => status))).toEqual(new Set([400, 503]))
      expect(answers.filter(([when, status]) => status === 400 && when > 2000)).toEqual([])
      expect(Math.max(...answers.map(([, , took]) => took))).toBeLessThan(2000)
    },
  )

  test('(cut) every operation answers 503 with Retry-After within two seconds, at once and later', async () => {
    proxy.cut()
    for (const [, ask] of everything) await expectUnavailableInTime(ask)
    await delay(2000)
    await Promise.all(everything.map(([, ask]) => expectUnavailableInTime(ask)))
  })

  test('(swallow) every operation answers 503 with Retry-After instead of hanging', async () => {
    proxy.swallow()
    await Promise.all(everything.map(([, ask]) => expectUnavailableInTime(ask, 3500)))
  })

  test.each(['cut', 'swallow'] as const)(
    '(%s) a session that is ended elsewhere meanwhile is never let in after the way is back',
    async (how) => {
      const stays = await signIn(one, account)
      expect(await letIn(account)).toMatchObject({ status: 400 })
      proxy[how]()
      await delay(2100)
      expect(await account.client.delete('/v1/sessions/current')).toMatchObject({ status: 204 })
      expect((await letIn(account)).status).toBe(503)
      proxy.restore()
      const seen = new Set<number>()
      await eventually(async () => {
        seen.add((await letIn(account)).status)
        return (await letIn(stays)).status === 400
      }, 10_000)
      seen.add((await letIn(account)).status)
      expect([...seen].filter((status) => status !== 401 && status !== 503)).toEqual([])
      await eventually(async () => (await letIn(account)).status === 401)
    },
  )

  test('(cut) a key that is not known cannot be looked for: 503, not 401', async () => {
    proxy.cut()
    const token = `${Buffer.from('{"alg":"ES256","typ":"at+jwt","kid":"not-known-here"}').toString('base64url')}.e30.AAAA`
    await delay(1100)
    await expectUnavailableInTime(() => cutOff.anonymous.get('/v1/me', { authorization: `Bearer ${token}` }))
  })
})
