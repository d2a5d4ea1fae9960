/** What an invited person sees: the letter's link, the form, and their files. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { letterTo } from '../support/letters.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser
let administrator: Account
beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp({ settings: { COFFER_SIGNUP: 'closed' } }), launchBrowser()])
  administrator = await makeAccount(service, { roles: ['admin'] })
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

async function invited(email: string): Promise<string> {
  const reply = await administrator.client.post('/v1/invitations', { email, displayName: 'Grace' })
  expect(reply.status).toBe(201)
  return (await letterTo(service.folder, email)).link
}

test('the link of the letter makes the account, signs in to it, and works once', async () => {
  const email = 'grace@example.org'
  const link = await invited(email)
  const { page, leaveInPeace } = await visit(browser, service, link)
  await page.getByText(email).waitFor()
  expect(await page.getByLabel('Name').inputValue()).toBe('Grace')
  await page.getByLabel('Name').fill('Grace Hopper')
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('passwordpassword')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('alert').waitFor()
  await field.fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByText('Your account is ready.').waitFor()
  await page.getByText('Grace Hopper').waitFor()
  expect(new URL(page.url()).pathname).toBe('/app')
  await page.goto(link)
  await page.getByRole('heading', { name: 'The link is over' }).waitFor()
  await leaveInPeace(/status of (422|410)/)
})

test.each(['light', 'dark'] as const)('axe finds nothing to mend, %s', async (colorScheme) => {
  const link = await invited(`${colorScheme}@example.org`)
  const { page, leaveInPeace } = await visit(browser, service, link, { colorScheme, bypassCSP: true })
  expect(await axeFaults(page)).toEqual([])
  await leaveInPeace()
})
