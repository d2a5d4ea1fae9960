/** Links for people without an account, made and taken back on the files page. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, makeFile, startApp, type TestApp } from '../support/app.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

test('one file: the link has its conditions, opens for a stranger, and is taken back', async () => {
  const account = await makeAccount(service)
  const { id } = await makeFile(account, { name: 'offer.pdf' })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByRole('button', { name: 'offer.pdf', exact: true }).click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByLabel('Downloads at most').fill('3')
  await page.getByRole('textbox', { name: 'Message' }).fill('As promised')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  await page.getByRole('img', { name: 'The link as a QR code' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  const { items } = (await account.client.get('/v1/shares')).json as Schema<'SharePage'>
  expect(items).toMatchObject([{ url: link, fileIds: [id], maxDownloads: 3, message: 'As promised' }])
  const days = (Date.parse(items[0]?.expiresAt ?? '') - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe(7)
  const open = () => service.anonymous.get(new URL(link).pathname, { accept: 'application/json' })
  expect((await open()).status).toBe(200)

  await page.getByRole('button', { name: 'Close the details' }).click()
  await page.getByRole('button', { name: 'Links' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.getByLabel('Link', { exact: true }).inputValue()).toBe(link)
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Take the link back' }).click()
  await page.getByText('You have shared nothing yet').waitFor()
  expect((await open()).status).not.toBe(200)
  await leaveInPeace()
})

test('several files at once, with a password that is too short: told before the service is asked', async () => {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'a.pdf' })
  await makeFile(account, { name: 'b.pdf' })
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
  await page.getByLabel('Select a.pdf').check()
  await page.getByRole('button', { name: 'Select all shown' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Share' }).click()
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Make the link' }).click()
  expect(await page.locator('#share-password:invalid').count()).toBe(1)
  await page.getByLabel('Password').fill('seven small boats')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('Tell the password').waitFor()
  const { items } = (await account.client.get('/v1/shares')).json as Schema<'SharePage'>
  expect(items).toMatchObject([{ hasPassword: true }])
  expect(items[0]?.fileIds).toHaveLength(2)
  await leaveInPeace()
})
