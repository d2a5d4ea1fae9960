import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Authenticator } from '../support/authenticator.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { browserOrigin, enrolApp, enrolPasskey, signInChallenge, signInWithPasskey } from '../support/factors.ts'
import { letterTo, letterWith } from '../support/letters.ts'

let service: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let ahead = 0
const now = (): number => Date.now() + ahead
beforeAll(async () => {
  service = await startApp({ shared: true, clock: now })
  replica = await startReplica(service, { clock: now })
})
afterEach(() => {
  ahead = 0
})
afterAll(async () => {
  await replica.close()
  await service.close()
})

const add = ({ client }: Account, passkey: object, name = 'Laptop'): Promise<Reply> =>
  client.post('/v1/me/passkeys', { name, passkey })
const optionsFor = async ({ client }: Account): Promise<any> => (await client.post('/v1/me/passkey-challenges')).json
const authenticatorOf = (): Authenticator => new Authenticator({ origin: browserOrigin(service) })
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

async function trailOf({ id }: Pick<Account, 'id'>): Promise<string[]> {
  const rows = await service.app.database.rows('select action, result, details from audit_event where account_id = ?', [
    bytesOf(id),
  ])
  return rows.map(({ action, result, details }) => [action, result, details].join(' '))
}

describe('enrolment', () => {
  test('the challenge asks for a discoverable passkey of this site that verifies its user', async () => {
    const owner = await makeAccount(service)
    expect(await optionsFor(owner)).toMatchObject({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      rp: { id: 'localhost', name: 'Coffer' },
      user: { id: bytesOf(owner.id).toString('base64url'), name: owner.email, displayName: owner.email },
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
  })

  test('createPasskey: made, told by letter, listed, and with it come recovery codes', async () => {
    const owner = await makeAccount(service)
    const { passkeyId, authenticator, reply } = await enrolPasskey(service, owner, { name: 'Blue key' })
    expect(reply.headers.get('location')).toBe(`/v1/me/passkeys/${passkeyId}`)
    expect(reply.json).toMatchObject({ name: 'Blue key', synced: false, recoveryCodes: expect.any(Array) })
    expect((await owner.client.get('/v1/me/passkeys?count=exact')).json).toEqual({
      items: [{ id: passkeyId, name: 'Blue key', synced: false, createdAt: reply.json.createdAt }],
      total: 1,
    })
    expect((await letterTo(service.folder, owner.email, /./)).text).toContain('Blue key')
    expect(await trailOf(owner)).toContain('passkey.created success {}')
    const [excluded] = (await optionsFor(owner)).excludeCredentials
    expect(excluded).toEqual({
      type: 'public-key',
      id: authenticator.credentialId.toString('base64url'),
      transports: ['internal'],
    })
  })

  test('createPasskey: several an account; the second brings no recovery codes', async () => {
    const owner = await makeAccount(service)
    await enrolPasskey(service, owner)
    expect((await enrolPasskey(service, owner, { name: 'Phone' })).reply.json.recoveryCodes).toBeUndefined()
    const first = await owner.client.get('/v1/me/passkeys?limit=1')
    const [, link = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? []
    const names = [...first.json.items, ...(await owner.client.get(link)).json.items].map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toEqual(['Phone', 'Laptop'])
  })

  test.each([
    ['for another site', { rpId: 'evil.example' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['without its user verified', { userVerified: false }],
    ['of another ceremony', { type: 'webauthn.get' }],
  ])('createPasskey: an answer %s is 422, and its challenge is over', async (_, twist) => {
    const owner = await makeAccount(service)
    const options = await optionsFor(owner)
    expectProblem(await add(owner, authenticatorOf().register(options, twist)), 422, 'passkey-invalid')
    expectProblem(await add(owner, authenticatorOf().register(options)), 410, 'challenge-over')
  })

  test('createPasskey: bytes that are no attestation are 422', async () => {
    const owner = await makeAccount(service)
    const answer = authenticatorOf().register(await optionsFor(owner)) as any
    answer.response.attestationObject = 'AAAA'
    expectProblem(await add(owner, answer), 422, 'passkey-invalid')
  })

  test('createPasskey: a challenge of somebody else, of signing in, invented, or too old is 410', async () => {
    const [owner, other] = [await makeAccount(service), await makeAccount(service)]
    const options = await optionsFor(owner)
    const foreign = [(await optionsFor(other)).challenge, (await signInChallenge(service.anonymous)).challenge, 'AAAA']
    for (const challenge of foreign)
      expectProblem(await add(owner, authenticatorOf().register({ ...options, challenge })), 410, 'challenge-over')
    const broken = authenticatorOf().register(options) as any
    broken.response.clientDataJSON = 'e30'
    expectProblem(await add(owner, broken), 410, 'challenge-over')
    ahead = 300_000 + 1000
    expectProblem(await add(owner, authenticatorOf().register(options)), 410, 'challenge-over')
  })

  test('createPasskey: of one challenge answered many times at once, over two replicas, one passkey comes', async () => {
    const owner = await makeAccount(service)
    const options = await optionsFor(owner)
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, at) =>
        (at % 2 === 0 ? owner.client : replica.anonymous.with(owner.client.fields)).post('/v1/me/passkeys', {
          name: `Key ${at}`,
          passkey: authenticatorOf().register(options),
        }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410])
  })

  test('createPasskey: the same passkey again is 409, for another account too', async () => {
    const [owner, other] = [await makeAccount(service), await makeAccount(service)]
    const { authenticator } = await enrolPasskey(service, owner)
    for (const account of [owner, other])
      expectProblem(await add(account, authenticator.register(await optionsFor(account))), 409, 'passkey-taken')
  })

  test('more than twenty are 409, before anything is asked of the authenticator', async () => {
    const owner = await makeAccount(service)
    const options = await optionsFor(owner)
    for (let count = 0; count < 20; count++) await enrolPasskey(service, owner, { name: `Key ${count}` })
    expectProblem(await owner.client.post('/v1/me/passkey-challenges'), 409, 'too-many-factors')
    expectProblem(await add(owner, authenticatorOf().register(options)), 409, 'too-many-factors')
  })
})

describe('signing in', () => {
  test('a passkey opens a session without a password, on any replica, and counts as two factors', async () => {
    const owner = await makeAccount(service)
    const { authenticator, passkeyId } = await enrolPasskey(service, owner)
    const passkey = authenticator.answer(await signInChallenge(replica.anonymous))
    const reply = await service.anonymous.post('/v1/sessions/passkey', { passkey })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('location')).toBe(`/v1/sessions/${reply.json.sessionId}`)
    const session = service.anonymous.with({ authorization: `Bearer ${reply.json.accessToken}` })
    expect((await session.get('/v1/me')).json.id).toBe(owner.id)
    expect((await session.get('/v1/sessions')).json.items[0]).toMatchObject({ current: true, amr: ['hwk', 'user'] })
    expect((await session.get(`/v1/me/passkeys/${passkeyId}`)).json.lastUsedAt).toEqual(expect.any(String))
    expect(await trailOf(owner)).toEqual(
      expect.arrayContaining(['passkey.used success {}', 'session.created success {"amr":"hwk user"}']),
    )
  })

  test('createSignInChallenge names no account', async () => {
    const reply = await service.anonymous.post('/v1/passkey-challenges')
    expect(reply.json).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      rpId: 'localhost',
      timeout: 300_000,
      userVerification: 'required',
    })
  })

  test.each([
    ['for another site', { rpId: 'evil.example' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['without its user verified', { userVerified: false }],
    ['of another ceremony', { type: 'webauthn.create' }],
    ['for another account', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
  ])('an answer %s is 401, and told in the trail of the account', async (_, twist) => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner)
    expectProblem(await signInWithPasskey(service.anonymous, authenticator, twist), 401, 'passkey-refused')
    expect(await trailOf(owner)).toContain('passkey.used failure {"why":"signature"}')
  })

  test('an unknown passkey, and another one’s signature, are 401 alike', async () => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner)
    const stranger = new Authenticator({ origin: browserOrigin(service) })
    stranger.register({
      challenge: 'AAAA',
      rp: { id: 'localhost' },
      user: { id: bytesOf(owner.id).toString('base64url') },
    })
    const unknown = await signInWithPasskey(service.anonymous, stranger)
    expectProblem(unknown, 401, 'passkey-refused')
    const forged = stranger.answer(await signInChallenge(service.anonymous)) as any
    forged.id = forged.rawId = authenticator.credentialId.toString('base64url')
    const refused = await service.anonymous.post('/v1/sessions/passkey', { passkey: forged })
    expectProblem(refused, 401, 'passkey-refused')
    expect({ ...refused.json, instance: '' }).toEqual({ ...unknown.json, instance: '' })
  })

  test('an answer holds once: repeated at once over two replicas it opens one session', async () => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner)
    const passkey = authenticator.answer(await signInChallenge(service.anonymous))
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        (at % 2 === 0 ? service : replica).anonymous.post('/v1/sessions/passkey', { passkey }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410, 410])
  })

  test('a challenge of enrolment, an invented one, and one that is too old are 410', async () => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner)
    const { challenge } = await optionsFor(owner)
    const late = await signInChallenge(service.anonymous)
    for (const other of [challenge as string, 'AAAA']) {
      const passkey = authenticator.answer({ challenge: other })
      expectProblem(await service.anonymous.post('/v1/sessions/passkey', { passkey }), 410, 'challenge-over')
    }
    ahead = 300_000 + 1000
    const passkey = authenticator.answer(late)
    expectProblem(await service.anonymous.post('/v1/sessions/passkey', { passkey }), 410, 'challenge-over')
  })

  test('a counter that does not grow is that of a copy: 401, told in the trail, and the true one goes on', async () => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner, { counter: 5 })
    expect((await signInWithPasskey(service.anonymous, authenticator)).status).toBe(201)
    for (const counter of [6, 5, 0])
      expectProblem(await signInWithPasskey(service.anonymous, authenticator, { counter }), 401, 'passkey-refused')
    expect((await trailOf(owner)).filter((one) => one === 'passkey.used failure {"why":"counter"}')).toHaveLength(3)
    expect((await signInWithPasskey(service.anonymous, authenticator)).status).toBe(201)
  })

  test('a disabled account does not sign in with a passkey either', async () => {
    const owner = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, owner)
    await service.app.accounts.disable(owner.email)
    expectProblem(await signInWithPasskey(service.anonymous, authenticator), 401, 'passkey-refused')
  })

  test('the password alone signs in no more once there is a passkey; a recovery code stands in for it', async () => {
    const owner = await makeAccount(service)
    const { reply } = await enrolPasskey(service, owner)
    const begun = await service.anonymous.post('/v1/sessions', { email: owner.email, password })
    expect(begun).toMatchObject({ status: 202, json: { methods: ['passkey', 'recovery-code'] } })
    const answer = { challengeToken: begun.json.challengeToken, recoveryCode: reply.json.recoveryCodes[0] }
    expect((await service.anonymous.post('/v1/sessions/mfa', answer)).status).toBe(201)
  })
})

