/** Everybody's accounts, as an administrator finds, sees and changes them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem } from '../support/client.ts'
import { actionsOf } from '../support/actions.ts'

let app: TestApp
let admin: Account
beforeAll(async () => {
  app = await startApp()
  admin = await makeAccount(app, { roles: ['admin'], email: 'admin@example.org' })
})
afterAll(() => app.close())

const at = ({ id }: { id: string }): string => `/v1/users/${id}`
const meOf = ({ accessToken }: Account) =>
  new Client(app.base, { authorization: `Bearer ${accessToken}` }).get('/v1/me')

describe('listUsers', () => {
  const ids = async (query: string): Promise<string[]> => {
    const reply = await admin.client.get(`/v1/users?limit=100&${query}`)
    expect(reply.status).toBe(200)
    return reply.json.items.map(({ id }: { id: string }) => id)
  }

  test('finds by a part of address and name, upper and lower case alike, and by nothing else', async () => {
    const somebody = await makeAccount(app, { email: 'Søren.Straße@example.org' })
    await somebody.client.patch('/v1/me', { displayName: 'Σοφία Ångström' })
    for (const q of ['søren', 'STRASSE', 'straße', 'ΣΟΦΊΑ', 'σοφία', 'ångström']) {
      const found = await ids(`q=${encodeURIComponent(q)}`)
      expect({ q, found: found.includes(somebody.id) }).toEqual({ q, found: q !== 'STRASSE' })
    }
    for (const q of ['%', '_øren', "' or 1=1 --", '\\'])
      expect(await ids(`q=${encodeURIComponent(q)}`)).not.toContain(somebody.id)
  })

  test('a new name is found at once, and the old one no more', async () => {
    const somebody = await makeAccount(app)
    await somebody.client.patch('/v1/me', { displayName: 'Before Zweifel' })
    await admin.client.patch(at(somebody), { displayName: 'After Zweifel' })
    expect(await ids('q=after%20zweifel')).toEqual([somebody.id])
    expect(await ids('q=before%20zweifel')).toEqual([])
  })

  test('by role, whole and not in part; by state; by kind', async () => {
    const reader = await makeAccount(app, { roles: ['reader'] })
    const disabled = await makeAccount(app)
    await admin.client.patch(at(disabled), { disabled: true })
    expect(await ids('role=reader')).toContain(reader.id)
    expect(await ids('role=read')).toEqual([])
    expect(await ids('role=member')).not.toContain(reader.id)
    expect(await ids('state=disabled')).toEqual([disabled.id])
    expect(await ids('state=active')).not.toContain(disabled.id)
    expect(await ids('kind=person')).toContain(reader.id)
    expect(await ids('kind=service')).toEqual([])
  })

  test.each(['createdAt', '-createdAt', 'email', '-email'])(
    'sort=%s: pages of two give each account once, in order, with a link to the next',
    async (sort) => {
      for (const name of ['b', 'A', 'c', 'Ä', 'd'])
        await app.app.accounts.create({ email: `${name}-${sort}@pages.example`, password }, [])
      const found: { id: string; email: string; createdAt: string }[] = []
      let path: string | undefined = `/v1/users?q=-${encodeURIComponent(sort)}@pages&sort=${sort}&limit=2&count=exact`
      for (let pages = 0; path !== undefined; pages++) {
        expect(pages).toBeLessThan(3)
        const { json, headers } = await admin.client.get(path)
        expect(json.items.length).toBeLessThanOrEqual(2)
        expect(json.total).toBe(5)
        found.push(...json.items)
        path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
        expect(path === undefined).toBe(json.nextCursor === undefined)
      }
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      const keys = found.map(({ email, createdAt }) => (sort.includes('email') ? email.toLowerCase() : createdAt))
      const sorted = [...keys].sort()
      expect(keys).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted)
    },
  )

  test('a cursor of another order, or none at all, answers 400', async () => {
    const { json } = await admin.client.get('/v1/users?limit=1&sort=email')
    for (const query of [`sort=-email&cursor=${json.nextCursor}`, `cursor=${json.nextCursor}`, 'cursor=abcd'])
      expectProblem(await admin.client.get(`/v1/users?${query}`), 400, 'invalid-cursor')
  })

  test.each(['sort=password', 'role=Admin', 'role[]=admin', 'kind=robot', 'state=all', 'q=', 'limit=0', 'email=a'])(
    '?%s answers 400',
    async (query) => {
      expectProblem(await admin.client.get(`/v1/users?${query}`), 400, 'invalid-request')
    },
  )

  test('shows nothing secret', async () => {
    const { text } = await admin.client.get('/v1/users?limit=100')
    expect(text).not.toMatch(/hash|digest|argon2|epoch/i)
  })
})

describe('getUser and updateUser', () => {
  test('the account, then 304; a change gives a new entity tag, and the old one is refused', async () => {
    const somebody = await makeAccount(app)
    const got = await admin.client.get(at(somebody))
    expect(got.json).toEqual({
      id: somebody.id,
      kind: 'person',
      email: somebody.email,
      roles: ['member'],
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    const etag = got.headers.get('etag')!
    expect(await admin.client.get(at(somebody), { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
    const patch = { displayName: 'Grace', quotaBytes: 1000, emailVerified: true }
    const changed = await admin.client.patch(at(somebody), patch, { 'if-match': etag })
    expect(changed).toMatchObject({
      status: 200,
      json: { displayName: 'Grace', quotaBytes: 1000, emailVerifiedAt: expect.any(String) },
    })
    expect(changed.headers.get('etag')).not.toBe(etag)
    expect((await admin.client.get(at(somebody))).headers.get('etag')).toBe(changed.headers.get('etag'))
    for (const send of [
      () => admin.client.patch(at(somebody), { displayName: 'Ada' }, { 'if-match': etag }),
      () => admin.client.delete(at(somebody), { 'if-match': etag }),
    ])
      expectProblem(await send(), 412, 'precondition-failed')
    const cleared = await admin.client.patch(
      at(somebody),
      { displayName: null, quotaBytes: null, emailVerified: false },
      { 'content-type': 'application/merge-patch+json' },
    )
    for (const member of ['displayName', 'quotaBytes', 'emailVerifiedAt'])
      expect(cleared.json).not.toHaveProperty(member)
  })

  test('a patch that changes nothing leaves the entity tag, and no trace', async () => {
    const somebody = await makeAccount(app)
    const before = await admin.client.get(at(somebody))
    const reply = await admin.client.patch(at(somebody), { roles: ['member'], disabled: false, quotaBytes: null })
    expect(reply.headers.get('etag')).toBe(before.headers.get('etag'))
    expect(await actionsOf(app, somebody.id)).not.toContain('user.updated')
  })

  test('an account that nobody has answers 404, for each operation on it', async () => {
    const nobody = '0199f390-4a0b-7c55-b1de-90c4d2f7a318'
    for (const reply of [
      await admin.client.get(`/v1/users/${nobody}`),
      await admin.client.patch(`/v1/users/${nobody}`, { disabled: true }),
      await admin.client.delete(`/v1/users/${nobody}`),
      await admin.client.get(`/v1/users/${nobody}/sessions`),
      await admin.client.delete(`/v1/users/${nobody}/sessions`),
      await admin.client.get(`/v1/users/${nobody}/usage`),
    ])
      expectProblem(reply, 404, 'user-not-found')
  })

  test.each([
    ['id', { id: '0199f390-4a0b-7c55-b1de-90c4d2f7a318' }],
    ['email', { email: 'other@example.org' }],
    ['passwordHash', { passwordHash: '$argon2id$' }],
    ['kind', { kind: 'service' }],
    ['usedBytes', { usedBytes: 0 }],
    ['epoch', { epoch: 0 }],
    ['disabledAt', { disabledAt: null }],
    ['nothing', {}],
    ['an object as roles', { roles: { $ne: [] } }],
    ['a text as roles', { roles: 'admin' }],
    ['a role twice', { roles: ['member', 'member'] }],
    ['a role of another form', { roles: ["admin' --"] }],
    ['null as roles', { roles: null }],
    ['a text as disabled', { disabled: 'false' }],
    ['a number as disabled', { disabled: 0 }],
    ['a negative quota', { quotaBytes: -1 }],
    ['a quota with a fraction', { quotaBytes: 1.5 }],
    ['a quota beyond what counts exactly', { quotaBytes: 2 ** 53 }],
    ['an object as the name', { displayName: { $gt: '' } }],
  ])('updateUser: %s answers 400 and changes nothing', async (_, patch) => {
    const somebody = await makeAccount(app)
    const before = await admin.client.get(at(somebody))
    expectProblem(await admin.client.patch(at(somebody), patch), 400, 'invalid-request')
    expect((await admin.client.get(at(somebody))).json).toEqual(before.json)
  })

  test('__proto__ in a patch answers 400 and grants nothing', async () => {
    const somebody = await makeAccount(app)
    const reply = await admin.client.patch(at(somebody), '{"__proto__":{"roles":["admin"]},"disabled":false}', {
      'content-type': 'application/json',
    })
    expect(reply.status).toBe(400)
    expect((await admin.client.get(at(somebody))).json.roles).toEqual(['member'])
  })

  test('a role that nobody made answers 422', async () => {
    const somebody = await makeAccount(app)
    expectProblem(await admin.client.patch(at(somebody), { roles: ['emperor'] }), 422, 'role-unknown')
    expectProblem(
      await admin.client.post('/v1/users', { email: 'emperor@example.org', password, roles: ['emperor'] }),
      422,
      'role-unknown',
    )
  })

  test('of twenty changes at once each is there, whole', async () => {
    const somebody = await makeAccount(app)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        admin.client.patch(at(somebody), n % 2 === 0 ? { quotaBytes: n } : { displayName: `Name ${n}` }),
      ),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    const { json } = await admin.client.get(at(somebody))
    expect(json.displayName).toMatch(/^Name \d+$/)
    expect(json.quotaBytes).toEqual(expect.any(Number))
  })
})

describe('roles and disabling', () => {
  test('other roles: old tokens are refused at once, a refresh tells the new ones, the session lives on', async () => {
    const somebody = await makeAccount(app)
    expect((await meOf(somebody)).status).toBe(200)
    expect(await admin.client.patch(at(somebody), { roles: ['reader'] })).toMatchObject({
      status: 200,
      json: { roles: ['reader'] },
    })
    expectProblem(await meOf(somebody), 401, 'unauthenticated')
    const refreshed = await app.anonymous.post(
      '/v1/oauth/token',
      new URLSearchParams({ grant_type: 'refresh_token', refresh_token: somebody.refreshToken }),
    )
    expect(refreshed.status).toBe(200)
    expect(refreshed.json.scope.split(' ').sort()).toEqual(['files:list', 'files:read'])
    expect(await actionsOf(app, somebody.id)).toContain('roles.changed')
  })

  test('disabled: signed out everywhere and let in no more; enabled: let in again, and the old session stays over', async () => {
    const somebody = await makeAccount(app)
    const reply = await admin.client.patch(at(somebody), { disabled: true })
    expect(reply.json.disabledAt).toEqual(expect.any(String))
    expectProblem(await meOf(somebody), 401, 'unauthenticated')
    const credentials = { email: somebody.email, password }
    expectProblem(await app.anonymous.post('/v1/sessions', credentials), 401, 'invalid-credentials')
    expect((await admin.client.patch(at(somebody), { disabled: false })).json).not.toHaveProperty('disabledAt')
    expect((await app.anonymous.post('/v1/sessions', credentials)).status).toBe(201)
    expectProblem(await meOf(somebody), 401, 'unauthenticated')
    expect(await actionsOf(app, somebody.id)).toEqual(expect.arrayContaining(['user.disabled', 'user.enabled']))
  })

  test('an administrator cannot disable or delete the own account, nor take the right to administer from it', async () => {
    for (const reply of [
      await admin.client.patch(at(admin), { disabled: true }),
      await admin.client.patch(at(admin), { roles: ['member'] }),
      await admin.client.patch(at(admin), { roles: [] }),
      await admin.client.delete(at(admin)),
    ])
      expectProblem(reply, 409, 'own-account')
    expect((await admin.client.patch(at(admin), { roles: ['admin', 'member'] })).status).toBe(200)
    admin = await signIn(app, admin)
  })

  test('two administrators who demote, disable or delete each other at once: one is left', async () => {
    for (const send of [
      (by: Account, of: Account) => by.client.patch(at(of), { roles: ['member'] }),
      (by: Account, of: Account) => by.client.patch(at(of), { disabled: true }),
      (by: Account, of: Account) => by.client.delete(at(of)),
    ]) {
      const alone = await startApp()
      try {
        const [one, two] = [
          await makeAccount(alone, { roles: ['admin'] }),
          await makeAccount(alone, { roles: ['admin'] }),
        ]
        const replies = await Promise.all([send(one, two), send(two, one)])
        expect(replies.filter(({ status }) => status < 300)).toHaveLength(1)
        const left = (await alone.app.accounts.list()).filter(
          ({ roles, disabledAt }) => roles.includes('admin') && disabledAt == null,
        )
        expect(left).toHaveLength(1)
      } finally {
        await alone.close()
      }
    }
  })

  test('the last administrator cannot be disabled at the command line either', async () => {
    const alone = await startApp()
    try {
      const last = await makeAccount(alone, { roles: ['admin'] })
      await expect(alone.app.accounts.disable(last.email)).rejects.toMatchObject({ kind: 'last-administrator' })
      expect((await last.client.get('/v1/me')).status).toBe(200)
    } finally {
      await alone.close()
    }
  })
})

describe('an account with a role that is gone', () => {
  test.each<[string, number, (path: string) => Promise<{ status: number }>]>([
    ['signed out', 204, (path) => admin.client.delete(`${path}/sessions`)],
    ['renamed', 200, (path) => admin.client.patch(path, { displayName: 'Left over' })],
    ['given other roles', 200, (path) => admin.client.patch(path, { roles: ['reader'] })],
    ['disabled', 200, (path) => admin.client.patch(path, { disabled: true })],
    ['deleted', 202, (path) => admin.client.delete(path)],
  ])('can be %s', async (_, status, act) => {
    const somebody = await makeAccount(app)
    await app.app.database.run(`update account set roles = '["vanished","member"]' where email = ?`, [somebody.email])
    expect((await act(at(somebody))).status).toBe(status)
    expectProblem(await admin.client.patch(at(admin), { roles: ['admin', 'vanished'] }), 422, 'role-unknown')
  })
})

describe('sessions of a user', () => {
  test('listUserSessions: those of the account and no other, none of them the current one, page by page', async () => {
    const somebody = await makeAccount(app)
    const more = [await signIn(app, somebody), await signIn(app, somebody)]
    const first = await admin.client.get(`${at(somebody)}/sessions?limit=2&count=exact`)
    expect(first.json).toMatchObject({ total: 3, items: [{ current: false }, { current: false }] })
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1]
    const second = await admin.client.get(next!)
    const ids = [...first.json.items, ...second.json.items].map(({ id }: { id: string }) => id)
    expect(ids.sort()).toEqual([somebody, ...more].map(({ sessionId }) => sessionId).sort())
    expectProblem(await admin.client.get(`${at(somebody)}/sessions?cursor=abcd`), 400, 'invalid-cursor')
  })

  test('revokeUserSessions: every session ends, and the account can sign in again', async () => {
    const somebody = await makeAccount(app)
    const other = await signIn(app, somebody)
    expect(await admin.client.delete(`${at(somebody)}/sessions`)).toMatchObject({ status: 204, text: '' })
    for (const one of [somebody, other]) expectProblem(await meOf(one), 401, 'unauthenticated')
    expect((await admin.client.get(`${at(somebody)}/sessions`)).json.items).toEqual([])
    expect((await meOf(await signIn(app, somebody))).status).toBe(200)
  })
})

describe('registerUser by an administrator', () => {
  test('with roles: the account has them', async () => {
    const body = { email: 'reader@example.org', password, roles: ['reader'] }
    const made = await admin.client.post('/v1/users', body)
    expect(made).toMatchObject({ status: 201, json: { roles: ['reader'] } })
    expect(await actionsOf(app, made.json.id)).toContain('user.created')
  })

  test('whoever comes cannot choose roles', async () => {
    const body = { email: 'crafty@example.org', password, roles: ['admin'] }
    expectProblem(await app.anonymous.post('/v1/users', body), 400, 'invalid-request')
    expect((await admin.client.get('/v1/users?q=crafty@')).json.items).toEqual([])
  })
})
