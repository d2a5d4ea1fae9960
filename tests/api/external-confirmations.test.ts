/** What a sign-in at a provider is worth for what changes security: as much as the provider tells of when it asked. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { Browser, type Step } from '../support/browser-jar.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { asBrowser, kindOf, providerSetting } from '../support/external-sign-in.ts'
import { enrolApp } from '../support/factors.ts'
import { startHostileProvider, type HostileProvider } from '../support/hostile-provider.ts'

let provider: HostileProvider
let service: TestApp

beforeAll(async () => {
  provider = await startHostileProvider()
  const setting = (id: string, more: object = {}): object =>
    providerSetting({ issuer: provider.issuer, clientId: 'coffer', clientSecret: 'secret' }, { id, label: id, ...more })
  service = await startApp({
    settings: {
      COFFER_OIDC_PROVIDERS: JSON.stringify([setting('plain'), setting('trusted', { trustSecondFactor: true })]),
    },
  })
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds
const longAgo = (): number => ago(901)

interface Way {
  readonly subject: string
  readonly auth_time: number | undefined
  readonly amr?: readonly string[]
  readonly providerId?: string
  readonly query?: string
}

/** As far as the provider leads back, and not further. */
async function away(browser: Browser, { subject, providerId = 'plain', query = '', ...claims }: Way): Promise<string> {
  provider.deeds = { claims: { sub: subject, email: `${subject}@example.org`, ...claims } }
  const started = await browser.ask(`${service.base}/login/oidc/${providerId}${query}`)
  return (await browser.ask(started.location!)).location!
}

const come = async (browser: Browser, way: Way): Promise<Step> => browser.ask(await away(browser, way))

let count = 0
/** Somebody who has an account by the provider alone, signed in with what it told. */
async function signedIn(auth_time: number | undefined) {
  const subject = `person-${++count}`
  const browser = new Browser()
  expect((await come(browser, { subject, auth_time })).location).toBe(`${service.base}/app`)
  const cookie = [...browser.cookiesOf(service.base)].map(([name, value]) => `${name}=${value}`).join('; ')
  const page = new Client(service.base, { cookie, 'sec-fetch-site': 'same-origin' })
  const { id } = (await page.get('/v1/me')).json as { id: string }
  return { subject, browser, page, id }
}

const change = ({ page }: { page: Client }): Promise<Reply> => page.post('/v1/me/mfa-factors', { kind: 'totp' })
const confirm = (browser: Browser, way: Way): Promise<Step> =>
  come(browser, { query: '?intent=confirm&next=/security', ...way })
const currentSession = async ({ browser }: { browser: Browser }): Promise<Record<string, string>> =>
  (await asBrowser(service, browser, '/v1/sessions')).items[0]

async function trailOf(id: string): Promise<string[]> {
  const rows = await service.app.database.rows(
    "select result, details from audit_event where account_id = ? and action = 'session.confirmed' order by id",
    [uuidToBytes(id)],
  )
  return rows.map(({ result, details }) => [result, details].join(' '))
}

describe('a sign-in at a provider', () => {
  test('counts as of the time that the ID token tells, also when the provider asked nobody anew', async () => {
    const asked = longAgo()
    const person = await signedIn(asked)
    expect((await currentSession(person))['authenticatedAt']).toBe(new Date(asked * 1000).toISOString())
    expectProblem(await change(person), 403, 'recent-sign-in-required')
    expect((await change(await signedIn(ago(60)))).status).toBe(201)
  })

  test('is never of later than now', async () => {
    const person = await signedIn(ago(-86_400))
    const { authenticatedAt } = await currentSession(person)
    expect(Date.parse(authenticatedAt!)).toBeLessThanOrEqual(Date.now())
    expect((await change(person)).status).toBe(201)
  })

  test('whose time nobody tells is not recent, and shows none', async () => {
    const person = await signedIn(undefined)
    expect(await currentSession(person)).not.toHaveProperty('authenticatedAt')
    expectProblem(await change(person), 403, 'recent-sign-in-required')
  })
})

describe('confirming at a provider', () => {
  test('asks for a sign-in anew, and then what needed a recent one goes on', async () => {
    const person = await signedIn(undefined)
    const started = await person.browser.ask(`${service.base}/login/oidc/plain?intent=confirm`)
    const { searchParams } = new URL(started.location!)
    expect([searchParams.get('max_age'), searchParams.get('prompt')]).toEqual(['0', 'login'])
    const done = await confirm(person.browser, { subject: person.subject, auth_time: ago(0) })
    expect([done.status, done.location]).toEqual([303, `${service.base}/security`])
    expect((await change(person)).status).toBe(201)
    expect((await currentSession(person))['amr']).toEqual(['fed'])
    expect(await trailOf(person.id)).toEqual(['success {"amr":"fed","provider":"plain"}'])
  })

  test.each([
    ['that asked before and not now', () => longAgo()],
    ['that does not tell whether it asked', () => undefined],
  ])('%s confirms nothing, and the trail tells', async (_what, auth_time) => {
    const person = await signedIn(undefined)
    const refused = await confirm(person.browser, { subject: person.subject, auth_time: auth_time() })
    expect(kindOf(refused)).toBe('403 external-sign-in-refused')
    expectProblem(await change(person), 403, 'recent-sign-in-required')
    expect(await trailOf(person.id)).toEqual(['failure {"provider":"plain","reason":"external-sign-in-refused"}'])
  })

  test('as somebody else, whom another account or none has, confirms nothing', async () => {
    const [person, other] = [await signedIn(longAgo()), await signedIn(longAgo())]
    for (const subject of [other.subject, 'stranger'])
      expect(kindOf(await confirm(person.browser, { subject, auth_time: ago(0) }))).toBe('403 external-sign-in-refused')
    expectProblem(await change(person), 403, 'recent-sign-in-required')
  })

  test('does not get past the account’s second factor, unless the provider is trusted with one and asked for it', async () => {
    const person = await signedIn(ago(0))
    await enrolApp({ client: person.page })
    const proof = { subject: person.subject, auth_time: ago(0), amr: ['pwd', 'mfa'] }
    expect(kindOf(await confirm(person.browser, proof))).toBe('403 external-sign-in-refused')
    const trusted = { ...proof, providerId: 'trusted' }
    expect(kindOf(await confirm(person.browser, { ...trusted, amr: ['pwd'] }))).toBe('403 external-sign-in-refused')
    expect((await confirm(person.browser, trusted)).status).toBe(303)
    expect((await trailOf(person.id)).at(-1)).toBe('success {"amr":"fed mfa","provider":"trusted"}')
  })

  test('of a session that ended meanwhile is over', async () => {
    const { browser, subject, page } = await signedIn(longAgo())
    const back = await away(browser, { subject, auth_time: ago(0), query: '?intent=confirm' })
    expect((await page.delete('/v1/sessions/current')).status).toBe(204)
    expect(kindOf(await browser.ask(back))).toBe('410 external-sign-in-over')
  })

  test('needs somebody signed in: whoever is not is led to the sign-in page and back', async () => {
    const { status, headers } = await service.anonymous.get('/login/oidc/plain?intent=confirm&next=/security')
    expect([status, headers.get('location')]).toEqual([
      303,
      '/login?next=%2Flogin%2Foidc%2Fplain%3Fintent%3Dconfirm%26next%3D%252Fsecurity',
    ])
  })
})
