/** The files page: what is found. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { fileRow as row, launchBrowser, shownNames, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const open = (account: Account, path = '/app') => visit(browser, service, path, { as: account })

test('search: narrows while one types, is kept in the address, and can be cleared', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'apples.pdf' })
  await makeFile(account, { name: 'pears.pdf' })
  const { page, leaveInPeace } = await open(account)
  await row(page, 'pears.pdf').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('APPLE')
  await row(page, 'pears.pdf').waitFor({ state: 'detached' })
  expect(await shownNames(page)).toEqual(['apples.pdf'])
  expect(new URL(page.url()).search).toBe('?q=APPLE')
  await page.reload()
  await row(page, 'apples.pdf').waitFor()
  expect(await shownNames(page)).toEqual(['apples.pdf'])
  await page.getByLabel('Search names').fill('nothing like it')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await row(page, 'pears.pdf').waitFor()
  expect(await page.getByLabel('Search names').inputValue()).toBe('')
  await leaveInPeace()
})

test('the first page comes with the document: nothing is asked for twice', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'first.pdf' })
  const { page, leaveInPeace } = await open(account)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await row(page, 'first.pdf').waitFor()
  await page.getByText(/in 1 file$/).waitFor()
  expect(asked).not.toContain('/v1/files')
  await leaveInPeace()
})

test('more than a page: the rest comes as one reaches the end', async () => {
  const account = await makeAccount(service)
  for (let count = 0; count < 53; count += 1) await makeFile(account, { name: `file-${count}.pdf` })
  const { page, leaveInPeace } = await open(account)
  await row(page, 'file-52.pdf').waitFor()
  expect(await page.locator('#rows .file').count()).toBe(50)
  await page.locator('#rows .name').first().focus()
  await page.keyboard.press('End')
  await row(page, 'file-0.pdf').waitFor()
  expect(new Set(await shownNames(page)).size).toBe(53)
  expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0)
  await leaveInPeace()
})

test('order, type, tag and days: kept in the address over a reload and a step back', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'b.pdf' })
  const { id } = await makeFile(account, { name: 'a.pdf' })
  await makeFile(account, { name: 'c.txt', mediaType: 'text/plain' })
  await account.client.patch(`/v1/files/${id}`, { tags: ['a & b'] })
  const { page, leaveInPeace } = await open(account)
  await page.getByLabel('Order').selectOption('Name, A to Z')
  await page.locator('#rows .file').first().filter({ hasText: 'a.pdf' }).waitFor()
  expect(await shownNames(page)).toEqual(['a.pdf', 'b.pdf', 'c.txt'])
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Type').selectOption('PDF')
  await row(page, 'c.txt').waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Tag' }).fill('a & b')
  await page.keyboard.press('Enter')
  await row(page, 'b.pdf').waitFor({ state: 'detached' })
  await page.reload()
  await row(page, 'a.pdf').waitFor()
  expect(await shownNames(page)).toEqual(['a.pdf'])
  expect(await page.getByRole('textbox', { name: 'Tag' }).inputValue()).toBe('a & b')
  await page.getByLabel('Stored from').fill('2999-01-01')
  await page.getByText('Nothing matches').waitFor()
  await page.goBack()
  await row(page, 'a.pdf').waitFor()
  await page.getByRole('button', { name: 'Clear' }).click()
  await row(page, 'c.txt').waitFor()
  await leaveInPeace()
})

test('a tag of a file: narrows the list to it', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'tagged.pdf' })
  await account.client.patch(`/v1/files/${id}`, { tags: ['<b>urgent</b>'] })
  await makeFile(account, { name: 'plain.pdf' })
  const { page, leaveInPeace } = await open(account)
  await row(page, 'tagged.pdf').getByRole('button', { name: '<b>urgent</b>' }).click()
  await row(page, 'plain.pdf').waitFor({ state: 'detached' })
  expect(await shownNames(page)).toEqual(['tagged.pdf'])
  await leaveInPeace()
})

test('the service cannot be asked: the problem is told, and trying again helps', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'back.pdf' })
  const { page, leaveInPeace } = await open(account)
  await page.route('**/v1/files?*', (route) => route.abort())
  await page.getByRole('link', { name: 'Trash', exact: true }).click()
  await page.getByRole('alert').getByText('The service cannot be reached').waitFor()
  await page.unroute('**/v1/files?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('The trash is empty').waitFor()
  await leaveInPeace(/ERR_FAILED/)
})
