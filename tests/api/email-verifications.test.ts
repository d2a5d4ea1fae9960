import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ownedTables } from '../../src/users/erasure.ts'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { letters, letterTo } from '../support/letters.ts'

const about = /^Verify your address/
const verify = ({ anonymous }: TestApp, token: string): Promise<Reply> =>
  anonymous.put(`/v1/email-verifications/${token}`)
const register = ({ anonymous }: TestApp, email: string, secret = password): Promise<Reply> =>
  anonymous.post('/v1/users', { email, password: secret })
const signIn = ({ anonymous }: TestApp, email: string, secret = password): Promise<Reply> =>
  anonymous.post('/v1/sessions', { email, password: secret })

describe('verification of the own address', () => {
  let service: TestApp
  beforeAll(async () => {
    service = await startApp()
  })
  afterAll(() => service.close())

  test('the link of the letter verifies the address, once', async () => {
    const owner = await makeAccount(service)
    const before = await owner.client.get('/v1/me')
    expect(before.json.emailVerifiedAt).toBeUndefined()
    expect(await owner.client.post('/v1/email-verifications')).toMatchObject({
      status: 202,
      json: { status: 'accepted' },
    })
    const { token } = await letterTo(service.folder, owner.email, about)
    expect(await verify(service, token)).toMatchObject({ status: 204, text: '' })
    const after = await owner.client.get('/v1/me')
    expect(Date.parse(after.json.emailVerifiedAt)).toBeGreaterThan(0)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expectProblem(await verify(service, token), 410, 'link-expired')
  })

  test('what is verified already gets no letter', async () => {
    const owner = await makeAccount(service)
    await owner.client.post('/v1/email-verifications')
    await verify(service, (await letterTo(service.folder, owner.email, about)).token)
    expect((await owner.client.post('/v1/email-verifications')).status).toBe(202)
    const waiting = await service.app.database.rows('select 1 as found from mail')
    expect([waiting, (await letters(service.folder, owner.email, about)).length]).toEqual([[], 1])
  })

  test('a link of one kind is none of another', async () => {
    const owner = await makeAccount(service)
    await service.anonymous.post('/v1/password-resets', { email: owner.email })
    const { token } = await letterTo(service.folder, owner.email, /^Set a new password/)
    expectProblem(await verify(service, token.replace('cofp_', 'cofv_')), 410, 'link-expired')
    expectProblem(await verify(service, token), 400, 'invalid-request')
  })

  test('registering with an address that has an account: the same answer, and its owner is told', async () => {
    const owner = await makeAccount(service)
    const [known, unknown] = await Promise.all([register(service, owner.email), register(service, 'new@example.org')])
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    const letter = await letterTo(service.folder, owner.email, /^You have an account already/)
    expect(letter.text).toContain(`${service.base}/login`)
    expect(letter.text).not.toContain('token=')
  })
})

