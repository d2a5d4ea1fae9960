/** Invitations: a letter, a link that makes one account once, with the roles bound to it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { actionsOf } from '../support/actions.ts'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { letterTo } from '../support/letters.ts'

const day = 86_400_000
let now = Date.now()
let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_SIGNUP: 'invite' }, clock: () => now })
  admin = await makeAccount(app, { roles: ['admin'] })
  await admin.client.patch('/v1/me', { displayName: 'Ada' })
})
afterAll(() => app.close())

const invite = async (email: string, more: object = {}): Promise<{ id: string; link: string; token: string }> => {
  const { status, json, headers } = await admin.client.post('/v1/invitations', { email, ...more })
  expect([status, headers.get('location')]).toEqual([201, `/v1/invitations/${json?.id}`])
  return { ...json, token: new URL(json.link).searchParams.get('token') }
}
const accept = (email: string, invitationToken: string, more: object = {}): Promise<Reply> =>
  app.anonymous.post('/v1/users', { email, password, invitationToken, ...more })
const form = (fields: Record<string, string>, more: Record<string, string> = {}): Promise<Reply> =>
  app.anonymous.post('/invitation', new URLSearchParams(fields), { 'sec-fetch-site': 'same-origin', ...more })

test('a letter with a link comes; the account has the bound roles, and its address counts as verified', async () => {
  const { id, link, token } = await invite('grace@example.org', { roles: ['reader'], displayName: 'Grace' })
  const letter = await letterTo(app.folder, 'grace@example.org')
  expect(letter).toMatchObject({ link, token })
  expect(letter.text).toContain('Ada')
  const made = await accept('grace@example.org', token)
  expect(made).toMatchObject({
    status: 201,
    json: { email: 'grace@example.org', displayName: 'Grace', roles: ['reader'] },
  })
  const user = await admin.client.get(made.headers.get('location')!)
  expect(user.json).toMatchObject({ emailVerifiedAt: expect.any(String), roles: ['reader'] })
  expect(user.headers.get('etag')).toBe(made.headers.get('etag'))
  expect((await app.anonymous.post('/v1/sessions', { email: 'grace@example.org', password })).status).toBe(201)
  expectProblem(await accept('grace@example.org', token), 410, 'link-expired')
  expectProblem(await admin.client.delete(`/v1/invitations/${id}`), 404, 'invitation-not-found')
  expect(await actionsOf(app, made.json.id)).toContain('user.registered')
})

test('without an invitation nobody registers where sign-up is by invitation', async () => {
  expectProblem(await app.anonymous.post('/v1/users', { email: 'guest@example.org', password }), 403, 'signup-closed')
})

test('withdrawn, expired, invented: 410, and no account', async () => {
  const withdrawn = await invite('withdrawn@example.org')
  expect((await admin.client.delete(`/v1/invitations/${withdrawn.id}`)).status).toBe(204)
  expectProblem(await accept('withdrawn@example.org', withdrawn.token), 410, 'link-expired')
  const late = await invite('late@example.org', { expiresInDays: 2 })
  now += 2 * day
  expectProblem(await accept('late@example.org', late.token), 410, 'link-expired')
  expect(await form({ token: late.token, password })).toMatchObject({ status: 410 })
  expect((await app.anonymous.get(`/invitation?token=${late.token}`)).status).toBe(410)
  expectProblem(await accept('late@example.org', 'cofi_invented'), 410, 'link-expired')
  admin = await again()
  expect((await admin.client.get('/v1/users?q=late')).json.items).toEqual([])
})

/** Days have passed: the tokens too. */
async function again(): Promise<Account> {
  const { json } = await app.anonymous.post('/v1/sessions', { email: admin.email, password })
  return { ...admin, client: app.anonymous.with({ authorization: `Bearer ${json.accessToken}` }) }
}

test('another address answers 422, and the invitation stays good for its own, however it is written', async () => {
  const { token } = await invite('Heidi@Example.org')
  expectProblem(await accept('mallory@example.org', token), 422, 'invitation-for-another')
  const made = await accept('heidi@example.org', token)
  expect(made.json).toMatchObject({ email: 'Heidi@Example.org', roles: ['member'] })
})

test('a password that is refused, or roles of one’s own choice, leave the invitation good', async () => {
  const { token } = await invite('ivan@example.org')
  expectProblem(await accept('ivan@example.org', token, { password: 'passwordpassword' }), 422, 'password-refused')
  expectProblem(await accept('ivan@example.org', token, { roles: ['admin'] }), 400, 'invalid-request')
  expect((await accept('ivan@example.org', token)).json.roles).toEqual(['member'])
})

