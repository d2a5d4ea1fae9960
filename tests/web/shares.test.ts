/** What people without an account see of a link: the files or the form, the password, and why it is over; with and without a script. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { makeShare, makeUploadRequest, type MadeShare } from '../support/shares.ts'
import { axeFaults, launchBrowser, visit } from './visitor.ts'

let service: TestApp
let browser: Browser
let owner: Account
beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
  owner = await makeAccount(service)
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

const secret = 'seven small boats'
const phone = { width: 360, height: 740 }

async function share(settings: object = {}): Promise<MadeShare> {
  const files = [
    await makeFile(owner, { name: 'summit.jpg', mediaType: 'image/jpeg', bytes: Buffer.alloc(182_044) }),
    await makeFile(owner, {
      name: 'a-name-that-is-so-long-that-it-does-not-fit-into-one-line-of-a-telephone-not-even-nearly.pdf',
      bytes: Buffer.alloc(2_000_000),
    }),
    await makeFile(owner, { name: 'قائمة.txt', mediaType: 'text/plain' }),
  ]
  const described = { name: 'Photographs of the excursion', message: 'As promised:\nthe best ones first.' }
  return makeShare(
    owner,
    files.map(({ id }) => id),
    { ...described, ...settings },
  )
}

describe.each([true, false])('a script runs: %s', (javaScriptEnabled) => {
  test('the password leads to the files, one and all are saved, and the page tells what is left', async () => {
    const { path } = await share({ password: secret, maxDownloads: 3 })
    const { page, leaveInPeace } = await visit(browser, service, path, { javaScriptEnabled, acceptDownloads: true })
    await page.getByRole('heading', { name: 'Enter the password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill('seven small goats')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('The password is not the right one.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(secret)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Photographs of the excursion' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(path)
    await page.getByText('3 downloads are left.').waitFor()
    const [one] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'summit.jpg' }).click(),
    ])
    expect([one.suggestedFilename(), (await readFile(await one.path())).length]).toEqual(['summit.jpg', 182_044])
    const [all] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all' }).click(),
    ])
    expect(all.suggestedFilename()).toBe('Photographs of the excursion.zip')
    expect((await readFile(await all.path())).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
    await page.reload()
    await page.getByText('One download is left.').waitFor()
    await leaveInPeace(/status of 401/)
  })

  test('a file is sent with a name; the page says so, and takes another one', async () => {
    const request = await makeUploadRequest(owner, { name: 'Excursion', maxFiles: 2 })
    const { page, leaveInPeace } = await visit(browser, service, request.path, { javaScriptEnabled })
    const file = join(service.folder, `summit-${javaScriptEnabled}.txt`)
    await writeFile(file, 'Figures')
    for (const name of ['Grace', '']) {
      await page.getByLabel('Your name').fill(name)
      await page.getByLabel('File').setInputFiles(file)
      await page.getByRole('button', { name: 'Send the file' }).click()
      if (name !== '') await page.getByText('It arrived.').waitFor()
    }
    // The second one was the last.
    await page.getByRole('heading', { name: 'The link is over' }).waitFor()
    const { items } = (await owner.client.get(`/v1/upload-requests/${request.id}/files`)).json
    expect(items.map(({ guestName, name }: Record<string, string>) => [guestName, name])).toEqual([
      [undefined, `summit-${javaScriptEnabled}.txt`],
      ['Grace', `summit-${javaScriptEnabled}.txt`],
    ])
    await leaveInPeace(/status of 410/)
  })
})

test.each([
  ['it was revoked', 'Whoever shared the files has taken the link back.'],
  ['it is used up', 'The files were downloaded as often as the link allows.'],
] as const)('when %s the page says so, and offers nothing to sign in to', async (why, text) => {
  const { id, path } = await share({ maxDownloads: 1 })
  if (why === 'it was revoked') await owner.client.delete(`/v1/shares/${id}`)
  else await service.anonymous.get(`${path}/content`)
  const { page, leaveInPeace } = await visit(browser, service, path)
  await page.getByText(text).waitFor()
  expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
  await leaveInPeace(/status of 410/)
})

const looks = [
  ['light', undefined],
  ['dark', undefined],
  ['light', phone],
  ['dark', phone],
] as const

test.each(looks)(
  'axe finds nothing to mend and nothing is wider than the screen, %s, %j',
  async (colorScheme, viewport) => {
    const pages = {
      share: (await share({ maxDownloads: 3, expiresAt: '2100-01-01T00:00:00Z' })).path,
      password: (await share({ password: secret })).path,
      request: (await makeUploadRequest(owner, { name: 'Excursion', message: 'Only photographs, please.' })).path,
      unknown: '/s/cofs_AAAAAAAAAAAAAAAAAAAAAA',
    }
    for (const [name, path] of Object.entries(pages)) {
      const look = { colorScheme, bypassCSP: true, ...(viewport ? { viewport } : {}) }
      const { page, leaveInPeace } = await visit(browser, service, path, look)
      expect([name, await axeFaults(page)]).toEqual([name, []])
      const [content, screen] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )
      expect(content).toBeLessThanOrEqual(screen)
      const folder = process.env['COFFER_TEST_SCREENSHOTS']
      if (folder !== undefined)
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${viewport ? 'phone' : 'desktop'}.png`) })
      await leaveInPeace(/status of (401|404)/)
    }
  },
)
