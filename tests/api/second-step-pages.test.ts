/** The pages of the second step and of passkeys without a browser: each answer in each media type, with the limits on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import type { Reply } from '../support/client.ts'
import { codeOf, enrolApp, enrolPasskey, signInChallenge, wrongCode, type App } from '../support/factors.ts'

let service: TestApp
let owner: Account & App
beforeAll(async () => {
  service = await startApp({ settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' } })
  const account = await makeAccount(service)
  owner = { ...account, ...(await enrolApp(account)) }
})
afterAll(() => service.close())

const post = (path: string, body: object, fields: Record<string, string> = {}): Promise<Reply> =>
  service.anonymous.post(path, body, { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': nextAddress(), ...fields })
const form = (fields: Record<string, string>): URLSearchParams => new URLSearchParams(fields)
const cookiesOf = (reply: Reply): Record<string, string> =>
  Object.fromEntries(
    reply.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line)!.slice(1, 3) as [string, string]),
  )

async function begun(next?: string): Promise<{ reply: Reply; cookie: string }> {
  const reply = await post('/login', form({ email: owner.email, password, ...(next === undefined ? {} : { next }) }))
  expect(reply.status).toBe(303)
  return { reply, cookie: `coffer_mfa=${cookiesOf(reply)['coffer_mfa']}` }
}
const typeOf = ({ headers }: Reply): string | undefined => headers.get('content-type')?.split(';')[0]
const types = ['text/html', 'application/problem+json']

test('signIn: leads to the second step, with the challenge in a cookie of its own and no session', async () => {
  const { reply } = await begun('/app?state=trashed')
  expect(reply.headers.get('location')).toBe('/login/mfa?next=%2Fapp%3Fstate%3Dtrashed')
  expect(reply.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^coffer_mfa=cofm_[\w-]{43}; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/),
  ])
  expect((await begun('//evil.example/')).reply.headers.get('location')).toBe('/login/mfa?next=%2Fapp')
})

test('showMfa: the form with a challenge, the sign-in page without; by HEAD too', async () => {
  const { cookie } = await begun()
  const page = await service.anonymous.get('/login/mfa?next=/app', { cookie })
  expect([page.status, typeOf(page)]).toEqual([200, 'text/html'])
  expect(page.text).toContain('name="next" value="/app"')
  expect((await service.anonymous.head('/login/mfa', { cookie })).status).toBe(200)
  const without = await service.anonymous.get('/login/mfa')
  expect([without.status, without.headers.get('location')]).toEqual([303, '/login'])
})

test('completeMfaOnPage: signs in, clears the challenge, and goes to a page of this service alone', async () => {
  const [first, second] = owner.recoveryCodes
  for (const [code, next, to] of [
    [codeOf(owner.secret, Date.now(), 1), '/app?q=x', '/app?q=x'],
    [first!, '//evil.example/', '/app'],
    [second!, undefined, '/app'],
  ] as const) {
    const { cookie } = await begun()
    const reply = await post('/login/mfa', form({ code, ...(next === undefined ? {} : { next }) }), { cookie })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, to])
    const cookies = cookiesOf(reply)
    expect(cookies['coffer_mfa']).toBe('')
    const me = await service.anonymous.get('/v1/me', { cookie: `coffer_access=${cookies['coffer_access']}` })
    expect(me.json.id).toBe(owner.id)
  }
  const without = await post('/login/mfa', form({ code: '000000' }))
  expect([without.status, without.headers.get('location')]).toEqual([303, '/login'])
})

describe.each(types)('refused as %s', (accept) => {
  const expectRefused = (reply: Reply, status: number): void => {
    expect([reply.status, typeOf(reply), reply.headers.has('ratelimit')]).toEqual([status, accept, true])
  }

  test('completeMfaOnPage: a wrong code is 401 and can be mended; of another site 403; what is over 410', async () => {
    const { cookie } = await begun()
    const code = wrongCode(owner.secret)
    const wrong = await post('/login/mfa', form({ code, next: '/app?q=x' }), { cookie, accept })
    expectRefused(wrong, 401)
    if (accept === 'text/html') expect(wrong.text).toContain('name="next" value="/app?q=x"')
    expect(wrong.text).not.toContain(code)
    expectRefused(await post('/login/mfa', form({ code }), { cookie, accept, 'sec-fetch-site': 'cross-site' }), 403)
    const over = `coffer_mfa=cofm_${'A'.repeat(43)}`
    expectRefused(await post('/login/mfa', form({ code }), { cookie: over, accept }), 410)
  })

  test('signInWithPasskeyOnPage: a wrong answer is 401, one to a challenge that is over 410', async () => {
    const account = await makeAccount(service)
    const { authenticator } = await enrolPasskey(service, account)
    const challenge = await signInChallenge(service.anonymous)
    const passkey = authenticator.answer(challenge, { userVerified: false })
    expectRefused(await post('/login/passkey', { passkey }, { accept }), 401)
    expectRefused(await post('/login/passkey', { passkey }, { accept }), 410)
  })
})

test('signInWithPasskeyOnPage: sets the cookies of the page, from its own pages alone', async () => {
  const account = await makeAccount(service)
  const { authenticator } = await enrolPasskey(service, account)
  const answer = async () => ({ passkey: authenticator.answer(await signInChallenge(service.anonymous)) })
  expect((await post('/login/passkey', await answer(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const reply = await post('/login/passkey', await answer())
  expect(reply).toMatchObject({ status: 204, text: '' })
  expect(reply.headers.has('ratelimit')).toBe(true)
  const cookie = `coffer_access=${cookiesOf(reply)['coffer_access']}`
  expect((await service.anonymous.get('/v1/me', { cookie })).json.id).toBe(account.id)
})

test('what is refused by the API tells its limit too', async () => {
  const id = '0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10'
  const replies = [
    await owner.client.post(`/v1/me/mfa-factors/${id}/activation`, { code: '000000' }),
    await owner.client.post(`/v1/me/mfa-factors/${owner.factorId}/activation`, { code: '000000' }),
    await owner.client.post(`/v1/sessions/${id}/confirmation`, { password }),
    await owner.client.post('/v1/sessions/current/confirmation', { password }),
  ]
  expect(replies.map(({ status }) => status)).toEqual([404, 409, 404, 403])
  for (const { headers } of replies) expect(headers.get('ratelimit-policy')).toMatch(/^"second-factor";q=\d+;w=\d+/)
})
