/** Uploads that are interrupted, on purpose or not, and go on. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { fileRow as row, launchBrowser, slowUploads, textFile, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

test('paused and resumed: it goes on where it stopped', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  const slowness = await slowUploads(page, 400_000)
  const buffer = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 251))
  await page.setInputFiles('#file', [{ name: 'paused.bin', mimeType: 'application/x-slow', buffer }])
  await send(page)
  await page.getByText(/^[1-9]\d*% · .* left$/).waitFor()
  await page.getByRole('button', { name: 'Pause paused.bin' }).click()
  await page.getByText(/% · Paused$/).waitFor()
  await slowness.end()
  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await page.getByRole('button', { name: 'Resume paused.bin' }).click()
  await row(page, 'paused.bin').waitFor()
  expect(offsets).toHaveLength(1)
  expect(offsets[0]).toBeGreaterThan(0)
  expect(await storedFiles(account)).toMatchObject([{ size: 3_000_000, sha256: sha256(buffer) }])
  await leaveInPeace()
})

test('a reload on the way: it goes on by itself where it stopped, for the same account alone', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  page.on('dialog', (dialog) => void dialog.accept())
  const slowness = await slowUploads(page, 400_000)
  const buffer = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 37) % 253))
  await page.setInputFiles('#file', [{ name: 'interrupted.bin', mimeType: 'application/x-slow', buffer }])
  await send(page)
  await page.getByText(/^[5-9]\d% · .* left$/).waitFor()
  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await page.reload()
  await page.getByText(/% · .* left$/).waitFor()
  await slowness.end()
  await row(page, 'interrupted.bin').waitFor()
  expect(offsets[0]).toBeGreaterThan(0)
  expect(await storedFiles(account)).toMatchObject([{ size: 3_000_000, sha256: sha256(buffer) }])
  await page.reload()
  await row(page, 'interrupted.bin').waitFor()
  expect(await page.getByRole('region', { name: 'Uploads' }).count()).toBe(0)
  await leaveInPeace()
})

test('signing out on the way: nothing is left in the browser', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  page.on('dialog', (dialog) => void dialog.accept())
  await slowUploads(page, 200_000)
  const buffer = Buffer.alloc(2_000_000)
  await page.setInputFiles('#file', [{ name: 'secret.bin', mimeType: 'application/x-slow', buffer }])
  await send(page)
  await page.getByText(/% · .* left$/).waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual([])
  expect(await page.evaluate('indexedDB.databases()')).toEqual([])
  await leaveInPeace(/.*/)
})

test('signing out elsewhere: nothing of an upload that waits is left in the browser', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  page.on('dialog', (dialog) => void dialog.accept())
  await slowUploads(page, 200_000)
  const buffer = Buffer.alloc(2_000_000)
  await page.setInputFiles('#file', [{ name: 'secret.bin', mimeType: 'application/x-slow', buffer }])
  await send(page)
  await page.getByText(/% · .* left$/).waitFor()
  await page.goto('/security')
  expect(await page.evaluate('indexedDB.databases()')).not.toEqual([])
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual([])
  expect(await page.evaluate('indexedDB.databases()')).toEqual([])
  await leaveInPeace(/.*/)
})

test('somebody else signs in beside it: the page becomes theirs, and nothing is sent in their name', async () => {
  const [account, other] = [await makeAccount(service), await makeAccount(service)]
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  page.on('dialog', (dialog) => void dialog.accept())
  await slowUploads(page, 200_000)
  const buffer = Buffer.alloc(2_000_000)
  await page.setInputFiles('#file', [{ name: 'secret.bin', mimeType: 'application/x-slow', buffer }])
  await send(page)
  await page.getByText(/% · .* left$/).waitFor()
  const cookies = { coffer_access: other.accessToken, coffer_refresh: other.refreshToken }
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: service.base })))
  const beside = await page.context().newPage()
  await beside.goto('/app')
  await page.getByText(other.email).waitFor()
  expect(await page.getByText('secret.bin').count()).toBe(0)
  expect(await storedFiles(other)).toEqual([])
  await leaveInPeace(/.*/)
})

test('the connection is lost on the way: it is told, and a retry stores the file', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.addInitScript('window.setTimeout = ((real) => (act, delay) => real(act, Math.min(delay, 50)))(setTimeout)')
  await page.reload()
  await page.route('**/v1/uploads', (route) => route.abort('connectionreset'))
  await page.setInputFiles('#file', [textFile('cut.txt', 'cut')])
  await send(page)
  await page.getByRole('alert').getByText('The upload broke off').waitFor()
  await page.unroute('**/v1/uploads')
  await page.getByRole('button', { name: 'Retry cut.txt' }).click()
  await row(page, 'cut.txt').waitFor()
  expect(await storedFiles(account)).toMatchObject([{ name: 'cut.txt' }])
  await leaveInPeace(/ERR_CONNECTION_RESET/)
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What the dialog is for. */
const send = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload/ })
    .click()

const storedFiles = async ({ client }: Account, limit = 20) =>
  ((await client.get(`/v1/files?sort=name&limit=${limit}`)).json as Schema<'FilePage'>).items
