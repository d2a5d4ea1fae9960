import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { scopes } from '../../src/access/roles.ts'
import { makeAccount, startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

let service: TestApp
let ahead = 0
beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead })
})
afterAll(() => service.close())

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an access token has the header and the claims of RFC 9068', async () => {
  const account = await makeAccount(service)
  const before = Math.floor(Date.now() / 1000)
  const { accessToken } = await service.app.sessions.refresh(account.refreshToken)
  const { keys } = (await service.anonymous.get('/.well-known/jwks.json')).json
  expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys[0].kid })
  const claims = decodeJwt(accessToken)
  expect(claims).toEqual({
    iss: service.base,
    aud: service.base,
    sub: account.id,
    sid: account.sessionId,
    jti: expect.stringMatching(uuid),
    iat: expect.any(Number),
    exp: expect.any(Number),
    client_id: 'coffer',
    scope: 'files:list files:read files:write files:delete files:share keys:read keys:write',
    roles: ['member'],
    epoch: 0,
    amr: ['pwd'],
  })
  expect(claims.iat).toBeGreaterThanOrEqual(before)
  expect(claims.exp! - claims.iat!).toBe(1200)
  expect(claims.jti).not.toBe(decodeJwt(account.accessToken).jti)
})

test('scope follows from the roles', async () => {
  const [admin, reader] = [
    await makeAccount(service, { roles: ['admin'] }),
    await makeAccount(service, { roles: ['reader'] }),
  ]
  expect(decodeJwt(admin.accessToken)['scope']).toBe(scopes.join(' '))
  expect(decodeJwt(reader.accessToken)['scope']).toBe('files:list files:read')
})

test('an access token is taken until it ends, the tolerated seconds included, and never after', async () => {
  const account = await makeAccount(service)
  for (const [seconds, status] of [
    [1199, 200],
    [1203, 200],
    [1203, 200],
    [1207, 401],
    [1203, 200],
    [1300, 401],
  ] as const) {
    ahead = seconds * 1000
    const reply = await account.client.get('/v1/me')
    ahead = 0
    expect([seconds, reply.status]).toEqual([seconds, status])
  }
})

test('getAuthorizationServer: leads an OAuth client to keys and tokens, with the issuer of the tokens', async () => {
  const account = await makeAccount(service)
  const { json } = await service.anonymous.get('/.well-known/oauth-authorization-server')
  expect(json.issuer).toBe(decodeJwt(account.accessToken).iss)
  expect((await fetch(json.jwks_uri)).status).toBe(200)
  const refreshed = await fetch(json.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: account.refreshToken }),
  })
  expect(refreshed.status).toBe(200)
  const revoked = await fetch(json.revocation_endpoint, {
    method: 'POST',
    body: new URLSearchParams({ token: account.accessToken }),
  })
  expect(revoked.status).toBe(200)
  expect(await account.client.get('/v1/me')).toMatchObject({ status: 401 })
})

test('getJwks: may be kept for five minutes and is 304 for the tag it came with', async () => {
  const first = await service.anonymous.get('/.well-known/jwks.json')
  expect(first.headers.get('cache-control')).toBe('public, max-age=300')
  const again = await service.anonymous.get('/.well-known/jwks.json', { 'if-none-match': first.headers.get('etag')! })
  expect([again.status, again.text]).toEqual([304, ''])
})

test.each([
  ['ES256', { kty: 'EC', crv: 'P-256' }],
  ['EdDSA', { kty: 'OKP', crv: 'Ed25519' }],
  ['RS256', { kty: 'RSA' }],
])('with %s a token verifies with plain jose from nothing but the address of the JWKS', async (algorithm, key) => {
  const other = await startApp({
    settings: { COFFER_TOKEN_ALGORITHM: algorithm, COFFER_TOKEN_AUDIENCE: 'https://api.example.org' },
  })
  try {
    const account = await makeAccount(other)
    expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
    const jwks = createRemoteJWKSet(new URL(`${other.base}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(account.accessToken, jwks, {
      issuer: other.base,
      audience: 'https://api.example.org',
      typ: 'at+jwt',
      algorithms: [algorithm],
    })
    expect(payload.sub).toBe(account.id)
    const { keys } = (await other.anonymous.get('/.well-known/jwks.json')).json
    expect(keys).toMatchObject([{ ...key, alg: algorithm, use: 'sig' }])
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(keys[0]).not.toHaveProperty(secret)
  } finally {
    await other.close()
  }
})

test('with HS256 tokens work and the JWKS is empty, because the key is a secret', async () => {
  const other = await startApp({ settings: { COFFER_TOKEN_ALGORITHM: 'HS256' } })
  try {
    const account = await makeAccount(other)
    expect(decodeProtectedHeader(account.accessToken).alg).toBe('HS256')
    expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
    expect((await other.anonymous.get('/.well-known/jwks.json')).json).toEqual({ keys: [] })
  } finally {
    await other.close()
  }
})

test('a rotated key is published at once, signs when everybody can know it, and the tokens of the old one stay good', async () => {
  const before = await makeAccount(service)
  const next = await service.app.keyring.rotate()
  const kids = async (): Promise<string[]> =>
    ((await service.anonymous.get('/.well-known/jwks.json')).json.keys as { kid: string }[]).map(({ kid }) => kid)
  expect(await kids()).toEqual([decodeProtectedHeader(before.accessToken).kid, next])
  expect(decodeProtectedHeader((await makeAccount(service)).accessToken).kid).not.toBe(next)
  ahead = 11 * 60_000
  const after = await makeAccount(service)
  const replies = [await before.client.get('/v1/me'), await after.client.get('/v1/me')]
  const published = await kids()
  ahead = 0
  expect(decodeProtectedHeader(after.accessToken).kid).toBe(next)
  expect(replies.map(({ status }) => status)).toEqual([200, 200])
  expect(published[0]).toBe(next)
})

test('a token of a key that a replica has not read yet is taken there: it looks for the kid', async () => {
  const first = await startApp({ shared: true })
  const second = await startReplica(first, { settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  const third = await startReplica(first, { settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  try {
    await second.app.keyring.rotate(0)
    const account = await makeAccount(second)
    const reply = await third.anonymous.get('/v1/me', { authorization: `Bearer ${account.accessToken}` })
    expect(reply.status).toBe(200)
  } finally {
    await Promise.all([second.close(), third.close()])
    await first.close()
  }
})

test('a retired key verifies no longer, not even tokens that were verified before', async () => {
  const other = await startApp()
  try {
    const account = await makeAccount(other)
    expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
    const old = decodeProtectedHeader(account.accessToken).kid!
    await other.app.keyring.rotate(0)
    await other.app.database.run('update signing_key set retired_at = ? where kid = ?', [Date.now() - 1, old])
    await other.app.keyring.reload()
    await eventually(async () => (await account.client.get('/v1/me')).status === 401)
    expectProblem(await account.client.get('/v1/me'), 401, 'unauthenticated')
    expect(await (await makeAccount(other)).client.get('/v1/me')).toMatchObject({ status: 200 })
  } finally {
    await other.close()
  }
})
