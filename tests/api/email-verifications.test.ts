import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
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

  test('registering again sends another link, and does not change the password of whoever was first', async () => {
    const email = 'twice@example.org'
    await register(service, email)
    await register(service, email, 'somebody else has chosen this one')
    const second = await letterTo(service.folder, email, about, 2)
    expect((await verify(service, second.token)).status).toBe(204)
    expectProblem(await signIn(service, email, 'somebody else has chosen this one'), 401, 'invalid-credentials')
    expect((await signIn(service, email)).status).toBe(201)
  })

  test('whoever owns the address takes the account over with a reset, which verifies it', async () => {
    const email = 'squatted@example.org'
    await register(service, email, 'the password of a squatter')
    await service.anonymous.post('/v1/password-resets', { email })
    const { token } = await letterTo(service.folder, email, /^Set a new password/)
    expect((await service.anonymous.put(`/v1/password-resets/${token}`, { newPassword: password })).status).toBe(204)
    expect((await signIn(service, email)).status).toBe(201)
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