test('ten uses at once make one account', async () => {
  const { token } = await invite('judy@example.org')
  const replies = await Promise.all(Array.from({ length: 10 }, () => accept('judy@example.org', token)))
  const statuses = replies.map(({ status }) => status).sort()
  expect(statuses[0]).toBe(201)
  // Who comes when the account is there already is told so; who comes later finds no invitation.
  expect(statuses.slice(1).every((status) => status === 409 || status === 410)).toBe(true)
  expect((await admin.client.get('/v1/users?q=judy@example.org&count=exact')).json.total).toBe(1)
})

test('a second invitation of an address replaces the first; one of a known address answers 409', async () => {
  const first = await invite('karl@example.org')
  const second = await invite('KARL@example.org')
  expectProblem(await accept('karl@example.org', first.token), 410, 'link-expired')
  expect((await accept('karl@example.org', second.token)).status).toBe(201)
  expectProblem(await admin.client.post('/v1/invitations', { email: 'karl@example.org' }), 409, 'email-taken')
})

test('the address was taken after the invitation: 409', async () => {
  const { token } = await invite('laura@example.org')
  await admin.client.post('/v1/users', { email: 'laura@example.org', password })
  expectProblem(await accept('laura@example.org', token), 409, 'email-taken')
  expect(await form({ token, password })).toMatchObject({ status: 409 })
})

test('the database holds no token', async () => {
  const { token } = await invite('mike@example.org')
  const rows = await app.app.database.rows('select * from invitation')
  expect(JSON.stringify(rows)).not.toContain(token)
  const sealed = await app.app.database.rows('select sealed from mail')
  expect(JSON.stringify(sealed)).not.toContain(token)
})

test.each([
  ['an object as the address', { email: { $gt: '' } }],
  ['no address', {}],
  ['a text as days', { email: 'x@example.org', expiresInDays: '7' }],
  ['too many days', { email: 'x@example.org', expiresInDays: 31 }],
  ['a member of ours', { email: 'x@example.org', tokenDigest: 'x' }],
  ['a list of objects as roles', { email: 'x@example.org', roles: [{ $ne: '' }] }],
])('createInvitation: %s answers 400', async (_, body) => {
  expectProblem(await admin.client.post('/v1/invitations', body), 400, 'invalid-request')
})

test('createInvitation: a role that nobody made answers 422', async () => {
  expectProblem(
    await admin.client.post('/v1/invitations', { email: 'x@example.org', roles: ['emperor'] }),
    422,
    'role-unknown',
  )
})

test('listInvitations: newest first, a page at a time, without tokens; old ones go', async () => {
  for (const n of [1, 2, 3]) await invite(`listed-${n}@example.org`)
  const first = await admin.client.get('/v1/invitations?limit=2&count=exact')
  expect(first.json.items.map(({ email }: { email: string }) => email)).toEqual([
    'listed-3@example.org',
    'listed-2@example.org',
  ])
  expect(first.json.items[0]).toMatchObject({ inviterId: admin.id, roles: ['member'] })
  expect(first.text).not.toContain('cofi_')
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1]
  const second = await admin.client.get(next!)
  expect(second.json.items[0].email).toBe('listed-1@example.org')
  expectProblem(await admin.client.get('/v1/invitations?cursor=abcd'), 400, 'invalid-cursor')
})

test('with the account of who invited, the invitations go', async () => {
  const second = await makeAccount(app, { roles: ['admin'] })
  await second.client.post('/v1/invitations', { email: 'nora@example.org' })
  await admin.client.delete(`/v1/users/${second.id}`)
  await app.app.erasure.run()
  const { json } = await admin.client.get('/v1/invitations?limit=100')
  expect(json.items.map(({ email }: { email: string }) => email)).not.toContain('nora@example.org')
})

