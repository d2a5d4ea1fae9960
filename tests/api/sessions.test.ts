import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { request } from 'node:http'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const basicChallenge = 'Basic realm="coffer", charset="UTF-8"'
const basic = (credentials: string | Uint8Array): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
})
const byBasic = (credentials: string | Uint8Array): Promise<Reply> =>
  service.anonymous.post('/v1/sessions', undefined, basic(credentials))
const byJson = (body: object): Promise<Reply> => service.anonymous.post('/v1/sessions', body)

let count = 0
async function accountWith(secret: string, email = `signing-in-${++count}@example.org`): Promise<string> {
  await service.app.accounts.create({ email, password: secret }, ['member'])
  return email
}

test('createSession: JSON with address and password answers a session whose token opens the account', async () => {
  const email = await accountWith(password)
  const reply = await byJson({ email, password })
  expect(reply.status).toBe(201)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('location')).toBe(`/v1/sessions/${reply.json.sessionId}`)
  expect(reply.json).toEqual({
    accessToken: expect.any(String),
    tokenType: 'Bearer',
    expiresIn: 1200,
    refreshToken: expect.stringMatching(/^cofr_/),
    refreshExpiresIn: 2_592_000,
    sessionId: expect.any(String),
  })
  const me = await service.anonymous.get('/v1/me', { authorization: `Bearer ${reply.json.accessToken}` })
  expect(me.json.email).toBe(email)
})

test('createSession: HTTP Basic without a body answers a session', async () => {
  const email = await accountWith(password)
  const reply = await byBasic(`${email}:${password}`)
  expect(reply.status).toBe(201)
})

test('createSession: the scheme in any case is HTTP Basic', async () => {
  const email = await accountWith(password)
  const { authorization } = basic(`${email}:${password}`)
  expect(
    await service.anonymous.post('/v1/sessions', undefined, {
      authorization: authorization!.replace('Basic', 'bAsIC'),
    }),
  ).toMatchObject({ status: 201 })
})

test('createSession: the address in another case and width is the same account', async () => {
  const email = await accountWith(password)
  expect(await byJson({ email: email.toUpperCase(), password })).toMatchObject({ status: 201 })
  expect(await byJson({ email: email.replace('signing', 'ｓigning'), password })).toMatchObject({ status: 201 })
})

test('createSession: a password beyond ASCII signs in in either normal form, by JSON and by Basic in UTF-8', async () => {
  const composed = 'Grüße aus Zürich 東京 🗝️ é'.normalize('NFC')
  const email = await accountWith(composed.normalize('NFD'))
  for (const form of ['NFC', 'NFD'] as const) {
    expect(await byJson({ email, password: composed.normalize(form) })).toMatchObject({ status: 201 })
    expect(await byBasic(`${email}:${composed.normalize(form)}`)).toMatchObject({ status: 201 })
  }
})

test('createSession: Basic in Latin-1 is not the UTF-8 that the challenge asks for: 401', async () => {
  const email = await accountWith('Grüße aus Zürich im Regen')
  const reply = await byBasic(Buffer.from(`${email}:Grüße aus Zürich im Regen`, 'latin1'))
  expectProblem(reply, 401, 'unauthenticated')
})

test('createSession: Basic is divided at the first colon, so that a password may have colons', async () => {
  const secret = ':a:colon:at:both:ends:'
  const email = await accountWith(secret)
  expect(await byBasic(`${email}:${secret}`)).toMatchObject({ status: 201 })
})

test('createSession: the whole password counts, spaces at its ends and the 200th character too', async () => {
  const secret = ` ${'long enough words '.repeat(13)}`
  const email = await accountWith(secret)
  expect(await byJson({ email, password: secret })).toMatchObject({ status: 201 })
  expectProblem(await byJson({ email, password: secret.trim() }), 401, 'invalid-credentials')
  expectProblem(
    await byJson({ email, password: `${secret.slice(0, 199)}#${secret.slice(200)}` }),
    401,
    'invalid-credentials',
  )
})

test('createSession: unknown address, wrong password and disabled account get the same answer', async () => {
  const [known, disabled] = [await accountWith(password), await accountWith(password)]
  await service.app.accounts.disable(disabled)
  const tries = [
    { email: 'nobody@example.org', password },
    { email: known, password: 'not the right password' },
    { email: disabled, password },
  ]
  const answers = new Set<string>()
  for (const credentials of tries) {
    const [json, header] = [await byJson(credentials), await byBasic(`${credentials.email}:${credentials.password}`)]
    for (const reply of [json, header]) {
      expectProblem(reply, 401, 'invalid-credentials')
      answers.add(JSON.stringify({ ...(reply.json as object), instance: undefined }))
    }
    expect(header.headers.get('www-authenticate')).toBe(basicChallenge)
    // A Basic challenge would make a browser ask for the password in a window of its own.
    expect(json.headers.get('www-authenticate')).toBe('Bearer realm="coffer"')
  }
  expect(answers.size).toBe(1)
})

test('createSession: an account that was disabled and enabled again signs in', async () => {
  const email = await accountWith(password)
  await service.app.accounts.disable(email)
  await service.app.accounts.enable(email)
  expect(await byJson({ email, password })).toMatchObject({ status: 201 })
})

