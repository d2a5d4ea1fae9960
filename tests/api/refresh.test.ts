import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { scopesOf } from '../../src/access/roles.ts'
import { makeAccount, makeKey, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { contract, soundRequest } from '../support/sound-request.ts'

let service: TestApp
/** How far the service's clock is ahead of the machine's. */
let ahead = 0
beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead })
})
beforeEach(() => {
  ahead = 0
})
afterAll(() => service.close())

const refresh = (token: string, more: Record<string, string> = {}): Promise<Reply> =>
  service.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, ...more }),
  )
const me = (accessToken: string): Promise<Reply> =>
  new Client(service.base, { authorization: `Bearer ${accessToken}` }).get('/v1/me')

function expectOAuthError(reply: Reply, kind: string, error: string): void {
  expectProblem(reply, 400, kind)
  expect(reply.json).toMatchObject({ error, error_description: expect.any(String) })
  expect(reply.headers.get('cache-control')).toBe('no-store')
}

async function expectEnded(account: Account, ...refreshTokens: string[]): Promise<void> {
  for (const token of refreshTokens) expectOAuthError(await refresh(token), 'invalid-grant', 'invalid_grant')
  expectProblem(await account.client.get('/v1/me'), 401, 'unauthenticated')
}

test('issueToken: a refresh token gives new tokens of the same session, as RFC 6749 has them', async () => {
  const account = await makeAccount(service)
  const reply = await refresh(account.refreshToken)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.json).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 1200,
    refresh_token: expect.stringMatching(/^cofr_/),
    scope: 'files:list files:read files:write files:delete files:share keys:read keys:write',
  })
  expect(reply.json.refresh_token).not.toBe(account.refreshToken)
  expect((await me(reply.json.access_token)).json.id).toBe(account.id)
  const { items } = (await account.client.get('/v1/sessions')).json
  expect(items).toMatchObject([{ id: account.sessionId }])
})

test('issueToken: the lost answer is given again within the grace: the same successor', async () => {
  const account = await makeAccount(service)
  const first = await refresh(account.refreshToken)
  ahead = 29_000
  const again = await refresh(account.refreshToken)
  expect(again.json.refresh_token).toBe(first.json.refresh_token)
  expect(await refresh(first.json.refresh_token)).toMatchObject({ status: 200 })
})

test('issueToken: the parent after its child was used ends the session, even within the grace', async () => {
  const account = await makeAccount(service)
  const child = (await refresh(account.refreshToken)).json.refresh_token as string
  const grandchild = (await refresh(child)).json.refresh_token as string
  expectOAuthError(await refresh(account.refreshToken), 'invalid-grant', 'invalid_grant')
  await expectEnded(account, grandchild, child, account.refreshToken)
})

test('issueToken: the parent after the grace ends the session', async () => {
  const account = await makeAccount(service)
  const child = (await refresh(account.refreshToken)).json.refresh_token as string
  ahead = 30_500
  expectOAuthError(await refresh(account.refreshToken), 'invalid-grant', 'invalid_grant')
  ahead = 0
  await expectEnded(account, child, account.refreshToken)
})

test('issueToken: a grandparent ends the session', async () => {
  const account = await makeAccount(service)
  let token = account.refreshToken
  for (let turn = 0; turn < 3; turn++) token = (await refresh(token)).json.refresh_token as string
  expectOAuthError(await refresh(account.refreshToken), 'invalid-grant', 'invalid_grant')
  await expectEnded(account, token)
})

test('issueToken: other sessions of the account live on when one is ended by reuse', async () => {
  const account = await makeAccount(service)
  const other = await service.app.sessions.signIn(
    { email: account.email, password: 'correct horse battery staple' },
    { address: '127.0.0.1', userAgent: undefined },
  )
  await refresh((await refresh(account.refreshToken)).json.refresh_token as string)
  await refresh(account.refreshToken)
  await expectEnded(account, account.refreshToken)
  expect(await refresh(other.refreshToken)).toMatchObject({ status: 200 })
})

test('issueToken: each refresh extends the session, and an unused token ends with its life', async () => {
  const account = await makeAccount(service)
  const month = 2_592_000_000
  ahead = month - 60_000
  const first = await refresh(account.refreshToken)
  expect(first.status).toBe(200)
  ahead = 2 * month - 120_000
  const second = await refresh(first.json.refresh_token as string)
  expect(second.status).toBe(200)
  ahead = 3 * month
  expectOAuthError(await refresh(second.json.refresh_token as string), 'invalid-grant', 'invalid_grant')
})