describe('where addresses have to be verified', () => {
  const clock = { ahead: 0 }
  let service: TestApp
  beforeAll(async () => {
    service = await startApp({
      settings: { COFFER_EMAIL_VERIFICATION: 'required' },
      clock: () => Date.now() + clock.ahead,
    })
  })
  afterAll(() => service.close())

  test('who registers openly signs in only after the link, and is refused like anybody until then', async () => {
    const email = 'newcomer@example.org'
    expect((await register(service, email)).status).toBe(202)
    const [waiting, unknown] = [await signIn(service, email), await signIn(service, 'nobody@example.org')]
    expectProblem(waiting, 401, 'invalid-credentials')
    expect({ ...waiting.json, instance: '' }).toEqual({ ...unknown.json, instance: '' })
    expect((await verify(service, (await letterTo(service.folder, email, about)).token)).status).toBe(204)
    expect((await signIn(service, email)).status).toBe(201)
  })

  describe('an address that was registered twice, perhaps by somebody else first', () => {
    const others = 'the password of a squatter'
    let count = 0
    /** @returns the tokens of the letters, in the order of the registrations */
    async function registeredTwice(email = `twice-${++count}@example.org`): Promise<[string, string, string]> {
      await service.anonymous.post('/v1/users', { email, password: others, displayName: 'Mallory' })
      const first = await letterTo(service.folder, email, about)
      await service.anonymous.post('/v1/users', { email, password, displayName: 'Ada' })
      return [email, first.token, (await letterTo(service.folder, email, about, 2)).token]
    }

    test('is whose letter was followed: their password and name, nothing of the other', async () => {
      const [email, first, second] = await registeredTwice()
      expect((await verify(service, second)).status).toBe(204)
      expectProblem(await signIn(service, email, others), 401, 'invalid-credentials')
      const session = await signIn(service, email)
      expect(session.status).toBe(201)
      const me = await service.anonymous.get('/v1/me', { authorization: `Bearer ${session.json.accessToken}` })
      expect(me.json).toMatchObject({ email, displayName: 'Ada' })
      expectProblem(await verify(service, first), 410, 'link-expired')
      expectProblem(await signIn(service, email, others), 401, 'invalid-credentials')
    })

    test('the letter of the first one serves as well, for whoever sent it', async () => {
      const [email, first, second] = await registeredTwice()
      expect((await verify(service, first)).status).toBe(204)
      expectProblem(await verify(service, second), 410, 'link-expired')
      expect((await signIn(service, email, others)).status).toBe(201)
      expectProblem(await signIn(service, email), 401, 'invalid-credentials')
    })

    test('both links at once: one counts, and its password is the account’s', async () => {
      const [email, ...tokens] = await registeredTwice()
      const replies = await Promise.all(tokens.map((token) => verify(service, token)))
      expect(replies.map(({ status }) => status).sort()).toEqual([204, 410])
      const [first, second] = [await signIn(service, email, others), await signIn(service, email)]
      expect([first.status, second.status]).toEqual(replies[0]!.status === 204 ? [201, 401] : [401, 201])
    })

    test('a letter goes to the address as it was typed for it, and that is the account’s then', async () => {
      await registeredTwice('ＷＩＤＥ@example.org')
      await service.anonymous.post('/v1/users', { email: 'wide@example.org', password })
      const { token } = await letterTo(service.folder, 'wide@example.org', about)
      expect((await verify(service, token)).status).toBe(204)
      const rows = await service.app.database.rows(
        "select email from account where email like '%wide@%' or email like '%ＷＩＤＥ%'",
      )
      expect(rows).toEqual([{ email: 'wide@example.org' }])
    })

    test('once the account is verified, the links of other registrations change nothing', async () => {
      const [email, first] = await registeredTwice()
      await service.anonymous.post('/v1/password-resets', { email })
      const reset = await letterTo(service.folder, email, /^Set a new password/)
      const newPassword = 'a staple of horses, correctly charged'
      expect((await service.anonymous.put(`/v1/password-resets/${reset.token}`, { newPassword })).status).toBe(204)
      await verify(service, first)
      expectProblem(await signIn(service, email, others), 401, 'invalid-credentials')
      expect((await signIn(service, email, newPassword)).status).toBe(201)
    })

    test('nothing but the account and its links is there of the time before', async () => {
      const [email] = await registeredTwice()
      await service.anonymous.post('/v1/sessions', { email, password: others })
      const { database } = service.app
      const [row] = await database.rows('select id from account where email = ?', [email])
      const tables = ownedTables([...database.orm.getMetadata().getAll().values()])
      const found: string[] = []
      for (const { table, owner } of tables)
        if ((await database.rows(`select 1 from ${table} where ${owner} = ?`, [row!['id']!])).length > 0)
          found.push(table)
      expect(tables.length).toBeGreaterThan(8)
      expect(found).toEqual(['account_link'])
    })
  })

  test('the letter tells when the account was asked for; one that was asked for by its owner does not', async () => {
    const email = 'told@example.org'
    await register(service, email)
    const { text } = await letterTo(service.folder, email, about)
    expect(text).toMatch(/asked for on \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/)
    const owner = await makeAccount(service)
    await owner.client.post('/v1/email-verifications')
    expect((await letterTo(service.folder, owner.email, about)).text).not.toContain('asked for on')
  })

  test('whoever owns the address takes the account over with a reset, which verifies it', async () => {
    const email = 'squatted@example.org'
    const squatter = { password: 'the password of a squatter', displayName: 'Mallory' }
    await service.anonymous.post('/v1/users', { email, ...squatter })
    await service.anonymous.post('/v1/password-resets', { email })
    const { token } = await letterTo(service.folder, email, /^Set a new password/)
    expect((await service.anonymous.put(`/v1/password-resets/${token}`, { newPassword: password })).status).toBe(204)
    const session = await signIn(service, email)
    expect(session.status).toBe(201)
    const me = await service.anonymous.get('/v1/me', { authorization: `Bearer ${session.json.accessToken}` })
    expect(me.json.displayName).toBeUndefined()
    await letterTo(service.folder, email, /^Your password has changed/)
    for (const { text } of await letters(service.folder, email)) expect(text).not.toContain('Mallory')
    expectProblem(await signIn(service, email, 'the password of a squatter'), 401, 'invalid-credentials')
  })

  test('an account that an administrator makes signs in at once', async () => {
    const { client } = await makeAccount(service)
    expect((await client.get('/v1/me')).status).toBe(200)
  })

  test('a link is over after a day', async () => {
    const email = 'late@example.org'
    await register(service, email)
    const { token } = await letterTo(service.folder, email, about)
    clock.ahead += 86_401_000
    expectProblem(await verify(service, token), 410, 'link-expired')
    expectProblem(await signIn(service, email), 401, 'invalid-credentials')
  })
})
