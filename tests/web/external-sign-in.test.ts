/** Signing in with a provider as a person does, in a browser with both sites. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { callbackOf, providerSetting } from '../support/external-sign-in.ts'
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts'
import { launchBrowser, visit } from './visitor.ts'

let provider: TestProvider
let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[provider, browser] = await Promise.all([startOidcProvider({ idTokenHasClaims: true }), launchBrowser()])
  service = await startApp({ settings: { COFFER_OIDC_PROVIDERS: JSON.stringify([providerSetting(provider)]) } })
  await provider.register([callbackOf(service.base)])
})
afterAll(async () => {
  await browser.close()
  await service.close()
  await provider.close()
})

/** What the visitor notes of every page that is not Coffer's. */
const elsewhere = /^asked elsewhere: http:\/\/127\.0\.0\.1:/

async function beAtProvider(page: Page, subject: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Company account' }).click()
  await page.getByLabel('Subject').fill(subject)
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('a newcomer: one press, the provider’s page, and their files', async () => {
  provider.people.set('grace', { email: 'grace@example.org', email_verified: true, name: 'Grace Hopper' })
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  await beAtProvider(page, 'grace')
  await page.getByText('Nothing here yet').waitFor()
  expect([new URL(page.url()).pathname, await page.title()]).toEqual(['/app', 'Files · Coffer'])
  await page.getByText('Grace Hopper').waitFor()
  await leaveInPeace(elsewhere)
})

test('whose address an account has: asked, signs in to it, links, and is signed in by the provider from then on', async () => {
  const { email } = await makeAccount(service)
  provider.people.set('ada', { email, email_verified: true })
  const { page, leaveInPeace } = await visit(browser, service, '/app')
  await beAtProvider(page, 'ada')
  await page.getByRole('heading', { name: 'Link Company account?' }).waitFor()
  await page.getByRole('link', { name: 'Sign in and link' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password', { exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Link Company account' }).click()
  await page.getByText('Nothing here yet').waitFor()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in with Company account' }).click()
  // The provider knows them still: its session is its own.
  await page.getByText('Nothing here yet').waitFor()
  await leaveInPeace(elsewhere)
})

test('an account without a password: what changes security is confirmed at the provider, which asks anew', async () => {
  provider.people.set('linus', { email: 'linus@example.org', email_verified: true })
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  await beAtProvider(page, 'linus')
  await page.getByText('Nothing here yet').waitFor()
  await service.app.database.run(
    "update session set authenticated_at = 0 where account_id in (select id from account where email = 'linus@example.org')",
  )
  await page.getByRole('link', { name: 'Security' }).click()
  const dialog = page.getByRole('dialog')
  const addAnApp = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Add an app' }).click()
    await dialog.getByRole('button', { name: 'Go on' }).click()
  }
  await addAnApp()
  await dialog.getByRole('button', { name: 'Confirm with Company account' }).click()
  // Though the provider knows them still.
  await page.getByLabel('Subject').fill('linus')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Second factor' }).waitFor()
  await addAnApp()
  await dialog.locator('.secret code').waitFor()
  await leaveInPeace(/^asked elsewhere: http:\/\/127\.0\.0\.1:|status of 403/)
})

test('who declines at the provider is told so, and led back to the sign-in page', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  await page.getByRole('link', { name: 'Sign in with Company account' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('declined at the identity provider')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await leaveInPeace(/^asked elsewhere: http:\/\/127\.0\.0\.1:|status of 403/)
})
