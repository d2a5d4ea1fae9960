import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { makeAccount, makeFile, password, startApp, type TestApp } from '../support/app.ts'
import { fileRow as row, launchBrowser, textFile, visit } from './visitor.ts'

let service: TestApp
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await service.close()
})

const plainRow = (page: Page, name: string) => page.locator('.rows .file').filter({ hasText: name })

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

describe('without JavaScript', () => {
  test('the plain form stores one file with its description', async () => {
    const account = await makeAccount(service)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.getByLabel('Description optional').fill('No script was needed')
    await page.setInputFiles('input[type=file]', [textFile('plain.txt', 'plain')])
    await page.getByRole('button', { name: 'Upload' }).click()
    await page.getByText('Your file is stored.').waitFor()
    await plainRow(page, 'plain.txt').getByText('No script was needed').waitFor()
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0)
    await leaveInPeace()
  })

  test('search', async () => {
    const account = await makeAccount(service)
    await makeFile(account, { name: 'apples.pdf' })
    await makeFile(account, { name: 'pears.pdf' })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.getByLabel('Search names').fill('pear')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/app?q=pear')
    expect(await page.locator('.rows .file').count()).toBe(1)
    await page.getByLabel('Search names').fill('nothing like it')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Clear the search' }).click()
    await plainRow(page, 'apples.pdf').waitFor()
    await leaveInPeace()
  })

  test('more than a page: the rest is a page of its own', async () => {
    const account = await makeAccount(service)
    for (let count = 0; count < 53; count += 1) await makeFile(account, { name: `file-${count}.pdf` })
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Load more' }).click()
    await plainRow(page, 'file-0.pdf').waitFor()
    expect(await page.locator('.rows .file').count()).toBe(3)
    await leaveInPeace()
  })

  test('the trash: what was deleted is told, and can be looked at no more', async () => {
    const account = await makeAccount(service)
    const { id } = await makeFile(account, { name: 'gone.pdf' })
    await account.client.delete(`/v1/files/${id}`)
    const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, javaScriptEnabled: false })
    await page.getByText('Nothing here yet').waitFor()
    await page.getByRole('link', { name: 'Trash', exact: true }).click()
    await plainRow(page, 'gone.pdf').waitFor()
    expect(await page.getByRole('link', { name: 'gone.pdf' }).count()).toBe(0)
    await leaveInPeace()
  })
})

test('with JavaScript whose script does not come: the plain page appears, and its form works', async () => {
  const account = await makeAccount(service)
  const { page, leaveInPeace } = await visit(browser, service, '/app', { as: account, without: /workspace-\w+\.js$/ })
  await page.getByLabel('Description optional').fill('The script was lost')
  await page.setInputFiles('input[type=file]', [textFile('lost.txt', 'lost')])
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.waitForURL('**/app?notice=uploaded')
  await plainRow(page, 'lost.txt').getByText('The script was lost').waitFor()
  await leaveInPeace(/ERR_FAILED/)
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
  const chosen = page.waitForEvent('filechooser')
  await tabTo(page, 'button:has-text("Upload files")')
  await page.keyboard.press('Enter')
  const chooser = await chosen
  await chooser.setFiles([textFile('keys.txt', 'keys')])
  await page.locator('#description:focus').waitFor()
  await page.keyboard.type('Typed')
  await page.keyboard.press('Enter')
  await row(page, 'keys.txt').getByText('Typed').waitFor()
  await tabTo(page, '[data-action=trash]')
  await page.keyboard.press('Enter')
  await page.getByText('keys.txt is in the trash').waitFor()
  await page.keyboard.press('Control+z')
  await row(page, 'keys.txt').waitFor()
  await page.locator('#rows .name:focus').waitFor()
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
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'words.docx', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).waitFor()
  await notSideways()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Grid' }).click()
  await page.getByRole('button', { name: 'Filter' }).click()
  await notSideways()
  await page.keyboard.press('Tab')
  for (const path of ['/app?state=trashed', '/app?q=nothing', '/login', '/register', '/nowhere']) {
    await page.goto(path)
    await notSideways()
  }
  await leaveInPeace(/status of 404/)
})

/** Presses Tab until the focus is there; a page that never gives it the focus fails. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
    await page.keyboard.press(key)
  }
  throw new Error(`${selector} cannot be reached with ${key}`)
}
