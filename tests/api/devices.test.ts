/** An owner signs in from a device that was here before, whatever others have made of the account's tries. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { enrolApp, enrolPasskey, signInChallenge, wrongCode } from '../support/factors.ts'

let service: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let now = Date.now()
beforeAll(async () => {
  service = await startApp({
    shared: true,
    clock: () => now,
    settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1', COFFER_PUBLIC_URL: 'https://files.example.org' },
  })
  replica = await startReplica(service, { clock: () => now })
})
afterAll(async () => {
  await replica.close()
  await service.close()
})

let addresses = 0
const from = (): Record<string, string> => ({
  'x-forwarded-for': `198.${18 + (++addresses >> 8)}.${addresses & 255}.1`,
})
const signIn = (email: string, secret: string, fields = {}, at: Pick<TestApp, 'anonymous'> = service): Promise<Reply> =>
  at.anonymous.post('/v1/sessions', { email, password: secret }, { ...from(), ...fields })
const withForm = (email: string, secret: string, fields = {}): Promise<Reply> =>
  service.anonymous.post('/login', new URLSearchParams({ email, password: secret }), {
    ...from(),
    'sec-fetch-site': 'same-origin',
    ...fields,
  })

async function knownDevice(email: string): Promise<Record<string, string>> {
  const reply = await signIn(email, password)
  expect(reply.status).toBe(201)
  return { 'coffer-device': reply.headers.get('coffer-device')! }
}

/** Until nobody from elsewhere is let in. */
async function attack(email: string): Promise<void> {
  for (let turn = 0; turn < 10; turn++) expect((await signIn(email, 'wrong')).status).toBe(401)
  expectProblem(await signIn(email, password), 429, 'too-many-requests')
}

test('api: while somebody guesses, a known device signs in, on each replica and again and again; others do not', async () => {
  const { email } = await makeAccount(service)
  let device = await knownDevice(email)
  await attack(email)
  for (let turn = 0; turn < 3; turn++) {
    const [reply] = await Promise.all([
      signIn(email, password, device, turn % 2 ? service : replica),
      signIn(email, 'x'),
    ])
    expect(reply.status).toBe(201)
    device = { 'coffer-device': reply.headers.get('coffer-device')! }
    expect((await signIn(email, password)).status).toBe(429)
  }
})

