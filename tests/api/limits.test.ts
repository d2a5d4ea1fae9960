import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { scopesOf } from '../../src/access/roles.ts'
import { makeAccount, makeKey, password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'

/** Believes the proxy in front, so that each test can have a client's address of its own. */
let behindProxy: TestApp
/** Believes nobody: every test's address is 127.0.0.1 here. */
let direct: Awaited<ReturnType<typeof startReplica>>
beforeAll(async () => {
  behindProxy = await startApp({
    shared: true,
    settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1', COFFER_PUBLIC_URL: 'https://files.example.org' },
  })
  direct = await startReplica(behindProxy, { settings: { COFFER_TRUSTED_PROXIES: '0' } })
})
afterAll(async () => {
  await direct.close()
  await behindProxy.close()
})

let count = 0
/** In a network of its own. */
const newAddress = (): string => `198.${18 + (++count >> 8)}.${count & 255}.1`
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address })
const signIn = (
  email: string,
  secret: string,
  address: string,
  at: Pick<TestApp, 'anonymous'> = behindProxy,
): Promise<Reply> => at.anonymous.post('/v1/sessions', { email, password: secret }, from(address))
/** Counts as a try and costs no hashing. */
const malformedTry = (address: string, at: Pick<TestApp, 'anonymous'> = behindProxy): Promise<Reply> =>
  at.anonymous.post('/v1/sessions', undefined, { ...from(address), authorization: 'Basic' })
const startWindowsAnew = (): Promise<number> => behindProxy.app.database.run('delete from rate_limit')

