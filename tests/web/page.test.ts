import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import type { Schema } from '../../src/http/contract.ts'
import { makeAccount, makeFile, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { dropFiles, launchBrowser, slowUploads, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const row = (page: Page, name: string) => page.locator('#rows .file').filter({ hasText: name })

describe('signing in', () => {
  test('with a wrong password: the problem is told, and the address stays filled in', async () => {
    const { email } = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/login')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const alert = page.locator('.message[role=alert]')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/wrong|fail|match/i)
    expect(await page.getByLabel('E-mail').inputValue()).toBe(email)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    await leaveInPeace(/status of 401/)
  })

  test('with the right one, and out again: the page is closed afterwards', async () => {
    const { email } = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Nothing here yet').waitFor()
    expect(await page.title()).toBe('Files · Coffer')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.goto('/app')
    expect(new URL(page.url()).pathname).toBe('/login')
    await leaveInPeace()
  })

  test('the password can be shown', async () => {
    const { page, leaveInPeace } = await visit(browser, service, '/login')
    await page.getByRole('button', { name: 'Show the password' }).click()
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('text')
    await page.getByRole('button', { name: 'Hide the password' }).click()
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('type')).toBe('password')
    await leaveInPeace()
  })

  test('registering: a new account can sign in', async () => {
    const { page, leaveInPeace } = await visit(browser, service, '/login')
    await page.getByRole('link', { name: 'Make an account' }).click()
    await page.getByLabel('E-mail').fill('newcomer@example.org')
    await page.getByLabel('Name').fill('Newcomer')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('E-mail').fill('newcomer@example.org')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Newcomer').waitFor()
    await leaveInPeace()
  })

  test('when it ended elsewhere: the next action leads to the sign-in page and back', async () => {
    const account = await makeAccount(service)
    await makeFile(account, { name: 'stays.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await account.client.delete('/v1/sessions/current')
    await row(page, 'stays.pdf').getByRole('button', { name: 'Delete' }).click()
    await page.waitForURL('**/login?next=/app')
    await page.getByLabel('E-mail').fill(account.email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await row(page, 'stays.pdf').waitFor()
    await leaveInPeace(/status of 401/)
  })

  test('an access token that is gone is renewed without a word', async () => {
    const account = await makeAccount(service)
    await makeFile(account, { name: 'renewed.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.context().clearCookies({ name: 'coffer_access' })
    await row(page, 'renewed.pdf').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('renewed.pdf is in the trash').waitFor()
    await leaveInPeace(/status of 401/)
  })
})

test('set-up: the printed link makes the first account, signs it in, and works once', async () => {
  const empty = await startApp()
  try {
    const link = `/setup?token=${empty.app.accounts.setupToken()}`
    const { page, leaveInPeace } = await visit(browser, empty, link)
    await page.getByLabel('E-mail').fill('first@example.org')
    await page.getByLabel('Password', { exact: true }).fill('first@example.org')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Make the account' }).click()
    await page.getByText('Nothing here yet').waitFor()
    const again = await page.goto(link)
    expect(again?.status()).toBe(403)
    await leaveInPeace(/status of (403|422)/)
  } finally {
    await empty.close()
  }
})

describe('uploading', () => {
  test('files that were picked: each has a bar, its own or the shared description, and stands in the list', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.setInputFiles('#file', [textFile('one.txt', 'one'), textFile('two.txt', 'two')])
    await page.getByLabel('Description for all').fill('Shared words')
    await page.getByLabel('Description of two.txt').fill('Words of its own')
    await page.locator('#tags').fill('red, green, red')
    await page.getByRole('button', { name: 'Upload 2 files' }).click()
    expect(await page.getByRole('progressbar').count()).toBe(2)
    await row(page, 'one.txt').getByText('Shared words').waitFor()
    await row(page, 'two.txt').getByText('Words of its own').waitFor()
    expect(await storedFiles(account)).toMatchObject([
      { name: 'one.txt', description: 'Shared words', tags: ['red', 'green'], size: 3, mediaType: 'text/plain' },
      { name: 'two.txt', description: 'Words of its own', tags: ['red', 'green'] },
    ])
    await leaveInPeace()
  })

  test('files that were dropped anywhere on the page', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await dropFiles(page, [{ name: 'Übergabe 引き継ぎ.txt', text: 'dropped' }])
    await page.locator('#description').fill('Came by air')
    await page.keyboard.press('Enter')
    await row(page, 'Übergabe 引き継ぎ.txt').getByText('Came by air').waitFor()
    expect(await storedFiles(account)).toMatchObject([{ name: 'Übergabe 引き継ぎ.txt', size: 7 }])
    await leaveInPeace()
  })

  test('a slow one: shows percentage, speed and time left, can be cancelled, leaves nothing, and can be tried again', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    const slowness = await slowUploads(page, 400_000)
    await page.setInputFiles('#file', [
      { name: 'slow.bin', mimeType: 'application/x-slow', buffer: Buffer.alloc(4_000_000, 7) },
    ])
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByText(/^\d+% · [\d.]+ kB\/s · \d+ s left$/).waitFor()
    expect(Number(await page.getByRole('progressbar').getAttribute('value'))).toBeLessThan(100)
    await page.getByRole('button', { name: 'Cancel slow.bin' }).click()
    await page.getByText('Cancelled', { exact: true }).waitFor()
    expect(await storedFiles(account)).toEqual([])
    await slowness.end()
    await page.getByRole('button', { name: 'Retry slow.bin' }).click()
    await row(page, 'slow.bin').waitFor()
    expect(await storedFiles(account)).toMatchObject([{ name: 'slow.bin', size: 4_000_000 }])
    await leaveInPeace()
  })

  test('two at a time: the third waits', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    const slowness = await slowUploads(page, 300_000)
    const names = ['a.bin', 'b.bin', 'c.bin']
    const buffer = Buffer.alloc(1_000_000)
    await page.setInputFiles(
      '#file',
      names.map((name) => ({ name, mimeType: 'application/x-slow', buffer })),
    )
    await page.getByRole('button', { name: 'Upload 3 files' }).click()
    await page
      .getByText(/\d+% · /)
      .first()
      .waitFor()
    expect(await page.locator('[data-transfer=running]').count()).toBe(2)
    expect(await page.locator('[data-transfer=waiting]').innerText()).toContain('c.bin')
    await slowness.end()
    await row(page, 'c.bin').waitFor()
    await leaveInPeace()
  })

  test('what the service refuses: title and detail are told, and it can be tried again', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.setInputFiles('#file', [textFile('tagged.txt', 'x')])
    await page.locator('#tags').fill('x'.repeat(101))
    await page.getByRole('button', { name: 'Upload' }).click()
    const alert = page.locator('#transfers').getByRole('alert')
    await alert.waitFor()
    expect(await alert.locator('.message-title').innerText()).not.toBe('')
    expect(await alert.innerText()).toContain('tags')
    await page.getByRole('button', { name: 'Retry tagged.txt' }).waitFor()
    await page.getByRole('button', { name: 'Dismiss tagged.txt' }).click()
    expect(await page.locator('#transfers').isVisible()).toBe(false)
    await leaveInPeace(/status of 400/)
  })

  test('without JavaScript: the plain form stores one file with its description', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.locator('#description').fill('No script was needed')
    await page.setInputFiles('#file', [textFile('plain.txt', 'plain')])
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByText('Your file is stored.').waitFor()
    await row(page, 'plain.txt').getByText('No script was needed').waitFor()
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0)
    await leaveInPeace()
  })
})

