/** Signing in with a real OpenID Connect provider, as a browser does it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createSecret } from '../../src/access/secret.ts'
import { createPendingSignIns } from '../../src/identities/pending-sign-ins.ts'
import { makeAccount, password, startApp, startReplica, type TestApp } from '../support/app.ts'
import { Browser } from '../support/browser-jar.ts'
import {
  asBrowser,
  callbackOf,
  goToProvider,
  kindOf,
  providerSetting,
  signInAt,
  signInWithForm,
} from '../support/external-sign-in.ts'
import { letterTo } from '../support/letters.ts'
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts'

let provider: TestProvider
let service: TestApp
let ahead = 0

beforeAll(async () => {
  provider = await startOidcProvider()
  service = await startApp({
    shared: true,
    clock: () => Date.now() + ahead,
    settings: {
      COFFER_SIGNUP: 'closed',
      COFFER_OIDC_PROVIDERS: JSON.stringify([
        providerSetting(provider, { newAccounts: true }),
        providerSetting(provider, { id: 'partners', label: 'Partners' }),
      ]),
    },
  })
  await provider.register([callbackOf(service.base), callbackOf(service.base, 'partners')])
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

let count = 0
/** Somebody whom the provider knows. */
function somebody(more: object = {}): { subject: string; email: string } {
  const subject = `subject-${++count}`
  const email = `${subject}@example.org`
  provider.people.set(subject, { email, email_verified: true, name: 'Ada Lovelace', ...more })
  return { subject, email }
}
const accountsAt = async (email: string): Promise<number> =>
  (await service.app.database.rows('select id from account where email = ?', [email])).length
const identitiesOf = async (browser: Browser): Promise<{ id: string; email: string }[]> =>
  (await asBrowser(service, browser, '/v1/me/identities')).items
const post = (browser: Browser, path: string, method = 'POST') =>
  browser.ask(service.base + path, { method, headers: { 'sec-fetch-site': 'same-origin' } })

