/** A forgotten password and an address in a browser, with the letters read from the outbox. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { letterTo } from '../support/letters.ts'
import { launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser
beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

const next = 'a staple of horses, correctly charged'

test('a forgotten password: the letter, the meter, the new password, and in', async () => {
  const { email } = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await page.getByText('a letter is on its way').waitFor()
  await page.goto((await letterTo(service.folder, email)).link)
  const field = page.getByLabel('Password', { exact: true })
  await field.pressSequentially('Password')
  await page.getByText('7 more characters to go.').waitFor()
  await field.fill('passwordpassword')
  await page.getByText('Guessed at once').waitFor()
  expect(await page.locator('meter').evaluate((meter) => (meter as unknown as { value: number }).value)).toBe(0)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('alert').waitFor()
  await field.fill(next)
  await page.getByText(/^(Very good|Good)\.$/).waitFor()
  expect(
    await page.locator('meter').evaluate((meter) => (meter as unknown as { value: number }).value),
  ).toBeGreaterThan(2)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('The new password is set').waitFor()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(next)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await leaveInPeace(/status of 422/)
})

test('a password that was typed before the scripts arrived is judged all the same', async () => {
  const { email } = await makeAccount(service)
  await service.anonymous.post('/v1/password-resets', { email })
  const { link } = await letterTo(service.folder, email)
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  let letThrough = (): void => {}
  const typed = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/assets/*.js*', async (route) => {
    await typed
    await route.continue()
  })
  await page.goto(link, { waitUntil: 'commit' })
  await page.getByLabel('Password', { exact: true }).fill(next)
  letThrough()
  await page.getByText(/^(Very good|Good)\.$/).waitFor()
  await leaveInPeace()
})

test('a link that was used: the page says so, and where to go', async () => {
  const { email } = await makeAccount(service)
  await service.anonymous.post('/v1/password-resets', { email })
  const { link, token } = await letterTo(service.folder, email)
  await service.anonymous.put(`/v1/password-resets/${token}`, { newPassword: next })
  const { page, leaveInPeace } = await visit(browser, service, link)
  await page.getByRole('heading', { name: 'The link is over' }).waitFor()
  await leaveInPeace(/status of 410/)
})

test('an address is verified, and changed with two letters, without JavaScript', async () => {
  const owner = await makeAccount(service)
  await owner.client.post('/v1/email-verifications')
  const letter = await letterTo(service.folder, owner.email)
  const { page, leaveInPeace } = await visit(browser, service, letter.link, { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Verify the address' }).click()
  await page.getByText('The address is verified').waitFor()
  const email = 'moved@example.org'
  await owner.client.post('/v1/me/email-changes', { email })
  for (const [to, text] of [
    [email, 'Now open the link'],
    [owner.email, 'The address has changed'],
  ] as const) {
    await page.goto((await letterTo(service.folder, to, /^Change of address/)).link)
    await page.getByRole('button', { name: 'Confirm the change' }).click()
    await page.getByText(text).waitFor()
  }
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await leaveInPeace()
})

test('registering: the meter counts, too, and knows the address', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/register')
  await page.getByLabel('E-mail').fill('lovelace@example.org')
  await page.getByLabel('Password', { exact: true }).fill('lovelaceexample')
  await page.getByText(/^(Guessed at once|Easily guessed)/).waitFor()
  await leaveInPeace()
})
