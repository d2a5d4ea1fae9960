/** Folders on the files page: looked into, filled, and files moved between them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { axeFaults, dropFiles, fileRow as row, launchBrowser, shownNames, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

async function place(account: Account, folder: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    const { id } = await makeFile(account, { name, mediaType: 'text/plain' })
    if (folder !== '/') await account.client.patch(`/v1/files/${id}`, { folder })
  }
}

/** Where each file lies, by its name. */
async function places({ client }: Account): Promise<Record<string, string>> {
  const { items } = (await client.get('/v1/files?sort=name&limit=100')).json as Schema<'FilePage'>
  return Object.fromEntries(items.map(({ name, folder }) => [name, folder]))
}

const folderLink = (page: Page, name: string) => page.locator('#folders').getByRole('link', { name })
const path = (page: Page) => page.getByRole('navigation', { name: 'Folder', exact: true })

test('looked into, with counts: the address has the folder over a reload, a step back and the way up', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'top.txt')
  await place(account, '/reports', 'year.txt')
  await place(account, '/reports/2026 & <b>', 'q1.txt', 'q2.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await folderLink(page, 'reports 3 files').waitFor()
  expect(asked).not.toContain('/v1/files')
  expect(await shownNames(page)).toEqual(['top.txt'])
  await folderLink(page, 'reports').click()
  await folderLink(page, '2026 & <b> 2 files').waitFor()
  expect(await shownNames(page)).toEqual(['year.txt'])
  expect(new URL(page.url()).searchParams.get('folder')).toBe('/reports')
  await folderLink(page, '2026 & <b>').click()
  await row(page, 'q1.txt').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.reload()
  await row(page, 'q1.txt').waitFor()
  expect(await path(page).innerText()).toMatch(/Files\s*reports\s*2026 & <b>/)
  await page.goBack()
  await row(page, 'year.txt').waitFor()
  await path(page).getByRole('link', { name: 'Files' }).click()
  await row(page, 'top.txt').waitFor()
  await page.getByLabel('Search names').fill('q1')
  await row(page, 'q1.txt').getByRole('link', { name: 'reports/2026 & <b>' }).click()
  await row(page, 'q2.txt').waitFor()
  await leaveInPeace()
})

test('by keyboard: from folders to files and back, and into a folder', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'top.txt')
  await place(account, '/a', 'in-a.txt')
  await place(account, '/b', 'in-b.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await folderLink(page, 'a 1 file').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('.name:focus').innerText()).toBe('top.txt')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await row(page, 'in-b.txt').waitFor()
  await leaveInPeace()
})

test('a search looks below the folder that is open, and nowhere else', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'plan top.txt')
  await place(account, '/office', 'plan work.txt')
  await place(account, '/office/deep', 'plan deep.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app?folder=%2Foffice', { as: account })
  await page.getByPlaceholder('Search in office').fill('plan')
  await row(page, 'plan deep.txt').waitFor()
  expect((await shownNames(page)).toSorted()).toEqual(['plan deep.txt', 'plan work.txt'])
  await leaveInPeace()
})

test('moved by the dialog: into a folder that is there, and into one that is named then; undone', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'one.txt', 'two.txt', 'three.txt')
  await place(account, '/old', 'kept.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByLabel('Select one.txt').check()
  await page.getByLabel('Select two.txt').check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Move' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move 2 files' })
  expect(await dialog.getByRole('button', { name: 'Move here' }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: 'old' }).click()
  await dialog.getByText('No folders in it.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Move here' }).click()
  await page.getByText('2 files are in old now').waitFor()
  expect(await shownNames(page)).toEqual(['three.txt'])
  await folderLink(page, 'old 3 files').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row(page, 'two.txt').waitFor()
  await folderLink(page, 'old 1 file').waitFor()
  expect(await places(account)).toEqual({ 'kept.txt': '/old', 'one.txt': '/', 'three.txt': '/', 'two.txt': '/' })

  await page.getByRole('button', { name: 'three.txt', exact: true }).click()
  await page.getByRole('dialog', { name: 'three.txt' }).getByRole('button', { name: 'Move' }).click()
  await page.getByLabel('New folder').fill(' new / deeper ')
  await page.getByRole('button', { name: 'Move here' }).click()
  await folderLink(page, 'new 1 file').waitFor()
  expect(await places(account)).toMatchObject({ 'three.txt': '/new/deeper' })
  await leaveInPeace()
})

test('a folder that there cannot be: told in the dialog, which stays', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'one.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByRole('button', { name: 'one.txt', exact: true }).click()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByLabel('New folder').fill('..')
  await page.getByRole('button', { name: 'Move here' }).click()
  await page.getByRole('dialog', { name: 'Move one.txt' }).getByRole('alert').waitFor()
  expect(await places(account)).toEqual({ 'one.txt': '/' })
  await leaveInPeace(/status of 400/)
})

