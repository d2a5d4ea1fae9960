/** What the page shows of a file's bytes besides themselves: small pictures, and the versions before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { makeAccount, makeFile, startApp, type TestApp } from '../support/app.ts'
import { axeFaults, fileRow as row, launchBrowser, pictureWidth, slowUploads, textFile, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

test('versions: listed, downloaded, restored as the newest, deleted for good', async () => {
  const account = await makeAccount(service)
  const { id, sha256 } = await makeFile(account, {
    name: 'plan.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from('1st'),
  })
  const second = await account.client.put(`/v1/files/${id}/content`, Buffer.from('second'), {
    'content-type': 'text/plain',
    'if-match': `"${sha256}"`,
  })
  expect(second.status).toBe(200)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByRole('button', { name: 'plan.txt', exact: true }).click()
  const versions = page.getByRole('region', { name: 'Versions' })
  await versions.getByText('Now', { exact: true }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    versions.getByRole('link', { name: 'Download version 1' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe('1st')
  await versions.getByRole('button', { name: 'Restore version 1' }).click()
  await versions.getByRole('link', { name: 'Download version 3' }).waitFor()
  await page.getByText('1st', { exact: true }).waitFor()
  expect((await account.client.get(`/v1/files/${id}/content`)).text).toBe('1st')
  await versions.getByRole('button', { name: 'Delete version 2' }).click()
  await page.getByRole('button', { name: 'Delete version', exact: true }).click()
  await versions.getByRole('link', { name: 'Download version 2' }).waitFor({ state: 'detached' })
  expect((await account.client.get(`/v1/files/${id}/versions/2/content`)).status).toBe(404)
  await leaveInPeace()
})

test('a version restored onto bytes that changed elsewhere meanwhile: refused, and told', async () => {
  const account = await makeAccount(service)
  const { id, sha256 } = await makeFile(account, { name: 'race.txt', mediaType: 'text/plain', bytes: Buffer.from('a') })
  const put = (text: string, digest: string) =>
    account.client.put(`/v1/files/${id}/content`, Buffer.from(text), {
      'content-type': 'text/plain',
      'if-match': `"${digest}"`,
    })
  const second = (await put('b', sha256)).json as { sha256: string }
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByRole('button', { name: 'race.txt', exact: true }).click()
  await page.getByRole('button', { name: 'Restore version 1' }).waitFor()
  await put('c', second.sha256)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('alert').getByText('Version 1').waitFor()
  expect((await account.client.get(`/v1/files/${id}/content`)).text).toBe('c')
  await leaveInPeace(/status of 412/)
})

test('a new version: sent with progress, shown when it is stored, and the former one is kept', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'plan.txt', mediaType: 'text/plain', bytes: Buffer.from('1st') })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByRole('button', { name: 'plan.txt', exact: true }).click()
  await page.getByRole('button', { name: 'New version' }).waitFor()
  const slowness = await slowUploads(page, 400_000)
  await page.setInputFiles('#new-version', [
    { name: 'other name.bin', mimeType: 'application/x-slow', buffer: Buffer.alloc(2_000_000, 7) },
  ])
  await page.getByText(/^\d+% · [\d.]+ kB\/s · \d+ s left$/).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Cancel plan.txt' }).click()
  await page.getByText('Cancelled', { exact: true }).waitFor()
  await slowness.end()
  expect((await account.client.get(`/v1/files/${id}`)).json).toMatchObject({ version: 1, size: 3 })
  await page.getByRole('button', { name: 'Retry plan.txt' }).click()
  await page.getByText('The new version of plan.txt is stored', { exact: true }).first().waitFor()
  await page.getByRole('region', { name: 'Versions' }).getByRole('link', { name: 'Download version 1' }).waitFor()
  expect((await account.client.get(`/v1/files/${id}`)).json).toMatchObject({
    ...{ name: 'plan.txt', version: 2, size: 2_000_000, mediaType: 'application/x-slow' },
  })
  await leaveInPeace()
})

test('a new version onto bytes that changed elsewhere meanwhile: refused, told, and what is there now is shown', async () => {
  const account = await makeAccount(service)
  const { id, sha256 } = await makeFile(account, { name: 'race.txt', mediaType: 'text/plain', bytes: Buffer.from('a') })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByRole('button', { name: 'race.txt', exact: true }).click()
  await page.getByRole('region', { name: 'Beginning of race.txt' }).waitFor()
  await account.client.put(`/v1/files/${id}/content`, Buffer.from('theirs'), {
    'content-type': 'text/plain',
    'if-match': `"${sha256}"`,
  })
  await page.setInputFiles('#new-version', [textFile('race.txt', 'mine')])
  await page.locator('#transfers').getByRole('alert').waitFor()
  await page.getByText('theirs', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Retry race.txt' }).count()).toBe(0)
  expect((await account.client.get(`/v1/files/${id}/content`)).text).toBe('theirs')
  await leaveInPeace(/status of 412/)
})

test('a picture has a small one in the list; what only says that it is one has a drawing', async () => {
  const account = await makeAccount(service)
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#3a7bd5' } })
    .png()
    .toBuffer()
  await makeFile(account, { name: 'sky.png', mediaType: 'image/png', bytes })
  await makeFile(account, { name: 'false.png', mediaType: 'image/png', bytes: Buffer.from('not a picture') })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const small = page.locator('#rows .kind img')
  expect(await pictureWidth(small)).toBe(256)
  expect(await small.count()).toBe(1)
  expect(await row(page, 'false.png').locator('.kind svg').count()).toBe(1)
  await page.getByRole('button', { name: 'sky.png', exact: true }).click()
  await page.getByText('400 × 300 pixels').waitFor()
  await leaveInPeace()
})
