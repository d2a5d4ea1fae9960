/** The keys that sign access tokens, as an administrator handles them over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { publicationLead } from '../../src/sessions/keyring.ts'
import { makeAccount, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

const path = '/v1/admin/signing-keys'
let service: TestApp
let admin: Account
let ahead = 0

beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead })
  admin = await makeAccount(service, { roles: ['admin'] })
})
afterAll(() => service.close())

interface Shown {
  readonly kid: string
  readonly algorithm: string
  readonly state: string
  readonly createdAt: string
  readonly activatesAt: string
  readonly retiresAt?: string
  readonly revokedAt?: string
}
const list = async (query = ''): Promise<{ items: Shown[]; nextCursor?: string; total?: number }> => {
  const reply = await admin.client.get(`${path}${query}`)
  expect(reply.status).toBe(200)
  return reply.json as { items: Shown[] }
}
const shown = async (kid: string): Promise<Shown> => (await list()).items.find((key) => key.kid === kid)!
const rotate = (body: object = {}): Promise<Reply> => admin.client.post(path, body)
const kidOf = ({ accessToken }: { accessToken: string }): string => decodeProtectedHeader(accessToken).kid!
const published = async (): Promise<{ kid: string }[]> =>
  (await service.anonymous.get('/.well-known/jwks.json')).json.keys as { kid: string }[]
const events = async (kid: string): Promise<unknown[]> =>
  (
    await service.app.database.rows(
      'select action, result, actor_kind, details from audit_event where target = ? order by id',
      [`signing-key:${kid}`],
    )
  ).map(({ action, actor_kind: by, details }) => [
    action,
    by,
    (JSON.parse(String(details)) as { reason?: string }).reason,
  ])

test('listSigningKeys: the first key signs, and was made by the service', async () => {
  expect(await list('?count=exact')).toEqual({
    items: [
      {
        kid: kidOf(admin),
        algorithm: 'ES256',
        state: 'active',
        createdAt: expect.any(String),
        activatesAt: expect.any(String),
      },
    ],
    total: 1,
  })
  expect(await events(kidOf(admin))).toEqual([
    ['signing-key.created', 'job', 'first'],
    ['signing-key.activated', 'job', undefined],
  ])
})

test('rotateSigningKey: the key is published, signs ten minutes later, and the one before verifies until its tokens have ended', async () => {
  const before = kidOf(admin)
  const begun = Date.now()
  const reply = await rotate()
  const { kid, activatesAt } = reply.json as Shown
  expect(reply).toMatchObject({ status: 201, json: { algorithm: 'ES256', state: 'next' } })
  expect(reply.headers.get('location')).toBe(`${path}/${kid}`)
  expect(Date.parse(activatesAt) - begun).toBeGreaterThanOrEqual(publicationLead)
  expect((await published()).map((key) => key.kid)).toEqual([before, kid])
  expect(kidOf(await signIn(service, admin))).toBe(before)

  ahead = publicationLead + 5000
  await service.app.keyring.turn()
  const again = await signIn(service, admin)
  expect(kidOf(again)).toBe(kid)
  expect(await admin.client.get('/v1/me')).toMatchObject({ status: 200 })
  expect(await shown(kid)).toMatchObject({ state: 'active' })
  const old = await shown(before)
  expect(old).toMatchObject({ state: 'verifying', retiresAt: expect.any(String) })
  expect(Date.parse(old.retiresAt!) - Date.now() - ahead).toBeLessThanOrEqual(1260_000)

  ahead += 1260_001
  admin = await signIn(service, admin)
  await service.app.keyring.turn()
  expect(await shown(before)).toMatchObject({ state: 'retired' })
  expect((await published()).map((key) => key.kid)).toEqual([kid])
  expect(await service.app.database.rows('select sealed_private_jwk from signing_key where kid = ?', [before])).toEqual(
    [{ sealed_private_jwk: '' }],
  )
  expect(await events(before)).toContainEqual(['signing-key.retired', 'job', undefined])
  expect(await events(kid)).toEqual([
    ['signing-key.created', 'account', 'rotation'],
    ['signing-key.activated', 'job', undefined],
  ])
})

test('rotateSigningKey immediately: the key signs at once, and nobody is signed out', async () => {
  const reply = await rotate({ immediately: true })
  expect(reply).toMatchObject({ status: 201, json: { state: 'active' } })
  expect(kidOf(await signIn(service, admin))).toBe(reply.json.kid)
  expect(await admin.client.get('/v1/me')).toMatchObject({ status: 200 })
})

test('rotateSigningKey with an own key: it is taken under its thumbprint, once; what is no key to sign with is refused', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = await exportPKCS8(privateKey)
  const reply = await rotate({ key })
  expect(reply).toMatchObject({ status: 201, json: { state: 'next', algorithm: 'ES256' } })
  expect(await published()).toContainEqual(expect.objectContaining({ kid: reply.json.kid }))
  expect(await events(String(reply.json.kid))).toEqual([['signing-key.created', 'account', 'import']])

  const jwk = await exportJWK(privateKey)
  for (const [text, reason] of [
    [JSON.stringify(jwk), 'known'],
    [JSON.stringify({ ...jwk, d: undefined }), 'public-only'],
    ['nonsense', 'unreadable'],
  ] as const) {
    const refusal = await rotate({ key: text })
    expectProblem(refusal, 422, 'signing-key-refused')
    expect(refusal.json.reason).toBe(reason)
    expect(refusal.text).not.toContain(jwk.d)
  }
})

test('revokeSigningKey: what the key signed is refused, sessions live on and refresh, and the next key signs at once', async () => {
  const next = String((await rotate({ immediately: true })).json.kid)
  const other = await makeAccount(service)
  expect(kidOf(other)).toBe(next)
  expect(await admin.client.delete(`${path}/${next}`)).toMatchObject({ status: 204 })
  expectProblem(await other.client.get('/v1/me'), 401, 'unauthenticated')
  expect((await published()).map(({ kid }) => kid)).not.toContain(next)

  const refreshed = await service.anonymous.post(
    '/v1/oauth/token',
    new URLSearchParams({ grant_type: 'refresh_token', refresh_token: other.refreshToken }),
  )
  expect(refreshed.status).toBe(200)
  const { access_token: accessToken } = refreshed.json as { access_token: string }
  expect(decodeProtectedHeader(accessToken).kid).not.toBe(next)
  expect(await service.anonymous.get('/v1/me', { authorization: `Bearer ${accessToken}` })).toMatchObject({
    status: 200,
  })
  expect(await shown(next)).toMatchObject({ state: 'revoked', revokedAt: expect.any(String) })
  expect(await events(next)).toContainEqual(['signing-key.revoked', 'account', undefined])
  expectProblem(await admin.client.delete(`${path}/${next}`), 404, 'signing-key-not-found')
})

test('listSigningKeys: page by page, newest first, without a gap or a double; another listing’s cursor is refused', async () => {
  const { items: all, total } = await list('?count=exact&limit=100')
  expect(all).toHaveLength(total!)
  const paged: Shown[] = []
  for (let query = '?limit=2'; ;) {
    const page = await list(query)
    paged.push(...page.items)
    if (page.nextCursor === undefined) break
    query = `?limit=2&cursor=${page.nextCursor}`
  }
  expect(paged).toEqual(all)
  expect([...all].sort((a, b) => b.createdAt.localeCompare(a.createdAt))).toEqual(all)
  for (const cursor of ['invented', (await list('?limit=1')).nextCursor!.slice(0, -2)])
    expectProblem(await admin.client.get(`${path}?cursor=${cursor}`), 400, 'invalid-cursor')
})

describe('who may', () => {
  test('a member may not even look', async () => {
    const member = await makeAccount(service)
    expectProblem(await member.client.get(path), 403, 'insufficient-scope')
    expectProblem(await member.client.post(path, {}), 403, 'insufficient-scope')
    expectProblem(await member.client.delete(`${path}/${kidOf(member)}`), 403, 'insufficient-scope')
  })

  test('an administrator who signed in long ago must confirm first', async () => {
    const before = await list('?limit=100')
    const away = ahead
    ahead += 16 * 60_000
    const replies = [await rotate(), await admin.client.delete(`${path}/${before.items[0]!.kid}`)]
    ahead = away
    for (const reply of replies) expectProblem(reply, 403, 'recent-sign-in-required')
    expect(await list('?limit=100')).toEqual(before)
  })
})

test('rotateSigningKey: no more keys than may be published at once', async () => {
  const own = await startApp()
  try {
    const { client } = await makeAccount(own, { roles: ['admin'] })
    for (let made = 1; made < 20; made++) expect(await client.post(path, {})).toMatchObject({ status: 201 })
    expectProblem(await client.post(path, {}), 409, 'signing-keys-full')
    expect((await own.anonymous.get('/.well-known/jwks.json')).json.keys).toHaveLength(20)
  } finally {
    await own.close()
  }
})
