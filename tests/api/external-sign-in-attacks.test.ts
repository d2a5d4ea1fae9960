/** What a provider, or somebody between it and the browser, may answer that must not sign anybody in. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { ServerResponse } from 'node:http'
import { startApp, type TestApp } from '../support/app.ts'
import { Browser, type Step } from '../support/browser-jar.ts'
import { asBrowser, kindOf, providerSetting } from '../support/external-sign-in.ts'
import {
  foreignSigned,
  macSigned,
  startHostileProvider,
  unsigned,
  type Deeds,
  type HostileProvider,
} from '../support/hostile-provider.ts'

const client = { clientId: 'coffer', clientSecret: 'a secret: of the & client' }
let hostile: HostileProvider
let other: HostileProvider
let service: TestApp
let ahead = 0

beforeAll(async () => {
  ;[hostile, other] = await Promise.all([startHostileProvider(), startHostileProvider()])
  service = await startApp({
    clock: () => Date.now() + ahead,
    settings: {
      COFFER_OIDC_PROVIDERS: JSON.stringify([
        providerSetting({ issuer: hostile.issuer, ...client }),
        providerSetting({ issuer: other.issuer, ...client }, { id: 'trusted', trustSecondFactor: true }),
      ]),
    },
  })
})
afterEach(() => {
  hostile.deeds = {}
  other.deeds = {}
})
afterAll(async () => {
  await service.close()
  await Promise.all([hostile.close(), other.close()])
})

/** The next sign-in reads the metadata again. */
const forgetMetadata = (): void => void (ahead += 3_600_001)

async function signIn(browser: Browser, providerId = 'company'): Promise<Step> {
  const started = await browser.ask(`${service.base}/login/oidc/${providerId}`)
  return started.status === 303 ? browser.follow(started, ({ pathname }) => pathname !== '/app') : started
}

async function expectRefused(deeds: Deeds, kind = '403 external-sign-in-refused'): Promise<void> {
  hostile.deeds = deeds
  const browser = new Browser()
  expect(kindOf(await signIn(browser))).toBe(kind)
  expect(browser.cookiesOf(service.base).has('coffer_access')).toBe(false)
}

let people = 0
const somebody = (): Record<string, unknown> => ({ sub: `s-${++people}`, email: `s-${people}@example.org` })

test('a provider that does nothing wrong signs in, with the client’s secret as HTTP Basic has it', async () => {
  hostile.deeds = { claims: somebody() }
  const browser = new Browser()
  expect((await signIn(browser)).location).toBe(`${service.base}/app`)
  const { authorization, body } = hostile.asked.findLast(({ path }) => path === '/token')!
  // RFC 6749, section 2.3.1: form-encoded first.
  expect(Buffer.from(authorization!.replace('Basic ', ''), 'base64').toString()).toBe(
    'coffer:a+secret%3A+of+the+%26+client',
  )
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
    grant_type: 'authorization_code',
    code: expect.any(String),
    redirect_uri: `${service.base}/login/oidc/company/callback`,
    code_verifier: expect.stringMatching(/^[\w-]{43}$/),
  })
})

