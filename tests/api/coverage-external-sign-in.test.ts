/** Every answer of the pages between Coffer and a provider, as a page and as a document, with the limits on. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import { Browser, type Step } from '../support/browser-jar.ts'
import { providerSetting, signInWithForm } from '../support/external-sign-in.ts'
import { startHostileProvider, type HostileProvider } from '../support/hostile-provider.ts'
import { linkIdentities } from '../support/linked-identities.ts'

let provider: HostileProvider
let service: TestApp
let ahead = 0

beforeAll(async () => {
  provider = await startHostileProvider()
  const client = { issuer: provider.issuer, clientId: 'coffer', clientSecret: 'secret' }
  service = await startApp({
    clock: () => Date.now() + ahead,
    settings: {
      COFFER_RATE_LIMIT: 'on',
      COFFER_TRUSTED_PROXIES: '1',
      COFFER_OIDC_PROVIDERS: JSON.stringify([providerSetting(client)]),
    },
  })
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

type Ask = (browser: Browser, path: string, method?: string) => Promise<Step>
type Situation = (ask: Ask, browser: Browser) => Promise<Step>

/** @returns the address that leads back */
async function away(ask: Ask, browser: Browser, subject: string, query = ''): Promise<string> {
  provider.deeds = { claims: { sub: subject, email: `${subject}@example.org` } }
  const { location } = await ask(browser, `/login/oidc/company${query}`)
  return (await browser.ask(location!)).location!.replace(service.base, '')
}

async function signedIn(browser: Browser): Promise<Account & { subject: string }> {
  const account = await makeAccount(service)
  await signInWithForm(service, browser, account.email, password)
  return { ...account, subject: account.email.split('@')[0]! }
}

/** What the provider said waits for the word of who is signed in. */
async function asked(ask: Ask, browser: Browser): Promise<Account & { subject: string }> {
  const account = await signedIn(browser)
  await ask(browser, await away(ask, browser, account.subject))
  return account
}

let strangers = 0
const situations: Readonly<Record<string, Situation>> = {
  'startExternalSignIn 303': (ask, browser) => ask(browser, '/login/oidc/company'),
  'startExternalSignIn 403': async (ask, browser) => {
    await signedIn(browser)
    ahead += 901_000
    return ask(browser, '/login/oidc/company?intent=link')
  },
  'startExternalSignIn 404': (ask, browser) => ask(browser, '/login/oidc/nobody'),
  'startExternalSignIn 503': async (ask, browser) => {
    ahead += 3_600_001
    provider.deeds = { instead: { discovery: (response) => response.writeHead(503).end() } }
    return ask(browser, '/login/oidc/company')
  },
  'finishExternalSignIn 303': async (ask, browser) => ask(browser, await away(ask, browser, `stranger-${++strangers}`)),
  'finishExternalSignIn 400': (ask, browser) => ask(browser, '/login/oidc/company/callback?code=a'),
  'finishExternalSignIn 403': async (ask, browser) =>
    ask(browser, `${await away(ask, browser, 'mallory')}&error=access_denied`),
  'finishExternalSignIn 404': (ask, browser) => ask(browser, '/login/oidc/nobody/callback?code=a&state=b'),
  'finishExternalSignIn 409': async (ask, browser) => {
    const [another, { subject }] = [await makeAccount(service), await signedIn(browser)]
    await linkIdentities(service.app.database, another.id, [{ issuer: provider.issuer, subject }])
    return ask(browser, await away(ask, browser, subject, '?intent=link'))
  },
  'finishExternalSignIn 410': (ask, browser) => ask(browser, '/login/oidc/company/callback?code=a&state=b'),
  'finishExternalSignIn 503': async (ask, browser) => {
    const back = await away(ask, browser, 'mallory')
    provider.deeds = { instead: { token: (response) => response.writeHead(503).end() } }
    return ask(browser, back)
  },
  'showIdentityLink 200': async (ask, browser) => {
    await asked(ask, browser)
    return ask(browser, '/login/link')
  },
  'showIdentityLink 410': (ask, browser) => ask(browser, '/login/link'),
  'linkIdentity 303': async (ask, browser) => {
    await asked(ask, browser)
    return ask(browser, '/login/link', 'POST')
  },
  'linkIdentity 403': async (ask, browser) => {
    const { subject } = await signedIn(browser)
    ahead += 901_000
    await ask(browser, await away(ask, browser, subject))
    return ask(browser, '/login/link', 'POST')
  },
  'linkIdentity 409': async (ask, browser) => {
    const { subject } = await asked(ask, browser)
    const another = await makeAccount(service)
    await linkIdentities(service.app.database, another.id, [{ issuer: provider.issuer, subject }])
    return ask(browser, '/login/link', 'POST')
  },
  'linkIdentity 410': async (ask, browser) => {
    await signedIn(browser)
    return ask(browser, '/login/link', 'POST')
  },
}

const mediaTypes = ['application/problem+json', 'text/html'] as const
const table = Object.entries(situations).flatMap(([name, situation]) =>
  mediaTypes.map((mediaType) => ({ name, mediaType, situation, status: Number(name.split(' ')[1]) })),
)

test.each(table)('$name as $mediaType, with what is left of the limit', async ({ mediaType, situation, status }) => {
  provider.deeds = {}
  const address = nextAddress()
  const ask: Ask = (browser, path, method = 'GET') =>
    browser.ask(service.base + path, {
      method,
      headers: { accept: mediaType, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address },
    })
  const { headers, text, ...reply } = await situation(ask, new Browser())
  expect([reply.status, text.slice(0, 300)]).toEqual([status, expect.anything()])
  const sent = headers.get('content-type')?.split(';')[0]
  expect(sent).toBe(status === 303 ? undefined : status === 200 ? 'text/html' : mediaType)
  expect([headers.has('ratelimit'), headers.has('ratelimit-policy')]).toEqual([true, true])
  expect(headers.has('retry-after')).toBe(status === 503)
})
