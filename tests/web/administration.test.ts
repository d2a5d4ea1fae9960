import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser
let administrator: Account

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
  administrator = await makeAccount(service, { roles: ['admin'], email: 'administrator@example.org' })
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const rows = (page: Page, id: string): Locator => page.locator(`#${id} .entry-row`)
const dialog = (page: Page): Locator => page.getByRole('dialog')

test('a member sees no way to the administration, and is refused there', async () => {
  const member = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: member })
  expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0)
  await page.goto('/admin')
  await page.getByText('The administration is for administrators.').waitFor()
  await leaveInPeace(/status of 403/)
})

test('every panel loads, and axe finds nothing to mend, wide and narrow', async () => {
  for (const viewport of [
    { width: 1100, height: 900 },
    { width: 390, height: 800 },
  ]) {
    const { page, leaveInPeace } = await visit(browser, service, '/admin', {
      as: administrator,
      viewport,
      bypassCSP: true,
    })
    await page.waitForFunction(`document.querySelectorAll('.panel-body[aria-busy=true]').length === 0`)
    expect(await page.locator('.panel').count()).toBe(5)
    expect(await page.locator('.panel .message.bad').count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await leaveInPeace()
  }
})

test('users: one is found, given another role, disabled, and signed out by it', async () => {
  const member = await makeAccount(service, { email: 'grace.hopper@example.org' })
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByLabel('Search').fill('hopper')
  await page.locator('#users').getByRole('button', { name: 'Find' }).click()
  await page.waitForFunction(`document.querySelectorAll('#users .entry-row').length === 1`)
  await rows(page, 'users')
    .getByRole('button', { name: /Change/ })
    .click()
  await dialog(page)
    .getByLabel(/^reader/)
    .check()
  await dialog(page)
    .getByLabel(/^member/)
    .uncheck()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await rows(page, 'users').filter({ hasText: 'reader' }).waitFor()
  await rows(page, 'users')
    .getByRole('button', { name: /Change/ })
    .click()
  await dialog(page).getByLabel('State').selectOption('disabled')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await rows(page, 'users').filter({ hasText: 'disabled' }).waitFor()
  expect((await member.client.get('/v1/me')).status).toBe(401)
  await leaveInPeace()
})

test('users: one is made, and deleted again', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByRole('button', { name: 'Make a user' }).click()
  await dialog(page).getByLabel('E-mail').fill('lin@example.org')
  await dialog(page).getByLabel('Password').fill(password)
  await dialog(page).getByRole('button', { name: 'Make', exact: true }).click()
  const row = rows(page, 'users').filter({ hasText: 'lin@example.org' })
  await row.getByRole('button', { name: /Delete/ }).click()
  await dialog(page).getByRole('button', { name: 'Delete' }).click()
  await page.getByText('lin@example.org is deleted.').waitFor()
  expect(await row.count()).toBe(0)
  await leaveInPeace()
})

test('service accounts: one is made, and its key works', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByRole('button', { name: 'Make a service account' }).click()
  await dialog(page).getByLabel('Name').fill('Backup robot')
  await dialog(page).getByRole('button', { name: 'Make', exact: true }).click()
  await rows(page, 'users')
    .filter({ hasText: 'Backup robot' })
    .getByRole('button', { name: /New key/ })
    .click()
  await dialog(page).getByLabel('Name').fill('Nightly')
  await dialog(page).getByLabel('files:list').check()
  await dialog(page).getByRole('button', { name: 'Make the key' }).click()
  const key = await dialog(page).locator('.secret code').innerText()
  expect((await service.anonymous.get('/v1/files', { authorization: `Bearer ${key}` })).status).toBe(200)
  await leaveInPeace()
})

test('invitations: one is sent, its link is shown, and it is withdrawn', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await dialog(page).getByLabel('E-mail').fill('ken@example.org')
  await dialog(page).getByRole('button', { name: 'Invite' }).click()
  const link = await dialog(page).locator('.secret code').innerText()
  expect((await service.anonymous.get(link.slice(service.base.length))).status).toBe(200)
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await rows(page, 'invitations')
    .filter({ hasText: 'ken@example.org' })
    .getByRole('button', { name: /Withdraw/ })
    .click()
  await page.getByText('is withdrawn').waitFor()
  expect((await service.anonymous.get(link.slice(service.base.length))).status).toBe(410)
  await leaveInPeace()
})

test('a sign-in that is long ago is confirmed first, and what was asked for is done then', async () => {
  const lately = await makeAccount(service, { roles: ['admin'], email: 'long-ago@example.org' })
  await service.app.database.run('update session set authenticated_at = 0 where id = ?', [
    uuidToBytes(lately.sessionId),
  ])
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: lately })
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await dialog(page).getByLabel('E-mail').fill('asked-twice@example.org')
  await dialog(page).getByRole('button', { name: 'Invite' }).click()
  const question = page.getByRole('dialog', { name: 'Is it you?' })
  await question.getByLabel('Password').fill(password)
  await question.getByRole('button', { name: 'Confirm' }).click()
  await dialog(page).locator('.secret code').waitFor()
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await rows(page, 'invitations').filter({ hasText: 'asked-twice@example.org' }).waitFor()
  await leaveInPeace(/status of 403/)
})

test('roles: one is made, changed and deleted; built-in ones cannot be', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByRole('button', { name: 'New role' }).click()
  await dialog(page).getByLabel('Name').fill('auditor')
  await dialog(page).getByLabel('audit:read').check()
  await dialog(page).getByRole('button', { name: 'Make the role' }).click()
  const row = rows(page, 'roles').filter({ hasText: 'auditor' })
  await row.getByRole('button', { name: /Change/ }).click()
  await dialog(page).getByLabel('users:read').check()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await row.filter({ hasText: 'users:read' }).waitFor()
  await row.getByRole('button', { name: /Delete/ }).click()
  await page.getByText('The role auditor is gone.').waitFor()
  expect(await rows(page, 'roles').filter({ hasText: 'built in' }).getByRole('button').count()).toBe(0)
  await leaveInPeace()
})

test('signing keys: a rotation is shown as the next one', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByRole('button', { name: 'Rotate' }).click()
  await dialog(page).getByRole('button', { name: 'Rotate' }).click()
  await rows(page, 'signing-keys').filter({ hasText: 'next' }).waitFor()
  await leaveInPeace()
})

test('audit: events are filtered, and exported as lines', async () => {
  const { page, leaveInPeace } = await visit(browser, service, '/admin', { as: administrator })
  await page.getByLabel('Action').fill('session.*')
  await page.locator('#audit').getByRole('button', { name: 'Find' }).click()
  await rows(page, 'audit').first().waitFor()
  for (const title of await page.locator('#audit .entry-title bdi').allInnerTexts()) expect(title).toMatch(/^session\./)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const stream = await (await download).createReadStream()
  const lines = (await new Response(stream as never).text()).trim().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect((JSON.parse(line) as { action: string }).action).toMatch(/^session\./)
  await leaveInPeace()
})
