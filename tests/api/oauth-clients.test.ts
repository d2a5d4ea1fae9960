/** API keys as OAuth clients: what they get, and that it is no more than the key. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { makeAccount, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

let ahead = 0
let one: TestApp
let two: Awaited<ReturnType<typeof startReplica>>
let owner: Account
beforeAll(async () => {
  const clock = (): number => Date.now() + ahead
  one = await startApp({ shared: true, clock, settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  two = await startReplica(one, { clock })
  owner = await makeAccount(one)
})
beforeEach(() => {
  ahead = 0
})
afterAll(async () => {
  await two.close()
  await one.close()
})

interface Key {
  readonly id: string
  readonly text: string
}

async function makeKey(of: Account, scopes: readonly string[], more: object = {}): Promise<Key> {
  const reply = await of.client.post('/v1/api-keys', { name: 'machine', scopes, ...more })
  expect(reply.status).toBe(201)
  return { id: reply.json.id as string, text: reply.json.key as string }
}
const grant = (form: Record<string, string>, fields: Record<string, string> = {}): Promise<Reply> =>
  one.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'client_credentials', ...form }), fields)
const inForm = ({ id, text }: Key): Record<string, string> => ({ client_id: id, client_secret: text })
const basic = (id: string, secret: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})
const by = (token: string, at: { base: string } = one): Client =>
  new Client(at.base, { authorization: `Bearer ${token}` })

function expectOAuthError(reply: Reply, status: number, kind: string, error: string): void {
  expectProblem(reply, status, kind)
  expect(reply.json).toMatchObject({ error, error_description: expect.stringMatching(/^[ !#-[\]-~]+$/) })
  expect(reply.headers.get('cache-control')).toBe('no-store')
  if (status === 401) expect(reply.headers.get('www-authenticate')).toMatch(/^Basic realm="coffer"/)
}

test.each(['header', 'form'])(
  'issueToken: a key’s id and text in the %s give an access token and nothing else',
  async (where) => {
    const key = await makeKey(owner, ['files:read', 'files:list'])
    const reply = where === 'form' ? await grant(inForm(key)) : await grant({}, basic(key.id, key.text))
    expect(reply).toMatchObject({ status: 200 })
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 1200,
      scope: 'files:list files:read',
    })
    const claims = decodeJwt(reply.json.access_token as string)
    expect(claims).toMatchObject({ sub: owner.id, client_id: key.id, scope: 'files:list files:read' })
    for (const claim of ['sid', 'roles', 'amr']) expect(claims).not.toHaveProperty(claim)
    for (const at of [one, two])
      expect(await by(reply.json.access_token as string, at).get('/v1/files')).toMatchObject({ status: 200 })
  },
)

test('issueToken: such a token does what its scopes name, and nothing for which somebody must have signed in', async () => {
  const { json } = await grant(inForm(await makeKey(owner, ['files:list', 'keys:read'])))
  const client = by(json.access_token as string)
  expectProblem(await client.delete('/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'), 403, 'insufficient-scope')
  for (const [method, path] of [
    ['GET', '/v1/sessions'],
    ['DELETE', '/v1/sessions'],
    ['DELETE', '/v1/sessions/current'],
  ] as const)
    expectProblem(await client.send(method, path), 403, 'session-required')
})

test('issueToken: scope asks for some of what the key has; more than that is invalid_scope', async () => {
  const key = await makeKey(owner, ['files:list', 'files:read'])
  expect(await grant({ ...inForm(key), scope: 'files:list' })).toMatchObject({
    status: 200,
    json: { scope: 'files:list' },
  })
  for (const scope of ['files:write', 'files:list files:write', 'x'])
    expectOAuthError(await grant({ ...inForm(key), scope }), 400, 'invalid-scope', 'invalid_scope')
})

test('issueToken: the token lives no longer than the key', async () => {
  const expiresAt = new Date(Date.now() + 300_000).toISOString()
  const key = await makeKey(owner, ['files:list'], { expiresAt })
  const { json } = await grant(inForm(key))
  expect(json.expires_in).toBeGreaterThan(290)
  expect(json.expires_in).toBeLessThanOrEqual(300)
  const { exp, iat } = decodeJwt(json.access_token as string)
  expect(exp! - iat!).toBe(json.expires_in)
  ahead = 310_000
  expectProblem(await by(json.access_token as string).get('/v1/files'), 401, 'unauthenticated')
  expectOAuthError(await grant(inForm(key)), 401, 'invalid-client', 'invalid_client')
})

test('issueToken: the end of the key ends its tokens on both replicas within two seconds', async () => {
  const key = await makeKey(owner, ['files:list'])
  const token = (await grant(inForm(key))).json.access_token as string
  for (const at of [one, two]) expect(await by(token, at).get('/v1/files')).toMatchObject({ status: 200 })
  expect(await owner.client.delete(`/v1/api-keys/${key.id}`)).toMatchObject({ status: 204 })
  for (const at of [one, two]) await eventually(async () => (await by(token, at).get('/v1/files')).status === 401)
  expectOAuthError(await grant(inForm(key)), 401, 'invalid-client', 'invalid_client')
})

test('issueToken: the end of the owner’s session does not touch the key’s tokens', async () => {
  const account = await makeAccount(one)
  const token = (await grant(inForm(await makeKey(account, ['files:list'])))).json.access_token as string
  await account.client.delete('/v1/sessions/current')
  expect(await by(token).get('/v1/files')).toMatchObject({ status: 200 })
})

test('issueToken: a client that is wrong in whatever way gets the same invalid_client', async () => {
  const [key, other] = [await makeKey(owner, ['files:list']), await makeKey(owner, ['files:list'])]
  const wrong = [
    grant({ client_id: key.id, client_secret: other.text }),
    grant({ client_id: other.id, client_secret: key.text }),
    grant({ client_id: owner.id, client_secret: key.text }),
    grant({ client_id: 'coffer', client_secret: key.text }),
    grant({ client_id: key.id, client_secret: `${key.text}x` }),
    grant({ client_id: key.id, client_secret: key.text.toUpperCase() }),
    grant({ client_id: key.id, client_secret: 'x' }),
    grant({}, basic(key.id, 'x')),
    grant({}, basic(key.id.toUpperCase(), key.text)),
  ]
  const replies = await Promise.all(wrong)
  replies.forEach((reply) => expectOAuthError(reply, 401, 'invalid-client', 'invalid_client'))
  expect(new Set(replies.map(({ json }) => json.detail as string)).size).toBe(1)
})

test('issueToken: a client without a secret, or none at all, is invalid_client', async () => {
  const key = await makeKey(owner, ['files:list'])
  const forms: Record<string, string>[] = [{}, { client_id: key.id }, { client_secret: key.text }]
  for (const form of forms) expectOAuthError(await grant(form), 401, 'invalid-client', 'invalid_client')
})

test.each([
  ['no base64', 'Basic ***'],
  ['no colon', `Basic ${Buffer.from('nothing').toString('base64')}`],
  ['bytes that are no text', `Basic ${Buffer.from([0xff, 0x3a, 0xff]).toString('base64')}`],
  ['a broken percent', `Basic ${Buffer.from('a%zz:b').toString('base64')}`],
  ['another scheme', 'Digest username="x"'],
])('issueToken: an Authorization header with %s is invalid_client', async (_what, authorization) => {
  expectOAuthError(await grant({}, { authorization }), 401, 'invalid-client', 'invalid_client')
})

test('issueToken: a client that says who it is in two ways is invalid_request', async () => {
  const [key, other] = [await makeKey(owner, ['files:list']), await makeKey(owner, ['files:list'])]
  const header = basic(key.id, key.text)
  for (const form of [inForm(key), { client_id: other.id }])
    expectOAuthError(await grant(form, header), 400, 'invalid-token-request', 'invalid_request')
  expect(await grant({ client_id: key.id }, header)).toMatchObject({ status: 200 })
})

test('issueToken: a bearer token in the header is minded by nobody', async () => {
  const key = await makeKey(owner, ['files:list'])
  expect(await grant(inForm(key), { authorization: `Bearer ${owner.accessToken}` })).toMatchObject({ status: 200 })
})

test('issueToken: a refresh token is not for a key, and is not used by trying', async () => {
  const account = await makeAccount(one)
  const key = await makeKey(account, ['files:list'])
  const form = { grant_type: 'refresh_token', refresh_token: account.refreshToken }
  expectOAuthError(await grant({ ...form, ...inForm(key) }), 400, 'invalid-grant', 'invalid_grant')
  expectOAuthError(
    await grant({ ...form, ...inForm(key), client_secret: 'x' }),
    401,
    'invalid-client',
    'invalid_client',
  )
  expect(await grant(form)).toMatchObject({ status: 200 })
})

test('revokeToken: a token of a key ends alone, on both replicas within two seconds; key and siblings live on', async () => {
  const key = await makeKey(owner, ['files:list'])
  const [token, sibling] = [await grant(inForm(key)), await grant(inForm(key))].map(
    ({ json }) => json.access_token as string,
  )
  for (const at of [one, two]) expect(await by(token!, at).get('/v1/files')).toMatchObject({ status: 200 })
  const form = new URLSearchParams({ token: token!, token_type_hint: 'access_token' })
  expect(await two.anonymous.post('/v1/oauth/revoke', form, basic(key.id, key.text))).toMatchObject({ status: 200 })
  expectProblem(await by(token!, two).get('/v1/files'), 401, 'unauthenticated')
  await eventually(async () => (await by(token!).get('/v1/files')).status === 401)
  for (const at of [one, two]) expect(await by(sibling!, at).get('/v1/files')).toMatchObject({ status: 200 })
  expect(await grant(inForm(key))).toMatchObject({ status: 200 })
})

test('revokeToken: another client’s token is invalid_grant and lives on; a wrong secret is invalid_client', async () => {
  const [key, other] = [await makeKey(owner, ['files:list']), await makeKey(owner, ['files:list'])]
  const token = (await grant(inForm(key))).json.access_token as string
  const revoke = (form: Record<string, string>): Promise<Reply> =>
    one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token, ...form }))
  for (const client of [inForm(other), { client_id: 'coffer' }])
    expectOAuthError(await revoke(client), 400, 'invalid-grant', 'invalid_grant')
  expectOAuthError(await revoke({ ...inForm(key), client_secret: 'x' }), 401, 'invalid-client', 'invalid_client')
  expect(await by(token).get('/v1/files')).toMatchObject({ status: 200 })
  expect(await revoke({})).toMatchObject({ status: 200 })
  expectProblem(await by(token).get('/v1/files'), 401, 'unauthenticated')
})

test('revokeToken: a session’s token with a key as the client is invalid_grant, and the session lives on', async () => {
  const account = await makeAccount(one)
  const key = await makeKey(account, ['files:list'])
  for (const token of [account.accessToken, account.refreshToken]) {
    const reply = await one.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token, ...inForm(key) }))
    expectOAuthError(reply, 400, 'invalid-grant', 'invalid_grant')
  }
  expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
})

test.each(['/v1/oauth/token', '/v1/oauth/revoke'])(
  '%s: errors are plain JSON for who asks for that alone, and problem documents for everybody else',
  async (path) => {
    const account = await makeAccount(one)
    const shown = { grant_type: 'refresh_token', refresh_token: account.refreshToken, token: account.refreshToken }
    for (const [client, status, error] of [
      [{ client_id: 'another' }, 400, 'invalid_grant'],
      [{ client_id: owner.id, client_secret: 'x' }, 401, 'invalid_client'],
    ] as const)
      for (const [accept, mediaType] of [
        ['application/json', 'application/json'],
        ['application/json, application/problem+json', 'application/problem+json'],
        ['*/*', 'application/problem+json'],
      ] as const) {
        const reply = await one.anonymous.post(path, new URLSearchParams({ ...shown, ...client }), { accept })
        expect([reply.status, reply.headers.get('content-type'), reply.json.error]).toEqual([status, mediaType, error])
      }
  },
)
