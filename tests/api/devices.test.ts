/** An owner signs in from a device that was here before, whatever others have made of the account's tries. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

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
  const line = first.headers.getSetCookie().find((cookie) => cookie.startsWith('coffer_device='))!
  expect(line).toMatch(/; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  await attack(email)
  expect((await withForm(email, password)).status).toBe(429)
  const cookie = line.split(';')[0]!
  expect((await withForm(email, password, { cookie })).status).toBe(303)
  const access = first.headers.getSetCookie().find((one) => one.startsWith('coffer_access='))!
  const out = await service.anonymous.post('/logout', new URLSearchParams(), {
    cookie: `${cookie}; ${access.split(';')[0]}`,
    'sec-fetch-site': 'same-origin',
  })
  expect(out.headers.getSetCookie().some((one) => one.startsWith('coffer_device='))).toBe(false)
})

test('a known device has ten tries of its own, and then those of everybody', async () => {
  const { email } = await makeAccount(service)
  const device = await knownDevice(email)
  for (let turn = 0; turn < 20; turn++) expect((await signIn(email, 'wrong', device)).status).toBe(401)
  expectProblem(await signIn(email, password, device), 429, 'too-many-requests')
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