describe('before the provider', () => {
  test('listIdentityProviders: names them and where a browser begins, and nothing that is secret', async () => {
    const { json, text } = await service.anonymous.get('/v1/identity-providers')
    expect(json).toEqual({
      providers: [
        { id: 'company', label: 'Company account', signInPath: '/login/oidc/company' },
        { id: 'partners', label: 'Partners', signInPath: '/login/oidc/partners' },
      ],
    })
    expect(text).not.toContain(provider.clientSecret)
  })

  test('showLogin: has a button for each provider, which takes along where to go', async () => {
    const { text } = await service.anonymous.get('/login?next=/app%3Fstate%3Dtrashed')
    expect(text).toContain('href="/login/oidc/company?next=%2Fapp%3Fstate%3Dtrashed"')
    expect(text).toContain('Sign in with Partners')
  })

  test('startExternalSignIn: leads to the provider with PKCE, state, nonce and the exact redirect URI', async () => {
    const reply = await service.anonymous.get('/login/oidc/company')
    const to = new URL(reply.headers.get('location')!)
    expect([reply.status, to.origin]).toEqual([303, provider.issuer])
    expect(Object.fromEntries(to.searchParams)).toEqual({
      client_id: 'coffer',
      response_type: 'code',
      response_mode: 'query',
      scope: 'openid email profile',
      redirect_uri: callbackOf(service.base),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      // So that the ID token tells when the provider has asked last.
      max_age: '2592000',
    })
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^coffer_external=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test('startExternalSignIn: the redirect URI is that of the public address, whatever Host says', async () => {
    const { headers } = await service.anonymous.get('/login/oidc/company', { 'x-forwarded-host': 'evil.example' })
    expect(new URL(headers.get('location')!).searchParams.get('redirect_uri')).toBe(callbackOf(service.base))
  })

  test('startExternalSignIn: a provider that is not set up answers 404', async () => {
    const browser = new Browser()
    expect(kindOf(await browser.ask(`${service.base}/login/oidc/nobody`))).toBe('404 identity-provider-not-found')
    expect(kindOf(await browser.ask(`${service.base}/login/oidc/nobody/callback?state=a`))).toBe(
      '404 identity-provider-not-found',
    )
  })

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/%09/evil.example', 'app'])(
    'startExternalSignIn: next %s is refused',
    async (next) => {
      const { status } = await service.anonymous.get(`/login/oidc/company?next=${next.replaceAll('\\', '%5C')}`)
      expect(status).toBe(400)
    },
  )
})

test.each(['/.//evil.example/x', '/a/..//evil.example/x'])(
  'a sign-in that was to lead to %s ends here',
  async (next) => {
    const { subject } = somebody()
    const back = await signInAt(service, new Browser(), subject, { query: `?next=${encodeURIComponent(next)}` })
    expect([back.status, back.location]).toEqual([303, `${service.base}/app`])
  },
)

test('a name that the provider gives loses what would steer a terminal or turn the line, and nothing else', async () => {
  const { subject } = somebody({ name: '\u202e\u001b]0;owned\u0007 Ada\u200d \u009b2J\ud800José\n ' })
  const browser = new Browser()
  await signInAt(service, browser, subject)
  expect(await asBrowser(service, browser, '/v1/me')).toMatchObject({ displayName: ']0;owned Ada\u200d 2JJosé' })
})

describe('somebody without an account', () => {
  test('gets one with the verified address and no password, and comes back to it', async () => {
    const { subject, email } = somebody()
    const browser = new Browser()
    const back = await signInAt(service, browser, subject, { query: '?next=/app?state=trashed' })
    expect([back.status, back.location]).toEqual([303, `${service.base}/app?state=trashed`])
    const me = await asBrowser(service, browser, '/v1/me')
    expect(me).toMatchObject({ email, displayName: 'Ada Lovelace', roles: ['member'] })
    const [row] = await service.app.database.rows(
      'select password_hash, email_verified_at from account where email = ?',
      [email],
    )
    expect([row!['password_hash'], Number(row!['email_verified_at']) > 0]).toEqual(['', true])

    const again = new Browser()
    expect((await signInAt(service, again, subject)).status).toBe(303)
    expect((await asBrowser(service, again, '/v1/me')).id).toBe(me.id)
    expect(await identitiesOf(again)).toEqual([
      {
        id: expect.any(String),
        providerId: 'company',
        label: 'Company account',
        issuer: provider.issuer,
        email,
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
      },
    ])
  })

  test('leaves an audit trail: registered, linked, signed in by federation', async () => {
    const { subject, email } = somebody()
    await signInAt(service, new Browser(), subject)
    const rows = await service.app.database.rows(
      'select action, details from audit_event where account_id = (select id from account where email = ?) order by occurred_at, id',
      [email],
    )
    expect(rows.map((row) => [row['action'], JSON.parse(String(row['details']))])).toEqual([
      ['user.registered', { provider: 'company' }],
      ['identity.linked', { provider: 'company', issuer: provider.issuer }],
      ['session.created', expect.objectContaining({ amr: 'fed' })],
    ])
  })

  test('has no password that would match: neither an empty one nor any other', async () => {
    const { subject, email } = somebody()
    await signInAt(service, new Browser(), subject)
    for (const wrong of [' ', password]) {
      const { status, json } = await service.anonymous.post('/v1/sessions', { email, password: wrong })
      expect([status, json.type]).toEqual([401, '/problems/invalid-credentials'])
    }
  })

  test.each([
    ['an address that it has not verified', { email_verified: false }],
    ['an address, and not whether it is verified', { email_verified: undefined }],
    ['an address that is verified in words alone', { email_verified: 'true' }],
    ['no address', { email: undefined }],
    ['what is no address', { email: 'nobody' }],
  ])('of whom the provider tells %s: 403 and no account', async (_what, more) => {
    const { subject, email } = somebody(more)
    const browser = new Browser()
    expect(kindOf(await signInAt(service, browser, subject))).toBe('403 external-address-refused')
    expect(await accountsAt(email)).toBe(0)
    expect(browser.cookiesOf(service.base).has('coffer_access')).toBe(false)
  })

  test('where neither sign-up nor the provider makes accounts: 403', async () => {
    const { subject, email } = somebody()
    const reply = await signInAt(service, new Browser(), subject, { providerId: 'partners' })
    expect([kindOf(reply), await accountsAt(email)]).toEqual(['403 signup-closed', 0])
  })

  test('twice at once gets one account, and is signed in to it both times', async () => {
    const { subject, email } = somebody()
    const browsers = [new Browser(), new Browser(), new Browser()]
    const ways = await Promise.all(browsers.map((browser) => goToProvider(service, browser, subject)))
    const replies = await Promise.all(browsers.map((browser, at) => browser.ask(ways[at]!)))
    expect(replies.map(({ location }) => location)).toEqual(browsers.map(() => `${service.base}/app`))
    expect(await accountsAt(email)).toBe(1)
    expect(await identitiesOf(browsers[0]!)).toHaveLength(1)
  })
})

test('HEAD begins and ends a sign-in as GET does, and gives no body', async () => {
  const browser = new Browser()
  const begun = await browser.ask(`${service.base}/login/oidc/company`, { method: 'HEAD' })
  expect([begun.status, begun.text]).toEqual([303, ''])
  const back = await browser.ask(await goToProvider(service, browser, somebody().subject), { method: 'HEAD' })
  expect([back.status, back.text, back.location]).toEqual([303, '', `${service.base}/app`])
})

describe('somebody who declined, or who may not', () => {
  test('declining at the provider answers 403 and says so', async () => {
    const browser = new Browser()
    const reply = await browser.ask(await goToProvider(service, browser, undefined))
    expect(kindOf(reply)).toBe('403 external-sign-in-refused')
    expect(reply.text).toContain('declined')
  })

  test('of a disabled account: 403, no session, and a row in the audit trail', async () => {
    const { subject, email } = somebody()
    await signInAt(service, new Browser(), subject)
    await service.app.accounts.disable(email)
    const browser = new Browser()
    expect(kindOf(await signInAt(service, browser, subject))).toBe('403 external-sign-in-refused')
    expect(browser.cookiesOf(service.base).has('coffer_access')).toBe(false)
    const [row] = await service.app.database.rows(
      "select details from audit_event where action = 'session.refused' order by occurred_at desc, id desc limit 1",
    )
    expect(JSON.parse(String(row!['details']))).toEqual({ provider: 'company', reason: 'external-sign-in-refused' })
  })
})

describe('whose address an account has', () => {
  test('is asked, has to sign in to it, and is linked by their word alone', async () => {
    const { subject, email } = somebody()
    const owner = await makeAccount(service, { email })
    const browser = new Browser()
    const back = await signInAt(service, browser, subject, { query: '?next=/app?state=trashed' })
    expect([back.status, back.location]).toEqual([303, `${service.base}/login/link`])
    expect(browser.cookiesOf(service.base).has('coffer_access')).toBe(false)

    expect((await browser.ask(back.location!, { method: 'HEAD' })).status).toBe(200)
    const asked = await browser.ask(back.location!)
    expect([asked.status, asked.text.includes(email), asked.text.includes('method="post"')]).toEqual([200, true, false])
    expect(asked.text).toContain('href="/login?next=/login/link"')
    expect(kindOf(await post(browser, '/login/link'))).toBe('401 unauthenticated')

    const signedIn = await signInWithForm(service, browser, email, password, '/login/link')
    expect(signedIn.location).toBe(`${service.base}/login/link`)
    expect((await browser.ask(signedIn.location!)).text).toContain('method="post" action="/login/link"')
    expect(await identitiesOf(browser)).toEqual([])

    const linked = await post(browser, '/login/link')
    expect([linked.status, linked.location]).toEqual([303, `${service.base}/app?state=trashed`])
    expect(await identitiesOf(browser)).toMatchObject([{ email }])
    expect(kindOf(await post(browser, '/login/link'))).toBe('410 external-sign-in-over')
    expect((await letterTo(service.folder, email, /way to sign in/)).text).toContain('Company account')

    const later = new Browser()
    await signInAt(service, later, subject)
    expect((await asBrowser(service, later, '/v1/me')).id).toBe(owner.id)
  })

  test('is linked once, however often the form is sent at once', async () => {
    const { subject, email } = somebody()
    await makeAccount(service, { email })
    const browser = new Browser()
    await signInAt(service, browser, subject)
    await signInWithForm(service, browser, email, password)
    const replies = await Promise.all([1, 2, 3, 4].map(() => post(browser, '/login/link')))
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410])
    expect(await identitiesOf(browser)).toHaveLength(1)
  })

  test('another account that is signed in does not get the link', async () => {
    const [{ subject, email }, other] = [somebody(), await makeAccount(service)]
    await makeAccount(service, { email })
    const browser = new Browser()
    await signInAt(service, browser, subject)
    await signInWithForm(service, browser, other.email, password)
    expect((await browser.ask(`${service.base}/login/link`)).text).not.toContain('method="post"')
    expect(kindOf(await post(browser, '/login/link'))).toBe('403 external-address-refused')
    expect(await identitiesOf(browser)).toEqual([])
  })

  test('a session that is not recent is not enough, and a request of another site is none', async () => {
    const { subject, email } = somebody()
    await makeAccount(service, { email })
    const browser = new Browser()
    await signInWithForm(service, browser, email, password)
    ahead += 901_000
    await signInAt(service, browser, subject)
    expect((await browser.ask(`${service.base}/login/link`)).text).not.toContain('method="post"')
    expect(kindOf(await post(browser, '/login/link'))).toBe('403 recent-sign-in-required')
    await signInWithForm(service, browser, email, password)
    const foreign = await browser.ask(`${service.base}/login/link`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(kindOf(foreign)).toBe('403 cross-site-request')
    expect(await identitiesOf(browser)).toEqual([])
  })

  test('the question is that of one browser, and lasts ten minutes', async () => {
    const { subject, email } = somebody()
    await makeAccount(service, { email })
    const [browser, another] = [new Browser(), new Browser()]
    await signInAt(service, browser, subject)
    await signInWithForm(service, another, email, password)
    expect(kindOf(await another.ask(`${service.base}/login/link`))).toBe('410 external-sign-in-over')
    expect(kindOf(await post(another, '/login/link'))).toBe('410 external-sign-in-over')
    ahead += 600_000
    expect(kindOf(await browser.ask(`${service.base}/login/link`))).toBe('410 external-sign-in-over')
  })

  test('an address that was changed before the consent is not linked', async () => {
    const { subject, email } = somebody()
    const owner = await makeAccount(service, { email })
    const browser = new Browser()
    await signInAt(service, browser, subject)
    await signInWithForm(service, browser, email, password)
    await service.app.database.run('update account set email_digest = ? where email = ?', [Buffer.alloc(32, 7), email])
    expect(kindOf(await post(browser, '/login/link'))).toBe('403 external-address-refused')
    expect(await service.app.database.rows('select id from identity where address = ?', [owner.email])).toEqual([])
  })
})

