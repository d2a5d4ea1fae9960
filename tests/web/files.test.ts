/** The files page: what is done with a file. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { fileRow as row, launchBrowser, pictureWidth, shownNames, visit } from './visitor.ts'

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

const storedFiles = async ({ client }: Account) =>
  ((await client.get('/v1/files?sort=name')).json as Schema<'FilePage'>).items

test('a name that looks like markup is text, in the list and in its details', async () => {
  const account = await makeAccount(service)
  const name = `<img src=x onerror=alert(1)> "&amp;' </script><b>${'long'.repeat(20)}.html`
  const { id } = await makeFile(account, { name, mediaType: 'text/html', bytes: Buffer.from('<b>no markup</b>') })
  await account.client.patch(`/v1/files/${id}`, { description: '<i>words</i>' })
  const { page, leaveInPeace } = await open(account)
  expect(await page.locator('#rows .name').innerText()).toBe(name)
  await page.getByLabel('Search names').fill('onerror')
  await page.waitForURL('**/app?q=onerror')
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
  await page.getByText('<b>no markup</b>').waitFor()
  expect(await page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('<i>words</i>')
  await leaveInPeace()
})

test('a name that turns the reading direction does not pass for another type', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'invoice\u202efdp.exe', mediaType: 'application/octet-stream' })
  const { page, leaveInPeace } = await open(account)
  expect(await shownNames(page)).toEqual(['invoice\ufffdfdp.exe'])
  await leaveInPeace()
})

test('download: the bytes are those that were stored', async () => {
  const account = await makeAccount(service)
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251))
  await makeFile(account, { name: 'Bericht №1.bin', bytes, mediaType: 'application/octet-stream' })
  const { page, leaveInPeace } = await open(account)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download Bericht №1.bin' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Bericht №1.bin')
  expect(bytes.equals(await readFile(await download.path()))).toBe(true)
  await leaveInPeace()
})

test('edit: name, description, tags and metadata change; a change made elsewhere meanwhile is not overwritten', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'draft.pdf' })
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'draft.pdf', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('final.pdf')
  await page.getByRole('textbox', { name: 'Description' }).fill('Signed by both')
  await page.getByLabel('Tags separated').fill('contract, 2026')
  await page.getByRole('button', { name: 'Add metadata' }).click()
  await page.getByLabel('Name of the metadata').fill('client')
  await page.getByLabel('Value of client').fill('Acme')
  await page.getByRole('button', { name: 'Save' }).click()
  await row(page, 'final.pdf').getByRole('button', { name: 'contract', exact: true }).waitFor()
  expect(await storedFiles(account)).toMatchObject([
    { name: 'final.pdf', description: 'Signed by both', tags: ['contract', '2026'], metadata: { client: 'Acme' } },
  ])
  await account.client.patch(`/v1/files/${id}`, { name: 'elsewhere.pdf' })
  await page.getByRole('button', { name: 'Remove client' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  expect(await storedFiles(account)).toMatchObject([{ name: 'elsewhere.pdf', metadata: { client: 'Acme' } }])
  await page.getByRole('button', { name: 'Show it as it is now' }).click()
  await page.getByRole('heading', { name: 'elsewhere.pdf' }).waitFor()
  expect(await page.getByLabel('Value of client').inputValue()).toBe('Acme')
  await page.getByLabel('Name', { exact: true }).fill('mine.pdf')
  await page.getByRole('button', { name: 'Save' }).click()
  await row(page, 'mine.pdf').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await page.locator('.name:focus').innerText()).toBe('mine.pdf')
  await leaveInPeace(/status of 412/)
})

test('what was typed and not saved is not lost without a word', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'one.pdf' })
  await makeFile(account, { name: 'two.pdf' })
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'one.pdf', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('unsaved.pdf')
  await page.getByRole('button', { name: 'two.pdf', exact: true }).click()
  await page.getByRole('heading', { name: 'Discard the changes?' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('unsaved.pdf')
  await page.getByRole('button', { name: 'Close the details' }).click()
  await page.getByRole('dialog', { name: 'Discard the changes?' }).getByRole('button', { name: 'Discard' }).click()
  await page.getByLabel('Name', { exact: true }).waitFor({ state: 'detached' })
  expect(await storedFiles(account)).toMatchObject([{ name: 'one.pdf' }, { name: 'two.pdf' }])
  await leaveInPeace()
})

