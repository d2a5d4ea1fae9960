import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { provideChromium } from '../../scripts/find-chromium.ts'
import { readContract } from '../../src/http/document.ts'
import { problemKinds } from '../../src/problem.ts'
import { loadGuides } from '../../src/service/guides.ts'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

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
  test('leads to every operation, and shows the first of each tag, with nothing but this service and within its policy', async () => {
    const page = await openDocs()
    const operations = [...readContract().operations.values()]
    const firsts = operations.filter(({ tag }, at) => operations.findIndex((other) => other.tag === tag) === at)
    for (const { tag, id } of firsts) {
      await page.locator(`a[href$="#tag/${tag}/${id}"]`).first().dispatchEvent('click')
      await page.locator(`section[id$="/${id}"]`).getByText(id, { exact: true }).waitFor()
    }
    const links = new Set(await page.evaluate<string[]>(`[...document.querySelectorAll('a')].map(({ hash }) => hash)`))
    expect(operations.filter(({ tag, id }) => !links.has(`#tag/${tag}/${id}`)).map(({ id }) => id)).toEqual([])
    await expectNothingRefused(page)
  }, 180_000)

  test('an operation has an address of its own, with a sample in each language that sends to this service', async () => {
    const page = await openDocs('#tag/files/listFiles')
    const operation = page.locator('section[id$="/listFiles"]')
    await operation.getByRole('heading', { name: 'List files' }).waitFor()
    const sample = operation.locator('.scalar-card code').first()
    await expectText(sample, `curl ${service.base}/v1/files \\\n`)
    for (const [from, to, text] of [
      ['curl', 'TypeScript', 'client.listAllFiles()'],
      ['TypeScript', 'Python', 'client.files.list_all_files()'],
      ['Python', 'Go', 'client.AllFiles(ctx, nil)'],
      ['Go', 'Java', 'client.allFiles()'],
    ] as const) {
      await operation.getByRole('button', { name: from }).click()
      await page.getByRole('option', { name: to }).click()
      await expectText(sample, text)
    }
    await expectNothingRefused(page)
  })

  test('signed in through the form, the files are listed with the token that came', async () => {
    const { email } = await makeAccount(service)
    const page = await openDocs('#tag/sessions/createSession')
    const dialog = await openForm(page, 'createSession')
    await dialog.locator('.cm-content').first().fill(JSON.stringify({ email, password }))
    const signedIn = await send(page, dialog, '/v1/sessions')
    expect(signedIn.status()).toBe(201)
    const { accessToken } = (await signedIn.json()) as { accessToken: string }

    await page.goto(`${service.base}/docs#tag/files/listFiles`)
    await page.reload()
    const form = await openForm(page, 'listFiles')
    await form.getByPlaceholder('Token').fill(accessToken)
    const listed = await send(page, form, '/v1/files')
    expect(await listed.request().headerValue('authorization')).toBe(`Bearer ${accessToken}`)
    expect(await listed.json()).toEqual({ items: [] })
    await expectNothingRefused(page)
  })

  test('signed in with Basic: the body that the form has filled in stays behind', async () => {
    const { email } = await makeAccount(service)
    const page = await openDocs('#tag/sessions/createSession')
    const dialog = await openForm(page, 'createSession')
    await dialog.getByRole('button', { name: /Auth Type/ }).click()
    await page.getByRole('option', { name: /basicAuth/ }).click()
    await dialog.locator('[data-placeholder="janedoe"]').fill(email)
    await dialog.getByPlaceholder('********').fill(password)
    const answer = await send(page, dialog, '/v1/sessions')
    expect(answer.request().postData()).toBeNull()
    expect(answer.status()).toBe(201)
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

describe('its script', () => {
  const path = '/assets/scalar.js'
  const ask = (headers: Record<string, string>): Promise<globalThis.Response> => fetch(service.base + path, { headers })

  test.each([
    ['br', 'br', 1_300_000],
    ['gzip', 'gzip', 1_400_000],
    ['gzip, deflate, br', 'br', 1_300_000],
    ['br;q=0.5, gzip', 'gzip', 1_400_000],
    ['br;q=0, *', 'gzip', 1_400_000],
  ])('Accept-Encoding %j: comes as %s, in less than %i bytes, and is the same', async (accepted, coding, most) => {
    const plain = await ask({ 'Accept-Encoding': 'identity' })
    const reply = await ask({ 'Accept-Encoding': accepted })
    expect(reply.headers.get('content-encoding')).toBe(coding)
    expect(Number(reply.headers.get('content-length'))).toBeLessThan(most)
    expect(reply.headers.get('vary')).toBe('Accept-Encoding')
    expect(reply.headers.get('etag')).not.toBe(plain.headers.get('etag'))
    expect(await reply.text()).toBe(await plain.text())
  })

  test.each(['identity', 'deflate', 'br;q=0, gzip;q=0', ''])('Accept-Encoding %j: comes as it is', async (accepted) => {
    const reply = await ask({ 'Accept-Encoding': accepted })
    expect(reply.headers.get('content-encoding')).toBeNull()
    expect(reply.headers.get('vary')).toBe('Accept-Encoding')
    await reply.arrayBuffer()
  })

  test('a copy is current in the coding that it came in, and in no other', async () => {
    const { headers } = await ask({ 'Accept-Encoding': 'br' })
    const condition = { 'If-None-Match': headers.get('etag')! }
    const same = await ask({ 'Accept-Encoding': 'br', ...condition })
    expect([same.status, same.headers.get('vary')]).toEqual([304, 'Accept-Encoding'])
    const other = await ask({ 'Accept-Encoding': 'gzip', ...condition })
    expect(other.status).toBe(200)
    await other.arrayBuffer()
  })
})

describe('the guides', () => {
  test('each is in the sidebar and has an address of its own', async () => {
    const page = await openDocs()
    for (const { slug, title } of loadGuides()) {
      await page.locator(`a[href$="#tag/guide-${slug}"]`).first().dispatchEvent('click')
      await page.locator(`section[id$="tag/guide-${slug}"]`).getByRole('heading', { name: title }).first().waitFor()
    }
    await expectNothingRefused(page)
  })

  test('the search finds one by what it says, with the keyboard alone', async () => {
    const page = await openDocs()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('cooldown')
    await page.getByRole('option', { name: /Verify tokens in your own service/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#tag\/guide-verify-tokens$/)
    await expectNothingRefused(page)
  })

  test('the catalogue leads to the page of a problem, and a guide to another', async () => {
    const page = await openDocs('#tag/guide-problems')
    const catalogue = page.locator('section[id$="tag/guide-problems"]')
    for (const kind of Object.keys(problemKinds))
      expect(await catalogue.getByRole('link', { name: kind, exact: true }).getAttribute('href')).toBe(
        `/problems/${kind}`,
      )
    await catalogue.getByRole('link', { name: 'errors', exact: true }).click()
    await page.waitForURL(/#tag\/guide-errors$/)
    await expectNothingRefused(page)
  })

  test('on a telephone nothing is wider than the screen', async () => {
    const page = await openDocs('#tag/guide-errors', { viewport: { width: 390, height: 844 } })
    await page.locator('section[id$="tag/guide-errors"] table').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await expectNothingRefused(page)
  })
})

describe.each(['light', 'dark'] as const)('accessible, %s', (colorScheme) => {
  test.each([
    ['/docs', '.introduction-section, .markdown'],
    ['/docs#tag/guide-verify-tokens', 'section[id$="tag/guide-verify-tokens"] code'],
    ['/docs#tag/files/uploadFile', 'section[id$="/uploadFile"] .scalar-card code'],
    ['/problems/not-found', '.kind-page'],
  ])('%s: axe finds nothing to mend', async (path, awaited) => {
    // axe is put into the page by the test, past the policy.
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme, bypassCSP: true })
    await page.goto(service.base + path)
    await page.locator(awaited).first().waitFor()
    await page.evaluate(axe)
    // The reference calls the examples of every operation that it shows by one name.
    const found =
      await page.evaluate(`axe.run({ rules: { 'landmark-unique': { enabled: false } } }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => id + ': ' + html)))`)
    expect(found).toEqual([])
    await page.close()
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
async function watchedPage(options: BrowserContextOptions = {}): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
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

async function openDocs(hash = '', options: BrowserContextOptions = {}): Promise<Watched> {
  const page = await watchedPage(options)
  const response = await page.goto(`${service.base}/docs${hash}`)
  expect(response?.status()).toBe(200)
  await page.locator('section[id$="/description/introduction"], h1').first().waitFor()
  return page
}

/** The form that sends requests of an operation. */
async function openForm(page: Page, operationId: string): Promise<Locator> {
  await page.locator(`section[id$="/${operationId}"]`).getByRole('button', { name: 'Test Request' }).click()
  return page.getByRole('dialog')
}

async function send(page: Page, dialog: Locator, path: string): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse(service.base + path),
    dialog.getByRole('button', { name: /^Send/ }).first().click(),
  ])
  return answer
}

async function expectText(locator: Locator, text: string): Promise<void> {
  await eventually(async () => (await locator.innerText()).includes(text), 10_000)
}

async function expectNothingRefused(page: Watched): Promise<void> {
  expect({ foreign: page.foreign, refused: page.refused }).toEqual({ foreign: [], refused: [] })
  await page.close()
}
