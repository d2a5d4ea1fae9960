/** Somebody with a browser: a page that notes whatever goes wrong in it. */
import { expect } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { provideChromium } from '../../scripts/find-chromium.ts'
import type { Account, TestApp } from '../support/app.ts'

export interface Visitor {
  readonly page: Page
  /** Nothing failed but what the test expected, and nothing was refused by the page's policy; then leaves. */
  readonly leaveInPeace: (expected?: RegExp) => Promise<void>
}

export interface VisitOptions extends BrowserContextOptions {
  /** Signed in as this account. */
  readonly as?: Account
  /** What the network loses. */
  readonly without?: RegExp
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await provideChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  })
}

export async function visit(
  browser: Browser,
  { base }: Pick<TestApp, 'base'>,
  path: string,
  options: VisitOptions = {},
): Promise<Visitor> {
  const { as, without, ...contextOptions } = options
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', ...contextOptions })
  context.setDefaultTimeout(15_000)
  if (as) {
    const cookies = { coffer_access: as.accessToken, coffer_refresh: as.refreshToken }
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: base })))
  }
  const page = await context.newPage()
  if (without) await page.route(without, (route) => route.abort())
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== base) faults.push(`asked elsewhere: ${request.url()}`)
  })
  await page.goto(path)
  const leaveInPeace = async (expected?: RegExp) => {
    expect(faults.filter((fault) => !expected?.test(fault))).toEqual([])
    await context.close()
  }
  return { page, leaveInPeace }
}

/** A file in the list. */
export const fileRow = (page: Page, name: string) => page.locator('#rows .file').filter({ hasText: name })

/** What stands in the list, from the top. */
export const shownNames = (page: Page) => page.locator('#rows .name').allTextContents()

/** Pixels of a picture, once it is there. */
export const pictureWidth = (picture: Locator) =>
  picture.evaluate(async (image) => {
    const shown = image as unknown as { decode: () => Promise<void>; naturalWidth: number }
    await shown.decode()
    return shown.naturalWidth
  })

export const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Drops files on the page, as from the desktop. */
export async function dropFiles(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const dropped = new DataTransfer()
    for (const { name, text } of ${JSON.stringify(files)}) dropped.items.add(new File([text], name, { type: 'text/plain' }))
    return dropped
  })()`)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await page.locator('#veil').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

/** Makes sending as slow as a telephone's. */
export async function slowUploads(page: Page, bytesPerSecond: number): Promise<{ end: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  const unlimited = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { ...unlimited, uploadThroughput: bytesPerSecond })
  return {
    end: async () => {
      await session.send('Network.emulateNetworkConditions', unlimited)
    },
  }
}

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What axe finds to mend on the page as it is now. The context must have been made with `bypassCSP`. */
export async function axeFaults(page: Page): Promise<unknown> {
  await page.evaluate(axe)
  return page.evaluate(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`)
}