describe('one passkey', () => {
  test('getPasskey, updatePasskey: entity tags guard reading and renaming', async () => {
    const owner = await makeAccount(service)
    const { passkeyId, reply } = await enrolPasskey(service, owner)
    const path = `/v1/me/passkeys/${passkeyId}`
    const etag = reply.headers.get('etag')!
    expect((await owner.client.get(path)).headers.get('etag')).toBe(etag)
    expect(await owner.client.get(path, { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
    expectProblem(await owner.client.patch(path, { name: 'x' }, { 'if-match': '"0"' }), 412, 'precondition-failed')
    const renamed = await owner.client.patch(path, { name: 'Old laptop' }, { 'if-match': etag })
    expect(renamed).toMatchObject({ status: 200, json: { name: 'Old laptop' } })
    expect(renamed.headers.get('etag')).not.toBe(etag)
    expect(await owner.client.patch(path, {})).toMatchObject({ status: 200, json: { name: 'Old laptop' } })
    expectProblem(await owner.client.delete(path, { 'if-match': etag }), 412, 'precondition-failed')
    expect((await owner.client.delete(path, { 'if-match': renamed.headers.get('etag')! })).status).toBe(204)
    expectProblem(await owner.client.get(path), 404, 'passkey-not-found')
  })

  test('updatePasskey: of many changes at once with one entity tag one succeeds', async () => {
    const owner = await makeAccount(service)
    const { passkeyId, reply } = await enrolPasskey(service, owner)
    const match = { 'if-match': reply.headers.get('etag')! }
    const replies = await Promise.all(
      Array.from({ length: 4 }, (_, at) =>
        (at % 2 === 0 ? owner.client : replica.anonymous.with(owner.client.fields)).patch(
          `/v1/me/passkeys/${passkeyId}`,
          { name: `Name ${at}` },
          match,
        ),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  test('another one’s passkey is 404 for all that can be done with it, and stays', async () => {
    const [owner, stranger] = [await makeAccount(service), await makeAccount(service)]
    const { passkeyId, authenticator } = await enrolPasskey(service, owner)
    const path = `/v1/me/passkeys/${passkeyId}`
    const replies = [
      await stranger.client.get(path),
      await stranger.client.patch(path, { name: 'Mine' }),
      await stranger.client.delete(path),
    ]
    for (const reply of replies) expectProblem(reply, 404, 'passkey-not-found')
    expect((await signInWithPasskey(service.anonymous, authenticator)).status).toBe(201)
  })

  test('deletePasskey: it signs in no more, its owner is told, and the recovery codes go with the last factor', async () => {
    const owner = await makeAccount(service)
    const { passkeyId, authenticator } = await enrolPasskey(service, owner)
    expect((await owner.client.delete(`/v1/me/passkeys/${passkeyId}`)).status).toBe(204)
    expectProblem(await signInWithPasskey(service.anonymous, authenticator), 401, 'passkey-refused')
    expect((await letterWith(service.folder, owner.email, 'was removed')).text).toContain('was removed')
    expect((await service.anonymous.post('/v1/sessions', { email: owner.email, password })).status).toBe(201)
    expectProblem(await owner.client.post('/v1/me/recovery-codes'), 409, 'no-second-factor')
  })

  test('deletePasskey: recovery codes stay while there is an app', async () => {
    const owner = await makeAccount(service)
    const { passkeyId } = await enrolPasskey(service, owner)
    await enrolApp(owner, now())
    expect((await owner.client.delete(`/v1/me/passkeys/${passkeyId}`)).status).toBe(204)
    expect((await service.anonymous.post('/v1/sessions', { email: owner.email, password })).json.methods).toEqual([
      'totp',
      'recovery-code',
    ])
  })

  test('deletePasskey: the last way to sign in stays; of two removed at once one stays', async () => {
    const owner = await makeAccount(service)
    const first = await enrolPasskey(service, owner)
    const second = await enrolPasskey(service, owner, { name: 'Phone' })
    await service.app.database.run("update account set password_hash = '' where id = ?", [bytesOf(owner.id)])
    const replies = await Promise.all([
      owner.client.delete(`/v1/me/passkeys/${first.passkeyId}`),
      replica.anonymous.with(owner.client.fields).delete(`/v1/me/passkeys/${second.passkeyId}`),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409])
    expectProblem(
      replies.find(({ status }) => status === 409)!,
      409,
      'last-sign-in-method',
    )
  })
})