describe('the ID token', () => {
  const now = (): number => Math.floor(Date.now() / 1000)
  test.each<[string, () => Deeds]>([
    ['another nonce', () => ({ claims: { nonce: 'another' } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['another issuer', () => ({ claims: { iss: 'https://accounts.example.org' } })],
    ['the issuer of another provider that is set up', () => ({ claims: { iss: other.issuer } })],
    ['another audience', () => ({ claims: { aud: 'another' } })],
    ['several audiences and another party', () => ({ claims: { aud: ['coffer', 'another'], azp: 'another' } })],
    ['an end that has passed', () => ({ claims: { exp: now() - 60, iat: now() - 600 } })],
    ['no end', () => ({ claims: { exp: undefined } })],
    ['no subject', () => ({ claims: { sub: undefined } })],
    ['an empty subject', () => ({ claims: { sub: '' } })],
    ['a subject that is too long', () => ({ claims: { sub: 'x'.repeat(256) } })],
    ['a subject that is a number', () => ({ claims: { sub: 7 } })],
    ['no signature (alg none)', () => ({ idToken: unsigned })],
    ['a signature of a key that the provider does not have', () => ({ idToken: foreignSigned })],
    ['a signature with the client’s secret (HS256)', () => ({ idToken: macSigned(client.clientSecret) })],
    ['no form of one', () => ({ idToken: () => 'not.a.token' })],
  ])('with %s signs nobody in', async (_what, deeds) => {
    await expectRefused(deeds())
  })

  test('that is missing signs nobody in', async () => {
    await expectRefused({
      instead: { token: (response) => answer(response, 200, '{"access_token":"at","token_type":"Bearer"}') },
    })
  })

  test('without an address: that of UserInfo counts, if it speaks of the same subject', async () => {
    const { sub, email } = somebody()
    const metadata = { userinfo_endpoint: `${hostile.issuer}/userinfo` }
    const claims = { sub, email: undefined, email_verified: undefined }
    forgetMetadata()
    await expectRefused({ metadata, claims, userinfo: { sub: 'another', email, email_verified: true } })
    await expectRefused({ metadata, claims, userinfo: { sub, email } }, '403 external-address-refused')
    hostile.deeds = { metadata, claims, userinfo: { sub, email, email_verified: true } }
    const browser = new Browser()
    expect((await signIn(browser)).location).toBe(`${service.base}/app`)
    expect((await asBrowser(service, browser, '/v1/me')).email).toBe(email)
    forgetMetadata()
  })
})

describe('the answer at the redirect URI', () => {
  test.each<[string, () => Deeds]>([
    ['the issuer of another provider (mix-up, RFC 9207)', () => ({ answer: { iss: other.issuer } })],
    ['no issuer, which the provider promises', () => ({ answer: { iss: undefined } })],
    ['no code', () => ({ answer: { code: undefined } })],
    ['an error beside the code', () => ({ answer: { error: 'server_error', error_description: '<b>mallory</b>' } })],
  ])('with %s signs nobody in', async (_what, deeds) => {
    await expectRefused(deeds())
  })

  test('with an error: the page shows none of the provider’s words', async () => {
    hostile.deeds = { answer: { code: undefined, error: 'access_denied', error_description: '<b>mallory</b>' } }
    const browser = new Browser()
    const started = await browser.ask(`${service.base}/login/oidc/company`)
    const { location } = await browser.ask(started.location!)
    const page = await browser.ask(location!, { headers: { accept: 'text/html' } })
    expect([page.status, page.text.includes('mallory')]).toEqual([403, false])
    expect(page.text).toContain('declined at the identity provider')
  })
})

describe('a provider that is away', () => {
  const away = '503 identity-provider-unavailable'
  test.each<[string, (response: ServerResponse) => void]>([
    ['answers 500', (response) => answer(response, 500, '{}')],
    ['breaks the connection', (response) => response.destroy()],
    ['answers a megabyte', (response) => answer(response, 200, `{"x":"${'x'.repeat(1_000_000)}"}`)],
    [
      'answers without end',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        const write = (): void => {
          if (response.destroyed) return
          response.write('x'.repeat(65_536))
          setImmediate(write)
        }
        write()
      },
    ],
    ['redirects to another place', (response) => response.writeHead(307, { location: `${other.issuer}/token` }).end()],
  ])('which %s where the code is redeemed: 503', async (_what, token) => {
    const before = other.asked.length
    await expectRefused({ instead: { token } }, away)
    expect(other.asked.length).toBe(before)
  })

  test('which answers what is no JSON: nobody is signed in', async () => {
    await expectRefused({ instead: { token: (response) => answer(response, 200, '<html>') } })
  })

  test('which takes too long: 503 after five seconds, and everything else works meanwhile', async () => {
    const held: ServerResponse[] = []
    const begun = performance.now()
    const refused = expectRefused({ instead: { token: (response) => void held.push(response) } }, away)
    expect((await service.anonymous.get('/v1/identity-providers')).status).toBe(200)
    await refused
    expect(performance.now() - begun).toBeGreaterThan(4900)
    expect(performance.now() - begun).toBeLessThan(7000)
    for (const response of held) response.destroy()
  })

  test.each<[string, () => Deeds]>([
    ['does not answer', () => ({ instead: { discovery: (response) => response.destroy() } })],
    ['calls itself something else', () => ({ metadata: { issuer: 'https://accounts.example.org' } })],
    ['answers no JSON', () => ({ instead: { discovery: (response) => answer(response, 200, '<html>') } })],
  ])('whose metadata %s: 503 at the start, and it is asked anew the next time', async (_what, deeds) => {
    forgetMetadata()
    await expectRefused(deeds(), away)
    hostile.deeds = { claims: somebody() }
    expect((await signIn(new Browser())).location).toBe(`${service.base}/app`)
  })

  test('which answers 503 tells when to come again, and the other provider signs in', async () => {
    forgetMetadata()
    hostile.deeds = { instead: { discovery: (response) => answer(response, 503, '') } }
    const { status, headers } = await service.anonymous.get('/login/oidc/company', { accept: 'text/html' })
    expect([status, headers.get('retry-after'), headers.get('content-type')]).toEqual([
      503,
      '10',
      'text/html; charset=utf-8',
    ])
    other.deeds = { claims: somebody() }
    expect((await signIn(new Browser(), 'trusted')).location).toBe(`${service.base}/app`)
  })

  test.each(['http://192.0.2.1/token', 'ftp://127.0.0.1/token', 'file:///etc/passwd'])(
    'whose metadata lead to %s: nothing is sent there',
    async (token_endpoint) => {
      forgetMetadata()
      hostile.deeds = { metadata: { token_endpoint } }
      const begun = performance.now()
      expect(kindOf(await signIn(new Browser()))).toMatch(
        /^(503 identity-provider-unavailable|403 external-sign-in-refused)$/,
      )
      expect(performance.now() - begun).toBeLessThan(2000)
      forgetMetadata()
    },
  )

  test('metadata are kept for an hour, and read once for several who come at once', async () => {
    const reads = (): number => hostile.asked.filter(({ path }) => path.startsWith('/.well-known')).length
    forgetMetadata()
    const before = reads()
    await Promise.all([1, 2, 3].map(() => service.anonymous.get('/login/oidc/company')))
    ahead += 3_500_000
    await service.anonymous.get('/login/oidc/company')
    expect(reads() - before).toBe(1)
    ahead += 200_000
    await service.anonymous.get('/login/oidc/company')
    expect(reads() - before).toBe(2)
  })
})

test('a subject is one of its issuer: the same at another provider is somebody else', async () => {
  const [mine, theirs] = [somebody(), somebody()]
  hostile.deeds = { claims: mine }
  other.deeds = { claims: { ...theirs, sub: mine['sub'] } }
  const browsers = [new Browser(), new Browser()]
  await signIn(browsers[0]!)
  await signIn(browsers[1]!, 'trusted')
  const [first, second] = await Promise.all(browsers.map((browser) => asBrowser(service, browser, '/v1/me')))
  expect([first.email, second.email]).toEqual([mine['email'], theirs['email']])
})

test('an address that changed at the provider leads to the same account, and takes nobody else’s', async () => {
  const [mine, theirs] = [somebody(), somebody()]
  for (const claims of [mine, theirs]) {
    hostile.deeds = { claims }
    await signIn(new Browser())
  }
  hostile.deeds = { claims: { ...mine, email: theirs['email'] } }
  const browser = new Browser()
  await signIn(browser)
  expect((await asBrowser(service, browser, '/v1/me')).email).toBe(mine['email'])
})

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
