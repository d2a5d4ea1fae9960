/** PDFs on the files page: their pages are drawn, and nothing in them is run. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { pdfOf } from '../support/pdf.ts'
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

const open = (account: Account) => visit(browser, service, '/app', { as: account })

async function withPdf(bytes: Buffer): Promise<Account> {
  const account = await makeAccount(service)
  await makeFile(account, { name: 'paper.pdf', mediaType: 'application/pdf', bytes })
  return account
}

/** Of the green rectangle that stands on each page, the colour. */
async function drawnColour(page: Page): Promise<unknown> {
  await page.locator('canvas[data-drawn]').waitFor()
  return page.evaluate(`(() => {
    const canvas = document.querySelector('canvas[data-drawn]')
    const { width, height } = canvas
    return [...canvas.getContext('2d').getImageData(width * 0.3, height * 0.75, 1, 1).data]
  })()`)
}

test('page by page, larger when that is asked for; the text is told to who does not see it', async () => {
  const account = await withPdf(pdfOf(['First page', 'Second page']))
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, bypassCSP: true })
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.getByText('First page').waitFor({ state: 'attached' })
  expect(await drawnColour(page)).toEqual([26, 102, 92, 255])
  expect(await page.getByRole('button', { name: 'Previous page' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByText('Second page').waitFor({ state: 'attached' })
  await page.getByText('Page 2 of 2').waitFor()
  await page.locator('canvas[data-drawn]').waitFor()
  expect(await axeFaults(page)).toEqual([])
  const narrow = Number(await page.evaluate(`document.querySelector('canvas').width`))
  await page.getByRole('button', { name: 'Enlarge' }).click()
  await page.locator('dialog:modal canvas[data-drawn]').waitFor()
  expect(await page.evaluate(`document.querySelector('dialog:modal canvas').width`)).toBeGreaterThan(narrow * 1.5)
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('Page 2 of 2').waitFor()
  await leaveInPeace()
})

test('under the page’s policy: scripts and addresses in it do nothing', async () => {
  const catalog =
    '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /URI /URI (https://example.org/) >> >>'
  const account = await withPdf(pdfOf(['Hostile'], { catalog }))
  const { page, leaveInPeace } = await open(account)
  page.on('dialog', () => {
    throw new Error('the PDF ran something')
  })
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.locator('canvas[data-drawn]').waitFor()
  expect(await drawnColour(page)).toEqual([26, 102, 92, 255])
  await leaveInPeace()
})

test.each([
  ['one that is none', Buffer.from('not at all'), 'The file is no PDF'],
  ['one that is damaged', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500, 7)]), 'The PDF cannot be shown'],
  ['one with a page that there is not', damaged(), 'The PDF cannot be shown'],
])('%s: told in a line, and the rest of the details is there', async (_, bytes, text) => {
  const account = await withPdf(bytes)
  const { page, leaveInPeace } = await open(account)
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.getByText(text).waitFor()
  await page.getByRole('dialog').getByText('application/pdf').waitFor()
  await leaveInPeace()
})

test('what draws it does not come: told, and the next one is tried again', async () => {
  const account = await withPdf(pdfOf(['First page']))
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, without: /pdf-pages-\w+\.js$/ })
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.getByText('The PDF could not be shown').waitFor()
  await leaveInPeace(/ERR_FAILED|Failed to fetch|dynamically imported/)
})

test('the worker does not come: told', async () => {
  const account = await withPdf(pdfOf(['First page']))
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, without: /pdf-worker-\w+\.js$/ })
  await page.getByRole('button', { name: 'paper.pdf', exact: true }).click()
  await page.getByText('The PDF cannot be shown').waitFor()
  await leaveInPeace(/ERR_FAILED|Failed to/)
})

function damaged(): Buffer {
  return Buffer.from(
    pdfOf(['x'])
      .toString('latin1')
      .replace('/Type /Page /Parent', '/Type /Nope /Parent')
      .replaceAll('4 0 obj', '9 0 obj'),
    'latin1',
  )
}
