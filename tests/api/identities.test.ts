/** Identities at providers: listed, unlinked, and what signing in with one does about a second factor. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeKey, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { Browser, type Step } from '../support/browser-jar.ts'
import { Client, expectProblem } from '../support/client.ts'
import { asBrowser, kindOf, providerSetting, signInWithForm } from '../support/external-sign-in.ts'
import { codeOf, enrolApp, enrolPasskey } from '../support/factors.ts'
import { startHostileProvider, type HostileProvider } from '../support/hostile-provider.ts'
import { letterTo } from '../support/letters.ts'
import { linkIdentities } from '../support/linked-identities.ts'

let provider: HostileProvider
let service: TestApp
let ahead = 0

beforeAll(async () => {
  provider = await startHostileProvider()
  const setting = (id: string, more: object = {}): object =>
    providerSetting({ issuer: provider.issuer, clientId: 'coffer', clientSecret: 'secret' }, { id, label: id, ...more })
  service = await startApp({
    clock: () => Date.now() + ahead,
    settings: {
      COFFER_OIDC_PROVIDERS: JSON.stringify([setting('plain'), setting('trusted', { trustSecondFactor: true })]),
    },
  })
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

/** As whom the provider says, up to where it leads. */
async function come(browser: Browser, subject: string, { providerId = 'plain', amr = ['pwd'] } = {}): Promise<Step> {
  const auth_time = Math.floor((Date.now() + ahead) / 1000)
  provider.deeds = { claims: { sub: subject, email: `${subject}@example.org`, amr, auth_time } }
  const started = await browser.ask(`${service.base}/login/oidc/${providerId}`)
  const back = await browser.ask(started.location!)
  return browser.ask(back.location!)
}

let count = 0
/** An account made by the provider, signed in as with a page. */
async function external(): Promise<{ subject: string; email: string; browser: Browser; page: Client }> {
  const subject = `external-${++count}`
  const browser = new Browser()
  await come(browser, subject)
  const cookie = [...browser.cookiesOf(service.base)].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    subject,
    email: `${subject}@example.org`,
    browser,
    page: new Client(service.base, { cookie, 'sec-fetch-site': 'same-origin' }),
  }
}

/** An account with a password, linked to the provider. */
async function linked(): Promise<Account & { subject: string; identityId: string }> {
  const account = await makeAccount(service)
  const subject = account.email.split('@')[0]!
  const [identityId] = await linkIdentities(service.app.database, account.id, [{ issuer: provider.issuer, subject }])
  return { ...account, subject, identityId: identityId! }
}

describe('unlinkIdentity', () => {
  test('of an account with a password: gone, audited, and at the next sign-in it is a stranger who is asked', async () => {
    const { client, identityId, subject } = await linked()
    expect((await client.delete(`/v1/me/identities/${identityId}`)).status).toBe(204)
    expect((await client.get('/v1/me/identities?count=exact')).json).toEqual({ items: [], total: 0 })
    const rows = await service.app.database.rows(
      "select target, details from audit_event where action = 'identity.unlinked'",
    )
    expect(rows.map(({ target }) => target)).toEqual([`identity:${identityId}`])
    expect(JSON.parse(String(rows[0]!['details']))).toEqual({ provider: 'plain', issuer: provider.issuer })
    expect((await come(new Browser(), subject)).location).toBe(`${service.base}/login/link`)
  })

  test('of the last way to sign in: 409, and it stays; a password that a reset gave makes it one of two', async () => {
    const { page, email, subject } = await external()
    const [{ id }] = (await page.get('/v1/me/identities')).json.items
    expectProblem(await page.delete(`/v1/me/identities/${id}`), 409, 'last-sign-in-method')
    expect((await come(new Browser(), subject)).location).toBe(`${service.base}/app`)

    expect((await service.anonymous.post('/v1/password-resets', { email })).status).toBe(202)
    const { token } = await letterTo(service.folder, email, /password/i)
    const reset = await service.anonymous.put(`/v1/password-resets/${token}`, { newPassword: password })
    expect([200, 204]).toContain(reset.status)
    const { json } = await service.anonymous.post('/v1/sessions', { email, password })
    const signedIn = new Client(service.base, { authorization: `Bearer ${json.accessToken}` })
    expect((await signedIn.delete(`/v1/me/identities/${id}`)).status).toBe(204)
  })

  test('of one of two providers: goes; of two at once: one stays', async () => {
    const { page } = await external()
    const { id } = (await page.get('/v1/me')).json
    await linkIdentities(service.app.database, id, [{ issuer: provider.issuer, subject: `second-${id}` }])
    const { items } = (await page.get('/v1/me/identities')).json as { items: { id: string }[] }
    const replies = await Promise.all(items.map((identity) => page.delete(`/v1/me/identities/${identity.id}`)))
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 409])
    expect((await page.get('/v1/me/identities')).json.items).toHaveLength(1)
  })

  test('one at a provider that is set up no more is no way in; a passkey is', async () => {
    const { page } = await external()
    const { id } = (await page.get('/v1/me')).json
    const [identity] = (await page.get('/v1/me/identities')).json.items
    await linkIdentities(service.app.database, id, [
      { issuer: 'https://gone.example.org', subject: id, providerId: 'gone' },
    ])
    expect((await page.get('/v1/me/identities')).json.items[0]).toMatchObject({ providerId: 'gone', label: 'gone' })
    expectProblem(await page.delete(`/v1/me/identities/${identity.id}`), 409, 'last-sign-in-method')
    await enrolPasskey(service, { client: page })
    expect((await page.delete(`/v1/me/identities/${identity.id}`)).status).toBe(204)
    const [passkey] = (await page.get('/v1/me/passkeys')).json.items
    expectProblem(await page.delete(`/v1/me/passkeys/${passkey.id}`), 409, 'last-sign-in-method')
  })

  test('a passkey beside an identity may go', async () => {
    const { page } = await external()
    const { passkeyId } = await enrolPasskey(service, { client: page })
    expect((await page.delete(`/v1/me/passkeys/${passkeyId}`)).status).toBe(204)
  })

  test('of another account, or unknown: 404, and it stays', async () => {
    const [mine, theirs] = [await linked(), await linked()]
    for (const id of [theirs.identityId, '0199f3a9-2c4e-7a10-9b3d-4e5f60718293'])
      expectProblem(await mine.client.delete(`/v1/me/identities/${id}`), 404, 'identity-not-found')
    expect((await theirs.client.get('/v1/me/identities')).json.items).toHaveLength(1)
  })

  test('with a sign-in that is too long ago: 403', async () => {
    const { client, identityId } = await linked()
    ahead += 901_000
    expectProblem(await client.delete(`/v1/me/identities/${identityId}`), 403, 'recent-sign-in-required')
  })
})

