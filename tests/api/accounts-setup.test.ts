import { expect, test } from '@jest/globals'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

async function withService(settings: Record<string, string>, run: (service: TestApp) => Promise<void>): Promise<void> {
  const service = await startApp({
    shared: true,
    settings: { COFFER_PUBLIC_URL: 'https://files.example.org', ...settings },
  })
  try {
    await run(service)
  } finally {
    await service.close()
  }
}

const fromPage = { 'sec-fetch-site': 'same-origin' }
const setUp = (
  at: Pick<TestApp, 'anonymous'>,
  token: string,
  email = 'first@example.org',
  secret = password,
): Promise<Reply> => at.anonymous.post('/setup', new URLSearchParams({ token, email, password: secret }), fromPage)
const accounts = (service: TestApp) => service.app.accounts.list()

test('completeSetup: with the token of the link it makes an administrator who is signed in, and works once', () =>
  withService({}, async (service) => {
    const home = await service.anonymous.get('/')
    expect(home.headers.get('location')).toBe('/setup')
    const token = service.app.accounts.setupToken()
    expect(await service.anonymous.get(`/setup?token=${token}`)).toMatchObject({ status: 200 })
    const reply = await setUp(service, token)
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/app'])
    const cookie = reply.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    expect((await service.anonymous.get('/v1/me', { cookie })).json).toMatchObject({
      email: 'first@example.org',
      roles: ['admin'],
    })
    expectProblem(await setUp(service, token, 'second@example.org'), 403, 'setup-not-open')
    expectProblem(await service.anonymous.get(`/setup?token=${token}`), 403, 'setup-not-open')
    expect((await service.anonymous.get('/')).headers.get('location')).toBe('/login')
    expect(await accounts(service)).toHaveLength(1)
  }))

test('completeSetup: a wrong, empty or cut token answers 403 or 400 and makes nothing; the right one still works', () =>
  withService({}, async (service) => {
    const token = service.app.accounts.setupToken()
    for (const wrong of ['x', token.slice(0, -1), `${token}A`, token.toLowerCase(), `${token} `])
      expectProblem(await setUp(service, wrong), 403, 'setup-not-open')
    expectProblem(await setUp(service, ''), 400, 'invalid-request')
    expectProblem(
      await service.anonymous.post('/setup', new URLSearchParams({ token, email: 'first@example.org', password }), {
        'sec-fetch-site': 'cross-site',
      }),
      403,
      'cross-site-request',
    )
    expect(await accounts(service)).toEqual([])
    expect(await setUp(service, token)).toMatchObject({ status: 303 })
  }))

test('completeSetup: a password that is refused leaves set-up open', () =>
  withService({}, async (service) => {
    const token = service.app.accounts.setupToken()
    for (const secret of ['too short', 'passwordpassword'])
      expectProblem(await setUp(service, token, 'first@example.org', secret), 422, 'password-refused')
    expect(await setUp(service, token)).toMatchObject({ status: 303 })
  }))

test('completeSetup: of ten tries at once over two replicas one makes the account', () =>
  withService({}, async (service) => {
    const other = await startReplica(service)
    try {
      const token = service.app.accounts.setupToken()
      expect(other.app.accounts.setupToken()).toBe(token)
      const replies = await Promise.all(
        Array.from({ length: 10 }, (_, at) => setUp(at % 2 === 0 ? service : other, token, `first-${at}@example.org`)),
      )
      expect(replies.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(403)])
      const [made, ...more] = await accounts(service)
      expect(more).toEqual([])
      expect(made).toMatchObject({
        email: `first-${replies.findIndex(({ status }) => status === 303)}@example.org`,
        roles: ['admin'],
      })
    } finally {
      await other.close()
    }
  }))

test('completeSetup: an account that was made otherwise closes it', () =>
  withService({}, async (service) => {
    await service.app.accounts.create({ email: 'member@example.org', password }, ['member'])
    expectProblem(await setUp(service, service.app.accounts.setupToken()), 403, 'setup-not-open')
  }))

test('the bootstrap settings make the first administrator, once: other settings at a later start make nobody', () =>
  withService({ COFFER_BOOTSTRAP_EMAIL: 'admin@example.org', COFFER_BOOTSTRAP_PASSWORD: password }, async (service) => {
    const signIn = (email: string): Promise<Reply> => service.anonymous.post('/v1/sessions', { email, password })
    expect(await signIn('admin@example.org')).toMatchObject({ status: 201 })
    expect(await accounts(service)).toMatchObject([{ email: 'admin@example.org', roles: ['admin'] }])
    expectProblem(await setUp(service, service.app.accounts.setupToken()), 403, 'setup-not-open')
    const [again, others] = [
      await startReplica(service),
      await startReplica(service, {
        settings: {
          COFFER_BOOTSTRAP_EMAIL: 'other@example.org',
          COFFER_BOOTSTRAP_PASSWORD: 'another password, long enough',
        },
      }),
    ]
    await Promise.all([again.close(), others.close()])
    expect(await accounts(service)).toHaveLength(1)
    expectProblem(await signIn('other@example.org'), 401, 'invalid-credentials')
  }))

test('a bootstrap password that is guessed first stops the start', () =>
  withService({}, async (service) => {
    const settings = {
      ...service.settings,
      COFFER_BOOTSTRAP_EMAIL: 'admin@example.org',
      COFFER_BOOTSTRAP_PASSWORD: 'passwordpassword',
    }
    const app = await createApp(readConfig(settings, service.folder))
    try {
      await expect(app.listen()).rejects.toThrow(/^COFFER_BOOTSTRAP_PASSWORD: .*tried first/)
      expect(await accounts(service)).toEqual([])
    } finally {
      await app.close()
    }
  }))
