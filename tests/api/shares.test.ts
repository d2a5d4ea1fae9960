/** Shares: what their owner makes of them, and what whoever has the link gets, and how often. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeAccount, makeFile, makeKey, startApp, startReplica, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { insist, makeShare } from '../support/shares.ts'

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
const countOf = async ({ id }: { id: string }): Promise<number> =>
  (await owner.client.get(`/v1/shares/${id}`)).json.downloadCount

function expectOver(reply: Reply, reason: string): void {
  expectProblem(reply, 410, 'link-expired')
  expect(reply.json.reason).toBe(reason)
}

describe('its owner', () => {
  test('makes a share, sees its link again, finds it in the list, changes it and revokes it', async () => {
    const file = await makeFile(owner)
    const made = await owner.client.post('/v1/shares', {
      fileIds: [file.id],
      name: 'Figures',
      message: 'As promised.',
      password: secret,
      expiresAt: '2026-12-01T00:00:00Z',
      maxDownloads: 3,
    })
    expect(made.status).toBe(201)
    expect(made.json).toEqual({
      id: expect.any(String),
      url: expect.stringMatching(/^http:\/\/[^/]+\/s\/cofs_[\w-]{22}$/),
      name: 'Figures',
      message: 'As promised.',
      fileIds: [file.id],
      hasPassword: true,
      expiresAt: '2026-12-01T00:00:00.000Z',
      maxDownloads: 3,
      downloadCount: 0,
      state: 'active',
      qrCode: expect.stringMatching(/^data:image\/png;base64,/),
      createdAt: '2026-11-02T09:30:00.000Z',
      updatedAt: '2026-11-02T09:30:00.000Z',
    })
    const { qrCode, ...listed } = made.json
    const path = `/v1/shares/${made.json.id}`
    expect(made.headers.get('location')).toBe(path)
    expect((await owner.client.get(path)).json).toEqual({ ...listed, qrCode })
    expect((await owner.client.get('/v1/shares')).json.items).toContainEqual(listed)
    const changed = await owner.client.patch(
      path,
      { name: null, message: null, password: null, expiresAt: null, maxDownloads: null },
      { 'if-match': made.headers.get('etag')! },
    )
    expect(changed.status).toBe(200)
    expect(Object.keys(changed.json).sort()).toEqual(
      ['createdAt', 'downloadCount', 'fileIds', 'hasPassword', 'id', 'state', 'updatedAt', 'url'].sort(),
    )
    expect(changed.json.hasPassword).toBe(false)
    expect((await owner.client.delete(path)).status).toBe(204)
    for (const reply of [
      await owner.client.get(path),
      await owner.client.delete(path),
      await owner.client.patch(path, { name: 'Late' }),
    ])
      expectProblem(reply, 404, 'share-not-found')
    expect((await owner.client.get('/v1/shares')).text).not.toContain(made.json.id)
  })

  test('ten changes at once with one entity tag are one change and nine refusals', async () => {
    const { id } = await makeShare(owner, [(await makeFile(owner)).id])
    const etag = (await owner.client.get(`/v1/shares/${id}`)).headers.get('etag')!
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        insist(() => owner.client.patch(`/v1/shares/${id}`, { name: `name ${at}` }, { 'if-match': etag })),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)])
  })

  test('what is stored tells neither the link nor the password', async () => {
    const file = await makeFile(owner)
    const { id, token } = await makeShare(owner, [file.id], { password: secret })
    const [row] = await app.app.database.rows('select * from share where id = ?', [
      Buffer.from(id.replaceAll('-', ''), 'hex'),
    ])
    const stored = JSON.stringify(row, (_, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    )
    expect(stored).not.toContain(token.slice(5))
    expect(stored).not.toContain(secret)
    expect(stored).toContain('$argon2id$')
  })

  test.each([
    ['a stranger’s file', async () => (await makeFile(await makeAccount(app))).id],
    ['a file that never was', async () => '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'],
    [
      'a file in the trash',
      async () => {
        const { id } = await makeFile(owner)
        await owner.client.delete(`/v1/files/${id}`)
        return id
      },
    ],
  ])('cannot share %s, not even beside an own one', async (_, makeId) => {
    const ids = [(await makeFile(owner)).id, await makeId()]
    expectProblem(await owner.client.post('/v1/shares', { fileIds: ids }), 422, 'files-unknown')
  })

  test('cannot let a share end before it began, nor guard it with what is guessed first', async () => {
    const fileIds = [(await makeFile(owner)).id]
    const past = await owner.client.post('/v1/shares', { fileIds, expiresAt: '2026-11-02T09:29:59Z' })
    expectProblem(past, 400, 'invalid-request')
    expect(past.json.errors).toEqual([{ in: 'body', pointer: '/expiresAt', detail: 'must be in the future' }])
    expectProblem(await owner.client.post('/v1/shares', { fileIds, password: 'password' }), 422, 'password-refused')
    const { id } = await makeShare(owner, fileIds)
    expectProblem(await owner.client.patch(`/v1/shares/${id}`, { password: 'password' }), 422, 'password-refused')
    expectProblem(
      await owner.client.patch(`/v1/shares/${id}`, { expiresAt: '2020-01-01T00:00:00Z' }),
      400,
      'invalid-request',
    )
  })

  test('has a thousand shares at most; those that are over do not count', async () => {
    const rich = await makeAccount(app)
    const { id: fileId } = await makeFile(rich)
    await makeShare(rich, [fileId])
    const columns = (await app.app.database.rows('select * from share limit 1'))[0]!
    const names = Object.keys(columns)
    const bytes = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex')
    for (let at = 0; at < 999; at++)
      await app.app.database.run(
        `insert into share (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
        names.map((name) => {
          if (name === 'id') return Buffer.from(at.toString(16).padStart(32, '0'), 'hex')
          if (name === 'token_digest') return Buffer.from(at.toString(16).padStart(64, '0'), 'hex')
          if (name === 'owner_id') return bytes(rich.id)
          return ['expires_at', 'ends_at', 'revoked_at'].includes(name) ? null : columns[name]!
        }),
      )
    expectProblem(await rich.client.post('/v1/shares', { fileIds: [fileId] }), 409, 'too-many-links')
    await app.app.database.run('update share set ends_at = ? where id = ?', [now, Buffer.alloc(16)])
    expect((await rich.client.post('/v1/shares', { fileIds: [fileId] })).status).toBe(201)
  })

  test('alone sees and changes it, and only with the scope', async () => {
    const { id } = await makeShare(owner, [(await makeFile(owner)).id])
    const stranger = await makeAccount(app)
    for (const reply of [
      await stranger.client.get(`/v1/shares/${id}`),
      await stranger.client.patch(`/v1/shares/${id}`, { name: 'Mine' }),
      await stranger.client.delete(`/v1/shares/${id}`),
    ])
      expectProblem(reply, 404, 'share-not-found')
    const reader = await makeAccount(app, { roles: ['reader'] })
    expectProblem(await reader.client.get('/v1/shares'), 403, 'insufficient-scope')
  })

  test('gives nobody by a link what the credential may not read itself', async () => {
    const file = await makeFile(owner)
    const narrow = await makeKey(owner, { scopes: ['files:list', 'files:share'] })
    expectProblem(await narrow.client.get(`/v1/files/${file.id}/content`), 403, 'insufficient-scope')
    const refused = await narrow.client.post('/v1/shares', { fileIds: [file.id] })
    expectProblem(refused, 403, 'insufficient-scope')
    expect(refused.json.detail).toBe('This needs the scope files:read.')
    expect((await narrow.client.get('/v1/shares')).status).toBe(200)
    const wide = await makeKey(owner, { scopes: ['files:read', 'files:share'] })
    expect((await wide.client.post('/v1/shares', { fileIds: [file.id] })).status).toBe(201)
  })
})

describe('whoever has the link', () => {
  test('sees the files and nothing of their owner, as JSON and as a page; looking counts nothing', async () => {
    const files = [
      await makeFile(owner, { name: 'a <b>.txt', bytes: Buffer.from('first') }),
      await makeFile(owner, { name: 'b.txt', bytes: Buffer.from('second one') }),
    ]
    const share = await makeShare(
      owner,
      files.map(({ id }) => id),
      { name: 'Two files', message: 'For <you>' },
    )
    const { json } = await guest().get(share.path)
    expect(json).toEqual({
      name: 'Two files',
      message: 'For <you>',
      files: files.map(({ id, name, size }) => ({ id, name, mediaType: 'application/pdf', size })),
      totalBytes: 15,
    })
    const shown = await guest().get(share.path, page)
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(shown.text).toContain('For &lt;you&gt;')
    expect(shown.text).toContain('a &lt;b&gt;.txt')
    expect(shown.text).not.toContain(owner.email)
    expect(await countOf(share)).toBe(0)
  })

  test('is not shown a name that reads backwards as another one', async () => {
    const { id } = await makeFile(owner, { name: 'invoice\u202efdp.exe' })
    for (const { path } of [await makeShare(owner, [id]), await makeShare(owner, [id], { name: 'a\u202egpj.exe' })]) {
      const { text } = await guest().get(path, page)
      expect(text).toContain('<bdi>invoice\ufffdfdp.exe</bdi>')
      expect(text.replaceAll(/ download="[^"]*"/g, '')).not.toContain('\u202e')
    }
  })

  test('downloads one file as its owner would, with ranges and conditions', async () => {
    const file = await makeFile(owner, { bytes: Buffer.from('0123456789'), name: 'numbers.txt' })
    const share = await makeShare(owner, [file.id])
    const path = `${share.path}/content`
    const whole = await guest().get(path)
    const own = await owner.client.get(`/v1/files/${file.id}/content`)
    for (const name of [
      'etag',
      'content-length',
      'content-type',
      'content-disposition',
      'repr-digest',
      'last-modified',
      'accept-ranges',
      'content-security-policy',
      'x-content-type-options',
      'cache-control',
    ])
      expect([name, whole.headers.get(name)]).toEqual([name, own.headers.get(name)])
    expect(whole.text).toBe('0123456789')
    const part = await guest().get(path, { range: 'bytes=2-4' })
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
    const etag = whole.headers.get('etag')!
    expect((await guest().get(path, { 'if-none-match': etag })).status).toBe(304)
    expectProblem(await guest().get(path, { range: 'bytes=10-' }), 416, 'range-not-satisfiable')
    // The whole and the part; neither 304 nor 416.
    expect(await countOf(share)).toBe(2)
    expect((await guest().head(path)).headers.get('content-length')).toBe('10')
    expect(await countOf(share)).toBe(2)
  })

  test('gets several as an archive that unzips, each name once and none a path; its length is told', async () => {
    const names = ['../../etc/passwd', 'a.txt', 'A.txt', 'a.txt', 'CON', 'dots..', 'naïve – ü.txt', '..']
    const files = []
    for (const [at, name] of names.entries())
      files.push(
        await makeFile(owner, {
          name: name.replaceAll('/', '\\'),
          bytes: Buffer.from(`content ${at} `.repeat(at * 20_000)),
        }),
      )
    const share = await makeShare(
      owner,
      files.map(({ id }) => id),
      { name: 'Everything' },
    )
    const reply = await guest().get(`${share.path}/content`)
    expect(reply.status).toBe(200)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(reply.bytes.length),
      'content-disposition': 'attachment; filename=Everything.zip',
      'accept-ranges': 'none',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    const again = await guest().get(`${share.path}/content`)
    expect(again.bytes.equals(reply.bytes)).toBe(true)
    expect((await guest().get(`${share.path}/content`, { 'if-none-match': reply.headers.get('etag')! })).status).toBe(
      304,
    )
    expect(await countOf(share)).toBe(2)
    const entries = await unzip(reply.bytes)
    expect(entries.map(({ name }) => name)).toEqual([
      '.._.._etc_passwd',
      'a.txt',
      'A (2).txt',
      'a (3).txt',
      '_CON',
      'dots_',
      'naïve – ü.txt',
      '_',
    ])
    expect(entries.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256))
  })

  test('downloads one of several by its id, and no other file', async () => {
    const [one, two, other] = [await makeFile(owner), await makeFile(owner), await makeFile(owner)]
    const share = await makeShare(owner, [one.id, two.id])
    expect((await guest().get(`${share.path}/files/${two.id}/content`)).status).toBe(200)
    expectProblem(await guest().get(`${share.path}/files/${other.id}/content`), 404, 'file-not-found')
  })

  test('gets nothing that went to the trash or is gone; when all has, the link says so', async () => {
    const [one, two] = [await makeFile(owner), await makeFile(owner, { name: 'kept.txt' })]
    const share = await makeShare(owner, [one.id, two.id])
    await owner.client.delete(`/v1/files/${one.id}`)
    expect((await guest().get(share.path)).json.files.map(({ name }: { name: string }) => name)).toEqual(['kept.txt'])
    expectProblem(await guest().get(`${share.path}/files/${one.id}/content`), 404, 'file-not-found')
    await owner.client.delete(`/v1/files/${two.id}?permanent=true`)
    expectOver(await guest().get(share.path), 'empty')
    expectOver(await guest().get(`${share.path}/content`), 'empty')
    expect((await guest().get(share.path, page)).text).toContain('None of the files is there any more.')
  })

  test('a link that never was is not there; neither is one that is too long or too short by a letter', async () => {
    const share = await makeShare(owner, [(await makeFile(owner)).id])
    const other = `${share.path.slice(0, -2)}${share.path.endsWith('AA') ? 'BA' : 'AA'}`
    for (const path of ['/s/cofs_AAAAAAAAAAAAAAAAAAAAAA', other]) {
      for (const end of ['', '/content']) expectProblem(await guest().get(path + end), 404, 'link-not-found')
      const shown = await guest().get(path, page)
      expect([shown.status, shown.text]).toEqual([404, expect.stringContaining('This link leads nowhere')])
    }
    expectProblem(await guest().get(`${share.path}A`), 400, 'invalid-request')
    expectProblem(await guest().get(share.path.slice(0, -1)), 400, 'invalid-request')
  })

  test('sees at once, on every replica, that it was revoked', async () => {
    const share = await makeShare(owner, [(await makeFile(owner)).id])
    expect((await replica.anonymous.get(`${share.path}/content`)).status).toBe(200)
    await owner.client.delete(`/v1/shares/${share.id}`)
    for (const client of [guest(), replica.anonymous]) {
      expectOver(await client.get(share.path), 'revoked')
      expectOver(await client.get(`${share.path}/content`), 'revoked')
      expect((await client.get(share.path, page)).text).toContain('has taken the link back')
    }
  })

  test('sees when its time is over; its owner may give it more', async () => {
    const share = await makeShare(owner, [(await makeFile(owner)).id], {
      expiresAt: new Date(now + 60_000).toISOString(),
    })
    now += 59_999
    expect((await guest().get(`${share.path}/content`)).status).toBe(200)
    now += 1
    expectOver(await guest().get(share.path), 'expired')
    expectOver(await guest().get(`${share.path}/content`), 'expired')
    expect((await guest().get(share.path, page)).text).toContain('The time for which the files were shared is over.')
    expect((await owner.client.get(`/v1/shares/${share.id}`)).json.state).toBe('expired')
    await owner.client.patch(`/v1/shares/${share.id}`, { expiresAt: new Date(now + 60_000).toISOString() })
    expect((await guest().get(share.path)).status).toBe(200)
  })

  test('gets nothing while the owner is disabled, or may not share any more', async () => {
    const other = await makeAccount(app)
    const share = await makeShare(other, [(await makeFile(other)).id])
    await app.app.accounts.disable(other.email)
    expectProblem(await guest().get(share.path), 404, 'link-not-found')
    expectProblem(await guest().get(`${share.path}/content`), 404, 'link-not-found')
    await app.app.accounts.enable(other.email)
    expect((await guest().get(share.path)).status).toBe(200)
    const admin = await makeAccount(app, { roles: ['admin'] })
    await admin.client.patch(`/v1/users/${other.id}`, { roles: ['reader'] })
    expectProblem(await guest().get(share.path), 404, 'link-not-found')
    await admin.client.post('/v1/roles', { name: 'share-only', scopes: ['files:share'] })
    await admin.client.patch(`/v1/users/${other.id}`, { roles: ['share-only'] })
    expectProblem(await guest().get(share.path), 404, 'link-not-found')
    await admin.client.patch(`/v1/users/${other.id}`, { roles: ['share-only', 'reader'] })
    expect((await guest().get(share.path)).status).toBe(200)
  })

  test('finds it gone with the account', async () => {
    const other = await makeAccount(app)
    const share = await makeShare(other, [(await makeFile(other)).id])
    expect((await other.client.delete('/v1/me')).status).toBe(202)
    expectProblem(await guest().get(share.path), 404, 'link-not-found')
    await app.app.erasure.run()
    const left = await app.app.database.rows(
      'select (select count(*) from share where owner_id = ?) + (select count(*) from shared_file where owner_id = ?) as n',
      [Buffer.from(other.id.replaceAll('-', ''), 'hex'), Buffer.from(other.id.replaceAll('-', ''), 'hex')],
    )
    expect(Number(left[0]!['n'])).toBe(0)
  })
})

describe('how often', () => {
  test('twenty at once on two replicas, five allowed: five get it', async () => {
    const share = await makeShare(owner, [(await makeFile(owner)).id], { maxDownloads: 5 })
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        insist(() => (at % 2 ? guest() : replica.anonymous).get(`${share.path}/content`)),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    for (const reply of replies.filter(({ status }) => status !== 200)) expectOver(reply, 'used-up')
    const { json } = await owner.client.get(`/v1/shares/${share.id}`)
    expect(json).toMatchObject({ downloadCount: 5, state: 'used-up', lastDownloadedAt: new Date(now).toISOString() })
    expectOver(await guest().get(share.path), 'used-up')
    expect((await guest().get(share.path, page)).text).toContain('as often as the link allows')
    expectOver(
      await guest()
        .head(`${share.path}/content`)
        .then(async () => guest().get(share.path)),
      'used-up',
    )
    await owner.client.patch(`/v1/shares/${share.id}`, { maxDownloads: 6 })
    expect((await guest().get(share.path)).json.downloadsLeft).toBe(1)
  })

  test('archives and single files count alike', async () => {
    const ids = [(await makeFile(owner)).id, (await makeFile(owner)).id]
    const share = await makeShare(owner, ids, { maxDownloads: 2 })
    expect((await guest().get(`${share.path}/content`)).status).toBe(200)
    expect((await guest().get(`${share.path}/files/${ids[0]}/content`)).status).toBe(200)
    expectOver(await guest().get(`${share.path}/content`), 'used-up')
    expectOver(await guest().get(`${share.path}/files/${ids[1]}/content`), 'used-up')
  })

  test('who goes on after a break is not counted again, though nothing is left; nobody else goes on', async () => {
    const file = await makeFile(owner, { bytes: Buffer.from('0123456789') })
    const share = await makeShare(owner, [file.id], { maxDownloads: 1 })
    const path = `${share.path}/content`
    const begun = await guest().get(path)
    const [line = ''] = begun.headers.getSetCookie()
    expect(line).toMatch(/^coffer_download=cofn_[\w-]+; Max-Age=21600; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = line.split(';')[0]!
    const rest = await guest().get(path, { cookie, range: 'bytes=4-' })
    expect([rest.status, rest.text]).toEqual([206, '456789'])
    for (const fields of [
      { range: 'bytes=4-' },
      { cookie: `${cookie}x`, range: 'bytes=4-' },
      { cookie, range: 'bytes=0-' },
      { cookie },
      { cookie, range: 'bytes=-6' },
    ])
      expectOver(await guest().get(path, fields as Record<string, string>), 'used-up')
    // What was taken back is given to nobody, however far they got.
    expect(await countOf(share)).toBe(1)
    now += 6 * 3_600_000
    expectOver(await guest().get(path, { cookie, range: 'bytes=4-' }), 'used-up')
    await owner.client.delete(`/v1/shares/${share.id}`)
    expectOver(await guest().get(path, { cookie, range: 'bytes=4-' }), 'revoked')
  })

  test('the cookie of one download opens no other', async () => {
    const files = [await makeFile(owner, { bytes: Buffer.from('first') }), await makeFile(owner)]
    const share = await makeShare(
      owner,
      files.map(({ id }) => id),
      { maxDownloads: 1 },
    )
    const begun = await guest().get(`${share.path}/files/${files[0]!.id}/content`)
    const cookie = begun.headers.getSetCookie()[0]!.split(';')[0]!
    expectOver(
      await guest().get(`${share.path}/files/${files[1]!.id}/content`, { cookie, range: 'bytes=1-' }),
      'used-up',
    )
    expect((await guest().get(`${share.path}/files/${files[0]!.id}/content`, { cookie, range: 'bytes=1-' })).text).toBe(
      'irst',
    )
  })
})

describe('a password', () => {
  test('is asked for everywhere, and given as JSON for a token or with the form for a cookie', async () => {
    const file = await makeFile(owner)
    const share = await makeShare(owner, [file.id], { password: secret, name: 'Private matter' })
    const paths = [share.path, `${share.path}/content`, `${share.path}/files/${file.id}/content`]
    for (const path of paths) {
      const refused = await guest().get(path)
      expectProblem(refused, 401, 'link-locked')
      expect(refused.headers.get('www-authenticate')).toBe('Coffer-Unlock realm="coffer"')
      const shown = await guest().get(path, page)
      expect([shown.status, shown.text]).toEqual([401, expect.stringContaining('Enter the password')])
      expect(shown.text).not.toContain('Private matter')
    }
    expect(await countOf(share)).toBe(0)
    const { json } = await guest().post(`${share.path}/unlock`, { password: secret })
    expect(json).toEqual({ unlockToken: expect.stringMatching(/^cofk_/), expiresIn: 1800 })
    for (const path of paths) expect((await guest().get(path, { 'coffer-unlock': json.unlockToken })).status).toBe(200)
    const form = await guest().post(`${share.path}/unlock`, new URLSearchParams({ password: secret }), page)
    expect([form.status, form.headers.get('location')]).toEqual([303, share.path])
    const [line = ''] = form.headers.getSetCookie()
    expect(line).toMatch(/^coffer_unlock=cofk_[\w-]+; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await guest().get(share.path, { cookie: line.split(';')[0]! })).status).toBe(200)
  })

  test('opens this share alone, for half an hour, and no longer than it is the password', async () => {
    const file = await makeFile(owner)
    const [one, other] = [
      await makeShare(owner, [file.id], { password: secret }),
      await makeShare(owner, [file.id], { password: secret }),
    ]
    const unlock = async (): Promise<Record<string, string>> => ({
      'coffer-unlock': (await guest().post(`${one.path}/unlock`, { password: secret })).json.unlockToken,
    })
    const fields = await unlock()
    expectProblem(await guest().get(other.path, fields), 401, 'link-locked')
    now += 1_799_999
    expect((await guest().get(one.path, fields)).status).toBe(200)
    now += 1
    expectProblem(await guest().get(one.path, fields), 401, 'link-locked')
    const fresh = await unlock()
    await owner.client.patch(`/v1/shares/${one.id}`, { password: secret })
    expectProblem(await guest().get(one.path, fresh), 401, 'link-locked')
  })

  test('that is wrong is refused in words, on a page and in the trail', async () => {
    const share = await makeShare(owner, [(await makeFile(owner)).id], { password: secret })
    const refused = await guest().post(`${share.path}/unlock`, { password: 'seven small goats' })
    expectProblem(refused, 401, 'link-locked')
    expect(refused.json.detail).toBe('The password is not the right one.')
    const form = await guest().post(`${share.path}/unlock`, new URLSearchParams({ password: 'x' }), page)
    expect([form.status, form.headers.getSetCookie()]).toEqual([401, []])
    expect(form.text).toContain('The password is not the right one.')
    expect(form.text).toContain(`action="${share.path}/unlock"`)
    const trail = await owner.client.get(`/v1/me/audit-events?action=share.unlock-refused&limit=100`)
    const mine = trail.json.items.filter(({ target }: { target: string }) => target === `share:${share.id}`)
    expect(mine).toHaveLength(2)
    expect(JSON.stringify(mine)).not.toContain('goats')
  })
})

test('the trail tells who made, changed, downloaded and revoked', async () => {
  const share = await makeShare(owner, [(await makeFile(owner)).id], { maxDownloads: 4 })
  await guest().get(`${share.path}/content`)
  await owner.client.patch(`/v1/shares/${share.id}`, { maxDownloads: 9 })
  await owner.client.delete(`/v1/shares/${share.id}`)
  const { json } = await owner.client.get('/v1/me/audit-events?action=share.*&limit=100')
  const told = json.items.filter(({ target }: { target: string }) => target === `share:${share.id}`)
  expect(told.map(({ action, details }: { action: string; details: object }) => [action, details]).reverse()).toEqual([
    ['share.created', { files: 1, password: false, maxDownloads: 4 }],
    ['share.downloaded', { count: 1 }],
    ['share.updated', { password: false, maxDownloads: 9 }],
    ['share.deleted', {}],
  ])
  expect(told.find(({ action }: { action: string }) => action === 'share.downloaded').address).toBe('127.0.0.1')
})

test('what is over for thirty days is swept, its files with it; the link is then unknown', async () => {
  const expired = await makeShare(owner, [(await makeFile(owner)).id], {
    expiresAt: new Date(now + 1000).toISOString(),
  })
  const living = await makeShare(owner, [(await makeFile(owner)).id])
  const day = 86_400_000
  now += 30 * day
  const soon = now
  await app.app.shares.sweep()
  expectOver(await guest().get(expired.path), 'expired')
  now = soon + 1001
  await app.app.shares.sweep()
  expectProblem(await guest().get(expired.path), 404, 'link-not-found')
  expect((await guest().get(living.path)).status).toBe(200)
  now -= 30 * day
})

interface Entry {
  readonly name: string
  readonly sha256: string
}

/** By somebody else's code, which checks every digest and length besides. */
async function unzip(bytes: Uint8Array): Promise<Entry[]> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-zip-'))
  try {
    const [archive, script] = [join(folder, 'archive.zip'), join(folder, 'read.py')]
    await writeFile(archive, bytes)
    await writeFile(
      script,
      'import hashlib, json, sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(json.dumps([{"name": i.filename, "sha256": hashlib.sha256(z.read(i)).hexdigest()} for i in z.infolist()]))\n',
    )
    const { stdout } = await promisify(execFile)('python3', [script, archive])
    expect((await readFile(archive)).length).toBe(bytes.length)
    return JSON.parse(stdout) as Entry[]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
