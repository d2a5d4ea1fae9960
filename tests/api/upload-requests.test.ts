/** Upload requests: what their owner makes of them, and what a guest may put in, and how much. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { makeAccount, makeFile, makeKey, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { Client, expectProblem, type Reply } from '../support/client.ts'
import { insist, makeUploadRequest } from '../support/shares.ts'
import { boundary, connectWire, filePart, formOf, textPart } from '../support/wire.ts'

let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let owner: Account
let now = Date.parse('2026-11-02T09:30:00Z')
const clock = (): number => now

beforeAll(async () => {
  app = await startApp({ shared: true, clock, settings: { COFFER_ACCESS_TOKEN_TTL: '86400' } })
  replica = await startReplica(app, { clock })
  owner = await makeAccount(app)
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const page = { accept: 'text/html' }
const secret = 'seven small boats'
const guest = (): Client => app.anonymous
const jpeg = (name: string): Record<string, string> => ({
  'content-type': 'image/jpeg',
  'content-disposition': `attachment; filename="${name}"`,
})
const idBytes = ({ id }: { id: string }): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

function expectOver(reply: Reply, reason: string): void {
  expectProblem(reply, 410, 'link-expired')
  expect(reply.json.reason).toBe(reason)
}

describe('its owner', () => {
  test('makes one, finds it again, sees who sent what, and revokes it', async () => {
    const made = await owner.client.post('/v1/upload-requests', {
      name: 'Excursion',
      message: 'Only photographs, please.',
      expiresAt: '2026-12-01T00:00:00Z',
      maxFiles: 3,
      maxBytes: 1000,
      mediaTypes: ['image/*', 'application/pdf'],
    })
    expect(made.status).toBe(201)
    expect(made.json).toEqual({
      id: expect.any(String),
      url: expect.stringMatching(/^http:\/\/[^/]+\/r\/cofq_[\w-]{22}$/),
      name: 'Excursion',
      message: 'Only photographs, please.',
      hasPassword: false,
      expiresAt: '2026-12-01T00:00:00.000Z',
      maxFiles: 3,
      maxBytes: 1000,
      mediaTypes: ['image/*', 'application/pdf'],
      receivedFiles: 0,
      receivedBytes: 0,
      state: 'active',
      qrCode: expect.stringMatching(/^data:image\/png;base64,/),
      createdAt: '2026-11-02T09:30:00.000Z',
    })
    const { id, url } = made.json
    const at = `/v1/upload-requests/${id}`
    expect(made.headers.get('location')).toBe(at)
    const link = new URL(url).pathname
    const sent = await guest().post(`${link}/files?guestName=Grace`, 'summit', jpeg('summit.jpg'))
    expect([sent.status, sent.json]).toEqual([
      200,
      { name: 'summit.jpg', size: 6, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    const { json: received } = await owner.client.get(`${at}/files?count=exact`)
    expect(received).toEqual({
      items: [
        {
          id: expect.any(String),
          name: 'summit.jpg',
          mediaType: 'image/jpeg',
          size: 6,
          guestName: 'Grace',
          receivedAt: '2026-11-02T09:30:00.000Z',
        },
      ],
      total: 1,
    })
    expect((await owner.client.get(`/v1/files/${received.items[0].id}/content`)).text).toBe('summit')
    const present = (await owner.client.get(at)).json
    expect(present).toMatchObject({
      receivedFiles: 1,
      receivedBytes: 6,
      lastReceivedAt: '2026-11-02T09:30:00.000Z',
      state: 'active',
      qrCode: made.json.qrCode,
    })
    const { qrCode: _, ...listed } = present
    expect((await owner.client.get('/v1/upload-requests')).json.items).toContainEqual(listed)
    expect((await owner.client.delete(at)).status).toBe(204)
    for (const reply of [
      await owner.client.get(at),
      await owner.client.delete(at),
      await owner.client.get(`${at}/files`),
    ])
      expectProblem(reply, 404, 'upload-request-not-found')
    for (const client of [guest(), replica.anonymous]) {
      expectOver(await client.get(link), 'revoked')
      expectOver(await client.post(`${link}/files`, 'late', jpeg('late.jpg')), 'revoked')
    }
    const { json: trail } = await owner.client.get('/v1/me/audit-events?action=upload-request.*&limit=100')
    const mine = trail.items.filter(({ target }: { target: string }) => target === `upload-request:${id}`)
    expect(mine.map(({ action }: { action: string }) => action).reverse()).toEqual([
      'upload-request.created',
      'upload-request.received',
      'upload-request.deleted',
    ])
  })

  test('alone sees it, and only with the scope', async () => {
    const { id } = await makeUploadRequest(owner)
    const stranger = await makeAccount(app)
    for (const reply of [
      await stranger.client.get(`/v1/upload-requests/${id}`),
      await stranger.client.get(`/v1/upload-requests/${id}/files`),
      await stranger.client.delete(`/v1/upload-requests/${id}`),
    ])
      expectProblem(reply, 404, 'upload-request-not-found')
    const reader = await makeAccount(app, { roles: ['reader'] })
    expectProblem(await reader.client.get('/v1/upload-requests'), 403, 'insufficient-scope')
  })

  test('asks nobody for files who may store none', async () => {
    const narrow = await makeKey(owner, { scopes: ['files:read', 'files:share'] })
    expectProblem(
      await narrow.client.post('/v1/files', 'x', { 'content-type': 'text/plain' }),
      403,
      'insufficient-scope',
    )
    expectProblem(await narrow.client.post('/v1/upload-requests', {}), 403, 'insufficient-scope')
    expect((await narrow.client.get('/v1/upload-requests')).status).toBe(200)
  })

  test('is refused an end in the past, a password that is guessed first, and what no media type is', async () => {
    const ask = (body: object): Promise<Reply> => owner.client.post('/v1/upload-requests', body)
    expectProblem(await ask({ expiresAt: '2026-11-02T09:29:59Z' }), 400, 'invalid-request')
    expectProblem(await ask({ password: 'password' }), 422, 'password-refused')
    expectProblem(await ask({ mediaTypes: ['image'] }), 400, 'invalid-request')
  })

  test('has a thousand at most', async () => {
    const rich = await makeAccount(app)
    await makeUploadRequest(rich)
    const [row] = await app.app.database.rows('select * from upload_request where owner_id = ?', [idBytes(rich)])
    const names = Object.keys(row!)
    for (let at = 0; at < 999; at++)
      await app.app.database.run(
        `insert into upload_request (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
        names.map((name) => {
          if (name === 'id') return Buffer.from(at.toString(16).padStart(32, '0'), 'hex')
          return name === 'token_digest' ? Buffer.from(at.toString(16).padStart(64, '0'), 'hex') : row![name]!
        }),
      )
    expectProblem(await rich.client.post('/v1/upload-requests', {}), 409, 'too-many-links')
  })
})

describe('a guest', () => {
  test('does not learn by the time it takes whether the owner has the same bytes: they lie apart', async () => {
    const bytes = randomBytes(2000)
    const somebody = await makeAccount(app)
    await makeFile(somebody, { bytes })
    const request = await makeUploadRequest(somebody)
    for (const name of ['one.jpg', 'two.jpg'])
      expect((await guest().post(`${request.path}/files`, bytes, jpeg(name))).status).toBe(200)
    await makeFile(somebody, { bytes })
    const rows = await app.app.database.rows(
      "select refs from content where owner_id = ? and state <> 'deleted' order by refs",
      [idBytes(somebody)],
    )
    expect(rows.map(({ refs }) => Number(refs))).toEqual([1, 1, 2])
  })

  test('sees what is asked for and nothing else, as JSON and as a page with a form', async () => {
    const request = await makeUploadRequest(owner, { name: 'Excursion <1>', mediaTypes: ['image/*'], maxFiles: 7 })
    await guest().post(`${request.path}/files`, 'x', jpeg('secret-of-another-guest.jpg'))
    expect((await guest().get(request.path)).json).toEqual({ name: 'Excursion <1>', mediaTypes: ['image/*'] })
    const shown = await guest().get(request.path, page)
    expect(shown.text).toContain('Excursion &lt;1&gt;')
    expect(shown.text).toContain(`action="${request.path}/files" enctype="multipart/form-data"`)
    expect(shown.text).toContain('accept="image/*"')
    for (const private_ of [owner.email, 'secret-of-another-guest', '7'])
      expect(mainOf(shown.text)).not.toContain(private_)
  })

  test('sends the form of the page without a script, with a name, and is led back', async () => {
    const request = await makeUploadRequest(owner)
    const sent = await guest().post(
      `${request.path}/files`,
      formOf([textPart('guestName', 'Grace Hopper'), filePart('nano')]),
      { ...page, 'content-type': `multipart/form-data; boundary=${boundary}` },
    )
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${request.path}?notice=received`])
    expect((await guest().get(sent.headers.get('location')!, page)).text).toContain('It arrived.')
    const { items } = (await owner.client.get(`/v1/upload-requests/${request.id}/files`)).json
    expect(items).toEqual([expect.objectContaining({ name: 'report.pdf', guestName: 'Grace Hopper', size: 4 })])
  })

  test('is told on the page what was wrong with a form', async () => {
    const request = await makeUploadRequest(owner, { mediaTypes: ['image/*'] })
    const ask = (parts: Parameters<typeof formOf>[0]): Promise<Reply> =>
      guest().post(`${request.path}/files`, formOf(parts), {
        ...page,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      })
    const surplus = await ask([textPart('description', 'x'), filePart('x')])
    expect([surplus.status, surplus.text]).toEqual([400, expect.stringContaining('Send the file')])
    const text = await ask([filePart('x')])
    expect([text.status, text.text]).toEqual([415, expect.stringContaining('This link takes image/*.')])
  })

  test('sends no other type than was asked for', async () => {
    const request = await makeUploadRequest(owner, { mediaTypes: ['image/*', 'application/pdf'] })
    const send = async (type: string): Promise<number> =>
      (await guest().post(`${request.path}/files`, 'x', { 'content-type': type })).status
    expect([await send('image/png'), await send('IMAGE/PNG'), await send('application/pdf')]).toEqual([200, 200, 200])
    expect([await send('text/html'), await send('application/zip'), await send('imagex/png')]).toEqual([415, 415, 415])
  })

  test('twenty at once on two replicas, five files asked for: five arrive, and nothing is left of the others', async () => {
    const request = await makeUploadRequest(owner, { maxFiles: 5 })
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        insist(() =>
          (at % 2 ? guest() : replica.anonymous).post(`${request.path}/files`, `file ${at}`, jpeg(`${at}.jpg`)),
        ),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    for (const reply of replies.filter(({ status }) => status !== 200)) expectOver(reply, 'full')
    const { json } = await owner.client.get(`/v1/upload-requests/${request.id}`)
    expect(json).toMatchObject({ receivedFiles: 5, state: 'full' })
    expect((await owner.client.get(`/v1/upload-requests/${request.id}/files`)).json.items).toHaveLength(5)
    expectOver(await guest().get(request.path), 'full')
    expect((await guest().get(request.path, page)).text).toContain('As many files have arrived')
    // What could not be let go of at once, on a busy database, goes with the sweep.
    await app.app.blobs.sweep(0)
    const [staged] = await app.app.database.rows("select count(*) as n from content where state = 'staged'")
    expect(Number(staged!['n'])).toBe(0)
  })

  test('bytes: ten of six at once, twenty allowed: three arrive', async () => {
    const request = await makeUploadRequest(owner, { maxBytes: 20 })
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        insist(() => (at % 2 ? guest() : replica.anonymous).post(`${request.path}/files`, 'sixsix', jpeg(`${at}.jpg`))),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3)
    for (const reply of replies.filter(({ status }) => status !== 200)) expectProblem(reply, 413, 'upload-refused')
    expect((await owner.client.get(`/v1/upload-requests/${request.id}`)).json.receivedBytes).toBe(18)
    expect((await guest().post(`${request.path}/files`, '12', jpeg('rest.jpg'))).status).toBe(200)
    expectOver(await guest().post(`${request.path}/files`, '1', jpeg('more.jpg')), 'full')
  })

  test('learns nothing of the room that the account has', async () => {
    const poor = await makeAccount(app)
    const request = await makeUploadRequest(poor)
    await app.app.database.run('update account set quota_bytes = 1234 where id = ?', [idBytes(poor)])
    const refused = await guest().post(`${request.path}/files`, Buffer.alloc(2000), jpeg('large.jpg'))
    expectProblem(refused, 413, 'upload-refused')
    expect(refused.text).not.toContain('1234')
    expect((await poor.client.get('/v1/me/usage')).json).toMatchObject({ usedBytes: 0, fileCount: 0 })
  })

  test('holds no more of the owner’s room than the link gives, whatever is declared', async () => {
    const poor = await makeAccount(app)
    await app.app.database.run('update account set quota_bytes = 5000 where id = ?', [idBytes(poor)])
    const request = await makeUploadRequest(poor, { maxBytes: 100 })
    const wire = await connectWire(app.base)
    wire.begin('POST', `${request.path}/files`, {
      'Content-Type': 'image/jpeg',
      'Content-Length': '4900',
      Expect: '100-continue',
    })
    const { status, json } = await wire.answer()
    expect([status, json.type]).toEqual([413, '/problems/upload-refused'])
    expect(wire.text).not.toContain('100 Continue')
    expect((await poor.client.get('/v1/me/usage')).json).toMatchObject({ reservedBytes: 0 })
    wire.abort()
  })

  test('gives the password once, as JSON or with the form', async () => {
    const request = await makeUploadRequest(owner, { password: secret, name: 'Private matter' })
    for (const reply of [
      await guest().get(request.path),
      await guest().post(`${request.path}/files`, 'x', jpeg('x.jpg')),
      await guest().post(`${request.path}/unlock`, { password: 'seven small goats' }),
    ])
      expectProblem(reply, 401, 'link-locked')
    const shown = await guest().get(request.path, page)
    expect(shown.text).toContain(`action="${request.path}/unlock"`)
    expect(shown.text).not.toContain('Private matter')
    const { json } = await guest().post(`${request.path}/unlock`, { password: secret })
    const fields = { 'coffer-unlock': json.unlockToken }
    expect((await guest().get(request.path, fields)).status).toBe(200)
    expect((await guest().post(`${request.path}/files`, 'x', { ...jpeg('x.jpg'), ...fields })).status).toBe(200)
    const form = await guest().post(`${request.path}/unlock`, new URLSearchParams({ password: secret }), page)
    expect([form.status, form.headers.get('location')]).toEqual([303, request.path])
    const cookie = form.headers.getSetCookie()[0]!.split(';')[0]!
    expect((await guest().get(request.path, { cookie })).status).toBe(200)
  })

  test('comes too late when the time is over, and to a link of nobody when the owner is disabled', async () => {
    const other = await makeAccount(app)
    const request = await makeUploadRequest(other, { expiresAt: new Date(now + 60_000).toISOString() })
    const open = await makeUploadRequest(other)
    now += 60_000
    expectOver(await guest().get(request.path), 'expired')
    expectOver(await guest().post(`${request.path}/files`, 'x', jpeg('x.jpg')), 'expired')
    expect((await other.client.get(`/v1/upload-requests/${request.id}`)).json.state).toBe('expired')
    await app.app.accounts.disable(other.email)
    expectProblem(await guest().get(open.path), 404, 'link-not-found')
    expectProblem(await guest().post(`${open.path}/files`, 'x', jpeg('x.jpg')), 404, 'link-not-found')
    expectProblem(await guest().get('/r/cofq_AAAAAAAAAAAAAAAAAAAAAA'), 404, 'link-not-found')
  })
})

test('what is over for thirty days is swept; the files stay', async () => {
  const request = await makeUploadRequest(owner, { expiresAt: new Date(now + 1000).toISOString() })
  await guest().post(`${request.path}/files`, 'x', jpeg('stays.jpg'))
  const { items } = (await owner.client.get(`/v1/upload-requests/${request.id}/files`)).json
  now += 1001 + 30 * 86_400_000
  await app.app.uploadRequests.sweep()
  const again = await app.app.sessions.signIn({ email: owner.email, password: 'correct horse battery staple' }, caller)
  const client = new Client(app.base, { authorization: `Bearer ${again.accessToken}` })
  expectProblem(await client.get(`/v1/upload-requests/${request.id}`), 404, 'upload-request-not-found')
  expectProblem(await guest().get(request.path), 404, 'link-not-found')
  expect((await client.get(`/v1/files/${items[0].id}/content`)).text).toBe('x')
  const rows = await app.app.database.rows('select id from received_file where upload_request_id = ?', [
    idBytes(request),
  ])
  expect(rows).toEqual([])
})

const caller = { address: '127.0.0.1', userAgent: 'test' }
const mainOf = (text: string): string => /<main[^]*<\/main>/.exec(text)![0].replace(/<[^>]*>/g, ' ')
