/**
 * A client that is not ours and follows the RFCs strictly, with nothing told to it but the issuer: discovery (RFC 8414),
 * client credentials and refresh (RFC 6749), introspection (RFC 7662), revocation (RFC 7009), and access tokens (RFC 9068).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as oauth from 'oauth4webapi'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { Client } from '../support/client.ts'

// The test's service speaks plain HTTP on loopback; the option counts as deprecated so that it stands out.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const insecure = { [oauth.allowInsecureRequests]: true }
const page: oauth.Client = { client_id: 'coffer' }

let service: TestApp
let owner: Account
let as: oauth.AuthorizationServer
let machine: oauth.Client
let secret: string
beforeAll(async () => {
  service = await startApp()
  owner = await makeAccount(service, { roles: ['admin'] })
  const reply = await owner.client.post('/v1/api-keys', {
    name: 'machine',
    scopes: ['files:list', 'files:read', 'tokens:introspect'],
  })
  machine = { client_id: reply.json.id as string }
  secret = reply.json.key as string
  const issuer = new URL(service.base)
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure })
  as = await oauth.processDiscoveryResponse(issuer, found)
})
afterAll(() => service.close())

async function machineToken(
  authentication: oauth.ClientAuth = oauth.ClientSecretBasic(secret),
  parameters: Record<string, string> = {},
): Promise<oauth.TokenEndpointResponse> {
  const response = await oauth.clientCredentialsGrantRequest(as, machine, authentication, parameters, insecure)
  return oauth.processClientCredentialsResponse(as, machine, response)
}
async function refreshed(token: string, parameters: Record<string, string> = {}): Promise<oauth.TokenEndpointResponse> {
  const more = { additionalParameters: parameters, ...insecure }
  const response = await oauth.refreshTokenGrantRequest(as, page, oauth.None(), token, more)
  return oauth.processRefreshTokenResponse(as, page, response)
}
async function state(token: string): Promise<oauth.IntrospectionResponse> {
  const response = await oauth.introspectionRequest(as, machine, oauth.ClientSecretBasic(secret), token, insecure)
  return oauth.processIntrospectionResponse(as, machine, response)
}
async function revoke(token: string, client: oauth.Client, authentication: oauth.ClientAuth): Promise<void> {
  await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, authentication, token, insecure))
}
function validated(token: string): Promise<oauth.JWTAccessTokenClaims> {
  const request = new Request(`${service.base}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  return oauth.validateJwtAccessToken(as, request, service.base, insecure)
}

test('discovery: the metadata name every endpoint that the rest of these tests uses', () => {
  expect(as).toMatchObject({
    issuer: service.base,
    grant_types_supported: ['refresh_token', 'client_credentials'],
    introspection_endpoint_auth_methods_supported: ['Bearer', 'client_secret_basic'],
  })
  expect(as.scopes_supported).toEqual(expect.arrayContaining(['files:read', 'tokens:introspect']))
})

test.each(['client_secret_basic', 'client_secret_post'])(
  'client credentials by %s: a token that validates',
  async (method) => {
    expect(as.token_endpoint_auth_methods_supported).toContain(method)
    const authentication =
      method === 'client_secret_post' ? oauth.ClientSecretPost(secret) : oauth.ClientSecretBasic(secret)
    const { access_token, expires_in, scope } = await machineToken(authentication, { scope: 'files:read' })
    expect({ expires_in, scope }).toEqual({ expires_in: 1200, scope: 'files:read' })
    expect(await validated(access_token)).toMatchObject({
      sub: owner.id,
      client_id: machine.client_id,
      scope: 'files:read',
    })
  },
)

test('client credentials: errors are those of the RFC, and read as such', async () => {
  await expect(machineToken(undefined, { scope: 'users:write' })).rejects.toMatchObject({ error: 'invalid_scope' })
  await expect(machineToken(oauth.ClientSecretPost(`${secret}x`))).rejects.toMatchObject({
    code: oauth.WWW_AUTHENTICATE_CHALLENGE,
    status: 401,
  })
})

test('refresh: tokens of the session, which validate; narrowed when asked; a second use is invalid_grant', async () => {
  const account = await makeAccount(service)
  const first = await refreshed(account.refreshToken, { scope: 'files:read' })
  expect(first.scope).toBe('files:read')
  expect(await validated(first.access_token)).toMatchObject({
    sub: account.id,
    client_id: 'coffer',
    scope: 'files:read',
  })
  const second = await refreshed(first.refresh_token!)
  expect(await validated(second.access_token)).toMatchObject({ sub: account.id, sid: account.sessionId })
  await expect(refreshed(account.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant', status: 400 })
})

test('introspection and revocation: of a machine’s token, and of a session’s', async () => {
  const { access_token } = await machineToken()
  expect(await state(access_token)).toMatchObject({ active: true, client_id: machine.client_id, sub: owner.id })
  await revoke(access_token, machine, oauth.ClientSecretBasic(secret))
  expect(await state(access_token)).toEqual({ active: false })

  const account = await makeAccount(service)
  expect(await state(account.refreshToken)).toMatchObject({ active: true, client_id: 'coffer', sub: account.id })
  await revoke(account.refreshToken, page, oauth.None())
  for (const token of [account.refreshToken, account.accessToken]) expect(await state(token)).toEqual({ active: false })
  expect(
    await new Client(service.base, { authorization: `Bearer ${account.accessToken}` }).get('/v1/me'),
  ).toMatchObject({
    status: 401,
  })
})

test('revocation: another client’s token is refused as invalid_grant', async () => {
  const account = await makeAccount(service)
  const { accessToken } = account
  // This request of the client's alone does not say that it wants plain JSON, so the error comes as a problem document.
  const response = await oauth.revocationRequest(as, machine, oauth.ClientSecretPost(secret), accessToken, insecure)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
  expect(await state(account.accessToken)).toMatchObject({ active: true })
})

test('validation: what another service would refuse, it refuses', async () => {
  const { access_token } = await machineToken()
  const other = new Request(service.base, { headers: { authorization: `Bearer ${access_token}` } })
  await expect(oauth.validateJwtAccessToken(as, other, 'https://other.example.org', insecure)).rejects.toThrow(/aud/)
  await expect(validated(access_token.replace(/.{4}$/, 'AAAA'))).rejects.toThrow()
})
