import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp, enrolPasskey, signInWithPasskey, wrongCode, type App } from '../support/factors.ts'
import { letterWith } from '../support/letters.ts'

let service: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let ahead = 0
const now = (): number => Date.now() + ahead
beforeAll(async () => {
  service = await startApp({ shared: true, clock: now })
  replica = await startReplica(service, { clock: now })
})
afterEach(() => {
  ahead = 0
})
afterAll(async () => {
  await replica.close()
  await service.close()
})

type Person = Account & App
/** With an authenticator app, whose next code is that of the step after this one. */
async function person(): Promise<Person> {
  const account = await makeAccount(service)
  return { ...account, ...(await enrolApp(account, now())) }
}
const begin = ({ email }: Pick<Account, 'email'>, on = service.anonymous): Promise<Reply> =>
  on.post('/v1/sessions', { email, password })
const complete = (challengeToken: string, answer: object, on = service.anonymous): Promise<Reply> =>
  on.post('/v1/sessions/mfa', { challengeToken, ...answer })
const tokenFor = async (of: Pick<Account, 'email'>): Promise<string> => {
  const reply = await begin(of)
  expect(reply.status).toBe(202)
  return reply.json.challengeToken as string
}
const nextCode = ({ secret }: App): string => codeOf(secret, now(), 1)

test('createSession: with a second factor the right password is 202 with a challenge, a wrong one 401 as ever', async () => {
  const owner = await person()
  const reply = await begin(owner)
  expect(reply).toMatchObject({
    status: 202,
    json: { challengeToken: expect.stringMatching(/^cofm_[\w-]{43}$/), methods: ['totp', 'recovery-code'] },
  })
  expect(Object.keys(reply.json)).toHaveLength(3)
  expect(Math.abs(Date.parse(reply.json.expiresAt) - now() - 300_000)).toBeLessThan(5000)
  const basic = `Basic ${Buffer.from(`${owner.email}:${password}`).toString('base64')}`
  expect((await service.anonymous.post('/v1/sessions', undefined, { authorization: basic })).status).toBe(202)
  expectProblem(
    await service.anonymous.post('/v1/sessions', { email: owner.email, password: `${password}!` }),
    401,
    'invalid-credentials',
  )
})

test('completeMfa: the code of the app opens the session, and its amr tells of both steps', async () => {
  const owner = await person()
  const done = await complete(await tokenFor(owner), { code: nextCode(owner) })
  expect(done.status).toBe(201)
  expect(done.headers.get('location')).toBe(`/v1/sessions/${done.json.sessionId}`)
  const claims = JSON.parse(Buffer.from(done.json.accessToken.split('.')[1], 'base64url').toString('utf8'))
  expect(claims.amr).toEqual(['pwd', 'otp'])
  const me = await service.anonymous.get('/v1/me', { authorization: `Bearer ${done.json.accessToken}` })
  expect(me.json.id).toBe(owner.id)
})

test('completeMfa: a challenge is used once, and holds on another replica', async () => {
  const owner = await person()
  const token = await tokenFor(owner)
  expect((await complete(token, { code: nextCode(owner) }, replica.anonymous)).status).toBe(201)
  ahead = 60_000
  expectProblem(await complete(token, { code: nextCode(owner) }), 410, 'challenge-over')
})

test('completeMfa: a code of the app holds once, and no older one holds after it', async () => {
  const owner = await person()
  const [used, older] = [codeOf(owner.secret, now(), 1), codeOf(owner.secret, now(), 0)]
  expect((await complete(await tokenFor(owner), { code: used })).status).toBe(201)
  for (const code of [used, older]) expectProblem(await complete(await tokenFor(owner), { code }), 401, 'code-refused')
})

test('completeMfa: one code for many challenges at once, over two replicas, opens one session', async () => {
  const owner = await person()
  const tokens = await Promise.all(Array.from({ length: 6 }, () => tokenFor(owner)))
  const code = nextCode(owner)
  const replies = await Promise.all(
    tokens.map((token, at) => complete(token, { code }, at % 2 === 0 ? service.anonymous : replica.anonymous)),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401])
})