test('issueToken: a guessed token with the right session but a wrong tag does nothing to the session', async () => {
  const account = await makeAccount(service)
  const bytes = Buffer.from(account.refreshToken.slice('cofr_'.length), 'base64url')
  for (const place of [16, 47, 48, 63]) {
    const guess = Buffer.from(bytes)
    guess[place]! ^= 1
    expectOAuthError(await refresh(`cofr_${guess.toString('base64url')}`), 'invalid-grant', 'invalid_grant')
  }
  expect(await account.client.get('/v1/me')).toMatchObject({ status: 200 })
  expect(await refresh(account.refreshToken)).toMatchObject({ status: 200 })
})

test('issueToken: a token of another session’s id, or in another text, is none', async () => {
  const [mine, theirs] = [await makeAccount(service), await makeAccount(service)]
  const [a, b] = [mine, theirs].map(({ refreshToken }) => Buffer.from(refreshToken.slice('cofr_'.length), 'base64url'))
  const mixed = Buffer.concat([b!.subarray(0, 16), a!.subarray(16)])
  const texts = [
    `cofr_${mixed.toString('base64url')}`,
    `${mine.refreshToken}=`,
    ` ${mine.refreshToken}`,
    mine.refreshToken.replace('cofr_', 'COFR_'),
    mine.refreshToken.slice('cofr_'.length),
    mine.accessToken,
    'x',
  ]
  for (const text of texts) expectOAuthError(await refresh(text), 'invalid-grant', 'invalid_grant')
  for (const account of [mine, theirs]) expect(await refresh(account.refreshToken)).toMatchObject({ status: 200 })
})

test('issueToken: a session that was ended never comes back, within the grace either', async () => {
  const account = await makeAccount(service)
  const child = (await refresh(account.refreshToken)).json.refresh_token as string
  expect(await account.client.delete('/v1/sessions/current')).toMatchObject({ status: 204 })
  await expectEnded(account, child, account.refreshToken, child)
})

test('issueToken: the tokens of a disabled account are refused', async () => {
  const account = await makeAccount(service)
  await service.app.accounts.disable(account.email)
  await expectEnded(account, account.refreshToken)
  await service.app.accounts.enable(account.email)
  await expectEnded(account, account.refreshToken)
})

test('issueToken: twelve at once with one token give one successor and log nobody out', async () => {
  const account = await makeAccount(service)
  const replies = await Promise.all(Array.from({ length: 12 }, () => refresh(account.refreshToken)))
  expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(200))
  const successors = new Set(replies.map(({ json }) => json.refresh_token as string))
  expect(successors.size).toBe(1)
  expect(await refresh([...successors][0]!)).toMatchObject({ status: 200 })
})

test('issueToken: a refresh token is stored nowhere, only its digest', async () => {
  const account = await makeAccount(service)
  const token = (await refresh(account.refreshToken)).json.refresh_token as string
  const [row] = await service.app.database.rows('select * from session where id = ?', [
    Buffer.from(account.sessionId.replaceAll('-', ''), 'hex'),
  ])
  const secret = Buffer.from(token.slice('cofr_'.length), 'base64url').subarray(16, 48)
  for (const value of Object.values(row!)) {
    expect(Buffer.from(Buffer.isBuffer(value) ? value : String(value)).includes(secret)).toBe(false)
    expect(String(value)).not.toContain(token)
  }
})

test('issueToken: another grant is unsupported_grant_type, a missing token invalid_request', async () => {
  const { refreshToken } = await makeAccount(service)
  for (const grant of ['password', 'authorization_code', 'REFRESH_TOKEN', 'x'])
    expectOAuthError(
      await refresh(refreshToken, { grant_type: grant }),
      'unsupported-grant-type',
      'unsupported_grant_type',
    )
  expectOAuthError(
    await service.anonymous.post('/v1/oauth/token', new URLSearchParams({ grant_type: 'refresh_token' })),
    'invalid-token-request',
    'invalid_request',
  )
})

test('issueToken: members that it does not know do not matter', async () => {
  const { refreshToken } = await makeAccount(service)
  expect(await refresh(refreshToken, { resource: 'x', 'a[b]': 'c' })).toMatchObject({ status: 200 })
})

test('issueToken: scope narrows this access token, and the next one has all again', async () => {
  const account = await makeAccount(service)
  const narrow = (await refresh(account.refreshToken, { scope: 'files:read files:list' })).json
  expect(narrow.scope).toBe('files:list files:read')
  const client = new Client(service.base, { authorization: `Bearer ${String(narrow.access_token)}` })
  expect(await client.get('/v1/files')).toMatchObject({ status: 200 })
  expectProblem(await client.delete('/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'), 403, 'insufficient-scope')
  const whole = (await refresh(narrow.refresh_token as string)).json
  expect(whole.scope).toBe('files:list files:read files:write files:delete files:share keys:read keys:write')
})