test('its details have an address: a reload shows them again; one that is gone is told', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'linked.pdf' })
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'linked.pdf', exact: true }).click()
  await page.getByRole('heading', { name: 'linked.pdf' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'linked.pdf' }).waitFor()
  await account.client.delete(`/v1/files/${id}?permanent=true`)
  await page.reload()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await page.getByRole('button', { name: 'Close the details' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await leaveInPeace(/status of 404/)
})

test('preview: text as text, its beginning when it is long; a picture as a picture; nothing for the rest', async () => {
  const account = await makeAccount(service)
  const long = `${'é'.repeat(150_000)} the end`
  await makeFile(account, { name: 'long.txt', mediaType: 'text/plain', bytes: Buffer.from(long) })
  await makeFile(account, { name: 'dot.png', mediaType: 'image/png', bytes: Buffer.from(dot, 'base64') })
  await makeFile(account, { name: 'broken.png', mediaType: 'image/png', bytes: Buffer.from('no picture') })
  await makeFile(account, { name: 'thing.bin', mediaType: 'application/octet-stream' })
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'long.txt', exact: true }).click()
  await page.getByText('The first 200 kB are shown.').waitFor()
  const shown = await page.getByRole('region', { name: 'Beginning of long.txt' }).innerText()
  expect(shown).toBe('é'.repeat(100_000))
  await page.getByRole('button', { name: 'dot.png', exact: true }).click()
  expect(await pictureWidth(page.locator('.preview img[src][alt="Preview of dot.png"]'))).toBe(1)
  await page.getByRole('button', { name: 'broken.png', exact: true }).click()
  await page.getByText('It cannot be shown here').waitFor()
  await page.getByRole('button', { name: 'thing.bin', exact: true }).click()
  await page.getByRole('heading', { name: 'thing.bin' }).waitFor()
  expect(await page.locator('.preview').count()).toBe(0)
  await leaveInPeace()
})

test('delete and undo; trash, restore, delete forever', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'doomed.pdf' })
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'doomed.pdf').waitFor()
  await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
  await page.getByText('doomed.pdf is in the trash').waitFor()
  await page.getByRole('link', { name: 'Trash', exact: true }).click()
  await page.getByRole('button', { name: 'Restore doomed.pdf' }).click()
  await page.getByText('The trash is empty').waitFor()
  await page.getByText('doomed.pdf is back among the files').waitFor()
  expect(await storedFiles(account)).toMatchObject([{ id }])
  await page.goBack()
  await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
  await page.getByText('Nothing here yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await page.getByRole('link', { name: 'Trash', exact: true }).click()
  await page.getByRole('button', { name: 'Delete forever doomed.pdf' }).click()
  await page.getByRole('dialog').getByText('doomed.pdf').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect((await account.client.get(`/v1/files/${id}`)).status).toBe(200)
  await page.getByRole('button', { name: 'Delete forever doomed.pdf' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete forever' }).click()
  await page.getByText('The trash is empty').waitFor()
  expect((await account.client.get(`/v1/files/${id}`)).status).toBe(404)
  await leaveInPeace()
})

test('a deletion that the service refuses: the file is back where it was, and the problem is told', async () => {
  const account = await makeAccount(service)
  for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) await makeFile(account, { name })
  const { page, leaveInPeace } = await open(account)
  await page.route('**/v1/files/*', (route) => route.abort())
  await page.getByRole('button', { name: 'Delete two.pdf' }).click()
  await page.getByRole('alert').getByText('two.pdf').waitFor()
  expect(await shownNames(page)).toEqual(['three.pdf', 'two.pdf', 'one.pdf'])
  await leaveInPeace(/ERR_FAILED/)
})

test('a reader sees the files and nothing that changes them', async () => {
  const account = await makeAccount(service, { roles: ['reader'] })
  const { page, leaveInPeace } = await open(account)
  await page.getByText('Files appear here').waitFor()
  expect(await page.getByRole('button', { name: /Upload|Delete/ }).count()).toBe(0)
  await leaveInPeace()
})

/** The smallest picture: one pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
