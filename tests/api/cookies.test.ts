import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'

let service: TestApp
let ahead = 0
beforeAll(async () => {
  service = await startApp({ clock: () => Date.now() + ahead })
})
afterAll(() => service.close())

const fromPage = { 'sec-fetch-site': 'same-origin' }
const cookiesOf = (reply: Reply): Record<string, string> =>
  Object.fromEntries(reply.headers.getSetCookie().map((line) => line.split(';')[0]!.split('=') as [string, string]))
const header = (cookies: Record<string, string>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
const logIn = (
  email: string,
  at: TestApp = service,
  fields: Record<string, string> = fromPage,
  more: Record<string, string> = {},
): Promise<Reply> => at.anonymous.post('/login', new URLSearchParams({ email, password, ...more }), fields)

async function signedInPage(
  roles: readonly ('admin' | 'member')[] = ['member'],
): Promise<{ cookies: Record<string, string>; page: Client; email: string; id: string }> {
  const { email, id } = await makeAccount(service, { roles })
  const cookies = cookiesOf(await logIn(email))
  return { cookies, page: new Client(service.base, { cookie: header(cookies) }), email, id }
}

test('signIn: sets both tokens, and what the device is known by, as cookies that scripts and other sites cannot reach', async () => {
  const { email } = await makeAccount(service)
  const reply = await logIn(email)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/app'])
  expect(reply.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^coffer_access=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=1200; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^coffer_refresh=cofr_[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^coffer_device=cofd_[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  expect(reply.headers.get('cache-control')).toBe('no-store')
})

test('signIn: where the public address is https the cookies go over https alone', async () => {
  const secure = await startApp({ settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  try {
    const { email } = await makeAccount(secure)
    const lines = (await logIn(email, secure)).headers.getSetCookie()
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/; Secure/)
    expectProblem(
      await secure.anonymous.post('/login', new URLSearchParams({ email, password }), { origin: secure.base }),
      403,
      'cross-site-request',
    )
    expect(await logIn(email, secure, { origin: 'https://files.example.org' })).toMatchObject({ status: 303 })
  } finally {
    await secure.close()
  }
})

test('pages on https: cookies are of this host alone; one that a neighbour could have planted signs nobody in', async () => {
  const secure = await startApp({ settings: { COFFER_PUBLIC_URL: 'https://files.example.org' } })
  try {
    const [owner, thief] = [await makeAccount(secure), await makeAccount(secure)]
    const reply = await logIn(owner.email, secure)
    for (const line of reply.headers.getSetCookie()) expect(line).toMatch(/^__Host-coffer_\w+=[^;]+; [^;]+; Path=\/; /)
    const cookies = cookiesOf(reply)
    expect(Object.keys(cookies)).toEqual(['__Host-coffer_access', '__Host-coffer_refresh', '__Host-coffer_device'])
    const me = (cookie: string): Promise<Reply> => secure.anonymous.get('/v1/me', { cookie })
    const planted = `coffer_access=${thief.accessToken}; coffer_refresh=${thief.refreshToken}`
    expectProblem(await me(planted), 401, 'unauthenticated')
    for (const cookie of [`${planted}; ${header(cookies)}`, `${header(cookies)}; ${planted}`])
      expect((await me(cookie)).json).toMatchObject({ email: owner.email })
    expect((await secure.anonymous.get('/app', { cookie: planted })).headers.get('location')).toBe('/login?next=/app')
    const refreshed = await secure.anonymous.get('/app', { cookie: `__Host-coffer_refresh=${owner.refreshToken}` })
    expect([refreshed.status, Object.keys(cookiesOf(refreshed))]).toEqual([
      200,
      ['__Host-coffer_access', '__Host-coffer_refresh'],
    ])
  } finally {
    await secure.close()
  }
})

test('a cookie that is there twice counts for nothing, whichever comes first', async () => {
  const { page, email } = await signedInPage()
  const own = page.fields['cookie']!
  const { accessToken } = await makeAccount(service)
  for (const cookie of [`coffer_access=${accessToken}; ${own}`, `${own};coffer_access=${accessToken}`]) {
    expectProblem(await service.anonymous.get('/v1/me', { cookie }), 401, 'unauthenticated')
  }
  expect((await service.anonymous.get('/v1/me', { cookie: `theme=dark; theme=light; ${own}` })).json).toMatchObject({
    email,
  })
})

test('signIn: a cookie from before is not taken over, each sign-in is a session of its own', async () => {
  const { email, cookies } = await signedInPage()
  const again = cookiesOf(await logIn(email, service, { ...fromPage, cookie: header(cookies) }))
  expect(again['coffer_access']).not.toBe(cookies['coffer_access'])
  const { items } = (await new Client(service.base, { cookie: header(again) }).get('/v1/sessions')).json
  // The first is that of `makeAccount`.
  expect(items).toHaveLength(3)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\t/',
  '/.//evil.example/x',
  '/a/..//evil.example/x',
  'javascript:alert(1)',
  'evil.example',
  '',
])('signIn: next %j does not lead to another site', async (next) => {
  const { email } = await makeAccount(service)
  const reply = await logIn(email, service, fromPage, { next })
  expect(reply.status).toBe(303)
  expect(new URL(reply.headers.get('location')!, service.base).origin).toBe(service.base)
})

describe('what changes something needs a same-origin proof when a cookie authorizes it', () => {
  const foreign: [string, Record<string, string>][] = [
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }],
    ['Sec-Fetch-Site: none', { 'sec-fetch-site': 'none' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['Origin: null', { origin: 'null' }],
    ['a foreign Origin of the same name and another port', { origin: 'http://127.0.0.1:1' }],
    ['neither', {}],
    ['cross-site with an own Origin', { 'sec-fetch-site': 'cross-site', origin: 'own' }],
  ]
  test.each(foreign)('%s answers 403 and nothing happens', async (_what, given) => {
    const { page } = await signedInPage(['admin'])
    const fields = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === 'own' ? service.base : value]),
    )
    const replies = [
      await page.post('/v1/files', 'bytes', { ...fields, 'content-type': 'text/plain' }),
      await page.patch('/v1/me', { displayName: 'Mallory' }, fields),
      await page.put(
        '/v1/me/password',
        { currentPassword: password, newPassword: 'a staple of horses, correctly charged' },
        fields,
      ),
      await page.post('/v1/users', { email: 'mallory@example.org', password }, fields),
      await page.delete('/v1/sessions', fields),
      await page.delete('/v1/sessions/current', fields),
      await page.post('/refresh', undefined, fields),
      await page.post('/logout', undefined, fields),
      await page.post('/login', new URLSearchParams({ email: 'a@example.org', password }), fields),
    ]
    for (const reply of replies) expectProblem(reply, 403, 'cross-site-request')
    expect((await page.get('/v1/files')).json.items).toEqual([])
    expect((await page.get('/v1/me')).json).not.toHaveProperty('displayName')
    expect((await service.app.accounts.list()).map(({ email }) => email)).not.toContain('mallory@example.org')
  })
  test.each([
    ['Sec-Fetch-Site: same-origin', () => fromPage],
    ['an own Origin', () => ({ origin: service.base })],
  ] as [string, () => Record<string, string>][])('%s is one', async (_what, fields) => {
    const { page } = await signedInPage()
    expect(await page.patch('/v1/me', { displayName: 'Ada' }, fields())).toMatchObject({ status: 200 })
  })
  test('reading needs none', async () => {
    const { page, email } = await signedInPage()
    expect((await page.get('/v1/me', { 'sec-fetch-site': 'cross-site' })).json.email).toBe(email)
  })
  test('a bearer token needs none, since no site can send one for another', async () => {
    const { client } = await makeAccount(service)
    expect(
      await client.patch(
        '/v1/me',
        { displayName: 'Ada' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      ),
    ).toMatchObject({ status: 200 })
  })
  test('with a bearer token and a cookie the token counts', async () => {
    const [{ page }, other] = [await signedInPage(), await makeAccount(service)]
    expect((await page.get('/v1/me', { authorization: `Bearer ${other.accessToken}` })).json.id).toBe(other.id)
    expectProblem(await page.get('/v1/me', { authorization: 'Bearer invalid' }), 401, 'unauthenticated')
  })
})

test('refreshPage: renews both cookies, and the earlier ones are of no more use than an earlier token', async () => {
  const { cookies, page, id } = await signedInPage()
  const reply = await page.post('/refresh', undefined, fromPage)
  expect([reply.status, reply.text]).toEqual([204, ''])
  const renewed = cookiesOf(reply)
  expect(Object.keys(renewed)).toEqual(['coffer_access', 'coffer_refresh'])
  expect(renewed['coffer_refresh']).not.toBe(cookies['coffer_refresh'])
  const next = new Client(service.base, { cookie: header(renewed) })
  expect((await next.get('/v1/me')).json.id).toBe(id)
  await next.post('/refresh', undefined, fromPage)
  expectProblem(await page.post('/refresh', undefined, fromPage), 401, 'unauthenticated')
  expectProblem(await next.get('/v1/me'), 401, 'unauthenticated')
})

test('refreshPage: a cross-site request does not turn the chain', async () => {
  const { cookies, page } = await signedInPage()
  expectProblem(await page.post('/refresh', undefined, { 'sec-fetch-site': 'cross-site' }), 403, 'cross-site-request')
  ahead = 40_000
  const reply = await page.post('/refresh', undefined, fromPage)
  ahead = 0
  expect([reply.status, cookies['coffer_refresh'] === cookiesOf(reply)['coffer_refresh']]).toEqual([204, false])
})

test.each([
  ['no cookie', {}],
  ['an invented one', { cookie: 'coffer_refresh=cofr_invented' }],
  ['an access token alone', { cookie: 'coffer_access=x' }],
])('refreshPage: with %s answers 401', async (_what, fields) => {
  const reply = await service.anonymous.post('/refresh', undefined, { ...fromPage, ...fields })
  expectProblem(reply, 401, 'unauthenticated')
  expect(reply.headers.getSetCookie()).toEqual([])
})

test('showApp: with an access token that has ended, the refresh token renews both on the way', async () => {
  const { page, email } = await signedInPage()
  ahead = 1_300_000
  const reply = await page.get('/app', { accept: 'text/html' })
  const without = await new Client(service.base, { cookie: page.fields['cookie']!.split(';')[0]! }).get('/app')
  ahead = 0
  expect([reply.status, reply.text.includes(email)]).toEqual([200, true])
  expect(Object.keys(cookiesOf(reply))).toEqual(['coffer_access', 'coffer_refresh'])
  expect([without.status, without.headers.get('location')]).toEqual([303, '/login?next=/app'])
})

test.each([0, 1_300_000])('signOut: ends the session and clears the cookies (%d ms later)', async (later) => {
  const { cookies, page } = await signedInPage()
  ahead = later
  const reply = await page.post('/logout', undefined, fromPage)
  const after = [await page.get('/v1/me'), await page.post('/refresh', undefined, fromPage)]
  ahead = 0
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/login'])
  for (const line of reply.headers.getSetCookie().slice(-2))
    expect(line).toMatch(/^coffer_(access|refresh)=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/)
  for (const gone of after) expectProblem(gone, 401, 'unauthenticated')
  expectProblem(
    await service.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: cookies['coffer_refresh']! }),
    ),
    400,
    'invalid-grant',
  )
})

test('signOut: without cookies leads to the sign-in page all the same', async () => {
  expect(await service.anonymous.post('/logout', undefined, fromPage)).toMatchObject({ status: 303 })
})

test.each(['/security', '/admin'])(
  '%s: the refresh cookie alone shows the page and renews both cookies',
  async (path) => {
    const account = await makeAccount(service, { roles: ['admin'] })
    const reply = await service.anonymous.get(path, { cookie: `coffer_refresh=${account.refreshToken}` })
    expect(reply.status).toBe(200)
    expect(reply.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual(
      expect.arrayContaining(['coffer_access', 'coffer_refresh']),
    )
  },
)