describe('what was given is looked at again when it is taken', () => {
  const inviteAs = async (inviter: Account, email: string, roles: string[]): Promise<string> => {
    const { json } = await inviter.client.post('/v1/invitations', { email, roles })
    return new URL(json.link).searchParams.get('token')!
  }

  test.each<[string, (inviter: Account) => Promise<Reply>]>([
    ['disabled', ({ id }) => admin.client.patch(`/v1/users/${id}`, { disabled: true })],
    ['demoted', ({ id }) => admin.client.patch(`/v1/users/${id}`, { roles: ['member'] })],
    ['deleted', ({ id }) => admin.client.delete(`/v1/users/${id}`)],
  ])('%s inviters invite nobody any more, administrator or not', async (what, fate) => {
    const inviter = await makeAccount(app, { roles: ['admin'] })
    const links = [
      [`ally-of-${what}@example.org`, await inviteAs(inviter, `ally-of-${what}@example.org`, ['admin'])],
      [`friend-of-${what}@example.org`, await inviteAs(inviter, `friend-of-${what}@example.org`, ['member'])],
    ] as const
    expect((await fate(inviter)).status).toBeLessThan(300)
    for (const [email, token] of links) {
      expect((await app.anonymous.get(`/invitation?token=${token}`)).status).toBe(410)
      expectProblem(await accept(email, token), 410, 'link-expired')
      expect((await admin.client.get(`/v1/users?q=${email}`)).json.items).toEqual([])
    }
  })

  test('who lost a scope invites with the roles that are left', async () => {
    await admin.client.post('/v1/roles', { name: 'recruiter', scopes: ['users:write', 'files:list', 'files:read'] })
    const inviter = await makeAccount(app, { roles: ['admin'] })
    const [more, less] = [
      await inviteAs(inviter, 'more@example.org', ['member']),
      await inviteAs(inviter, 'less@example.org', ['reader']),
    ]
    await admin.client.patch(`/v1/users/${inviter.id}`, { roles: ['recruiter'] })
    expectProblem(await accept('more@example.org', more), 410, 'link-expired')
    expect((await accept('less@example.org', less)).json.roles).toEqual(['reader'])
  })

  test('a role that an open invitation gives stays; withdrawn or expired, it goes', async () => {
    await admin.client.post('/v1/roles', { name: 'temp', scopes: ['files:read'] })
    const [first, second] = [
      await invite('rita@example.org', { roles: ['temp', 'member'] }),
      await invite('sven@example.org', { roles: ['temp'], expiresInDays: 1 }),
    ]
    expectProblem(await admin.client.delete('/v1/roles/temp'), 409, 'role-in-use')
    expect((await admin.client.delete(`/v1/invitations/${first.id}`)).status).toBe(204)
    expectProblem(await admin.client.delete('/v1/roles/temp'), 409, 'role-in-use')
    now += day
    admin = await again()
    expect((await admin.client.delete('/v1/roles/temp')).status).toBe(204)
    expectProblem(await accept('sven@example.org', second.token), 410, 'link-expired')
  })

  test('a role that went all the same is given to nobody', async () => {
    await admin.client.post('/v1/roles', { name: 'gone', scopes: ['files:read'] })
    const { token } = await invite('tina@example.org', { roles: ['gone', 'member'] })
    await app.app.database.run("delete from role where name = 'gone'")
    expectProblem(await accept('tina@example.org', token), 410, 'link-expired')
  })
})

describe('the page', () => {
  test('shows whom it is for, makes the account without any script, and signs in to it', async () => {
    const { token } = await invite('<olga>@example.org', { displayName: 'Olga "O"' })
    expect((await app.anonymous.head(`/invitation?token=${token}`)).status).toBe(200)
    const page = await app.anonymous.get(`/invitation?token=${token}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('&lt;olga&gt;@example.org')
    expect(page.text).toContain('value="Olga &quot;O&quot;"')
    expect(page.text).toContain(`name="token" value="${token}"`)
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const done = await form({ token, displayName: '', password })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/app?notice=registered'])
    const cookie = done.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    expect((await app.anonymous.get('/v1/me', { cookie })).json).toMatchObject({ roles: ['member'] })
    expect((await app.anonymous.get(`/invitation?token=${token}`, { accept: 'text/html' })).status).toBe(410)
  })

  test('a password that is refused shows the form again, with what was filled in', async () => {
    const { token } = await invite('paul@example.org')
    const reply = await form({ token, displayName: 'Paul', password: 'passwordpassword' }, { accept: 'text/html' })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain(`name="token" value="${token}"`)
    expect(reply.text).toContain('value="Paul"')
    expect(reply.text).not.toContain('passwordpassword')
    expect((await form({ token, displayName: 'Paul', password })).status).toBe(303)
  })

  test('each refusal is told as a page and as a problem', async () => {
    const taken = await invite('quinn@example.org')
    await admin.client.post('/v1/users', { email: 'quinn@example.org', password })
    for (const accept of ['text/html', 'application/problem+json']) {
      const mediaTypes = [
        await form({ token: 'cofi_nothing', password }, { accept }),
        await form({ token: taken.token, password }, { accept }),
        await form({ token: taken.token, password: 'passwordpassword' }, { accept }),
        await app.anonymous.get('/invitation?token=cofi_nothing', { accept }),
      ].map(({ status, headers }) => [status, headers.get('content-type')?.split(';')[0]])
      expect(mediaTypes).toEqual([
        [410, accept],
        [409, accept],
        [422, accept],
        [410, accept],
      ])
    }
  })
})
