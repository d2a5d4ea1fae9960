/** What the trail tells of sessions. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

let ahead = 0
let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  const clock = (): number => Date.now() + ahead
  one = await startApp({ shared: true, clock, settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  two = await startReplica(one, { clock })
})
afterAll(async () => {
  await two.close()
  await one.close()
})

interface Told {
  readonly action: string
  readonly result: string
  readonly target: string | null
  readonly details: Record<string, unknown>
  readonly address: string | null
  readonly userAgent: string | null
  readonly hasRequest: boolean
  readonly actorKind: string
}

async function trail(accountId: string): Promise<Told[]> {
  const rows = await one.app.database.rows(
    "select action, result, target, details, address, user_agent, request_id, actor_kind from audit_event where account_id = ? and action like 'session.%' order by occurred_at, id",
    [uuidToBytes(accountId)],
  )
  return rows.map((row) => ({
    action: String(row['action']),
    result: String(row['result']),
    target: row['target'] as string | null,
    details: JSON.parse(String(row['details'])) as Record<string, unknown>,
    address: row['address'] as string | null,
    userAgent: row['user_agent'] as string | null,
    hasRequest: row['request_id'] !== null,
    actorKind: String(row['actor_kind']),
  }))
}
const refresh = (at: { anonymous: Client }, token: string): Promise<Reply> =>
  at.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }))
const me = (at: { base: string }, token: string): Promise<Reply> =>
  new Client(at.base, { authorization: `Bearer ${token}` }).get('/v1/me')

test('createSession: tells who came from where; revokeSession tells the end', async () => {
  const { id, email } = await makeAccount(one)
  const { json } = await one.anonymous.post('/v1/sessions', { email, password }, { 'user-agent': 'curl/8.5.0' })
  await new Client(one.base, { authorization: `Bearer ${String(json.accessToken)}` }).delete('/v1/sessions/current')
  const target = `session:${String(json.sessionId)}`
  const events = (await trail(id)).filter((event) => event.target === target)
  expect(events).toMatchObject([
    {
      action: 'session.created',
      result: 'success',
      details: { amr: 'pwd' },
      address: '127.0.0.1',
      userAgent: 'curl/8.5.0',
      hasRequest: true,
      actorKind: 'account',
    },
    { action: 'session.ended', result: 'success', details: { reason: 'signed-out' }, actorKind: 'account' },
  ])
})

test('createSession: a wrong password is told with the account, an unknown address without, and neither with what was typed', async () => {
  const { id, email } = await makeAccount(one)
  const typed = `nobody-${Date.now()}@example.org`
  const wrong = 'a secret that was typed wrongly'
  for (const address of [email, typed])
    expectProblem(
      await one.anonymous.post('/v1/sessions', { email: address, password: wrong }),
      401,
      'invalid-credentials',
    )
  expect((await trail(id)).filter(({ action }) => action === 'session.refused')).toMatchObject([
    { result: 'failure', actorKind: 'anonymous', hasRequest: true },
  ])
  const rows = await one.app.database.rows(
    "select * from audit_event where action = 'session.refused' and account_id is null",
  )
  expect(rows).toHaveLength(1)
  const all = JSON.stringify(await one.app.database.rows('select details, target from audit_event'))
  for (const text of [typed, email, wrong, password]) expect(all).not.toContain(text)
})

test('createSession: a disabled account is refused, and told as such to the trail alone', async () => {
  const { id, email } = await makeAccount(one)
  await one.app.accounts.disable(email)
  expectProblem(await one.anonymous.post('/v1/sessions', { email, password }), 401, 'invalid-credentials')
  expect((await trail(id)).at(-1)).toMatchObject({ action: 'session.refused', details: { disabled: true } })
})

test.each([
  ['within the grace, after its child was used', 0, true],
  ['after the grace, its child unused', 31_000, false],
])(
  'issueToken: a token used again %s ends the session on both replicas within two seconds and is told once',
  async (_when, later, useChild) => {
    ahead = 0
    const account = await makeAccount(one)
    const child = (await refresh(one, account.refreshToken)).json
    const living = useChild ? (await refresh(two, child.refresh_token as string)).json : child
    for (const at of [one, two]) expect(await me(at, living.access_token as string)).toMatchObject({ status: 200 })
    ahead = later
    const replies = await Promise.all([one, two, one, two].map((at) => refresh(at, account.refreshToken)))
    replies.forEach((reply) => expectProblem(reply, 400, 'invalid-grant'))
    await Promise.all(
      [one, two].map((at) => eventually(async () => (await me(at, living.access_token)).status === 401)),
    )
    for (const at of [one, two]) expectProblem(await refresh(at, living.refresh_token as string), 400, 'invalid-grant')
    const told = (await trail(account.id)).filter(({ action }) => action !== 'session.created')
    expect(told).toMatchObject([
      { action: 'session.reuse-detected', result: 'failure', target: `session:${account.sessionId}` },
      { action: 'session.ended', details: { reason: 'reuse-detected' } },
    ])
    ahead = 0
  },
)

test('revokeOtherSessions and revokeToken: each end is told once', async () => {
  const account = await makeAccount(one)
  await one.app.sessions.signIn({ email: account.email, password }, { address: '::1', userAgent: undefined })
  await account.client.delete('/v1/sessions')
  await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token: account.refreshToken }))
  await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token: account.refreshToken }))
  expect((await trail(account.id)).filter(({ action }) => action === 'session.ended')).toMatchObject([
    { target: `account:${account.id}`, details: { sessions: 1, except: account.sessionId } },
    { target: `session:${account.sessionId}`, details: { reason: 'token-revoked' } },
  ])
})
