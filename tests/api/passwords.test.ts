import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createPasswords } from '../../src/accounts/passwords.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, password, signIn as signInTo, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp } from '../support/factors.ts'
import { letterTo } from '../support/letters.ts'

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

test('changePassword: an administrator who keeps the user by its entity tag learns of the change', async () => {
  const admin = await makeAccount(service, { roles: ['admin'] })
  const { id, client } = await makeAccount(service)
  const before = await admin.client.get(`/v1/users/${id}`)
  await client.put('/v1/me/password', { currentPassword: password, newPassword: next })
  const after = await admin.client.get(`/v1/users/${id}`, { 'if-none-match': before.headers.get('etag')! })
  expect(after.status).toBe(200)
  expect(after.json.updatedAt).not.toBe(before.json.updatedAt)
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

test('changePassword: a wrong current one is told in the trail, to the owner too, without either password', async () => {
  const { id, client } = await makeAccount(service)
  for (const currentPassword of [`${password} `, password])
    await client.put('/v1/me/password', { currentPassword, newPassword: next })
  const rows = await service.app.database.rows(
    "select result, target, details from audit_event where account_id = ? and action = 'password.changed' order by id",
    [uuidToBytes(id)],
  )
  const told = { target: `account:${id}`, details: '{}' }
  expect(rows).toEqual([
    { result: 'failure', ...told },
    { result: 'success', ...told },
  ])
  const { items } = (await client.get('/v1/me/audit-events?action=password.changed')).json
  expect(items.map(({ result }: { result: string }) => result)).toEqual(['success', 'failure'])
})

test('changePassword: of two at once one changes it, and the other is told in the trail', async () => {
  const { id, client } = await makeAccount(service)
  const replies = await Promise.all(
    ['a staple of horses, once', 'a staple of horses, twice'].map((newPassword) =>
      client.put('/v1/me/password', { currentPassword: password, newPassword }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 403])
  const rows = await service.app.database.rows(
    "select result from audit_event where account_id = ? and action = 'password.changed'",
    [uuidToBytes(id)],
  )
  expect(rows.map(({ result }) => result).sort()).toEqual(['failure', 'success'])
})

describe('changePassword needs a recent sign-in', () => {
  const change = ({ client }: Account): Promise<Reply> =>
    client.put('/v1/me/password', { currentPassword: password, newPassword: next })
  const confirm = ({ client }: Account, body: object): Promise<Reply> =>
    client.post('/v1/sessions/current/confirmation', body)

  test('of long ago: the right current password is not enough; once confirmed, it is', async () => {
    const owner = await makeAccount(service)
    const longAgo = Date.now() - 15 * 60_000 - 1000
    await service.app.database.run('update session set authenticated_at = ? where id = ?', [
      longAgo,
      uuidToBytes(owner.sessionId),
    ])
    expectProblem(await change(owner), 403, 'recent-sign-in-required')
    expect((await signIn(owner.email, password)).status).toBe(201)
    expect((await confirm(owner, { password })).status).toBe(204)
    expect((await change(owner)).status).toBe(204)
  })

  test('without the second factor that the account has: who knows the password alone takes nothing over', async () => {
    const owner = await makeAccount(service)
    const { secret } = await enrolApp(owner)
    const thief = await signInTo(service, owner)
    expectProblem(await change(thief), 403, 'recent-sign-in-required')
    expectProblem(await confirm(thief, { password }), 403, 'confirmation-refused')
    expectProblem(await change(thief), 403, 'recent-sign-in-required')
    expect((await owner.client.get('/v1/me')).status).toBe(200)
    expect((await confirm(thief, { code: codeOf(secret, Date.now(), 1) })).status).toBe(204)
    expect((await change(thief)).status).toBe(204)
  })

  test('one that has shown the factor changes it at once', async () => {
    const owner = await makeAccount(service)
    await enrolApp(owner)
    expect((await change(owner)).status).toBe(204)
  })
})

test.each([
  ['of 7 characters', 'x7#qP9!'],
  ['of 257 characters', 'long enough '.repeat(30).slice(0, 257)],
  ['that is an object', { length: 20 }],
  ['that is a list', ['a staple of horses']],
  ['that is null', null],
])('changePassword: a new one %s answers 400', async (_what, newPassword) => {
  const { client, email } = await makeAccount(service)
  expectProblem(await client.put('/v1/me/password', { currentPassword: password, newPassword }), 400, 'invalid-request')
  expect(await signIn(email, password)).toMatchObject({ status: 201 })
})

test('changePassword: a new one that is too short or guessable answers 422 and changes nothing', async () => {
  const { client, email } = await makeAccount(service)
  for (const newPassword of [
    'only 14 chars.',
    '🗝🔒🚪🏠🌳🌲🌴🌵🌷🌸🌹🌺🌻🌼',
    'passwordpassword1',
    '1234567890123456',
    `${email}${email}`,
    'abcabcabcabcabcabc',
  ]) {
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

test('changePassword: the owner is told by a letter', async () => {
  const { client, email } = await makeAccount(service)
  await client.put('/v1/me/password', { currentPassword: password, newPassword: next })
  expect((await letterTo(service.folder, email)).subject).toBe('Your password has changed · Coffer')
})

describe('where hashing takes more memory than it did', () => {
  let stronger: TestApp
  beforeAll(async () => {
    stronger = await startApp({ settings: { COFFER_PASSWORD_MEMORY_KIB: '20480' } })
  })
  afterAll(() => stronger.close())

  const hashOf = async (id: string): Promise<string> => {
    const [row] = await stronger.app.database.rows('select password_hash from account where id = ?', [uuidToBytes(id)])
    return String(row!['password_hash'])
  }
  /** An account of a time when less was enough. */
  async function oldAccount(): Promise<{ id: string; email: string }> {
    const account = await makeAccount(stronger)
    const old = await (await createPasswords()).hash(password)
    const set = 'update account set password_hash = ? where id = ?'
    await stronger.app.database.run(set, [old, uuidToBytes(account.id)])
    return account
  }

  test('the hash is made anew at the sign-in, and the password stays what it is', async () => {
    const account = await oldAccount()
    expect(await hashOf(account.id)).toContain('m=19456')
    await expect(signInTo(stronger, account)).resolves.toBeDefined()
    const better = await hashOf(account.id)
    expect(better).toContain('m=20480')
    await expect(signInTo(stronger, account)).resolves.toBeDefined()
    expect(await hashOf(account.id)).toBe(better)
  })

  test('many sign-ins at once, each with the old hash in its hand, all succeed', async () => {
    const account = await oldAccount()
    const signedIn = await Promise.all(Array.from({ length: 6 }, () => signInTo(stronger, account)))
    expect(new Set(signedIn.map(({ sessionId }) => sessionId)).size).toBe(6)
    expect(await hashOf(account.id)).toContain('m=20480')
  })

  test('a wrong password leaves the old hash', async () => {
    const account = await oldAccount()
    const wrong = { email: account.email, password: `${password} ` }
    expectProblem(await stronger.anonymous.post('/v1/sessions', wrong), 401, 'invalid-credentials')
    expect(await hashOf(account.id)).toContain('m=19456')
  })
})