/** The policy that refuses is told with the others that were counted. */
function expectLimited(reply: Reply, policy: string, points: number, window: number): void {
  expectProblem(reply, 429, 'too-many-requests')
  const seconds = Number(reply.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(window)
  expect(reply.headers.get('ratelimit')?.split(', ')).toContain(`"${policy}";r=0;t=${seconds}`)
  expect(reply.headers.get('ratelimit-policy')?.split(', ')).toContain(`"${policy}";q=${points};w=${window}`)
}

test('per account: ten wrong passwords over two replicas and many addresses, then 429 everywhere, for the right one too', async () => {
  const { email } = await makeAccount(behindProxy)
  for (let turn = 0; turn < 10; turn++)
    expectProblem(
      await signIn(
        turn % 2 === 0 ? email : email.toUpperCase(),
        'wrong',
        newAddress(),
        turn % 3 === 0 ? direct : behindProxy,
      ),
      401,
      'invalid-credentials',
    )
  for (const at of [behindProxy, direct])
    for (const secret of ['wrong', password])
      expectLimited(await signIn(email, secret, newAddress(), at), 'password', 10, 900)
})

test('per account: an unknown address is limited exactly like a known one', async () => {
  const { email } = await makeAccount(behindProxy)
  const told = async (who: string): Promise<unknown[]> => {
    const address = newAddress()
    const replies: Reply[] = []
    for (let turn = 0; turn < 12; turn++) replies.push(await signIn(who, 'wrong', address))
    return replies.map(({ status, json, headers }) => [
      status,
      json.type,
      json.detail?.replace(/\d+/, 'n'),
      headers.get('ratelimit')?.replaceAll(/t=\d+/g, 't'),
      headers.get('ratelimit-policy'),
    ])
  }
  expect(await told('nobody-at-all@example.org')).toEqual(await told(email))
})

test('per account: a success forgets the tries before it', async () => {
  const { email } = await makeAccount(behindProxy)
  for (let round = 0; round < 2; round++) {
    for (let turn = 0; turn < 9; turn++) expect((await signIn(email, 'wrong', newAddress())).status).toBe(401)
    expect((await signIn(email, password, newAddress())).status).toBe(201)
  }
})

test('per account: of fifteen wrong ones at once no more than ten are tried', async () => {
  const { email } = await makeAccount(behindProxy)
  const replies = await Promise.all(
    Array.from({ length: 15 }, (_, at) => signIn(email, 'wrong', newAddress(), at % 5 === 0 ? direct : behindProxy)),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([
    ...Array<number>(10).fill(401),
    ...Array<number>(5).fill(429),
  ])
})

test('per account: the current password cannot be guessed by changePassword either', async () => {
  const { client } = await makeAccount(behindProxy)
  const change = (currentPassword: string): Promise<Reply> =>
    client.put(
      '/v1/me/password',
      { currentPassword, newPassword: 'a staple of horses, correctly charged' },
      from(newAddress()),
    )
  for (let turn = 0; turn < 10; turn++) expectProblem(await change('wrong'), 403, 'password-incorrect')
  expectLimited(await change(password), 'password', 10, 900)
})

test('per account: when the window is over the right password signs in again', async () => {
  const { email } = await makeAccount(behindProxy)
  for (let turn = 0; turn < 11; turn++) await signIn(email, 'wrong', newAddress())
  expect((await signIn(email, password, newAddress())).status).toBe(429)
  await behindProxy.app.database.run('update rate_limit set expire = ?', [Date.now() - 1])
  expect((await signIn(email, password, newAddress())).status).toBe(201)
})

test('per address: the answers count down, and the 61st sign-in within a minute answers 429; another address goes on', async () => {
  const address = newAddress()
  for (let turn = 1; turn <= 60; turn++) {
    const reply = await malformedTry(address)
    expect([reply.status, reply.headers.get('ratelimit')?.split(';')[1]]).toEqual([401, `r=${60 - turn}`])
  }
  expectLimited(await malformedTry(address), 'login', 60, 60)
  expect((await malformedTry(newAddress())).status).toBe(401)
})

test('per address: replicas count together, and what X-Forwarded-For says is not believed', async () => {
  await startWindowsAnew()
  for (let turn = 0; turn < 60; turn++)
    expect((await (turn % 2 === 0 ? malformedTry('127.0.0.1') : malformedTry(newAddress(), direct))).status).toBe(401)
  expectLimited(await malformedTry(newAddress(), direct), 'login', 60, 60)
  for (const claimed of ['198.51.100.7', '::1', 'unknown', '198.51.100.7, 198.51.100.8'])
    expect((await malformedTry(claimed, direct)).status).toBe(429)
})

test('per address: behind one trusted proxy only what that proxy has added counts', async () => {
  const address = newAddress()
  for (let turn = 0; turn < 60; turn++) await malformedTry(`203.0.113.${turn}, ${address}`)
  expect((await malformedTry(`198.51.100.9, ${address}`)).status).toBe(429)
  expect((await malformedTry(`${address}, 198.51.100.9`)).status).toBe(401)
})

test('per address: the addresses of one IPv6 network of 64 bits count as one', async () => {
  for (let turn = 0; turn < 60; turn++) await malformedTry(`2001:db8:0:7::${turn.toString(16)}`)
  expect((await malformedTry('2001:db8:0:7:ffff:1:2:3')).status).toBe(429)
  expect((await malformedTry('2001:db8:0:8::1')).status).toBe(401)
})

test.each([
  ['IPv4, of 24 bits', (customer: number) => `203.0.113.${customer}`, '203.0.114.1'],
  ['IPv6, of 48 bits', (customer: number) => `2001:db8:77:${customer.toString(16)}::1`, '2001:db8:78::1'],
])('per network: ten customers of one network use up its tries; %s', async (_, address, elsewhere) => {
  for (let customer = 1; customer <= 10; customer++)
    await Promise.all(Array.from({ length: 60 }, () => malformedTry(address(customer))))
  const refused = await malformedTry(address(11))
  expectLimited(refused, 'login-network', 600, 60)
  expect(refused.headers.get('ratelimit')).toMatch(/^"login";r=59;t=\d+, "login-network";r=0;t=\d+$/)
  expect((await malformedTry(elsewhere)).status).toBe(401)
})

test('per address: one spelt as IPv4 in IPv6 is the same one', async () => {
  for (let turn = 0; turn < 60; turn++) await malformedTry('198.51.100.200')
  for (const spelt of ['::ffff:198.51.100.200', '::FFFF:c633:64c8', '198.51.100.200:4711'])
    expect((await malformedTry(spelt)).status).toBe(429)
})

test('per address: twenty registrations an hour, known and new addresses alike', async () => {
  const address = newAddress()
  const known = await Promise.all(Array.from({ length: 11 }, () => makeAccount(behindProxy)))
  const register = (who: string): Promise<Reply> =>
    behindProxy.anonymous.post('/v1/users', { email: who, password }, from(address))
  const replies = await Promise.all(
    known.slice(1).flatMap(({ email }, at) => [register(email), register(`registering-${at}@example.org`)]),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(202))
  for (const who of [known[0]!.email, 'registering-late@example.org'])
    expectLimited(await register(who), 'registration', 20, 3600)
})

describe('letters', () => {
  const forgotten = (email: string, address: string): Promise<Reply> =>
    behindProxy.anonymous.post('/v1/password-resets', { email }, from(address))
  const register = (email: string, address: string): Promise<Reply> =>
    behindProxy.anonymous.post('/v1/users', { email, password }, from(address))

  test('per account and network: five an hour, registrations among them, known and unknown addresses alike', async () => {
    const { email } = await makeAccount(behindProxy)
    const told = async (ask: typeof register, who: string): Promise<unknown[]> => {
      const address = newAddress()
      const replies = [await ask(who, address)]
      for (let turn = 0; turn < 5; turn++) replies.push(await forgotten(who, address))
      replies.push(await register(who, address))
      expectLimited(replies[5]!, 'letter-account-network', 5, 3600)
      return replies.map(({ status, json, headers }) => [
        status,
        json.type,
        json.detail?.replace(/\d+/, 'n'),
        headers.get('ratelimit')?.replaceAll(/t=\d+/g, 't'),
        headers.get('ratelimit-policy'),
      ])
    }
    expect(await told(register, 'first-seen@example.org')).toEqual(await told(register, email))
    expect(await told(forgotten, 'never-seen@example.org')).toEqual(await told(forgotten, email))
  })

  test('per account and network: who uses up what one network may ask for keeps nobody elsewhere from a reset', async () => {
    const { email } = await makeAccount(behindProxy)
    const [one, other] = ['203.0.113.50', '203.0.113.51']
    for (let turn = 0; turn < 20; turn++)
      expect((await forgotten(email, turn % 2 === 0 ? one : other)).status).toBe(turn < 5 ? 202 : 429)
    expect((await forgotten(email, newAddress())).status).toBe(202)
    expect((await forgotten((await makeAccount(behindProxy)).email, one)).status).toBe(202)
  })

  test('per account: twenty an hour from wherever; another account gets its own', async () => {
    const { email } = await makeAccount(behindProxy)
    for (let network = 0; network < 4; network++) {
      const address = newAddress()
      for (let turn = 0; turn < 5; turn++) expect((await forgotten(email, address)).status).toBe(202)
    }
    const address = newAddress()
    expectLimited(await forgotten(email, address), 'letter-account', 20, 3600)
    expect((await forgotten((await makeAccount(behindProxy)).email, address)).status).toBe(202)
  })
})

test('per address: an administrator who makes many accounts is not counted; a stranger and a member are', async () => {
  const address = newAddress()
  const admin = await makeAccount(behindProxy, { roles: ['admin'] })
  const key = await makeKey(admin, { scopes: ['users:write', ...scopesOf(['member'])] })
  const make = (client: Client, email: string): Promise<Reply> =>
    client.post('/v1/users', { email, password }, from(address))
  for (let turn = 0; turn < 13; turn++)
    for (const [name, client] of Object.entries({ person: admin.client, key: key.client })) {
      const made = await make(client, `provisioned-by-${name}-${turn}@example.org`)
      expect([made.status, made.headers.has('ratelimit')]).toEqual([201, false])
    }
  const { client: member } = await makeAccount(behindProxy)
  const invalid = behindProxy.anonymous.with({ authorization: 'Bearer invented' })
  for (let turn = 0; turn < 10; turn++) {
    expectProblem(await make(member, 'x@example.org'), 403, 'insufficient-scope')
    expectProblem(await make(invalid, 'x@example.org'), 401, 'unauthenticated')
  }
  for (const client of [member, invalid, behindProxy.anonymous])
    expectLimited(await make(client, 'x@example.org'), 'registration', 20, 3600)
  expect((await make(admin.client, 'provisioned-still@example.org')).status).toBe(201)
})

test('per address: of 310 refreshes, ten at a time, exactly ten are refused', async () => {
  const address = newAddress()
  const form = (): URLSearchParams => new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' })
  const seen = { 400: 0, 429: 0 }
  const client = async (): Promise<void> => {
    for (let turn = 0; turn < 31; turn++) {
      const { status } = await behindProxy.anonymous.post('/v1/oauth/token', form(), from(address))
      seen[status as 400 | 429]++
    }
  }
  await Promise.all(Array.from({ length: 10 }, client))
  expect(seen).toEqual({ 400: 300, 429: 10 })
})

test('what needs a token has no limit and tells none', async () => {
  const { client } = await makeAccount(behindProxy)
  const reply = await client.get('/v1/me')
  expect([reply.status, reply.headers.has('ratelimit'), reply.headers.has('ratelimit-policy')]).toEqual([
    200,
    false,
    false,
  ])
})

test('what is counted is stored as digests: neither addresses nor accounts can be read from it', async () => {
  const { email } = await makeAccount(behindProxy)
  await signIn(email, 'wrong', '198.51.100.77')
  const rows = await behindProxy.app.database.rows('select * from rate_limit')
  expect(rows.length).toBeGreaterThan(0)
  for (const { key } of rows) expect(String(key)).toMatch(/^[a-z-]+:[\w-]{43}$/)
})

test('with COFFER_RATE_LIMIT=off nothing is counted', async () => {
  const free = await startReplica(behindProxy, { settings: { COFFER_RATE_LIMIT: 'off' } })
  try {
    for (let turn = 0; turn < 70; turn++) expect((await malformedTry('198.51.100.99', free)).status).toBe(401)
  } finally {
    await free.close()
  }
})
