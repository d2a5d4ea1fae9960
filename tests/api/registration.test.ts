import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

let open: TestApp
let closed: TestApp
beforeAll(async () => {
  ;[open, closed] = await Promise.all([startApp(), startApp({ settings: { COFFER_SIGNUP: 'closed' } })])
})
afterAll(async () => {
  await Promise.all([open.close(), closed.close()])
})

const register = (body: object, at = open): Promise<Reply> => at.anonymous.post('/v1/users', body)
const signIn = (email: string, secret = password): Promise<Reply> =>
  open.anonymous.post('/v1/sessions', { email, password: secret })
const emails = async (at = open): Promise<string[]> => (await at.app.accounts.list()).map(({ email }) => email)

test('registerUser: a new account can sign in at once, as a member with the name it gave', async () => {
  const reply = await register({ email: 'new@example.org', password, displayName: 'Ada Łovelace 🗝' })
  expect([reply.status, reply.json]).toEqual([202, { status: 'accepted' }])
  const session = await signIn('new@example.org')
  const me = await open.anonymous.get('/v1/me', { authorization: `Bearer ${session.json.accessToken}` })
  expect(me.json).toMatchObject({ email: 'new@example.org', displayName: 'Ada Łovelace 🗝', roles: ['member'] })
})

test('registerUser: a known address, in any spelling that counts as the same, gets the same answer and changes nothing', async () => {
  const first = await register({ email: 'known@example.org', password })
  const before = await emails()
  for (const email of ['known@example.org', 'KNOWN@Example.ORG', 'ｋnown@example.org']) {
    const again = await register({ email, password: 'another password, long enough', displayName: 'Mallory' })
    expect([again.status, again.text, [...again.headers.keys()]]).toEqual([
      first.status,
      first.text,
      [...first.headers.keys()],
    ])
  }
  expect(await emails()).toEqual(before)
  expect(await signIn('known@example.org')).toMatchObject({ status: 201 })
  expectProblem(await signIn('known@example.org', 'another password, long enough'), 401, 'invalid-credentials')
})

test('registerUser: twelve at once with one address make one account', async () => {
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => register({ email: 'twelve@example.org', password })),
  )
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(202))
  expect((await emails()).filter((email) => email === 'twelve@example.org')).toHaveLength(1)
})

test('registerUser: addresses that differ in an accent are two accounts', async () => {
  await register({ email: 'rene@example.org', password })
  await register({ email: 'rené@example.org', password: 'another password, long enough' })
  expect(await signIn('rene@example.org')).toMatchObject({ status: 201 })
  expect(await signIn('rené@example.org', 'another password, long enough')).toMatchObject({ status: 201 })
})

test('registerUser: closed sign-up answers 403 to anybody, whether the address is known or not', async () => {
  await makeAccount(closed, { email: 'known@example.org' })
  const before = await emails(closed)
  for (const email of ['known@example.org', 'new@example.org'])
    expectProblem(await register({ email, password }, closed), 403, 'signup-closed')
  expect(await emails(closed)).toEqual(before)
})

test('registerUser: an administrator makes a member, also when sign-up is closed, and is told of a known address', async () => {
  const admin = await makeAccount(closed, { roles: ['admin'] })
  const made = await admin.client.post('/v1/users', { email: 'made@example.org', password })
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({ email: 'made@example.org', roles: ['member'] })
  expect(made.headers.get('location')).toBe(`/v1/users/${String(made.json.id)}`)
  expect((await admin.client.get(made.headers.get('location')!)).headers.get('etag')).toBe(made.headers.get('etag'))
  expect(made.text).not.toMatch(/password|digest|hash/i)
  expectProblem(await admin.client.post('/v1/users', { email: 'Made@example.org', password }), 409, 'email-taken')
})

