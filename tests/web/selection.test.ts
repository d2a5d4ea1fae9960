/** Several files at once, by pointer and by keyboard; and the page as axe sees it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { axeFaults, fileRow as row, launchBrowser, shownNames, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const letters = ['a', 'b', 'c', 'd', 'e', 'f']

/** Stored so that the list begins with a.txt. */
async function withFiles(): Promise<Account> {
  const account = await makeAccount(service)
  for (const letter of letters.toReversed()) await makeFile(account, { name: `${letter}.txt`, mediaType: 'text/plain' })
  return account
}

const storedFiles = async ({ client }: Account, query = '') =>
  ((await client.get(`/v1/files?sort=name${query}`)).json as Schema<'FilePage'>).items

test('a range by pointer, to the trash, and back with one undo', async () => {
  const account = await withFiles()
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByLabel('Select b.txt').check()
  await page.getByLabel('Select d.txt').click({ modifiers: ['Shift'] })
  const bar = page.getByRole('toolbar', { name: 'Selected files' })
  expect(await bar.innerText()).toContain('3 selected')
  await bar.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('3 files are in the trash').waitFor()
  expect(await shownNames(page)).toEqual(['a.txt', 'e.txt', 'f.txt'])
  expect((await storedFiles(account, '&state=trashed')).map(({ name }) => name)).toEqual(['b.txt', 'c.txt', 'd.txt'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'c.txt').waitFor()
  expect(await shownNames(page)).toEqual(letters.map((letter) => `${letter}.txt`))
  expect(await storedFiles(account)).toHaveLength(6)
  await leaveInPeace()
})

test('the keyboard alone: walk, choose, delete, undo; all, and none', async () => {
  const account = await withFiles()
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByRole('button', { name: 'a.txt', exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('3 selected').waitFor()
  await page.keyboard.press('Delete')
  await page.getByText('3 files are in the trash').waitFor()
  expect(await shownNames(page)).toEqual(['a.txt', 'e.txt', 'f.txt'])
  expect(await page.locator('.name:focus').innerText()).toBe('e.txt')
  await page.keyboard.press('Control+z')
  await row(page, 'b.txt').waitFor()
  expect(await shownNames(page)).toHaveLength(6)
  await page.keyboard.press('Control+a')
  await page.getByText('6 selected').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('6 selected').waitFor({ state: 'detached' })
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'b.txt' }).waitFor()
  await leaveInPeace()
})

test('tags: put on all that are chosen, and taken off again', async () => {
  const account = await withFiles()
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByLabel('Select a.txt').check()
  await page.getByLabel('Select b.txt').check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByLabel('Tags to add').fill('red, green')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await storedFiles(account)).slice(0, 3).map(({ tags }) => tags)).toEqual([
    ['red', 'green'],
    ['red', 'green'],
    [],
  ])
  await page.getByRole('button', { name: 'Untag' }).click()
  await page.getByRole('checkbox', { name: 'red' }).check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await row(page, 'a.txt').getByRole('button', { name: 'red' }).waitFor({ state: 'detached' })
  expect((await storedFiles(account)).slice(0, 2).map(({ tags }) => tags)).toEqual([['green'], ['green']])
  await leaveInPeace()
})

test('tags that the service refuses: told in the dialog, which stays', async () => {
  const account = await withFiles()
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByLabel('Select a.txt').check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByLabel('Tags to add').fill('x'.repeat(101))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('alert').waitFor()
  expect(await page.getByLabel('Tags to add').inputValue()).toHaveLength(101)
  await leaveInPeace(/status of 400/)
})

test('some of them are refused: the rest is done, and each refusal is told with its reason', async () => {
  const account = await withFiles()
  const [a, b, c] = await storedFiles(account)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  for (const letter of ['a', 'b', 'c', 'd']) await page.getByLabel(`Select ${letter}.txt`).check()
  const many = Array.from({ length: 50 }, (_, at) => `tag ${at}`)
  for (const file of [a, b]) await account.client.patch(`/v1/files/${file?.id}`, { tags: many })
  await account.client.delete(`/v1/files/${c?.id}?permanent=true`)
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByLabel('Tags to add').fill('red')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert')
  await alert.getByText('3 files could not be tagged').waitFor()
  expect(await alert.innerText()).toMatch(
    /a\.txt The file would have too many tags\s+b\.txt The file.*\s+c\.txt No such file/,
  )
  expect((await storedFiles(account, '&tag=red')).map(({ name }) => name)).toEqual(['d.txt'])
  await row(page, 'd.txt').getByRole('button', { name: 'red' }).waitFor()
  await leaveInPeace()
})

test('more than one request takes: all of them are done, in as few as it takes', async () => {
  const account = await makeAccount(service)
  for (let count = 0; count < 103; count += 1) await makeFile(account, { name: `file-${count}.txt` })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') asked.push(new URL(request.url()).pathname)
  })
  await row(page, 'file-102.txt').waitFor()
  await page.locator('#rows .name').first().focus()
  await page.keyboard.press('End')
  await row(page, 'file-40.txt').waitFor()
  await page.keyboard.press('End')
  await row(page, 'file-0.txt').waitFor()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('103 files are in the trash').waitFor()
  expect(asked).toEqual(['/v1/files/batch', '/v1/files/batch'])
  expect(await storedFiles(account)).toEqual([])
  await leaveInPeace()
})

test('the trash: all restored at once; some deleted for good', async () => {
  const account = await withFiles()
  for (const { id } of await storedFiles(account)) await account.client.delete(`/v1/files/${id}`)
  const { page, leaveInPeace } = await visit(browser, service, '/app?state=trashed', { as: account })
  await page.getByLabel('Select a.txt').check()
  await page.getByLabel('Select b.txt').check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Delete forever' }).click()
  await page.getByRole('dialog').getByText('2 files').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete forever' }).click()
  await page.getByText('2 files are gone').waitFor()
  await page.getByLabel('Select c.txt').check()
  await page.getByRole('button', { name: 'Select all shown' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Restore' }).click()
  await page.getByText('4 files are back among the files').waitFor()
  expect((await storedFiles(account)).map(({ name }) => name)).toEqual(['c.txt', 'd.txt', 'e.txt', 'f.txt'])
  expect(await storedFiles(account, '&state=trashed')).toEqual([])
  await leaveInPeace()
})

test('list or grid is remembered', async () => {
  const account = await withFiles()
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByRole('button', { name: 'Grid' }).click()
  await page.reload()
  expect(await page.getByRole('button', { name: 'Grid' }).getAttribute('aria-pressed')).toBe('true')
  await leaveInPeace()
})

test.each([
  { width: 1300, colorScheme: 'light' },
  { width: 1300, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const)('axe finds nothing to mend: $width wide, $colorScheme', async ({ width, colorScheme }) => {
  const account = await withFiles()
  const viewport = { width, height: 800 }
  const { page, leaveInPeace } = await visit(browser, service, '/app', {
    ...{ as: account, viewport, colorScheme, bypassCSP: true },
  })
  await page.getByLabel('Select a.txt').check()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear the selection' }).click()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('button', { name: 'Grid' }).click()
  await page.getByRole('button', { name: 'b.txt', exact: true }).click()
  await page.getByRole('button', { name: 'Add metadata' }).click()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByLabel('Search names').fill('nothing like it')
  await page.getByText('Nothing matches').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await leaveInPeace()
})
