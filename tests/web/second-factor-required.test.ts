/** Who must have a second factor and has none: led to where it is added, and then let in. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/factors.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser
beforeAll(async () => {
  const settings = { COFFER_REQUIRE_SECOND_FACTOR: 'admin' }
  ;[service, browser] = await Promise.all([startApp({ settings }), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

test('an administrator is led from the files to the security page, adds an app, and goes on to the files', async () => {
  const account = await makeAccount(service, { roles: ['admin'] })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByText('Your role needs a second factor').waitFor()
  expect(new URL(page.url()).pathname).toBe('/security')
  await page.waitForFunction(`document.querySelectorAll('.panel-body[aria-busy=true]').length === 0`)
  expect(await page.locator('.panel .message.bad').count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Add an app' }).click()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  const secret = await dialog.locator('.secret code').innerText()
  await dialog.getByLabel('Code of the app').fill(codeOf(secret))
  await dialog.getByRole('button', { name: 'Activate' }).click()
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('link', { name: 'go on to your files' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByRole('heading', { name: 'Users' }).waitFor()
  await leaveInPeace()
})
