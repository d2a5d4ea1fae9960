/** Files on their way from the page to the service. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { axeFaults, dropFiles, fileRow as row, launchBrowser, slowUploads, textFile, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

test('files that were picked: each has a bar, its own or the shared description, and stands in the list', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.setInputFiles('#file', [textFile('one.txt', 'one'), textFile('two.txt', 'two')])
  await page.getByLabel('Description for all').fill('Shared words')
  await page.getByLabel('Description of two.txt').fill('Words of its own')
  await page.locator('#tags').fill('red, green, red')
  const slowness = await slowUploads(page, 1000)
  await page.getByRole('button', { name: 'Upload 2 files' }).click()
  await page.getByRole('progressbar', { name: 'Upload of one.txt' }).waitFor()
  await page.getByRole('progressbar', { name: 'Upload of two.txt' }).waitFor()
  await slowness.end()
  await row(page, 'one.txt').getByText('Shared words').waitFor()
  await row(page, 'two.txt').getByText('Words of its own').waitFor()
  expect(await storedFiles(account)).toMatchObject([
    { name: 'one.txt', description: 'Shared words', tags: ['red', 'green'], size: 3, mediaType: 'text/plain' },
    { name: 'two.txt', description: 'Words of its own', tags: ['red', 'green'] },
  ])
  await leaveInPeace()
})

test('files that were dropped anywhere on the page', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await dropFiles(page, [{ name: 'Übergabe 引き継ぎ.txt', text: 'dropped' }])
  await page.locator('#description').fill('Came by air')
  await page.keyboard.press('Enter')
  await row(page, 'Übergabe 引き継ぎ.txt').getByText('Came by air').waitFor()
  expect(await storedFiles(account)).toMatchObject([{ name: 'Übergabe 引き継ぎ.txt', size: 7 }])
  await leaveInPeace()
})

test('a slow one: shows percentage, speed and time left, can be cancelled, leaves nothing, and can be tried again', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const slowness = await slowUploads(page, 400_000)
  await page.setInputFiles('#file', [
    { name: 'slow.bin', mimeType: 'application/x-slow', buffer: Buffer.alloc(4_000_000, 7) },
  ])
  await send(page)
  await page.getByText(/^\d+% · [\d.]+ kB\/s · \d+ s left$/).waitFor()
  expect(Number(await page.getByRole('progressbar').getAttribute('value'))).toBeLessThan(100)
  await page.getByRole('button', { name: 'Cancel slow.bin' }).click()
  await page.getByText('Cancelled', { exact: true }).waitFor()
  expect(await storedFiles(account)).toEqual([])
  await slowness.end()
  await page.getByRole('button', { name: 'Retry slow.bin' }).click()
  await row(page, 'slow.bin').waitFor()
  expect(await storedFiles(account)).toMatchObject([{ name: 'slow.bin', size: 4_000_000 }])
  await leaveInPeace()
})

test('two at a time: the third waits', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const slowness = await slowUploads(page, 300_000)
  const names = ['a.bin', 'b.bin', 'c.bin']
  const buffer = Buffer.alloc(1_000_000)
  await page.setInputFiles(
    '#file',
    names.map((name) => ({ name, mimeType: 'application/x-slow', buffer })),
  )
  await page.getByRole('button', { name: 'Upload 3 files' }).click()
  await page
    .getByText(/\d+% · /)
    .first()
    .waitFor()
  expect(await page.locator('[data-transfer=running]').count()).toBe(2)
  expect(await page.locator('[data-transfer=waiting]').innerText()).toContain('c.bin')
  await slowness.end()
  await row(page, 'c.bin').waitFor()
  await leaveInPeace()
})

test('what the service refuses: title and detail are told, and it can be tried again', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.setInputFiles('#file', [textFile('tagged.txt', 'x')])
  await page.locator('#tags').fill('x'.repeat(101))
  await send(page)
  const alert = page.locator('#transfers').getByRole('alert')
  await alert.waitFor()
  expect(await alert.locator('.message-title').innerText()).not.toBe('')
  expect(await alert.innerText()).toContain('tags')
  await page.getByRole('button', { name: 'Retry tagged.txt' }).waitFor()
  await page.getByRole('button', { name: 'Dismiss tagged.txt' }).click()
  expect(await page.locator('#transfers').isVisible()).toBe(false)
  await leaveInPeace(/status of 400/)
})

test('a file that is larger than the service takes: refused before it is sent', async () => {
  const small = await startApp({ settings: { COFFER_MAX_FILE_BYTES: '1000000' } })
  try {
    const account = await makeAccount(small)
    const { page, leaveInPeace } = await visit(browser, small, '/app', { as: account })
    await page.setInputFiles('#file', [
      { name: 'large.bin', mimeType: 'application/x-large', buffer: Buffer.alloc(1_000_001) },
      textFile('small.txt', 'fits'),
    ])
    await send(page)
    await row(page, 'small.txt').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('the most is 1 MB')
    expect(await page.getByRole('region', { name: 'Uploads' }).innerText()).toContain('1 not stored, 1 stored')
    await page.getByRole('button', { name: 'Put the uploads away' }).click()
    expect(await page.getByRole('region', { name: 'Uploads' }).count()).toBe(0)
    expect(await storedFiles(account)).toMatchObject([{ name: 'small.txt' }])
    await leaveInPeace()
  } finally {
    await small.close()
  }
})

test('many at once and one left out: each is stored once, and the total is told', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const some = Array.from({ length: 20 }, (_, at) => textFile(`many-${String(at).padStart(2, '0')}.txt`, `text ${at}`))
  await page.setInputFiles('#file', [...some, textFile('not-me.txt', 'x')])
  await page.getByRole('button', { name: 'Leave out not-me.txt' }).click()
  await page.getByRole('button', { name: 'Upload 20 files' }).click()
  await page.getByText('20 files are stored').waitFor()
  const names = (await storedFiles(account, 100)).map(({ name }) => name)
  expect(names).toEqual(some.map(({ name }) => name))
  expect(await page.getByText(/in 20 files/).count()).toBe(1)
  await leaveInPeace()
})

test('axe finds nothing to mend while one chooses and while files are on their way', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  const slowness = await slowUploads(page, 300_000)
  const buffer = Buffer.alloc(2_000_000)
  const some = ['a.bin', 'b.bin'].map((name) => ({ name, mimeType: 'application/x-slow', buffer }))
  await page.setInputFiles('#file', some)
  await page.getByRole('dialog').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await send(page)
  await page.getByText(/left$/).first().waitFor()
  await page.getByRole('button', { name: 'Cancel b.bin' }).click()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Fold the uploads' }).click()
  expect(await page.getByRole('button', { name: 'Cancel a.bin' }).isVisible()).toBe(false)
  await slowness.end()
  await row(page, 'a.bin').waitFor()
  await leaveInPeace()
})

/** What the dialog is for. */
const send = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload/ })
    .click()

const storedFiles = async ({ client }: Account, limit = 20) =>
  ((await client.get(`/v1/files?sort=name&limit=${limit}`)).json as Schema<'FilePage'>).items