describe('the list', () => {
  test('search: narrows while one types, is kept in the address, and can be cleared', async () => {
    const account = await makeAccount(service)
    await makeFile(account, { name: 'apples.pdf' })
    await makeFile(account, { name: 'pears.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.keyboard.press('/')
    await page.keyboard.type('APPLE')
    await row(page, 'pears.pdf').waitFor({ state: 'detached' })
    await row(page, 'apples.pdf').waitFor()
    expect(new URL(page.url()).search).toBe('?q=APPLE')
    await page.reload()
    expect(await page.locator('#rows .file').count()).toBe(1)
    await page.getByLabel('Search names').fill('nothing like it')
    await page.getByRole('link', { name: 'Clear the search' }).click()
    await row(page, 'pears.pdf').waitFor()
    await leaveInPeace()
  })

  test('search without JavaScript', async () => {
    const account = await makeAccount(service)
    await makeFile(account, { name: 'apples.pdf' })
    await makeFile(account, { name: 'pears.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.getByLabel('Search names').fill('pear')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/app?q=pear')
    expect(await page.locator('#rows .file').count()).toBe(1)
    await leaveInPeace()
  })

  test('more than a page: the rest is loaded behind, with and without JavaScript', async () => {
    const account = await makeAccount(service)
    for (let count = 0; count < 53; count += 1) await makeFile(account, { name: `file-${count}.pdf` })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.getByRole('link', { name: 'Load more' }).click()
    await row(page, 'file-0.pdf').waitFor()
    expect(await page.locator('#rows .file').count()).toBe(53)
    expect(await page.getByRole('link', { name: 'Load more' }).count()).toBe(0)
    await leaveInPeace()
    const plain = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await plain.page.getByRole('link', { name: 'Load more' }).click()
    await row(plain.page, 'file-0.pdf').waitFor()
    expect(await plain.page.locator('#rows .file').count()).toBe(3)
    await plain.leaveInPeace()
  })

  test('a name that looks like markup is text', async () => {
    const account = await makeAccount(service)
    const name = `<img src=x onerror=alert(1)> "&amp;' ${'long'.repeat(20)}.html`
    await makeFile(account, { name, mediaType: 'text/html' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    expect(await page.locator('#rows .name').innerText()).toBe(name)
    await page.getByLabel('Search names').fill('onerror')
    await page.waitForURL('**/app?q=onerror')
    expect(await page.locator('#rows .name').innerText()).toBe(name)
    await leaveInPeace()
  })

  test('download: the bytes are those that were stored', async () => {
    const account = await makeAccount(service)
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251))
    await makeFile(account, { name: 'Bericht №1.bin', bytes, mediaType: 'application/octet-stream' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download Bericht №1.bin' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Bericht №1.bin')
    expect(bytes.equals(await readFile(await download.path()))).toBe(true)
    await leaveInPeace()
  })

  test('edit: name, description and tags change; a change made elsewhere meanwhile is not overwritten', async () => {
    const account = await makeAccount(service)
    const { id } = await makeFile(account, { name: 'draft.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.getByRole('button', { name: 'Edit draft.pdf' }).click()
    await page.getByLabel('Name', { exact: true }).fill('final.pdf')
    await page.locator('#edit-description').fill('Signed by both')
    await page.locator('#edit-tags').fill('contract')
    await page.getByRole('button', { name: 'Save' }).click()
    await row(page, 'final.pdf').getByRole('link', { name: 'contract', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Edit final.pdf' }).click()
    await page.getByRole('dialog').waitFor()
    await account.client.patch(`/v1/files/${id}`, { name: 'elsewhere.pdf' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    expect((await account.client.get(`/v1/files/${id}`)).json).toMatchObject({ name: 'elsewhere.pdf' })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await leaveInPeace(/status of 412/)
  })

  test('delete and undo; trash, restore, delete forever', async () => {
    const account = await makeAccount(service)
    const { id } = await makeFile(account, { name: 'doomed.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
    await page.getByText('Nothing here yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await row(page, 'doomed.pdf').waitFor()
    await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
    await page.getByRole('link', { name: 'Trash', exact: true }).click()
    await page.getByRole('button', { name: 'Restore doomed.pdf' }).click()
    await page.getByText('The trash is empty').waitFor()
    expect(await storedFiles(account)).toMatchObject([{ id }])
    await page.goBack()
    await page.getByRole('button', { name: 'Delete doomed.pdf' }).click()
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

  test('a reader sees the files and nothing that changes them', async () => {
    const account = await makeAccount(service, { roles: ['reader'] })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account })
    await page.getByText('Files appear here').waitFor()
    expect(await page.locator('#upload').count()).toBe(0)
    await leaveInPeace()
  })
})

test.each(['/login', '/register', '/app'])(
  '%s: allows nothing but its own files, and no other page around it',
  async (path) => {
    const { accessToken } = await makeAccount(service)
    const page = await service.anonymous.get(path, { cookie: `coffer_access=${accessToken}` })
    const policy = page.headers.get('content-security-policy')
    expect(policy?.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]),
    )
    expect(policy).not.toContain('unsafe')
  },
)

test('the keyboard alone: sign in, choose, describe, upload, delete, undo, sign out', async () => {
  const { email } = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/login')
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByText('Nothing here yet').waitFor()
  await page.locator('#file[multiple]').waitFor({ state: 'attached' })
  const chosen = page.waitForEvent('filechooser')
  await tabTo(page, 'input#file')
  await page.keyboard.press('Enter')
  const chooser = await chosen
  await chooser.setFiles([textFile('keys.txt', 'keys')])
  await page.locator('#description:focus').waitFor()
  await page.keyboard.type('Typed')
  await tabTo(page, '#upload-submit')
  await page.keyboard.press('Enter')
  await row(page, 'keys.txt').getByText('Typed').waitFor()
  await tabTo(page, '[data-action=trash]')
  await page.keyboard.press('Enter')
  await page.getByText('keys.txt is in the trash').waitFor()
  await page.keyboard.press('Control+z')
  await row(page, 'keys.txt').waitFor()
  await page.locator('#rows a:focus').waitFor()
  await tabTo(page, '[action="/logout"] button', 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await leaveInPeace()
})

test.each([390, 320])('a screen %i wide: no page scrolls sideways', async (width) => {
  const account = await makeAccount(service)
  await makeFile(account, { name: `${'unbreakable'.repeat(20)}.pdf` })
  await makeFile(account, { name: 'words.docx', mediaType: `application/vnd.${'x'.repeat(100)}` })
  const viewport = { width, height: 800 }
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, viewport })
  const notSideways = async () => expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  await notSideways()
  await page.setInputFiles('#file', [textFile(`${'long'.repeat(40)}.txt`, 'x'), textFile('b.txt', 'x')])
  await notSideways()
  await page.getByRole('button', { name: 'Edit words.docx' }).click()
  await notSideways()
  for (const path of ['/app?state=trashed', '/app?q=nothing', '/login', '/register', '/nowhere']) {
    await page.goto(path)
    await notSideways()
  }
  await leaveInPeace(/status of 404/)
})

const storedFiles = async ({ client }: Account) =>
  ((await client.get('/v1/files?sort=name')).json as Schema<'FilePage'>).items

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Presses Tab until the focus is there; a page that never gives it the focus fails. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
    await page.keyboard.press(key)
  }
  throw new Error(`${selector} cannot be reached with ${key}`)
}
