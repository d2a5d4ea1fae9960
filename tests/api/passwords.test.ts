import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const next = 'a staple of horses, correctly charged'
const signIn = (email: string, secret: string): Promise<Reply> =>
  service.anonymous.post('/v1/sessions', { email, password: secret })

test('changePassword: the new one signs in, the old one no more, and the session that asked goes on', async () => {
  const { client, email, refreshToken } = await makeAccount(service)
  expect(await client.put('/v1/me/password', { currentPassword: password, newPassword: next })).toMatchObject({
    status: 204,
  })
  expectProblem(await signIn(email, password), 401, 'invalid-credentials')
  expect(await signIn(email, next)).toMatchObject({ status: 201 })
  expect(await client.get('/v1/me')).toMatchObject({ status: 200 })
  expect(
    await service.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    ),
  ).toMatchObject({ status: 200 })
})

test('changePassword: a wrong current one answers 403 and changes nothing', async () => {
  const { client, email } = await makeAccount(service)
  expectProblem(
    await client.put('/v1/me/password', { currentPassword: `${password} `, newPassword: next }),
    403,
    'password-incorrect',
  )
  expect(await signIn(email, password)).toMatchObject({ status: 201 })
})

test.each([
  ['of 14 characters', 'x'.repeat(14)],
  ['of 14 characters that are 28 units', '🗝'.repeat(14)],
  ['of 257 characters', 'long enough '.repeat(30).slice(0, 257)],
  ['that is an object', { length: 20 }],
  ['that is a list', ['a staple of horses']],
  ['that is null', null],
])('changePassword: a new one %s answers 400', async (_what, newPassword) => {
  const { client, email } = await makeAccount(service)
  expectProblem(await client.put('/v1/me/password', { currentPassword: password, newPassword }), 400, 'invalid-request')
  expect(await signIn(email, password)).toMatchObject({ status: 201 })
})

test('changePassword: a guessable new one answers 422 and changes nothing', async () => {
  const { client, email } = await makeAccount(service)
  for (const newPassword of ['passwordpassword1', '1234567890123456', `${email}${email}`, 'abcabcabcabcabcabc']) {
    expectProblem(
      await client.put('/v1/me/password', { currentPassword: password, newPassword }),
      422,
      'password-refused',
    )
  }
  expect(await signIn(email, password)).toMatchObject({ status: 201 })
})

test('changePassword: 256 characters of any script are taken, and each of them counts', async () => {
  const { client, email } = await makeAccount(service)
  const newPassword = 'пароль из многих слов 東京 🗝️ '.repeat(20).slice(0, 256)
  expect([...newPassword].length).toBeLessThanOrEqual(256)
  expect(await client.put('/v1/me/password', { currentPassword: password, newPassword })).toMatchObject({ status: 204 })
  expect(await signIn(email, newPassword)).toMatchObject({ status: 201 })
  expectProblem(await signIn(email, newPassword.slice(0, -1)), 401, 'invalid-credentials')
})

test('changePassword: a body that is not well-formed Unicode answers 400, so that no half of it is hashed', async () => {
  const { client } = await makeAccount(service)
  const text = `{"currentPassword":"${password}","newPassword":"a long enough one \\ud800"}`
  expectProblem(
    await client.put('/v1/me/password', text, { 'content-type': 'application/json' }),
    400,
    'malformed-json',
  )
})

test('changePassword: without a token answers 401 before the body is looked at', async () => {
  expectProblem(await service.anonymous.put('/v1/me/password', { nonsense: true }), 401, 'unauthenticated')
})

test('a password is stored as argon2id at the parameters of OWASP, each with its own salt', async () => {
  const [a, b] = [await makeAccount(service), await makeAccount(service)]
  const rows = await service.app.database.rows('select email, password_hash from account')
  const hashes = [a, b].map(({ email }) => String(rows.find((row) => row['email'] === email)?.['password_hash']))
  for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(new Set(hashes).size).toBe(2)
})
