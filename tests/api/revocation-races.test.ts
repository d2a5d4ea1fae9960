/** Signing in at the same moment as what should keep one out: whoever comes first, no session is left alive. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as delay } from 'node:timers/promises'
import type { Tokens } from '../../src/sessions/session-tokens.ts'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const device = { address: '127.0.0.1', userAgent: undefined }
const signIn = (email: string): Promise<Tokens | undefined> =>
  service.app.sessions.signIn({ email, password }, device).catch(() => undefined)
const alive = async (accountId: string): Promise<number> =>
  (
    await service.app.database.rows('select id from session where account_id = ? and ended_at is null', [
      Buffer.from(accountId.replaceAll('-', ''), 'hex'),
    ])
  ).length

/** Sign-ins begun over the time that hashing takes, so that some end right when the other thing happens. */
async function signInAround<T>(email: string, thing: () => Promise<T>): Promise<{ tokens: Tokens[]; result: T }> {
  const signingIn = Array.from({ length: 6 }, (_, at) => delay(at * 4).then(() => signIn(email)))
  const result = await delay(20 + Math.random() * 60).then(thing)
  return { tokens: (await Promise.all(signingIn)).filter((tokens) => tokens !== undefined), result }
}

async function expectRefused(tokens: readonly Tokens[]): Promise<void> {
  for (const { accessToken, refreshToken } of tokens) {
    await expect(service.app.sessions.principalOf(accessToken)).rejects.toMatchObject({ status: 401 })
    await expect(service.app.sessions.refresh(refreshToken)).rejects.toMatchObject({ kind: 'invalid-grant' })
  }
}

test('disabling an account while somebody signs in leaves no living session, and no token that works', async () => {
  let before = 0
  for (let round = 0; round < 15; round++) {
    const { id, email } = await service.app.accounts.create({ email: `raced-${round}@example.org`, password }, [
      'member',
    ])
    const { tokens } = await signInAround(email, () => service.app.accounts.disable(email))
    expect([round, await alive(id)]).toEqual([round, 0])
    await expectRefused(tokens)
    before += tokens.length
  }
  // The race took place: some were in before the account was disabled, and some too late.
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(90)
})

test('changing the password while somebody signs in with the old one leaves the changer’s session alone', async () => {
  let before = 0
  for (let round = 0; round < 10; round++) {
    const account = await makeAccount(service)
    const principal = await service.app.sessions.principalOf(account.accessToken)
    const { tokens } = await signInAround(account.email, () =>
      service.app.accounts.changePassword(principal, password, 'a staple of horses, correctly charged'),
    )
    expect([round, await alive(account.id)]).toEqual([round, 1])
    await expectRefused(tokens)
    expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
    before += tokens.length
  }
  expect(before).toBeGreaterThan(0)
})

test('two changes of the password at once: one wins, the other is told, and the winner’s password holds', async () => {
  const account = await makeAccount(service)
  const news = ['first of two new passwords', 'second of two new passwords']
  const replies = await Promise.all(
    news.map((newPassword) => account.client.put('/v1/me/password', { currentPassword: password, newPassword })),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 403])
  const winner = replies.findIndex(({ status }) => status === 204)
  const signIns = await Promise.all(
    news.map((secret) => service.anonymous.post('/v1/sessions', { email: account.email, password: secret })),
  )
  expect(signIns.map(({ status }) => status)).toEqual(winner === 0 ? [201, 401] : [401, 201])
})
