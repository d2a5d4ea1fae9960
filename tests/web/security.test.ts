import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as OTPAuth from 'otpauth'
import type { Browser, Locator, Page } from 'playwright-core'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { browserOrigin } from '../support/factors.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const panel = (page: Page, id: string): Locator => page.locator(`#${id}`)
const rows = (page: Page, id: string): Locator => panel(page, id).locator('.entry-row')
const dialog = (page: Page): Locator => page.getByRole('dialog')

/** The session's sign-in was half an hour ago. */
async function ageSignIn({ sessionId }: Account): Promise<void> {
  await service.app.database.run('update session set authenticated_at = ? where id = ?', [
    Date.now() - 1_800_000,
    uuidToBytes(sessionId),
  ])
}

test('the page of somebody who is not signed in leads to the sign-in page and back', async () => {
  const { email } = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/security')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sessions' }).waitFor()
  await leaveInPeace()
})

test('every panel loads, and axe finds nothing to mend, in light and dark', async () => {
  const account = await makeAccount(service)
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, leaveInPeace } = await visit(browser, service, '/security', {
      as: account,
      colorScheme,
      bypassCSP: true,
    })
    await page.waitForFunction(`document.querySelectorAll('.panel-body[aria-busy=true]').length === 0`)
    expect(await page.locator('.panel').count()).toBeGreaterThanOrEqual(9)
    expect(await page.locator('.panel .message.bad').count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    await leaveInPeace()
  }
})

test('sessions: the current one is marked, another one is signed out', async () => {
  const account = await makeAccount(service)
  const other = await signIn(service, account)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await rows(page, 'sessions').nth(1).waitFor()
  expect(await rows(page, 'sessions').filter({ hasText: 'this one' }).count()).toBe(1)
  await rows(page, 'sessions')
    .filter({ hasNotText: 'this one' })
    .getByRole('button', { name: /Sign out/ })
    .click()
  await page.getByText('That session is over.').waitFor()
  expect(await rows(page, 'sessions').count()).toBe(1)
  expect((await other.client.get('/v1/me')).status).toBe(401)
  await leaveInPeace()
})

test('password: a wrong current one is told in the dialog, a right one signs out everywhere else', async () => {
  const account = await makeAccount(service)
  const other = await signIn(service, account)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await page.getByRole('button', { name: 'Change password' }).click()
  await dialog(page).getByLabel('Current password').fill('not the password at all')
  await dialog(page).getByLabel('New password').fill('a staple of horses, correctly charged')
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await dialog(page).getByRole('alert').waitFor()
  await dialog(page).getByLabel('Current password').fill(password)
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByText('The password is changed.').waitFor()
  expect((await other.client.get('/v1/me')).status).toBe(401)
  await leaveInPeace(/status of 403/)
})

test('password: after a sign-in of long ago it is changed once the person has confirmed', async () => {
  const account = await makeAccount(service)
  await ageSignIn(account)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await page.getByRole('button', { name: 'Change password' }).click()
  await dialog(page).getByLabel('Current password').fill(password)
  await dialog(page).getByLabel('New password').fill('a staple of horses, correctly charged')
  await dialog(page).getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('heading', { name: 'Is it you?' }).waitFor()
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('The password is changed.').waitFor()
  await leaveInPeace(/status of 403/)
})