test.each([
  ['the scheme alone', 'Basic'],
  ['not base64', 'Basic ???'],
  ['base64url', `Basic ${Buffer.from('a@example.org:??>>~~').toString('base64url')}-_`],
  ['two values', 'Basic YUBiLmM6eA== YUBiLmM6eA=='],
  ['no colon', `Basic ${Buffer.from('ada@example.org').toString('base64')}`],
  ['no address', `Basic ${Buffer.from(':password').toString('base64')}`],
  ['another scheme', 'Digest username="ada"'],
  ['only blanks', 'Basic    '],
])('createSession: malformed Basic (%s) answers 401 with the challenge', async (_what, authorization) => {
  const reply = await service.anonymous.post('/v1/sessions', undefined, { authorization })
  expectProblem(reply, 401, 'unauthenticated')
  expect(reply.headers.get('www-authenticate')).toBe(basicChallenge)
})

test('createSession: Basic and JSON at once answer 400, however right both are', async () => {
  const email = await accountWith(password)
  const reply = await service.anonymous.post('/v1/sessions', { email, password }, basic(`${email}:${password}`))
  expectProblem(reply, 400, 'ambiguous-credentials')
})

test('createSession: two Authorization headers answer 400', async () => {
  const email = await accountWith(password)
  const { authorization } = basic(`${email}:${password}`)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(
      `${service.base}/v1/sessions`,
      {
        method: 'POST',
        headers: ['Host', new URL(service.base).host, 'Authorization', authorization!, 'Authorization', authorization!],
      },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      },
    )
    sent.on('error', reject).end()
  })
  expect(status).toBe(400)
})

test('createSession: nothing at all answers 401 with the challenge', async () => {
  const reply = await service.anonymous.post('/v1/sessions')
  expectProblem(reply, 401, 'unauthenticated')
  expect(reply.headers.get('www-authenticate')).toBe(basicChallenge)
})

test('createSession: a bearer token, even a wrong one, that a client sends with everything does not matter', async () => {
  const email = await accountWith(password)
  const reply = await service.anonymous.post('/v1/sessions', { email, password }, { authorization: 'Bearer stale' })
  expect(reply.status).toBe(201)
})

test.each([
  ['an object for the password', { email: 'ada@example.org', password: { $ne: '' } }],
  ['a list for the address', { email: ['ada@example.org'], password }],
  ['a number', { email: 'ada@example.org', password: 0 }],
  ['true', { email: true, password }],
  ['null', { email: 'ada@example.org', password: null }],
  ['an empty password', { email: 'ada@example.org', password: '' }],
  ['a password of 1025 characters', { email: 'ada@example.org', password: 'x'.repeat(1025) }],
  ['a member more', { email: 'ada@example.org', password, roles: ['admin'] }],
  ['a list', [{ email: 'ada@example.org', password }]],
])('createSession: JSON with %s answers 400', async (_what, body) => {
  expectProblem(await byJson(body), 400, 'invalid-request')
})

test('listSessions: tells the own sessions, newest first, with device and address, and which one asks', async () => {
  const [account, other] = [await makeAccount(service), await makeAccount(service)]
  const second = await service.anonymous.post(
    '/v1/sessions',
    { email: account.email, password },
    { 'user-agent': 'Tested/1.0 (second)' },
  )
  const reply = await account.client.get('/v1/sessions?count=exact')
  expect(reply.json.total).toBe(2)
  expect(reply.json.items).toMatchObject([
    { id: second.json.sessionId, device: 'Tested/1.0 (second)', address: '127.0.0.1', current: false },
    { id: account.sessionId, device: 'test', current: true },
  ])
  expect(JSON.stringify(reply.json)).not.toContain(other.sessionId)
})

test('listSessions: pages by the cursor give each session once', async () => {
  const account = await makeAccount(service)
  for (let more = 0; more < 4; more++) await byJson({ email: account.email, password })
  const seen: string[] = []
  let path = '/v1/sessions?limit=2'
  for (;;) {
    const { json } = await account.client.get(path)
    seen.push(...(json.items as { id: string }[]).map(({ id }) => id))
    if (json.nextCursor === undefined) break
    path = `/v1/sessions?limit=2&cursor=${String(json.nextCursor)}`
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
})

test('revokeSession: another account’s, an unknown and an ended session are the same 404, and the other one stays', async () => {
  const [mine, theirs] = [await makeAccount(service), await makeAccount(service)]
  const ended = await byJson({ email: mine.email, password })
  expect(await mine.client.delete(`/v1/sessions/${ended.json.sessionId}`)).toMatchObject({ status: 204 })
  for (const id of [theirs.sessionId, '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21', ended.json.sessionId]) {
    expectProblem(await mine.client.delete(`/v1/sessions/${id}`), 404, 'session-not-found')
  }
  expect(await theirs.client.get('/v1/me')).toMatchObject({ status: 200 })
})

test('revokeSession: what is no id answers 400', async () => {
  const { client } = await makeAccount(service)
  for (const id of ['1', 'CURRENT', "current'--", '0199F39B-11C7-7D20-8A4E-5B1F6C0D9E21']) {
    expectProblem(await client.delete(`/v1/sessions/${encodeURIComponent(id)}`), 400, 'invalid-request')
  }
})

test('every operation of sessions without a token answers 401 with the Bearer challenge', async () => {
  const client = new Client(service.base)
  for (const reply of [
    await client.get('/v1/sessions'),
    await client.delete('/v1/sessions'),
    await client.delete('/v1/sessions/current'),
  ]) {
    expectProblem(reply, 401, 'unauthenticated')
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="coffer"')
  }
})