test('completeMfa: one challenge, many recovery codes at once, over two replicas: one session, and one code is gone', async () => {
  const owner = await person()
  const token = await tokenFor(owner)
  const replies = await Promise.all(
    owner.recoveryCodes
      .slice(0, 4)
      .map((recoveryCode, at) =>
        complete(token, { recoveryCode }, at % 2 === 0 ? service.anonymous : replica.anonymous),
      ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410])
  const left = await service.app.database.rows('select 1 as one from recovery_code where account_id = ?', [
    Buffer.from(owner.id.replaceAll('-', ''), 'hex'),
  ])
  expect(left).toHaveLength(9)
})

test('completeMfa: a recovery code holds once, however it is typed, and the owner is told how many are left', async () => {
  const owner = await person()
  const [recoveryCode = ''] = owner.recoveryCodes
  const typed = ` ${recoveryCode.toUpperCase().replaceAll('-', ' ')} `
  expect((await complete(await tokenFor(owner), { recoveryCode: typed })).status).toBe(201)
  expectProblem(await complete(await tokenFor(owner), { recoveryCode }), 401, 'code-refused')
  const letter = await letterWith(service.folder, owner.email, 'are left')
  expect(letter.text).toContain('9 are left')
  expect(letter.text).not.toContain(recoveryCode)
})

test('completeMfa: a recovery code of another account is worth nothing here', async () => {
  const [owner, other] = [await person(), await person()]
  const [recoveryCode = ''] = other.recoveryCodes
  expectProblem(await complete(await tokenFor(owner), { recoveryCode }), 401, 'code-refused')
  expect((await complete(await tokenFor(other), { recoveryCode })).status).toBe(201)
})

test('completeMfa: after five wrong codes the challenge is over, even for the right one; another challenge is not', async () => {
  const owner = await person()
  const [token, other] = [await tokenFor(owner), await tokenFor(owner)]
  const wrong = wrongCode(owner.secret, now())
  const replies = await Promise.all(Array.from({ length: 8 }, () => complete(token, { code: wrong })))
  expect(replies.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 410, 410, 410])
  expectProblem(await complete(token, { code: nextCode(owner) }), 410, 'challenge-over')
  expect((await complete(other, { code: nextCode(owner) })).status).toBe(201)
})

test('completeMfa: a challenge ends after five minutes; an invented one never began', async () => {
  const owner = await person()
  const token = await tokenFor(owner)
  ahead = 300_000 + 1000
  expectProblem(await complete(token, { code: nextCode(owner) }), 410, 'challenge-over')
  expectProblem(await complete(`cofm_${'A'.repeat(43)}`, { code: '000000' }), 410, 'challenge-over')
})

test('completeMfa: neither two answers nor none are taken', async () => {
  const token = await tokenFor(await person())
  for (const answer of [{}, { code: '000000', recoveryCode: '0000-0000-0000' }, { code: '12345' }])
    expectProblem(await complete(token, answer), 400, 'invalid-request')
})

test('completeMfa: a password changed, or an account disabled, since the first step ends the challenge', async () => {
  const [changed, disabled] = [await person(), await person()]
  const tokens = [await tokenFor(changed), await tokenFor(disabled)]
  ahead = 1000
  const change = { currentPassword: password, newPassword: `${password} changed` }
  expect((await changed.client.put('/v1/me/password', change)).status).toBe(204)
  await service.app.accounts.disable(disabled.email)
  expectProblem(await complete(tokens[0]!, { code: nextCode(changed) }), 410, 'challenge-over')
  expectProblem(await complete(tokens[1]!, { code: nextCode(disabled) }), 410, 'challenge-over')
})

