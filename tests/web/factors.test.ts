/** Signing in with two factors and with passkeys, in a browser whose authenticator is Chromium's virtual one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { browserOrigin, codeOf, enrolApp, wrongCode } from '../support/factors.ts'
import { launchBrowser, visit, type VisitOptions, type Visitor } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

/** By the name that browsers take passkeys for. */
const open = (path: string, options: VisitOptions = {}): Promise<Visitor> =>
  visit(browser, { ...service, base: browserOrigin(service) }, path, options)

/** A phone's or laptop's own authenticator, whose user says yes at once. */
async function giveAuthenticator(page: Page, isUserVerified = true): Promise<VirtualAuthenticator> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  const willing = async (enabled: boolean): Promise<void> => {
    await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  }
  return { session, id: authenticatorId, willing }
}

interface VirtualAuthenticator {
  readonly session: CDPSession
  readonly id: string
  /** Whether its user says yes, to what the field for the address offers too; else nothing happens. */
  readonly willing: (enabled: boolean) => Promise<void>
}

/** As the page of the account's security does it: through the API, with the page's own module. */
const enrolInPage = (page: Page, name = 'Laptop'): Promise<{ status: number; body: any }> =>
  page.evaluate(
    `(async () => {
      const post = async (path, body) => {
        const headers = body ? { 'Content-Type': 'application/json' } : {}
        const answer = await fetch(path, { method: 'POST', headers, body: body && JSON.stringify(body) })
        return { status: answer.status, body: await answer.json() }
      }
      const { makePasskey } = await import('/assets/passkeys.js')
      const { body } = await post('/v1/me/passkey-challenges')
      return post('/v1/me/passkeys', { name: ${JSON.stringify(name)}, passkey: await makePasskey(body) })
    })()`,
  )

async function signInWithPassword(page: Page, { email }: Pick<Account, 'email'>): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Until the browser was told which passkeys it may offer; its user says nothing yet. */
const gotoLogin = (page: Page, path = '/login'): Promise<unknown> =>
  Promise.all([page.waitForResponse(/\/v1\/passkey-challenges$/), page.goto(path)])

const files = (page: Page) => page.getByText('Nothing here yet')

test('a passkey: made in the page, and then it signs in with one press, to the page that was asked for', async () => {
  const owner = await makeAccount(service)
  const { page, leaveInPeace } = await open('/app', { as: owner })
  const { session, id, willing } = await giveAuthenticator(page)
  const made = await enrolInPage(page)
  expect(made).toMatchObject({ status: 201, body: { name: 'Laptop', recoveryCodes: expect.any(Array) } })
  const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId: id })
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])
  await page.getByRole('button', { name: 'Sign out' }).click()
  await willing(false)
  await gotoLogin(page, '/login?next=/app?state=trashed')
  await willing(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('The trash is empty').waitFor()
  expect(await page.evaluate('fetch("/v1/me").then((answer) => answer.json())')).toMatchObject({ email: owner.email })
  await leaveInPeace()
})

test('a passkey that the browser offers in the field for the address signs in without a press', async () => {
  const owner = await makeAccount(service)
  const { page, leaveInPeace } = await open('/app', { as: owner })
  await giveAuthenticator(page)
  await enrolInPage(page)
  await page.context().clearCookies()
  await page.goto('/login')
  await files(page).waitFor()
  await leaveInPeace()
})

test('the password, and then a passkey instead of a code', async () => {
  const owner = await makeAccount(service)
  const { page, leaveInPeace } = await open('/app', { as: owner })
  const { willing } = await giveAuthenticator(page)
  await enrolInPage(page)
  await page.context().clearCookies()
  await willing(false)
  await page.goto('/login')
  await signInWithPassword(page, owner)
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await willing(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await files(page).waitFor()
  await leaveInPeace()
})

test('a passkey that is known no more: the problem is told, and the password still serves', async () => {
  const owner = await makeAccount(service)
  const { page, leaveInPeace } = await open('/app', { as: owner })
  const { willing } = await giveAuthenticator(page)
  const { body } = await enrolInPage(page)
  await willing(false)
  expect((await owner.client.delete(`/v1/me/passkeys/${body.id}`)).status).toBe(204)
  await page.context().clearCookies()
  await gotoLogin(page)
  await willing(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('The passkey was not accepted').waitFor()
  await signInWithPassword(page, owner)
  await files(page).waitFor()
  await leaveInPeace(/status of 401/)
})

test('a user that the authenticator cannot verify makes no passkey', async () => {
  const owner = await makeAccount(service)
  const { page, leaveInPeace } = await open('/app', { as: owner })
  await giveAuthenticator(page, false)
  await expect(enrolInPage(page)).rejects.toThrow('No passkey was chosen')
  expect((await owner.client.get('/v1/me/passkeys')).json.items).toEqual([])
  await leaveInPeace()
})

test.each([true, false])(
  'the code of an app, with JavaScript: %s; a wrong one is told and can be mended',
  async (javaScriptEnabled) => {
    const owner = await makeAccount(service)
    const { secret } = await enrolApp(owner)
    const { page, leaveInPeace } = await open('/login?next=/app?state=trashed', { javaScriptEnabled })
    await signInWithPassword(page, owner)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    const code = page.getByLabel('Code')
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
    await code.fill(wrongCode(secret))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('The code is wrong').waitFor()
    const right = codeOf(secret, Date.now(), 1)
    await page.getByLabel('Code').fill(`${right.slice(0, 3)} ${right.slice(3)}`)
    await page.keyboard.press('Enter')
    await page.getByText('The trash is empty').waitFor()
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('coffer_mfa')
    await leaveInPeace(/status of 401/)
  },
)

test('a recovery code in the same field', async () => {
  const owner = await makeAccount(service)
  const { recoveryCodes } = await enrolApp(owner)
  const { page, leaveInPeace } = await open('/login')
  await signInWithPassword(page, owner)
  await page.getByLabel('Code').fill(recoveryCodes[0]!.toUpperCase())
  await page.keyboard.press('Enter')
  await files(page).waitFor()
  await leaveInPeace()
})

test('the challenge is in a cookie that no script sees; without one the second step leads to the first', async () => {
  const owner = await makeAccount(service)
  await enrolApp(owner)
  const { page, leaveInPeace } = await open('/login')
  await signInWithPassword(page, owner)
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'coffer_mfa')
  expect(cookie).toMatchObject({ httpOnly: true, path: '/', sameSite: 'Lax' })
  await page.context().clearCookies()
  await page.goto('/login/mfa')
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
  await leaveInPeace()
})

test('after too many wrong codes the page says that it is over, and where to begin again', async () => {
  const owner = await makeAccount(service)
  const { secret } = await enrolApp(owner)
  const { page, leaveInPeace } = await open('/login')
  await signInWithPassword(page, owner)
  for (let tries = 0; tries < 6; tries++) {
    await page.getByLabel('Code').fill(wrongCode(secret))
    await Promise.all([page.waitForResponse(/\/login\/mfa/), page.keyboard.press('Enter')])
    await page.waitForLoadState()
  }
  await page.getByRole('heading', { name: 'The challenge is over' }).waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
  await leaveInPeace(/status of 4(01|10)/)
})
