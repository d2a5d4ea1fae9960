import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { codeOf, enrolApp, wrongCode } from '../support/factors.ts'
import { letterTo, letterWith } from '../support/letters.ts'

let service: TestApp
let ahead = 0
const now = (): number => Date.now() + ahead
beforeAll(async () => {
  service = await startApp({ clock: now })
})
afterEach(() => {
  ahead = 0
})
afterAll(() => service.close())

const create = ({ client }: Account, body: object = { kind: 'totp', name: 'Phone' }): Promise<Reply> =>
  client.post('/v1/me/mfa-factors', body)
const activate = ({ client }: Account, id: string, code: string): Promise<Reply> =>
  client.post(`/v1/me/mfa-factors/${id}/activation`, { code })

async function trailOf({ id }: Account): Promise<string[]> {
  const rows = await service.app.database.rows(
    'select action, result from audit_event where account_id = ? order by occurred_at, id',
    [Buffer.from(id.replaceAll('-', ''), 'hex')],
  )
  return rows.map(({ action, result }) => `${String(action)} ${String(result)}`)
}

test('createMfaFactor: secret, address and picture are shown once, and the app does not count yet', async () => {
  const owner = await makeAccount(service)
  const made = await create(owner)
  expect(made).toMatchObject({
    status: 201,
    json: { kind: 'totp', name: 'Phone', active: false, secret: expect.stringMatching(/^[A-Z2-7]{32}$/) },
  })
  expect(made.headers.get('location')).toBe(`/v1/me/mfa-factors/${made.json.id}`)
  expect(made.headers.get('cache-control')).toBe('no-store')
  const uri = new URL(made.json.otpauthUri as string)
  expect([uri.protocol, uri.host, uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([
    'otpauth:',
    'totp',
    made.json.secret,
    'Coffer',
  ])
  expect(
    Buffer.from((made.json.qrCode as string).split(',')[1]!, 'base64')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  const listed = await owner.client.get('/v1/me/mfa-factors')
  expect(listed.json.items).toEqual([
    { id: made.json.id, kind: 'totp', name: 'Phone', active: false, createdAt: made.json.createdAt },
  ])
  expect((await signIn(service, owner)).sessionId).toEqual(expect.any(String))
})

test('the secret lies sealed in the database, and recovery codes are digests', async () => {
  const owner = await makeAccount(service)
  const { secret, recoveryCodes } = await enrolApp(owner, now())
  const owned = [Buffer.from(owner.id.replaceAll('-', ''), 'hex')]
  const factors = await service.app.database.rows('select * from mfa_factor where account_id = ?', owned)
  const codes = await service.app.database.rows('select * from recovery_code where account_id = ?', owned)
  expect([factors.length, codes.length]).toEqual([1, 10])
  const stored = JSON.stringify([factors, codes], (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
  for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))])
    expect(stored).not.toContain(text)
})

test('activateMfaFactor: the first one gives ten recovery codes, the second none; letters and the trail tell of both', async () => {
  const owner = await makeAccount(service)
  const first = await enrolApp(owner, now())
  expect(first.recoveryCodes).toHaveLength(10)
  expect(new Set(first.recoveryCodes).size).toBe(10)
  for (const code of first.recoveryCodes)
    expect(code).toMatch(/^([0-9abcdefghjkmnpqrstvwxyz]{4}-){2}[0-9abcdefghjkmnpqrstvwxyz]{4}$/)
  const second = await enrolApp(owner, now())
  expect(second.recoveryCodes).toEqual([])
  const { items, total } = (await owner.client.get('/v1/me/mfa-factors?count=exact')).json
  expect(total).toBe(2)
  expect(items.map(({ id, active }: { id: string; active: boolean }) => [id, active])).toEqual([
    [second.factorId, true],
    [first.factorId, true],
  ])
  expect(await trailOf(owner)).toEqual(
    expect.arrayContaining(['mfa-factor.created success', 'mfa-factor.activated success']),
  )
  expect((await letterTo(service.folder, owner.email, /./)).text).toContain('An authenticator app was added.')
})

test('activateMfaFactor: a wrong code is 403 and changes nothing; a second activation is 409', async () => {
  const owner = await makeAccount(service)
  const { id, secret } = (await create(owner, { kind: 'totp' })).json
  expectProblem(await activate(owner, id, wrongCode(secret, now())), 403, 'code-incorrect')
  expect((await owner.client.get('/v1/me/mfa-factors')).json.items).toMatchObject([{ id, active: false }])
  expect((await activate(owner, id, codeOf(secret, now()))).status).toBe(200)
  expectProblem(await activate(owner, id, codeOf(secret, now(), 1)), 409, 'mfa-factor-active')
})

test('a factor of another account, or none, is 404 to activate and to remove, and stays', async () => {
  const [owner, stranger] = [await makeAccount(service), await makeAccount(service)]
  const { id, secret } = (await create(owner)).json
  for (const which of [id as string, '0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10']) {
    expectProblem(await activate(stranger, which, codeOf(secret, now())), 404, 'mfa-factor-not-found')
    expectProblem(await stranger.client.delete(`/v1/me/mfa-factors/${which}`), 404, 'mfa-factor-not-found')
  }
  expect((await activate(owner, id, codeOf(secret, now()))).status).toBe(200)
})

test('createMfaFactor: one that waits for its code is forgotten with the next; more than ten active ones are 409', async () => {
  const owner = await makeAccount(service)
  const waiting = (await create(owner)).json
  for (let count = 0; count < 10; count++) await enrolApp(owner, now())
  expectProblem(await activate(owner, waiting.id, codeOf(waiting.secret, now())), 404, 'mfa-factor-not-found')
  expectProblem(await create(owner), 409, 'too-many-factors')
})

test('listMfaFactors: pages lead through all of them, newest first', async () => {
  const owner = await makeAccount(service)
  for (let count = 0; count < 3; count++) await enrolApp(owner, now())
  const first = await owner.client.get('/v1/me/mfa-factors?limit=2')
  expect(first.json.items).toHaveLength(2)
  const [, link = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
  const second = await owner.client.get(link)
  expect(second.json.items).toHaveLength(1)
  expect(second.json.nextCursor).toBeUndefined()
  const ids = [...first.json.items, ...second.json.items].map(({ id }: { id: string }) => id)
  expect(ids).toEqual([...ids].sort().reverse())
})

test('deleteMfaFactor: with the last one the recovery codes go, and the password alone signs in again', async () => {
  const owner = await makeAccount(service)
  const { factorId } = await enrolApp(owner, now())
  expect((await service.anonymous.post('/v1/sessions', { email: owner.email, password })).status).toBe(202)
  expect((await owner.client.delete(`/v1/me/mfa-factors/${factorId}`)).status).toBe(204)
  expect((await service.anonymous.post('/v1/sessions', { email: owner.email, password })).status).toBe(201)
  const left = await service.app.database.rows('select 1 as one from recovery_code where account_id = ?', [
    Buffer.from(owner.id.replaceAll('-', ''), 'hex'),
  ])
  expect(left).toEqual([])
  expect(await trailOf(owner)).toContain('mfa-factor.deleted success')
  await letterWith(service.folder, owner.email, 'if it has fewer than 15 characters, set a longer one')
})

test('deleteMfaFactor: one that waits for its code goes without a word to anybody else', async () => {
  const owner = await makeAccount(service)
  const { id } = (await create(owner)).json
  expect((await owner.client.delete(`/v1/me/mfa-factors/${id}`)).status).toBe(204)
  expect((await owner.client.get('/v1/me/mfa-factors')).json.items).toEqual([])
})

test('createRecoveryCodes: new ones replace the old ones; without a second factor 409', async () => {
  const owner = await makeAccount(service)
  expectProblem(await owner.client.post('/v1/me/recovery-codes'), 409, 'no-second-factor')
  const { recoveryCodes: old } = await enrolApp(owner, now())
  const renewed = await owner.client.post('/v1/me/recovery-codes')
  expect(renewed).toMatchObject({ status: 200, json: { recoveryCodes: expect.any(Array) } })
  const fresh = renewed.json.recoveryCodes as string[]
  expect(fresh).toHaveLength(10)
  expect(fresh.filter((code) => old.includes(code))).toEqual([])
  const step = async (recoveryCode: string): Promise<number> => {
    const { challengeToken } = (await service.anonymous.post('/v1/sessions', { email: owner.email, password })).json
    return (await service.anonymous.post('/v1/sessions/mfa', { challengeToken, recoveryCode })).status
  }
  expect([await step(old[0]!), await step(fresh[0]!)]).toEqual([401, 201])
})

test('what changes factors needs a recent sign-in, and a session that has shown the factor that there is', async () => {
  const owner = await makeAccount(service)
  const { factorId } = await enrolApp(owner, now())
  const withPassword = await signIn(service, owner)
  const changes = ({ client }: Account): Promise<Reply>[] => [
    client.post('/v1/me/mfa-factors', { kind: 'totp' }),
    client.post(`/v1/me/mfa-factors/${factorId}/activation`, { code: '000000' }),
    client.delete(`/v1/me/mfa-factors/${factorId}`),
    client.post('/v1/me/recovery-codes'),
    client.post('/v1/me/passkey-challenges'),
  ]
  for (const reply of await Promise.all(changes(withPassword))) expectProblem(reply, 403, 'recent-sign-in-required')
  ahead = 15 * 60_000 + 1000
  for (const reply of await Promise.all(changes(owner))) expectProblem(reply, 403, 'recent-sign-in-required')
})
