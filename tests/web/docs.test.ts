import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chromium, type Browser, type Page } from 'playwright-core'
import { provideChromium } from '../../scripts/find-chromium.ts'
import { readContract } from '../../src/http/document.ts'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  service = await startApp()
  browser = await chromium.launch({
    executablePath: await provideChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  })
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

describe('the reference', () => {
  test('shows every operation with nothing but this service and within its policy', async () => {
    const page = await openDocs()
    for (const { tag, id } of readContract().operations.values()) {
      await page.locator(`a[href$="#tag/${tag}/${id}"]`).first().dispatchEvent('click')
      await page.locator(`section[id$="/${id}"]`).getByText(id, { exact: true }).waitFor()
    }
    await expectNothingRefused(page)
  }, 180_000)

  test('an operation has an address of its own, with a sample that sends only what is required', async () => {
    const page = await openDocs('#tag/files/listFiles')
    const operation = page.locator('section[id$="/listFiles"]')
    await operation.getByRole('heading', { name: 'List files' }).waitFor()
    const sample = await operation.locator('code').filter({ hasText: 'curl' }).innerText()
    expect(sample).toContain(`curl ${service.base}/v1/files \\\n`)
    await expectNothingRefused(page)
  })

  test('a request sent from it carries the token that was filled in', async () => {
    const { accessToken, email } = await makeAccount(service)
    const page = await openDocs('#tag/accounts/getMe')
    const operation = page.locator('section[id$="/getMe"]')
    await operation.getByRole('button', { name: 'Test Request' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByPlaceholder('Token').fill(accessToken)
    const [answer] = await Promise.all([
      page.waitForResponse(`${service.base}/v1/me`),
      dialog.getByRole('button', { name: /^Send/ }).first().click(),
    ])
    expect(await answer.request().headerValue('authorization')).toBe(`Bearer ${accessToken}`)
    expect(answer.status()).toBe(200)
    await dialog.getByText(email).first().waitFor()
    await expectNothingRefused(page)
  })

  test('a request sent without a token carries no empty credentials', async () => {
    const page = await openDocs('#tag/accounts/getMe')
    await page.locator('section[id$="/getMe"]').getByRole('button', { name: 'Test Request' }).click()
    const [answer] = await Promise.all([
      page.waitForResponse(`${service.base}/v1/me`),
      page.getByRole('dialog').getByRole('button', { name: /^Send/ }).first().click(),
    ])
    expect(await answer.request().headerValue('authorization')).toBeNull()
    expect(answer.status()).toBe(401)
  })
})

test('a problem page: is drawn with its style within its policy, and leads to the other kinds', async () => {
  const page = await watchedPage()
  await page.goto(`${service.base}/problems/not-found`)
  await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor()
  expect(await page.evaluate("getComputedStyle(document.querySelector('.kind-page')).display")).toBe('grid')
  await page.getByRole('link', { name: 'Too many tries' }).click()
  await page.getByRole('heading', { level: 1, name: 'Too many tries' }).waitFor()
  await expectNothingRefused(page)
})

type Watched = Page & { readonly foreign: string[]; readonly refused: string[] }

/** A page that notes requests to anywhere else and everything that its policy refused. */
async function watchedPage(): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const foreign: string[] = []
  const refused: string[] = []
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(service.base)) foreign.push(request.url())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  await page.exposeFunction('noteRefusal', (text: string) => refused.push(text))
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => noteRefusal(e.violatedDirective + ' ' + e.blockedURI))",
  )
  return Object.assign(page, { foreign, refused })
}

async function openDocs(hash = ''): Promise<Watched> {
  const page = await watchedPage()
  const response = await page.goto(`${service.base}/docs${hash}`)
  expect(response?.status()).toBe(200)
  await page.getByRole('link', { name: 'Introduction' }).waitFor()
  return page
}

async function expectNothingRefused(page: Watched): Promise<void> {
  expect({ foreign: page.foreign, refused: page.refused }).toEqual({ foreign: [], refused: [] })
  await page.close()
}