test('moved by dragging: onto a folder, and onto the way up; with it go those that are chosen', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'one.txt', 'two.txt', 'three.txt')
  await place(account, '/box', 'first.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByLabel('Select one.txt').check()
  await page.getByLabel('Select two.txt').check()
  await row(page, 'two.txt').locator('.facts').dragTo(folderLink(page, 'box'))
  await page.getByText('2 files are in box now').waitFor()
  expect(await shownNames(page)).toEqual(['three.txt'])
  await folderLink(page, 'box 3 files').click()
  await row(page, 'first.txt').waitFor()
  await row(page, 'first.txt')
    .locator('.facts')
    .dragTo(path(page).getByRole('link', { name: 'Files' }))
  await page.getByText('first.txt is in Files now').waitFor()
  expect(await places(account)).toEqual({ 'first.txt': '/', 'one.txt': '/box', 'three.txt': '/', 'two.txt': '/box' })
  expect(await page.locator('#veil').isVisible()).toBe(false)
  await leaveInPeace()
})

test('uploads go to the folder that is open, or to the one that is named', async () => {
  const account = await makeAccount(service)
  await place(account, '/inbox', 'before.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app?folder=%2Finbox', { as: account })
  await row(page, 'before.txt').waitFor()
  await dropFiles(page, [{ name: 'dropped.txt', text: 'x' }])
  await page.locator('#description:focus').waitFor()
  await page.keyboard.press('Enter')
  await row(page, 'dropped.txt').waitFor()
  await dropFiles(page, [{ name: 'sorted.txt', text: 'x' }])
  expect(await page.locator('#upload-folder').inputValue()).toBe('/inbox')
  await page.locator('#upload-folder').fill('inbox/sorted/')
  await page.keyboard.press('Enter')
  await folderLink(page, 'sorted 1 file').waitFor()
  expect(await places(account)).toEqual({
    'before.txt': '/inbox',
    'dropped.txt': '/inbox',
    'sorted.txt': '/inbox/sorted',
  })
  await leaveInPeace()
})

test('a whole folder keeps what it is made of: files that are alike in two folders of it are two', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const top = join(service.folder, 'Holiday 2026')
  await mkdir(join(top, 'Day'), { recursive: true })
  await mkdir(join(top, 'day two', 'evening'), { recursive: true })
  await writeFile(join(top, 'index.txt'), 'index')
  await writeFile(join(top, 'Day', 'same.txt'), 'same')
  await writeFile(join(top, 'day two', 'same.txt'), 'same')
  await writeFile(join(top, 'day two', 'evening', 'same.txt'), 'same')
  await page.setInputFiles('#folder', top)
  await page.getByText('Holiday 2026/day two/evening/').waitFor()
  await page.getByRole('button', { name: 'Upload 4 files' }).click()
  await folderLink(page, 'Holiday 2026 4 files').waitFor()
  const { items } = (await account.client.get('/v1/files?limit=100')).json as Schema<'FilePage'>
  expect(items.map(({ folder, name }) => `${folder}/${name}`).toSorted()).toEqual([
    '/Holiday 2026/Day/same.txt',
    '/Holiday 2026/day two/evening/same.txt',
    '/Holiday 2026/day two/same.txt',
    '/Holiday 2026/index.txt',
  ])
  await leaveInPeace()
})

test('without JavaScript: in, up, searched in, and uploaded to', async () => {
  const account = await makeAccount(service)
  await place(account, '/', 'plan top.txt')
  await place(account, '/office', 'plan work.txt')
  await place(account, '/office/deep', 'plan deep.txt')
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
  const names = () => page.locator('.rows .name').allInnerTexts()
  expect(await names()).toEqual(['office', 'plan top.txt'])
  await page.getByRole('link', { name: 'office', exact: true }).click()
  expect(await names()).toEqual(['deep', 'plan work.txt'])
  await page.setInputFiles('input[type=file]', [
    { name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('plain') },
  ])
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByText('Your file is stored.').waitFor()
  expect(await names()).toEqual(['deep', 'plain.txt', 'plan work.txt'])
  await page.getByLabel('Search names').fill('plan')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/app?folder=%2Foffice&q=plan')
  expect((await names()).toSorted()).toEqual(['plan deep.txt', 'plan work.txt'])
  await page.getByRole('navigation', { name: 'Folder' }).getByRole('link', { name: 'Files' }).click()
  await page.waitForURL('**/app')
  expect(await names()).toEqual(['office', 'plan top.txt'])
  await leaveInPeace()
})
