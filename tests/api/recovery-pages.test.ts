/** The pages that the links of letters lead to, as forms without JavaScript; every refusal as a page and, to a program, as a problem. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { letterTo } from '../support/letters.ts'

let service: TestApp
let browser: Client
beforeAll(async () => {
  service = await startApp()
  browser = service.anonymous.with({ 'sec-fetch-site': 'same-origin', accept: 'text/html' })
})
afterAll(() => service.close())

const next = 'a staple of horses, correctly charged'
const post = (path: string, fields: Record<string, string>, accept = 'text/html'): Promise<Reply> =>
  browser.post(path, new URLSearchParams(fields), { accept })
const expectPage = (reply: Reply, status: number, text: string | RegExp): void => {
  expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.text).toMatch(text)
}

async function resetToken(email: string): Promise<string> {
  expect(await post('/forgot-password', { email })).toMatchObject({ status: 303 })
  return (await letterTo(service.folder, email, /^Set a new password/)).token
}
async function verificationToken(): Promise<string> {
  const owner = await makeAccount(service)
  await owner.client.post('/v1/email-verifications')
  return (await letterTo(service.folder, owner.email, /^Verify your address/)).token
}

test('a forgotten password, from the sign-in page to the new one', async () => {
  const { email } = await makeAccount(service)
  expect((await browser.get('/login')).text).toContain('href="/forgot-password"')
  expectPage(await browser.get('/forgot-password'), 200, 'action="/forgot-password"')
  const asked = await post('/forgot-password', { email })
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/forgot-password?notice=sent'])
  expectPage(await browser.get('/forgot-password?notice=sent'), 200, 'a letter is on its way')
  const { token, link } = await letterTo(service.folder, email)
  expect(link).toBe(`${service.base}/reset-password?token=${token}`)
  expect((await browser.head(`/reset-password?token=${token}`)).status).toBe(200)
  for (let scanned = 0; scanned < 3; scanned++)
    expectPage(await browser.get(`/reset-password?token=${token}`), 200, `name="token" value="${token}"`)
  const set = await post('/reset-password', { token, password: next })
  expect([set.status, set.headers.get('location')]).toEqual([303, '/login?notice=password-reset'])
  // It signs nobody in.
  expect(set.headers.getSetCookie()).toEqual([])
  expectPage(await browser.get('/login?notice=password-reset'), 200, 'The new password is set')
  expect((await post('/login', { email, password: next })).status).toBe(303)
})

test('a password that is refused: the form again, with its link, and the link holds', async () => {
  const { email } = await makeAccount(service)
  const token = await resetToken(email)
  const refused = { token, password: 'passwordpassword' }
  expectPage(await post('/reset-password', refused), 422, `name="token" value="${token}"`)
  expectProblem(await post('/reset-password', refused, 'application/json'), 422, 'password-refused')
  expect((await post('/reset-password', { token, password })).status).toBe(303)
})

test('an address is verified by the button, not by looking at the page', async () => {
  const token = await verificationToken()
  expect((await browser.head(`/verify-email?token=${token}`)).status).toBe(200)
  for (let scanned = 0; scanned < 3; scanned++)
    expectPage(await browser.get(`/verify-email?token=${token}`), 200, 'action="/verify-email"')
  const verified = await post('/verify-email', { token })
  expect([verified.status, verified.headers.get('location')]).toEqual([303, '/login?notice=email-verified'])
  expectPage(await browser.get('/login?notice=email-verified'), 200, 'The address is verified')
})

test('a change of address is confirmed by two buttons', async () => {
  const owner = await makeAccount(service)
  const email = 'moved@example.org'
  await owner.client.post('/v1/me/email-changes', { email })
  for (const [to, state, text] of [
    [owner.email, 'pending', 'Now open the link'],
    [email, 'changed', 'The address has changed'],
  ] as const) {
    const { token } = await letterTo(service.folder, to, /^Change of address/)
    expect((await browser.head(`/confirm-email?token=${token}`)).status).toBe(200)
    expectPage(await browser.get(`/confirm-email?token=${token}`), 200, 'action="/confirm-email"')
    const confirmed = await post('/confirm-email', { token })
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, `/confirm-email?notice=${state}`])
    expectPage(await browser.get(`/confirm-email?notice=${state}`), 200, text)
  }
})

describe.each([
  ['/reset-password', { password: next }],
  ['/verify-email', {}],
  ['/confirm-email', {}],
])('%s with a link that is over', (path, fields) => {
  test.each([
    ['unknown', `cofp_${'A'.repeat(43)}`],
    ['hostile', '"><script>alert(1)</script>'],
    ['of another kind', 'cofx_1'],
  ])('%s: 410 as a page and as a problem, to look at and to use', async (_, token) => {
    const query = `${path}?token=${encodeURIComponent(token)}`
    for (const reply of [await browser.get(query), await post(path, { token, ...fields })]) {
      expectPage(reply, 410, 'Ask for a new one.')
      expect(reply.text).not.toContain('<script>alert')
    }
    expectProblem(await browser.get(query, { accept: 'application/json' }), 410, 'link-expired')
    expectProblem(await post(path, { token, ...fields }, 'application/json'), 410, 'link-expired')
  })

  test('without a token: 410', async () => {
    expectPage(await browser.get(path), 410, 'The link is over')
  })
})

test('another site cannot ask in the name of a browser', async () => {
  const { email } = await makeAccount(service)
  const cross = await browser.post('/forgot-password', new URLSearchParams({ email }), {
    'sec-fetch-site': 'cross-site',
    accept: 'application/json',
  })
  expectProblem(cross, 403, 'cross-site-request')
})

test('where addresses have to be verified, the registration says that a letter is on its way', async () => {
  const strict = await startApp({ settings: { COFFER_EMAIL_VERIFICATION: 'required' } })
  try {
    const form = new URLSearchParams({ email: 'newcomer@example.org', password })
    const registered = await strict.anonymous.post('/register', form, { 'sec-fetch-site': 'same-origin' })
    expect(registered.headers.get('location')).toBe('/login?notice=verify-email')
    expect((await strict.anonymous.get('/login?notice=verify-email', { accept: 'text/html' })).text).toContain(
      'open its link',
    )
  } finally {
    await strict.close()
  }
})
