import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { letters, letterTo } from '../support/letters.ts'

const clock = { ahead: 0 }
let service: TestApp
beforeAll(async () => {
  service = await startApp({ shared: true, clock: () => Date.now() + clock.ahead })
})
afterAll(() => service.close())

const next = 'a staple of horses, correctly charged'
const aboutReset = /^Set a new password/
const ask = (email: string): Promise<Reply> => service.anonymous.post('/v1/password-resets', { email })
const reset = (token: string, newPassword: string, on = service.anonymous): Promise<Reply> =>
  on.put(`/v1/password-resets/${token}`, { newPassword })
const withPassword = (email: string, secret: string): Promise<Reply> =>
  service.anonymous.post('/v1/sessions', { email, password: secret })

async function tokenFor({ email }: Pick<Account, 'email'>, count = 1): Promise<string> {
  expect(await ask(email)).toMatchObject({ status: 202, json: { status: 'accepted' } })
  return (await letterTo(service.folder, email, aboutReset, count)).token
}

test('a reset: the new password signs in, the old one no more, every session has ended, and the owner is told', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  expect(await reset(token, next)).toMatchObject({ status: 204, text: '' })
  expectProblem(await owner.client.get('/v1/me'), 401, 'unauthenticated')
  const refresh = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: owner.refreshToken })
  expectProblem(await service.anonymous.post('/v1/oauth/token', refresh), 400, 'invalid-grant')
  expectProblem(await withPassword(owner.email, password), 401, 'invalid-credentials')
  expect((await withPassword(owner.email, next)).status).toBe(201)
  expect((await letterTo(service.folder, owner.email, /^Your password has changed/)).text).not.toContain('token=')
})

test('a reset link works once, and the other links of the account go with it', async () => {
  const owner = await makeAccount(service)
  const [first, second] = [await tokenFor(owner), await tokenFor(owner, 2)]
  expect((await reset(second, next)).status).toBe(204)
  for (const used of [first, second]) expectProblem(await reset(used, `${next} again`), 410, 'link-expired')
  expect((await withPassword(owner.email, next)).status).toBe(201)
})

test('a reset link works on any replica, and of many uses at once exactly one succeeds', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  const replica = await startReplica(service)
  try {
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        reset(token, `${next} ${at}`, at % 2 === 0 ? service.anonymous : replica.anonymous),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(7).fill(410)])
    const winner = replies.findIndex(({ status }) => status === 204)
    expect((await withPassword(owner.email, `${next} ${winner}`)).status).toBe(201)
  } finally {
    await replica.close()
  }
})

test('a reset link is over after an hour', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  clock.ahead += 3_601_000
  expectProblem(await reset(token, next), 410, 'link-expired')
  expect((await withPassword(owner.email, password)).status).toBe(201)
})

test('changing the password takes a reset link with it', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  const change = { currentPassword: password, newPassword: next }
  expect((await owner.client.put('/v1/me/password', change)).status).toBe(204)
  expectProblem(await reset(token, `${next} again`), 410, 'link-expired')
})

test('a password that is refused leaves the link as good as it was', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  for (const refused of ['passwordpassword', owner.email.repeat(2), 'only 14 chars.'])
    expectProblem(await reset(token, refused), 422, 'password-refused')
  expect((await reset(token, next)).status).toBe(204)
})

test('an unknown address gets the same answer and no letter', async () => {
  const { email } = await makeAccount(service)
  const [known, unknown] = await Promise.all([ask(email), ask('nobody-at-all@example.org')])
  const seen = ({ status, json, headers }: Reply): unknown => ({ status, json, names: [...headers.keys()] })
  expect(seen(unknown)).toEqual(seen(known))
  await letterTo(service.folder, email, aboutReset)
  expect(await letters(service.folder, 'nobody-at-all@example.org')).toEqual([])
})

test('a disabled account gets no letter, and a link from before does nothing', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  await service.app.accounts.disable(owner.email)
  expect((await ask(owner.email)).status).toBe(202)
  expectProblem(await reset(token, next), 410, 'link-expired')
  const last = await makeAccount(service)
  await tokenFor(last)
  expect(await letters(service.folder, owner.email, aboutReset)).toHaveLength(1)
})

test('the link leads to the public address, whatever Host the request names', async () => {
  const { email } = await makeAccount(service)
  await service.anonymous.with({ 'x-forwarded-host': 'evil.example' }).post('/v1/password-resets', { email })
  expect((await letterTo(service.folder, email, aboutReset)).link).toMatch(`${service.base}/reset-password?token=cofp_`)
})

test('only digests of links are stored, and letters are sealed', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  const rows = [
    ...(await service.app.database.rows('select * from account_link')),
    ...(await service.app.database.rows('select * from mail')),
  ]
  const stored = rows.flatMap((row) =>
    Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))),
  )
  expect(stored.length).toBeGreaterThan(0)
  expect(stored.filter((value) => value.includes(token) || value.includes(token.slice(5)))).toEqual([])
})

test('a reset verifies the address: only who reads its letters has the link', async () => {
  const owner = await makeAccount(service)
  expect((await reset(await tokenFor(owner), next)).status).toBe(204)
  const [row] = await service.app.database.rows('select email_verified_at from account where email = ?', [owner.email])
  expect(Number(row!['email_verified_at'])).toBeGreaterThan(0)
})

test('the trail tells who asked and that it was done, without the token', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  await reset(token, next)
  const rows = await service.app.database.rows('select action, actor_kind, details from audit_event where target = ?', [
    `account:${owner.id}`,
  ])
  const actions = rows.map((row) => row['action'])
  for (const action of ['password.reset-requested', 'password.reset']) expect(actions).toContain(action)
  expect(JSON.stringify(rows)).not.toContain(token.slice(5))
})

test('a sign-in at the same moment either is ended by the reset or refused', async () => {
  const owner = await makeAccount(service)
  const token = await tokenFor(owner)
  const [, ...tries] = await Promise.all([
    reset(token, next),
    ...Array.from({ length: 6 }, () => signIn(service, owner).catch(() => undefined)),
  ])
  const alive = await Promise.all(
    tries.filter((one) => one !== undefined).map(({ client }) => client.get('/v1/me').then(({ status }) => status)),
  )
  expect(alive.filter((status) => status === 200)).toEqual([])
})

describe('with limits', () => {
  let strict: TestApp
  beforeAll(async () => {
    strict = await startApp({ settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' } })
  })
  afterAll(() => strict.close())

  test('known and unknown addresses are refused alike after as many letters', async () => {
    const { email } = await makeAccount(strict)
    let from = 0
    const statuses = async (address: string): Promise<number[]> => {
      const found: number[] = []
      for (let at = 0; at < 7; at++) {
        const by = { 'x-forwarded-for': `10.9.0.${++from}` }
        found.push((await strict.anonymous.post('/v1/password-resets', { email: address }, by)).status)
      }
      return found
    }
    const known = await statuses(email)
    expect(known).toContain(429)
    expect(await statuses('nobody@example.org')).toEqual(known)
    await eventually(
      async () => (await letters(strict.folder, email)).length === known.filter((status) => status === 202).length,
    )
  })
})
