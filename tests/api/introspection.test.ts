/** RFC 7662: what a token is good for is told to who may ask, and of everything else nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'

let ahead = 0
let service: TestApp
let resource: Account
beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead })
  resource = await makeAccount(service, { roles: ['admin'] })
})
beforeEach(() => {
  ahead = 0
})
afterAll(() => service.close())

const introspect = (token: string, more: Record<string, string> = {}): Promise<Reply> =>
  service.app.sessions
    .signIn(
      { email: resource.email, password: 'correct horse battery staple' },
      { address: '::1', userAgent: undefined },
    )
    .then(({ accessToken }) =>
      new Client(service.base, { authorization: `Bearer ${accessToken}` }).post(
        '/v1/oauth/introspect',
        new URLSearchParams({ token, ...more }),
      ),
    )
const refresh = (token: string): Promise<Reply> =>
  service.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }))
async function makeKey(of: Account, scopes: readonly string[]): Promise<{ id: string; key: string }> {
  return (await of.client.post('/v1/api-keys', { name: 'machine', scopes })).json
}

test('introspectToken: an access token of a session tells what RFC 7662 has, and no more', async () => {
  const account = await makeAccount(service)
  const reply = await introspect(account.accessToken, { token_type_hint: 'refresh_token' })
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.json).toEqual({
    active: true,
    scope: 'files:list files:read files:write files:delete files:share keys:read keys:write',
    client_id: 'coffer',
    token_type: 'Bearer',
    sub: account.id,
    iss: service.app.origin(),
    aud: service.app.origin(),
    iat: expect.any(Number),
    exp: expect.any(Number),
    jti: expect.any(String),
  })
  expect(reply.json.exp - reply.json.iat).toBe(1200)
})

test('introspectToken: a refresh token is not used by looking, and no resource takes it', async () => {
  const account = await makeAccount(service)
  const { json } = await introspect(account.refreshToken)
  expect(json).toEqual({
    active: true,
    scope: 'files:list files:read files:write files:delete files:share keys:read keys:write',
    client_id: 'coffer',
    sub: account.id,
    iss: service.app.origin(),
    iat: expect.any(Number),
    exp: Number(json.iat) + 2_592_000,
  })
  const next = (await refresh(account.refreshToken)).json
  expect((await introspect(account.refreshToken)).json).toEqual({ active: false })
  expect((await introspect(next.refresh_token as string)).json).toMatchObject({ active: true })
  expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
})

test('introspectToken: an API key, and a token that was got with one, name the key as the client', async () => {
  const account = await makeAccount(service)
  const { id, key } = await makeKey(account, ['files:list'])
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: key })
  const token = (await service.anonymous.post('/v1/oauth/token', form)).json.access_token as string
  expect((await introspect(key)).json).toEqual({
    active: true,
    scope: 'files:list',
    client_id: id,
    token_type: 'Bearer',
    sub: account.id,
    iss: service.app.origin(),
    iat: expect.any(Number),
  })
  expect((await introspect(token)).json).toMatchObject({
    active: true,
    scope: 'files:list',
    client_id: id,
    sub: account.id,
  })
  await service.anonymous.post('/v1/oauth/revoke', new URLSearchParams({ token }))
  expect((await introspect(token)).json).toEqual({ active: false })
  await account.client.delete(`/v1/api-keys/${id}`)
  expect((await introspect(key)).json).toEqual({ active: false })
})

test('introspectToken: whatever does not work is not active, and nothing is told of it', async () => {
  const ended = await makeAccount(service)
  await ended.client.delete('/v1/sessions/current')
  const disabled = await makeAccount(service)
  const theirs = await makeKey(disabled, ['files:list'])
  await service.app.accounts.disable(disabled.email)
  const [head, payload, signature] = (await makeAccount(service)).accessToken.split('.')
  const texts = [
    ended.accessToken,
    ended.refreshToken,
    disabled.accessToken,
    disabled.refreshToken,
    theirs.key,
    `${head}.${payload}.${signature!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    `${head}.${payload}.`,
    'cofr_x',
    'cof_x',
    'x',
    ' ',
    'a'.repeat(16_000),
  ]
  for (const text of texts) {
    const reply = await introspect(text)
    expect([text.slice(0, 20), reply.status, reply.json]).toEqual([text.slice(0, 20), 200, { active: false }])
  }
})

test('introspectToken: expired tokens are not active', async () => {
  const account = await makeAccount(service)
  ahead = 1_300_000
  expect((await introspect(account.accessToken)).json).toEqual({ active: false })
  expect((await introspect(account.refreshToken)).json).toMatchObject({ active: true })
  ahead = 2_592_001_000
  expect((await introspect(account.refreshToken)).json).toEqual({ active: false })
})

test('introspectToken: an API key may ask as bearer and as a client with HTTP Basic; its scope is needed', async () => {
  const asker = await makeKey(resource, ['tokens:introspect'])
  const stranger = await makeKey(resource, ['files:list'])
  const basic = (id: string, secret: string): string => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  const ask = (authorization: string): Promise<Reply> =>
    service.anonymous.post('/v1/oauth/introspect', new URLSearchParams({ token: 'x' }), { authorization })
  for (const authorization of [`Bearer ${asker.key}`, basic(asker.id, asker.key)])
    expect(await ask(authorization)).toMatchObject({ status: 200, json: { active: false } })
  for (const authorization of [`Bearer ${stranger.key}`, basic(stranger.id, stranger.key)])
    expectProblem(await ask(authorization), 403, 'insufficient-scope')
  for (const authorization of [basic(asker.id, stranger.key), basic(asker.id, 'x'), 'Basic x']) {
    const reply = await ask(authorization)
    expectProblem(reply, 401, 'invalid-client')
    expect(reply.headers.get('www-authenticate')).toMatch(/^Basic /)
  }
})

test('introspectToken: a member may not ask, nor may nobody; a form without a token is invalid_request', async () => {
  const member = await makeAccount(service)
  const form = new URLSearchParams({ token: member.accessToken })
  expectProblem(await member.client.post('/v1/oauth/introspect', form), 403, 'insufficient-scope')
  expectProblem(await service.anonymous.post('/v1/oauth/introspect', form), 401, 'unauthenticated')
  const reply = await resource.client.post('/v1/oauth/introspect', new URLSearchParams({ other: 'x' }))
  expectProblem(reply, 400, 'invalid-request')
  expect(reply.json.error).toBe('invalid_request')
})