describe('linking from an account', () => {
  const link = { query: '?intent=link&next=/app' }

  test('who is signed in, recently, is asked and then linked', async () => {
    const { subject, email } = somebody()
    await makeAccount(service, { email })
    const browser = new Browser()
    await signInWithForm(service, browser, email, password)
    expect((await signInAt(service, browser, subject, link)).location).toBe(`${service.base}/login/link`)
    expect(await identitiesOf(browser)).toEqual([])
    expect((await post(browser, '/login/link')).location).toBe(`${service.base}/app`)
    expect(await identitiesOf(browser)).toMatchObject([{ email }])
    expect((await signInAt(service, browser, subject, link)).location).toBe(`${service.base}/app`)
  })

  test('who is not signed in is led to the sign-in page and back', async () => {
    const { status, headers } = await service.anonymous.get('/login/oidc/company?intent=link&next=/app')
    expect([status, headers.get('location')]).toEqual([
      303,
      '/login?next=%2Flogin%2Foidc%2Fcompany%3Fintent%3Dlink%26next%3D%252Fapp',
    ])
  })

  test('who signed in too long ago is refused before the provider', async () => {
    const browser = new Browser()
    await signInWithForm(service, browser, (await makeAccount(service)).email, password)
    ahead += 901_000
    const reply = await browser.ask(`${service.base}/login/oidc/company?intent=link`)
    expect(kindOf(reply)).toBe('403 recent-sign-in-required')
  })

  test('an identity of another address, or of another account, is not linked', async () => {
    const [stranger, linked] = [somebody(), somebody()]
    await signInAt(service, new Browser(), linked.subject)
    const { email } = await makeAccount(service)
    for (const [subject, kind] of [
      [stranger.subject, '403 external-address-refused'],
      [linked.subject, '409 identity-taken'],
    ] as const) {
      const browser = new Browser()
      await signInWithForm(service, browser, email, password)
      expect(kindOf(await signInAt(service, browser, subject, link))).toBe(kind)
      expect(await identitiesOf(browser)).toEqual([])
    }
  })
})