describe('a second factor of the account', () => {
  test('is asked for behind the provider, and only then is there a session', async () => {
    const account = await linked()
    const { secret } = await enrolApp(account, Date.now() + ahead)
    const browser = new Browser()
    const back = await come(browser, account.subject)
    expect(back.location).toMatch(/\/login\/mfa(\?next=%2Fapp)?$/)
    expect(browser.cookiesOf(service.base).has('coffer_access')).toBe(false)
    const done = await browser.ask(`${service.base}/login/mfa`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ code: codeOf(secret, Date.now() + ahead, 1) }),
    })
    expect([done.status, done.location]).toEqual([303, `${service.base}/app`])
    const { items } = await asBrowser(service, browser, '/v1/sessions')
    expect(items.find(({ current }: { current: boolean }) => current).amr).toEqual(['fed', 'otp'])
  })

  test('an identity that is unlinked between the two steps opens no session; one that is not counts as used', async () => {
    const account = await linked()
    const { secret } = await enrolApp(account, Date.now() + ahead)
    const half = async (): Promise<Browser> => {
      const browser = new Browser()
      expect((await come(browser, account.subject)).location).toMatch(/\/login\/mfa/)
      return browser
    }
    const complete = (browser: Browser): Promise<Step> => {
      ahead += 30_000
      return browser.ask(`${service.base}/login/mfa`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ code: codeOf(secret, Date.now() + ahead) }),
      })
    }
    expect((await complete(await half())).location).toBe(`${service.base}/app`)
    const [used] = (await account.client.get('/v1/me/identities')).json.items as { lastUsedAt?: string }[]
    expect(Date.parse(used!.lastUsedAt!)).toBeGreaterThan(Date.now() + ahead - 20_000)
    const late = await half()
    expect((await account.client.delete(`/v1/me/identities/${account.identityId}`)).status).toBe(204)
    expect((await complete(late)).location).not.toBe(`${service.base}/app`)
    expect(late.cookiesOf(service.base).has('coffer_access')).toBe(false)
  })

  test('the provider’s own counts where its setting trusts it, and it says so; nowhere else', async () => {
    const account = await linked()
    await enrolApp(account, Date.now() + ahead)
    const ways: [string, string[], RegExp][] = [
      ['trusted', ['pwd', 'mfa'], /\/app$/],
      ['trusted', ['pwd'], /\/login\/mfa/],
      ['plain', ['pwd', 'mfa'], /\/login\/mfa/],
    ]
    for (const [providerId, amr, location] of ways)
      expect((await come(new Browser(), account.subject, { providerId, amr })).location).toMatch(location)
  })

  test('is asked for before an existing account is linked, too', async () => {
    const account = await makeAccount(service)
    await enrolApp(account, Date.now() + ahead)
    const browser = new Browser()
    expect((await come(browser, account.email.split('@')[0]!)).location).toBe(`${service.base}/login/link`)
    const half = await signInWithForm(service, browser, account.email, password, '/login/link')
    expect(half.location).toMatch(/\/login\/mfa/)
    const linking = await browser.ask(`${service.base}/login/link`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(kindOf(linking)).toBe('401 unauthenticated')
    expect((await account.client.get('/v1/me/identities')).json.items).toEqual([])
  })
})

test('an identity whose account is gone signs nobody in', async () => {
  const { identityId, subject } = await linked()
  await service.app.database.run('update identity set account_id = ? where id = ?', [
    Buffer.alloc(16, 9),
    uuidToBytes(identityId),
  ])
  expect(kindOf(await come(new Browser(), subject))).toBe('403 external-sign-in-refused')
})

test('listIdentities: an API key gets no answer', async () => {
  const owner = await makeAccount(service)
  const { id, text } = await makeKey(owner, { scopes: ['files:read'] })
  const byKey = new Client(service.base, { authorization: `Bearer ${text}` })
  expectProblem(await byKey.get('/v1/me/identities'), 403, 'session-required')
  expectProblem(await byKey.delete(`/v1/me/identities/${id}`), 403, 'session-required')
})