describe('a token that was narrowed', () => {
  const writes = [...contract.operations.values()].filter(
    ({ sessionRequired, method, schemes }) => sessionRequired && method !== 'GET' && schemes.includes('bearerAuth'),
  )
  let narrowed: { client: Client; token: string; whole: Account }
  beforeAll(async () => {
    const whole = await makeAccount(service, { roles: ['admin'] })
    const scope = 'files:list signing-keys:write users:write'
    const token = String((await refresh(whole.refreshToken, { scope })).json.access_token)
    narrowed = { client: new Client(service.base, { authorization: `Bearer ${token}` }), token, whole }
  })

  test('there are such operations', () => {
    expect(writes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['deleteMe', 'changePassword', 'requestEmailChange', 'createMfaFactor', 'revokeSession']),
    )
  })

  test.each(writes.map((operation) => [operation.id, operation] as const))(
    '%s: changes nothing about the account itself',
    async (_, operation) => {
      const request = soundRequest(operation, { whole: narrowed.whole, none: narrowed.whole })
      request.headers['Authorization'] = `Bearer ${narrowed.token}`
      const reply = await ask(service.base, request)
      expectProblem(reply, 403, 'insufficient-scope')
      expect(reply.json.detail).toContain('fewer scopes than the session')
    },
  )

  test('reads the account, and does what its scopes name', async () => {
    for (const path of ['/v1/me', '/v1/sessions', '/v1/me/mfa-factors', '/v1/files'])
      expect([path, (await narrowed.client.get(path)).status]).toEqual([path, 200])
  })

  test('gets at no own key that may more', async () => {
    const account = await makeAccount(service)
    const [strong, weak] = [
      await makeKey(account, { scopes: ['files:list', 'files:delete'] }),
      await makeKey(account, { scopes: ['files:list'] }),
    ]
    const { json } = await refresh(account.refreshToken, { scope: 'keys:write files:list' })
    const client = new Client(service.base, { authorization: `Bearer ${String(json.access_token)}` })
    expectProblem(await client.post(`/v1/api-keys/${strong.id}/rotation`, {}), 403, 'scopes-exceeded')
    expect((await client.post(`/v1/api-keys/${weak.id}/rotation`, {})).status).toBe(201)
  })

  test('one that asked for all that there is is whole', async () => {
    const account = await makeAccount(service)
    const { json } = await refresh(account.refreshToken, { scope: scopesOf(['member']).join(' ') })
    const client = new Client(service.base, { authorization: `Bearer ${String(json.access_token)}` })
    expect((await client.patch('/v1/me', { displayName: 'Ada' })).status).toBe(200)
  })
})

test.each(['users:write', 'files:read users:write', 'invented', 'files:read  files:list', ' files:read', 'FILES:READ'])(
  'issueToken: the scope %j is invalid_scope, and the refresh token was not used',
  async (scope) => {
    const account = await makeAccount(service)
    expectOAuthError(await refresh(account.refreshToken, { scope }), 'invalid-scope', 'invalid_scope')
    const once = (await refresh(account.refreshToken)).json
    expectOAuthError(await refresh(once.refresh_token as string, { scope }), 'invalid-scope', 'invalid_scope')
    expect(await refresh(account.refreshToken)).toMatchObject({ status: 200 })
  },
)

test('issueToken: the client of sessions may say so; another one gets invalid_grant, and the token was not used', async () => {
  const { refreshToken } = await makeAccount(service)
  expectOAuthError(await refresh(refreshToken, { client_id: 'another' }), 'invalid-grant', 'invalid_grant')
  const { json } = await refresh(refreshToken, { client_id: 'coffer' })
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: json.refresh_token as string })
  const header = { authorization: `Basic ${Buffer.from('coffer:').toString('base64')}` }
  expect(await service.anonymous.post('/v1/oauth/token', form, header)).toMatchObject({ status: 200 })
})

test('issueToken: JSON in place of a form answers 415', async () => {
  const { refreshToken } = await makeAccount(service)
  expectProblem(
    await service.anonymous.post('/v1/oauth/token', { grant_type: 'refresh_token', refresh_token: refreshToken }),
    415,
    'unsupported-media-type',
  )
})

test.each(['grant_type=refresh_token&refresh_token=a&refresh_token=b', 'refresh_token=a', ''])(
  'issueToken: the malformed form %j answers 400 with invalid_request',
  async (form) => {
    const reply = await service.anonymous.post('/v1/oauth/token', form, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_request'])
  },
)
