/** Signing in at the same moment as what should keep one out: whoever comes first, no session is left alive. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as delay } from 'node:timers/promises'
import type { Tokens } from '../../src/sessions/session-tokens.ts'
import { newId } from '../../src/db/id.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

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

test.each<[string, number, (admin: Account, id: string) => Promise<Reply>]>([
  ['signed out everywhere', 204, ({ client }, id) => client.delete(`/v1/users/${id}/sessions`)],
  ['disabled', 200, ({ client }, id) => client.patch(`/v1/users/${id}`, { disabled: true })],
  ['deleted', 202, ({ client }, id) => client.delete(`/v1/users/${id}`)],
])(
  'by an administrator %s: a sign-in that holds the account’s row is waited for, and ended',
  async (what, status, act) => {
    const [admin, somebody] = [await makeAccount(service, { roles: ['admin'] }), await makeAccount(service)]
    let held = (): void => {}
    const holds = new Promise<void>((resolve) => (held = resolve))
    const alongside = async (): Promise<void> => {
      held()
      await delay(400)
    }
    const opening = service.app.sessions.open({ accountId: somebody.id, amr: 'pwd', device, alongside })
    await holds
    const reply = act(admin, somebody.id)
    const tokens = await opening
    expect((await reply).status).toBe(status)
    await expectRefused([tokens])
    if (what !== 'disabled') return
    // What was over when the account was disabled does not come back with it.
    expect((await admin.client.patch(`/v1/users/${somebody.id}`, { disabled: false })).status).toBe(200)
    await expect(service.app.sessions.refresh(tokens.refreshToken)).rejects.toMatchObject({ kind: 'invalid-grant' })
  },
)

test('ending very many sessions takes as many statements as ending a few', async () => {
  const queries: string[] = []
  const counting = await startApp({ database: { onQuery: (sql) => void queries.push(sql) } })
  try {
    const admin = await makeAccount(counting, { roles: ['admin'] })
    const taken: number[] = []
    for (const many of [1, 300]) {
      const somebody = await makeAccount(counting)
      const { database } = counting.app
      const [pattern] = await database.rows('select * from session where id = ?', [uuidToBytes(somebody.sessionId)])
      const columns = Object.keys(pattern!)
      const row = `(${columns.map(() => '?').join(', ')})`
      await database.run(
        `insert into session (${columns.join(', ')}) values ${Array(many).fill(row).join(', ')}`,
        Array.from({ length: many }, () =>
          columns.map((column) => (column === 'id' ? uuidToBytes(newId()) : pattern![column]!)),
        ).flat(),
      )
      queries.length = 0
      expect((await admin.client.delete(`/v1/users/${somebody.id}/sessions`)).status).toBe(204)
      taken.push(queries.filter((sql) => /update .?session.? .*ended_at|insert into .?revocation/s.test(sql)).length)
      expectProblem(await somebody.client.get('/v1/me'), 401, 'unauthenticated')
      expect((await admin.client.get(`/v1/users/${somebody.id}/sessions`)).json.items).toEqual([])
    }
    expect(taken).toEqual([2, 2])
  } finally {
    await counting.close()
  }
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