describe('the way back belongs to the way there', () => {
  const over = '410 external-sign-in-over'
  const wayBack = async (browser: Browser): Promise<URL> =>
    new URL(await goToProvider(service, browser, somebody().subject))

  test('the same answer twice: the second is over', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    const cookies = new Map(browser.cookiesOf(service.base))
    expect((await browser.ask(back.href)).status).toBe(303)
    browser.jars.set(service.base, cookies)
    expect(kindOf(await browser.ask(back.href))).toBe(over)
  })

  test('the same answer four times at once: one is signed in', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    const replies = await Promise.all([1, 2, 3, 4].map(() => browser.ask(back.href)))
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410])
  })

  test('in a browser without the cookie, or with that of another sign-in: over, and nothing is used up', async () => {
    const [victim, attacker] = [new Browser(), new Browser()]
    const [back] = [await wayBack(victim), await wayBack(attacker)]
    expect(kindOf(await new Browser().ask(back.href))).toBe(over)
    expect(kindOf(await attacker.ask(back.href))).toBe(over)
    expect((await victim.ask(back.href)).status).toBe(303)
  })

  test('with another state, or an empty one: over, and the right one counts still', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    for (const state of ['another', `${back.searchParams.get('state')!}x`]) {
      const wrong = new URL(back)
      wrong.searchParams.set('state', state)
      expect(kindOf(await browser.ask(wrong.href))).toBe(over)
    }
    const without = new URL(back)
    without.searchParams.delete('state')
    expect(kindOf(await browser.ask(without.href))).toBe('400 invalid-request')
    expect((await browser.ask(back.href)).status).toBe(303)
  })

  test('at the callback of another provider: over', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    back.pathname = '/login/oidc/partners/callback'
    expect(kindOf(await browser.ask(back.href))).toBe(over)
  })

  test('after ten minutes: over', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    ahead += 600_000
    expect(kindOf(await browser.ask(back.href))).toBe(over)
  })

  test('with the code of another sign-in: PKCE refuses it', async () => {
    const [victim, attacker] = [new Browser(), new Browser()]
    const [own, foreign] = [await wayBack(victim), await wayBack(attacker)]
    own.searchParams.set('code', foreign.searchParams.get('code')!)
    expect(kindOf(await victim.ask(own.href))).toBe('403 external-sign-in-refused')
    expect(victim.cookiesOf(service.base).has('coffer_access')).toBe(false)
  })

  test('with parameters that providers add, and nobody knows: signed in all the same', async () => {
    const browser = new Browser()
    const back = await wayBack(browser)
    for (const name of ['session_state', 'scope', 'authuser', 'hd', 'prompt']) back.searchParams.set(name, 'x y/z')
    expect((await browser.ask(back.href)).status).toBe(303)
  })

  test('at another replica: signed in there, and nothing is left behind', async () => {
    const replica = await startReplica(service)
    try {
      const browser = new Browser()
      const back = await wayBack(browser)
      browser.jars.set(replica.base, browser.cookiesOf(service.base))
      const reply = await browser.ask(back.href.replace(service.base, replica.base))
      expect([reply.status, reply.headers.get('location')]).toEqual([303, '/app'])
    } finally {
      await replica.close()
    }
  })

  test('five replicas at once: one has it', async () => {
    const { database } = service.app
    const secret = createSecret(Buffer.from(service.settings['COFFER_SECRET']!, 'base64'))
    const pending = createPendingSignIns({ database, secret, clock: Date.now })
    const ties = { state: 'a', nonce: 'b', verifier: 'c' }
    const errand = { linkTo: undefined, confirms: undefined }
    const token = await pending.put({ stage: 'away', providerId: 'company', next: '/app', ...errand, ...ties })
    const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => pending.takeAway(token, 'company', 'a')))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', ...Array(4).fill('rejected')])
  })

  test('what nobody comes back for is swept away, and nothing else', async () => {
    const { database } = service.app
    const secret = createSecret(Buffer.from(service.settings['COFFER_SECRET']!, 'base64'))
    const { sweep } = createPendingSignIns({ database, secret, clock: () => Date.now() + ahead })
    await wayBack(new Browser())
    ahead += 600_000
    const browser = new Browser()
    const back = await wayBack(browser)
    await sweep()
    expect(await database.rows('select stage from external_sign_in')).toEqual([{ stage: 'away' }])
    expect((await browser.ask(back.href)).status).toBe(303)
  })
})