test('second factor: an app is added with its code, recovery codes are shown once, and it is removed after a confirmation', async () => {
  const account = await makeAccount(service)
  const other = await signIn(service, account)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await page.getByRole('button', { name: 'Add an app' }).click()
  await dialog(page).getByLabel('Name').fill('Phone')
  await dialog(page).getByRole('button', { name: 'Go on' }).click()
  const secret = await dialog(page).locator('.secret code').innerText()
  await page.waitForFunction(`document.querySelector('dialog .qr')?.naturalWidth > 100`)
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) })
  await dialog(page).getByLabel('Code of the app').fill(totp.generate())
  await dialog(page).getByRole('button', { name: 'Activate' }).click()
  const codes = dialog(page).locator('.codes li')
  await codes.first().waitFor()
  expect(await codes.count()).toBe(10)
  const [recoveryCode = ''] = await codes.allInnerTexts()
  await dialog(page).getByRole('button', { name: 'I have kept them' }).click()
  await rows(page, 'factors').filter({ hasText: 'Phone' }).waitFor()
  expect((await other.client.get('/v1/me')).status).toBe(401)
  await page.waitForFunction(`document.querySelectorAll('#sessions .entry-row').length === 1`)

  await ageSignIn(account)
  await rows(page, 'factors').getByRole('button', { name: 'Remove Phone' }).click()
  await dialog(page)
    .getByLabel(/recovery code/)
    .fill(recoveryCode)
  await dialog(page).getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('The app is removed. You are signed out everywhere else.').waitFor()
  await panel(page, 'factors').getByText('None yet').waitFor()
  await leaveInPeace(/status of 403/)
})

test('passkeys: one is added with the authenticator of the device, renamed and removed', async () => {
  const account = await makeAccount(service)
  // A passkey belongs to a name, which an address of digits is not.
  const named = { ...service, base: browserOrigin(service) }
  const { page, leaveInPeace } = await visit(browser, named, '/security', { as: account })
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog(page).getByLabel('Name').fill('Laptop')
  await dialog(page).getByRole('button', { name: 'Go on' }).click()
  await dialog(page).getByRole('button', { name: 'I have kept them' }).click()
  await rows(page, 'passkeys').getByRole('button', { name: 'Rename Laptop' }).click()
  await dialog(page).getByLabel('Name').fill('Old laptop')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await rows(page, 'passkeys').getByRole('button', { name: 'Remove Old laptop' }).click()
  await panel(page, 'passkeys').getByText('None yet').waitFor()
  await leaveInPeace()
})

test('API keys: a key is shown once, works within its scopes, is renewed and deleted', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await page.getByRole('button', { name: 'New key' }).click()
  await dialog(page).getByLabel('Name').fill('Nightly backup')
  await dialog(page).getByLabel('files:list').check()
  await dialog(page).getByRole('button', { name: 'Make the key' }).click()
  const key = await dialog(page).locator('.secret code').innerText()
  const asKey = { authorization: `Bearer ${key}` }
  expect((await service.anonymous.get('/v1/files', asKey)).status).toBe(200)
  expect((await service.anonymous.get('/v1/api-keys', asKey)).status).toBe(403)
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  const row = rows(page, 'keys').filter({ hasText: 'Nightly backup' })
  await row.getByRole('button', { name: /Renew/ }).click()
  await dialog(page).getByLabel('The old secret ends').selectOption('at once')
  await dialog(page).getByRole('button', { name: 'Renew' }).click()
  const renewed = await dialog(page).locator('.secret code').innerText()
  expect(renewed).not.toBe(key)
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await row.getByRole('button', { name: /Delete/ }).click()
  await page.getByText('Nightly backup works no more.').waitFor()
  expect((await service.anonymous.get('/v1/files', { authorization: `Bearer ${renewed}` })).status).toBe(401)
  await leaveInPeace()
})

test('activity: what was done is told', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await rows(page, 'activity').filter({ hasText: 'session.created' }).first().waitFor()
  await leaveInPeace()
})

test('deletion: after a confirmation the account is gone and the page leads to the sign-in', async () => {
  const account = await makeAccount(service)
  await ageSignIn(account)
  const { page, leaveInPeace } = await visit(browser, service, '/security', { as: account })
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await dialog(page).getByLabel('Your files').selectOption('delete')
  await dialog(page).getByRole('button', { name: 'Delete the account' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  const again = await service.anonymous.post('/v1/sessions', { email: account.email, password })
  expect(again.status).toBe(401)
  await leaveInPeace(/status of 40[13]/)
})
