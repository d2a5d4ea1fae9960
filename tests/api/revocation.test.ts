/** What ends a session ends it on every replica within two seconds, access tokens included. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  one = await startApp({ shared: true, settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  two = await startReplica(one)
})
afterAll(async () => {
  await two.close()
  await one.close()
})

const at = (base: string, { accessToken }: { accessToken: string }): Client =>
  new Client(base, { authorization: `Bearer ${accessToken}` })
const status = async (base: string, account: Account): Promise<number> => (await at(base, account).get('/v1/me')).status
const refresh = (account: Account): Promise<Reply> =>
  two.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: account.refreshToken }),
  )

/** Both replicas have let the session in before, so that what they keep of its token counts for nothing. */
async function familiar(...sessions: Account[]): Promise<void> {
  for (const session of sessions) for (const { base } of [one, two]) expect(await status(base, session)).toBe(200)
}

async function expectEndedEverywhere(...sessions: Account[]): Promise<void> {
  for (const session of sessions) {
    expect(await status(one.base, session)).toBe(401)
    await eventually(async () => (await status(two.base, session)) === 401)
    expectProblem(await refresh(session), 400, 'invalid-grant')
  }
}

async function twoSessions(): Promise<[Account, Account]> {
  const first = await makeAccount(one)
  return [first, await signIn(one, first)]
}

test('revokeSession current: the session ends on both replicas, the account’s other one stays', async () => {
  const [gone, stays] = await twoSessions()
  await familiar(gone, stays)
  expect(await gone.client.delete('/v1/sessions/current')).toMatchObject({ status: 204 })
  await expectEndedEverywhere(gone)
  await familiar(stays)
})

test('revokeSession: one of several, ended from another', async () => {
  const [mine, lost] = await twoSessions()
  await familiar(mine, lost)
  expect(await mine.client.delete(`/v1/sessions/${lost.sessionId}`)).toMatchObject({ status: 204 })
  await expectEndedEverywhere(lost)
  await familiar(mine)
})

test('revokeOtherSessions: all but the one that asks', async () => {
  const [mine, second] = await twoSessions()
  const third = await signIn(one, mine)
  const stranger = await makeAccount(one)
  await familiar(mine, second, third, stranger)
  expect(await mine.client.delete('/v1/sessions')).toMatchObject({ status: 204 })
  await expectEndedEverywhere(second, third)
  await familiar(mine, stranger)
  expect((await mine.client.get('/v1/sessions')).json.items).toHaveLength(1)
})

test('changePassword: every other session ends, the one that asked stays', async () => {
  const [mine, other] = await twoSessions()
  await familiar(mine, other)
  const reply = await mine.client.put('/v1/me/password', {
    currentPassword: password,
    newPassword: 'a staple of horses, correctly charged',
  })
  expect(reply.status).toBe(204)
  await expectEndedEverywhere(other)
  await familiar(mine)
})

test('disabling an account ends all of its sessions', async () => {
  const [first, second] = await twoSessions()
  await familiar(first, second)
  expect(await one.app.accounts.disable(first.email.toUpperCase())).toBe(true)
  await expectEndedEverywhere(first, second)
})

test('disabling an unknown address says so and does nothing', async () => {
  expect(await one.app.accounts.disable('nobody-at-all@example.org')).toBe(false)
})

test.each(['accessToken', 'refreshToken'] as const)(
  'revokeToken: the %s ends its session on both replicas',
  async (which) => {
    const [gone, stays] = await twoSessions()
    await familiar(gone, stays)
    const reply = await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token: gone[which] }))
    expect([reply.status, reply.text]).toEqual([200, ''])
    await expectEndedEverywhere(gone)
    await familiar(stays)
  },
)

test('revokeToken: a wrong hint does not matter', async () => {
  const account = await makeAccount(one)
  expect(
    await one.anonymous.post(
      '/v1/oauth/revoke',
      new URLSearchParams({ token: account.refreshToken, token_type_hint: 'access_token' }),
    ),
  ).toMatchObject({ status: 200 })
  await expectEndedEverywhere(account)
})

test('revokeToken: an earlier refresh token of the line ends the session as well', async () => {
  const account = await makeAccount(one)
  const refreshed = (await refresh(account)).json
  await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token: account.refreshToken }))
  await expectEndedEverywhere({
    ...account,
    accessToken: refreshed.access_token,
    refreshToken: refreshed.refresh_token,
  })
})

test('revokeToken: unknown, malformed and already revoked tokens get the same 200, and nothing ends', async () => {
  const [account, gone] = [await makeAccount(one), await makeAccount(one)]
  await gone.client.delete('/v1/sessions/current')
  const guess = Buffer.from(account.refreshToken.slice('cofr_'.length), 'base64url')
  guess[60]! ^= 1
  for (const token of [
    'unknown',
    'cofr_x',
    `cofr_${guess.toString('base64url')}`,
    `${account.accessToken}x`,
    account.accessToken.replace(/[^.]+$/, 'AAAA'),
    gone.accessToken,
    gone.refreshToken,
    'x'.repeat(16_000),
  ]) {
    const reply = await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token }))
    expect([reply.status, reply.text]).toEqual([200, ''])
  }
  await familiar(account)
})

test('a replica that starts after the revocation refuses the token from its first request on', async () => {
  const account = await makeAccount(one)
  await account.client.delete('/v1/sessions/current')
  const three = await startReplica(one)
  try {
    expect(await status(three.base, account)).toBe(401)
  } finally {
    await three.close()
  }
})