test('a factor that becomes active while the password is checked is asked for', async () => {
  const owner = await makeAccount(service)
  const { id, secret } = (await owner.client.post('/v1/me/mfa-factors', { kind: 'totp' })).json
  const [activation, ...signIns] = await Promise.all([
    owner.client.post(`/v1/me/mfa-factors/${id}/activation`, { code: codeOf(secret, now()) }),
    ...Array.from({ length: 4 }, (_, at) => begin(owner, at % 2 === 0 ? service.anonymous : replica.anonymous)),
  ])
  expect(activation.status).toBe(200)
  for (const { status } of signIns) expect([201, 202]).toContain(status)
  expect((await begin(owner)).status).toBe(202)
})

test('methods: what the account has', async () => {
  const owner = await makeAccount(service)
  await enrolPasskey(service, owner)
  expect((await begin(owner)).json.methods).toEqual(['passkey', 'recovery-code'])
  await enrolApp(owner, now())
  expect((await begin(owner)).json.methods).toEqual(['totp', 'passkey', 'recovery-code'])
})

test('the trail tells of refused codes, used recovery codes and how sessions were opened, and holds no code', async () => {
  const owner = await person()
  const token = await tokenFor(owner)
  const wrong = wrongCode(owner.secret, now())
  await complete(token, { code: wrong })
  await complete(token, { recoveryCode: owner.recoveryCodes[0] })
  const rows = await service.app.database.rows('select action, result, details from audit_event where account_id = ?', [
    Buffer.from(owner.id.replaceAll('-', ''), 'hex'),
  ])
  const told = rows.map(({ action, result, details }) => [action, result, details].join(' '))
  expect(told).toEqual(
    expect.arrayContaining([
      'session.refused failure {"method":"totp"}',
      'recovery-code.used success {}',
      'session.created success {"amr":"pwd mfa"}',
    ]),
  )
  for (const code of [wrong, ...owner.recoveryCodes]) expect(told.join('\n')).not.toContain(code)
})

describe('sessions and a change of factors', () => {
  const isAlive = async ({ client }: Pick<Account, 'client'>): Promise<boolean> =>
    (await client.get('/v1/me')).status === 200
  const refresh = ({ refreshToken }: Account): Promise<Reply> =>
    replica.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    )

  test.each([
    ['app', (owner: Account) => enrolApp(owner, now())],
    ['passkey', (owner: Account) => enrolPasskey(service, owner)],
  ])('the first factor, %s, ends every session but the one that adds it, on each replica', async (_kind, enrol) => {
    const owner = await makeAccount(service)
    const before = await signIn(service, owner)
    await enrol(owner)
    expect([await isAlive(before), await isAlive(owner)]).toEqual([false, true])
    expectProblem(await refresh(before), 400, 'invalid-grant')
    expect((await refresh(owner)).status).toBe(200)
  })

  test('another factor ends no session that has shown the first', async () => {
    const owner = await person()
    const { json } = await complete(await tokenFor(owner), { code: nextCode(owner) })
    const other = { client: new Client(service.base, { authorization: `Bearer ${json.accessToken}` }) }
    await enrolPasskey(service, owner)
    ahead = 60_000
    await enrolApp(owner, now())
    expect([await isAlive(other), await isAlive(owner)]).toEqual([true, true])
  })

  test('a factor that is removed ends every session but the one that removes it', async () => {
    const owner = await makeAccount(service)
    const { passkeyId, authenticator } = await enrolPasskey(service, owner)
    const { factorId } = await enrolApp(owner, now())
    for (const path of [`/v1/me/passkeys/${passkeyId}`, `/v1/me/mfa-factors/${factorId}`]) {
      const other = await signIn(service, owner)
      expect((await owner.client.delete(path)).status).toBe(204)
      expect([await isAlive(other), await isAlive(owner)]).toEqual([false, true])
    }
    expectProblem(await signInWithPasskey(service.anonymous, authenticator), 401, 'passkey-refused')
  })

  test('an app that never showed its first code ends none when it goes', async () => {
    const owner = await makeAccount(service)
    const other = await signIn(service, owner)
    const { id } = (await owner.client.post('/v1/me/mfa-factors', { kind: 'totp' })).json
    expect((await owner.client.delete(`/v1/me/mfa-factors/${id}`)).status).toBe(204)
    expect(await isAlive(other)).toBe(true)
  })
})