test('registerUser: a member’s token answers 403, an invalid one 401, and no account is made', async () => {
  const member = await makeAccount(open)
  const before = await emails()
  expectProblem(
    await member.client.post('/v1/users', { email: 'by-member@example.org', password }),
    403,
    'insufficient-scope',
  )
  for (const authorization of ['Bearer invalid', `Bearer ${member.refreshToken}`, 'Basic YTpi', 'Bearer']) {
    expectProblem(
      await open.anonymous.post('/v1/users', { email: 'by-nobody@example.org', password }, { authorization }),
      401,
      'unauthenticated',
    )
  }
  expect(await emails()).toEqual(before)
})

test.each([
  ['kind', { kind: 'service' }],
  ['quotaBytes', { quotaBytes: 1 }],
  ['emailVerifiedAt', { emailVerifiedAt: '2020-01-01T00:00:00.000Z' }],
  ['id', { id: '0199f390-4a0b-7c55-b1de-90c4d2f7a318' }],
  ['disabledAt', { disabledAt: null }],
  ['passwordHash', { passwordHash: '$argon2id$' }],
  ['createdAt', { createdAt: '2020-01-01T00:00:00.000Z' }],
  ['constructor', { constructor: { prototype: { roles: ['admin'] } } }],
])('registerUser: %s in the body answers 400, for an administrator too', async (member, more) => {
  const admin = await makeAccount(open, { roles: ['admin'] })
  const body = { email: `with-${member}@example.org`, password, ...more }
  for (const client of [open.anonymous, admin.client])
    expectProblem(await client.post('/v1/users', body), 400, 'invalid-request')
  expect(await emails()).not.toContain(body.email)
})

test('registerUser: __proto__ in the body answers 400 and grants nothing', async () => {
  const text = `{"email":"proto@example.org","password":"${password}","__proto__":{"roles":["admin"]}}`
  const reply = await open.anonymous.post('/v1/users', text, { 'content-type': 'application/json' })
  expect(reply.status).toBe(400)
  expect(await emails()).not.toContain('proto@example.org')
})

test.each([
  ['an object as the address', { email: { $gt: '' }, password }],
  ['a list as the address', { email: ['a@example.org'], password }],
  ['a number as the password', { email: 'a@example.org', password: 123456789012345 }],
  ['an object as the password', { email: 'a@example.org', password: { length: 20 } }],
  ['a list as the name', { email: 'a@example.org', password, displayName: ['x'] }],
  ['null as the name', { email: 'a@example.org', password, displayName: null }],
  ['no address', { password }],
  ['no password', { email: 'a@example.org' }],
  ['no @', { email: 'example.org', password }],
  ['two @', { email: 'a@b@example.org', password }],
  ['a blank', { email: 'a b@example.org', password }],
  ['a line break', { email: 'a@example.org\r\nBcc: b@example.org', password }],
  ['a NUL', { email: 'a\u0000@example.org', password }],
  ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.org`, password }],
  ['a name with a line break', { email: 'a@example.org', password, displayName: 'A\nB' }],
  ['a name of 201 characters', { email: 'a@example.org', password, displayName: 'x'.repeat(201) }],
  ['a password of 14 characters', { email: 'a@example.org', password: 'x'.repeat(14) }],
  ['a password of 257 characters', { email: 'a@example.org', password: 'x'.repeat(257) }],
])('registerUser: %s answers 400', async (_what, body) => {
  expectProblem(await register(body), 400, 'invalid-request')
})

test.each([
  'passwordpassword',
  '123456789012345',
  'qwertyuiopqwertyuiop',
  'coffercoffercoffer',
  'guessable-guessable',
  'aaaaaaaaaaaaaaaaaaaa',
  'guessable@example.org',
])('registerUser: the guessable password %j answers 422, known address or not', async (secret) => {
  await register({ email: 'guessable@example.org', password })
  for (const email of ['guessable@example.org', 'guessable@elsewhere.example']) {
    if (email.endsWith('elsewhere.example') && secret === 'guessable@example.org') continue
    expectProblem(await register({ email, password: secret }), 422, 'password-refused')
  }
})