test('page: the cookie does the same, lasts a year, is out of reach of scripts, and survives signing out', async () => {
  const { email } = await makeAccount(service)
  const first = await withForm(email, password)
  const line = first.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-coffer_device='))!
  expect(line).toMatch(/; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  await attack(email)
  expect((await withForm(email, password)).status).toBe(429)
  const cookie = line.split(';')[0]!
  expect((await withForm(email, password, { cookie })).status).toBe(303)
  const access = first.headers.getSetCookie().find((one) => one.startsWith('__Host-coffer_access='))!
  const out = await service.anonymous.post('/logout', new URLSearchParams(), {
    cookie: `${cookie}; ${access.split(';')[0]}`,
    'sec-fetch-site': 'same-origin',
  })
  expect(out.headers.getSetCookie().some((one) => one.startsWith('__Host-coffer_device='))).toBe(false)
})

describe('the second step', () => {
  const post = (path: string, body: object, fields = {}): Promise<Reply> =>
    service.anonymous.post(path, body, { ...from(), ...fields })
  const challengeOf = async (email: string): Promise<string> =>
    (await post('/v1/sessions', { email, password })).json.challengeToken

  async function owner() {
    const account = await makeAccount(service)
    const device = await knownDevice(account.email)
    return { ...account, ...(await enrolApp(account, now)), device }
  }

  /** By somebody who has the password, until no code from elsewhere is looked at. */
  async function attackCodes(email: string, secret: string): Promise<void> {
    for (let round = 0; round < 2; round++) {
      const challengeToken = await challengeOf(email)
      for (let turn = 0; turn < 5; turn++)
        expect((await post('/v1/sessions/mfa', { challengeToken, code: wrongCode(secret, now) })).status).toBe(401)
    }
  }

  test('while somebody with the password guesses codes, a known device gets in, and its answer makes it known anew', async () => {
    const { email, secret, recoveryCodes, device } = await owner()
    await attackCodes(email, secret)
    let shown = device
    for (const recoveryCode of recoveryCodes.slice(0, 2)) {
      const refused = await post('/v1/sessions/mfa', { challengeToken: await challengeOf(email), recoveryCode })
      expectProblem(refused, 429, 'too-many-requests')
      const done = await post('/v1/sessions/mfa', { challengeToken: await challengeOf(email), recoveryCode }, shown)
      expect(done.status).toBe(201)
      shown = { 'coffer-device': done.headers.get('coffer-device')! }
    }
  })

  test('a known device has ten tries at codes of its own, and then those of everybody', async () => {
    const { email, secret, device } = await owner()
    for (let round = 0; round < 4; round++) {
      const challengeToken = await challengeOf(email)
      for (let turn = 0; turn < 5; turn++) {
        const tried = await post('/v1/sessions/mfa', { challengeToken, code: wrongCode(secret, now) }, device)
        expect(tried.status).toBe(401)
      }
    }
    const tried = { challengeToken: await challengeOf(email), code: wrongCode(secret, now) }
    expectProblem(await post('/v1/sessions/mfa', tried, device), 429, 'too-many-requests')
  })

  test('confirmSession: a guesser with a stolen session does not lock the owner’s device out of it', async () => {
    const { client, email, secret, recoveryCodes, device } = await owner()
    await attackCodes(email, secret)
    const confirm = (fields = {}): Promise<Reply> =>
      client.post('/v1/sessions/current/confirmation', { recoveryCode: recoveryCodes[0] }, { ...from(), ...fields })
    expectProblem(await confirm(), 429, 'too-many-requests')
    expect((await confirm(device)).status).toBe(204)
  })

  test('a device that a passkey signed in with is known from then on', async () => {
    const account = await makeAccount(service)
    const { authenticator } = await enrolPasskey({ base: 'https://files.example.org' }, account)
    const passkey = authenticator.answer(await signInChallenge(service.anonymous))
    const reply = await post('/v1/sessions/passkey', { passkey })
    expect(reply.status).toBe(201)
    await attack(account.email)
    expect(
      (await signIn(account.email, password, { 'coffer-device': reply.headers.get('coffer-device')! })).status,
    ).toBe(202)
  })
})

test('a known device has ten tries of its own, and then those of everybody', async () => {
  const { email } = await makeAccount(service)
  const device = await knownDevice(email)
  for (let turn = 0; turn < 20; turn++) expect((await signIn(email, 'wrong', device)).status).toBe(401)
  expectProblem(await signIn(email, password, device), 429, 'too-many-requests')
})

describe('devices from before a change of the password', () => {
  const next = 'a staple of horses, correctly charged'
  const changed = async (account: Account): Promise<void> => {
    const change = { currentPassword: password, newPassword: next }
    expect((await account.client.put('/v1/me/password', change, from())).status).toBe(204)
  }
  const shown = (reply: Reply): Record<string, string> => ({ 'coffer-device': reply.headers.get('coffer-device')! })

  test('the owner’s gets past a guesser with the new password, and is known from then on as ever', async () => {
    const account = await makeAccount(service)
    const device = await knownDevice(account.email)
    await changed(account)
    for (let turn = 0; turn < 10; turn++) expect((await signIn(account.email, 'wrong')).status).toBe(401)
    expectProblem(await signIn(account.email, next), 429, 'too-many-requests')
    const reply = await signIn(account.email, next, device)
    expect(reply.status).toBe(201)
    for (let turn = 0; turn < 9; turn++) expect((await signIn(account.email, 'wrong', shown(reply))).status).toBe(401)
    expect((await signIn(account.email, next, shown(reply))).status).toBe(201)
  })

  test('an intruder who has made himself known many times has ten tries for all of it, and then those of everybody', async () => {
    const account = await makeAccount(service)
    const devices = [1, 2, 3, 4].map(() => knownDevice(account.email))
    const own = await Promise.all(devices)
    await changed(account)
    for (let turn = 0; turn < 20; turn++) expect((await signIn(account.email, 'wrong', own[turn % 4])).status).toBe(401)
    for (const device of own) expectProblem(await signIn(account.email, next, device), 429, 'too-many-requests')
  })

  test('codes: the same, by somebody who has found out the new password too', async () => {
    const account = await makeAccount(service)
    const own = await Promise.all([1, 2, 3, 4].map(() => knownDevice(account.email)))
    await changed(account)
    const { secret } = await enrolApp(account, now)
    const challengeOf = async (): Promise<string> => (await signIn(account.email, next)).json.challengeToken
    for (let round = 0; round < 4; round++) {
      const challengeToken = await challengeOf()
      for (let turn = 0; turn < 5; turn++) {
        const answer = { challengeToken, code: wrongCode(secret, now) }
        const fields = { ...from(), ...own[turn % 4] }
        expect((await service.anonymous.post('/v1/sessions/mfa', answer, fields)).status).toBe(401)
      }
    }
    const answer = { challengeToken: await challengeOf(), code: wrongCode(secret, now) }
    for (const device of own)
      expectProblem(
        await service.anonymous.post('/v1/sessions/mfa', answer, { ...from(), ...device }),
        429,
        'too-many-requests',
      )
  })
})

test('a success on a known device gives nobody else new tries', async () => {
  const { email } = await makeAccount(service)
  const device = await knownDevice(email)
  await attack(email)
  expect((await signIn(email, password, device)).status).toBe(201)
  expect((await signIn(email, 'wrong')).status).toBe(429)
})

test('a device that is known to another account, altered, invented or too old is none', async () => {
  const [victim, thief] = [await makeAccount(service), await makeAccount(service)]
  const { 'coffer-device': own } = await knownDevice(victim.email)
  const { 'coffer-device': others } = await knownDevice(thief.email)
  await attack(victim.email)
  const [entry = ''] = own!.slice(5).split('~')
  const [id = '', time = '', mac = ''] = entry.split('.')
  const later = String(Number(time) + 1)
  for (const shown of [
    others!,
    `cofd_${id}.${later}.${mac}`,
    `cofd_${id.slice(0, -1)}x.${time}.${mac}`,
    `cofd_${id}.${time}.${mac.slice(0, -2)}AA`,
    entry,
    'cofd_',
    'x',
  ])
    expect([shown, (await signIn(victim.email, password, { 'coffer-device': shown })).status]).toEqual([shown, 429])
  now += 366 * 86_400_000
  try {
    expect((await signIn(victim.email, password, { 'coffer-device': own! })).status).toBe(429)
  } finally {
    now -= 366 * 86_400_000
  }
  expect((await signIn(victim.email, password, { 'coffer-device': own! })).status).toBe(201)
})

test('a family’s device is known to four accounts, and to the fifth in place of the one longest ago', async () => {
  const family = await Promise.all(Array.from({ length: 5 }, () => makeAccount(service)))
  let shown: Record<string, string> = {}
  for (const { email } of family) {
    const reply = await signIn(email, password, shown)
    expect(reply.status).toBe(201)
    shown = { 'coffer-device': reply.headers.get('coffer-device')! }
  }
  for (const [at, { email }] of family.entries()) {
    await attack(email)
    expect((await signIn(email, password, shown)).status).toBe(at === 0 ? 429 : 201)
  }
})

test('what is shown tells neither the account nor its address, and an overlong one is refused', async () => {
  const { id, email } = await makeAccount(service)
  const { 'coffer-device': shown = '' } = await knownDevice(email)
  const bytes = Buffer.from(shown, 'base64url').toString('latin1')
  for (const secret of [id, email, id.replaceAll('-', '')]) expect(shown + bytes).not.toContain(secret)
  expectProblem(await signIn(email, password, { 'coffer-device': 'x'.repeat(301) }), 400, 'invalid-request')
})

test('changePassword: a guesser with a stolen session does not lock the owner’s device out of it', async () => {
  const { client, email } = await makeAccount(service)
  const device = await knownDevice(email)
  await attack(email)
  const change = (fields = {}): Promise<Reply> =>
    client.put(
      '/v1/me/password',
      { currentPassword: password, newPassword: 'a staple of horses, correctly charged' },
      { ...from(), ...fields },
    )
  expectProblem(await change(), 429, 'too-many-requests')
  expect((await change(device)).status).toBe(204)
})
