/** Short-lived links: bound to one file and its bytes, or to one upload, and no better than the credential that made them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  makeAccount,
  makeFile,
  makeKey,
  signIn,
  startApp,
  startReplica,
  type Account,
  type TestApp,
} from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { insist } from '../support/shares.ts'
import { connectWire } from '../support/wire.ts'

let app: TestApp
let replica: Awaited<ReturnType<typeof startReplica>>
let owner: Account
let now = Date.parse('2026-11-02T09:30:00Z')
const clock = (): number => now

beforeAll(async () => {
  app = await startApp({ shared: true, clock, settings: { COFFER_MAX_FILE_BYTES: '1000000' } })
  replica = await startReplica(app, { clock })
  owner = await makeAccount(app)
})
afterAll(async () => {
  await replica.close()
  await app.close()
})

const guest = (): Client => app.anonymous

function expectOver(reply: Reply, reason: string): void {
  expectProblem(reply, 410, 'link-expired')
  expect(reply.json.reason).toBe(reason)
}

async function downloadLink(by: Pick<Account, 'client'>, fileId: string, body: object = {}): Promise<string> {
  const reply = await by.client.post(`/v1/files/${fileId}/download-links`, body)
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
  expect(new URL(reply.json.url).pathname).toBe(reply.headers.get('location'))
  return reply.headers.get('location')!
}

describe('downloading', () => {
  test('gives the bytes to whoever has the link, with ranges and conditions, on every replica', async () => {
    const file = await makeFile(owner, { bytes: Buffer.from('0123456789'), name: 'numbers.txt' })
    const made = await owner.client.post(`/v1/files/${file.id}/download-links`, {})
    expect(made.json).toEqual({
      url: expect.stringMatching(/^http:\/\/[^/]+\/d\/coft_[\w-]+$/),
      expiresAt: '2026-11-02T09:35:00.000Z',
    })
    const path = made.headers.get('location')!
    for (const client of [guest(), replica.anonymous]) {
      const whole = await client.get(path)
      expect([whole.status, whole.text]).toEqual([200, '0123456789'])
      expect(whole.headers.get('content-disposition')).toContain('attachment')
      expect((await client.get(path, { range: 'bytes=3-5' })).text).toBe('345')
      expect((await client.get(path, { 'if-none-match': whole.headers.get('etag')! })).status).toBe(304)
      expectProblem(await client.get(path, { range: 'bytes=10-' }), 416, 'range-not-satisfiable')
      expect((await client.head(path)).headers.get('content-length')).toBe('10')
    }
  })

  test('shows what a browser cannot run, when that was asked for', async () => {
    const of = async (mediaType: string): Promise<string> => {
      const file = await makeFile(owner, { mediaType })
      const reply = await guest().get(await downloadLink(owner, file.id, { inline: true }))
      return reply.headers.get('content-disposition')!.split(';')[0]!
    }
    expect([await of('application/pdf'), await of('text/html')]).toEqual(['inline', 'attachment'])
  })

  test('ends to the millisecond, an hour later at most', async () => {
    const file = await makeFile(owner)
    const path = await downloadLink(owner, file.id, { expiresIn: 3600 })
    now += 3_599_999
    expect((await guest().get(path)).status).toBe(200)
    now += 1
    expectOver(await guest().get(path), 'expired')
    owner = await signIn(app, owner)
    for (const expiresIn of [0, 3601, -1])
      expectProblem(
        await owner.client.post(`/v1/files/${file.id}/download-links`, { expiresIn }),
        400,
        'invalid-request',
      )
  })

  test('is for these bytes: not for those that replace them, nor for what is in the trash or gone', async () => {
    const [replaced, trashed, gone] = [await makeFile(owner), await makeFile(owner), await makeFile(owner)]
    const paths = [
      await downloadLink(owner, replaced.id),
      await downloadLink(owner, trashed.id),
      await downloadLink(owner, gone.id),
    ]
    await owner.client.put(`/v1/files/${replaced.id}/content`, 'others', {
      'if-match': '*',
      'content-type': 'text/plain',
    })
    await owner.client.delete(`/v1/files/${trashed.id}`)
    await owner.client.delete(`/v1/files/${gone.id}?permanent=true`)
    expectOver(await guest().get(paths[0]!), 'changed')
    expectOver(await guest().get(paths[1]!), 'revoked')
    expectOver(await guest().get(paths[2]!), 'revoked')
    expectProblem(await owner.client.post(`/v1/files/${trashed.id}/download-links`, {}), 409, 'file-in-trash')
    expectProblem(await owner.client.post(`/v1/files/${gone.id}/download-links`, {}), 404, 'file-not-found')
  })

  test('a link that was altered, or made for uploading, leads nowhere', async () => {
    const path = await downloadLink(owner, (await makeFile(owner)).id)
    const flipped = [4, 20, 60, 100, path.length - 4].map((at) => {
      const place = 3 + 5 + (at % (path.length - 9))
      return path.slice(0, place) + (path[place] === 'A' ? 'B' : 'A') + path.slice(place + 1)
    })
    const { headers } = await owner.client.post('/v1/upload-links', { name: 'a', mediaType: 'text/plain', size: 1 })
    const other = headers.get('location')!.replace('/u/cofu_', '/d/coft_')
    for (const one of [...flipped, `${path}A`, path.slice(0, -2), other])
      expectProblem(await guest().get(one), 404, 'link-not-found')
  })

  test('ends with the session that made it, and no other session’s link does', async () => {
    const file = await makeFile(owner)
    const other = await signIn(app, owner)
    const [mine, theirs] = [await downloadLink(owner, file.id), await downloadLink(other, file.id)]
    await other.client.delete('/v1/sessions/current')
    expect((await guest().get(mine)).status).toBe(200)
    expectOver(await guest().get(theirs), 'revoked')
    expectOver(await replica.anonymous.get(theirs), 'revoked')
  })

  test('ends when the account is signed out everywhere, disabled, has other roles, or is gone', async () => {
    const admin = await makeAccount(app, { roles: ['admin'] })
    const ends: Record<string, (account: Account) => Promise<unknown>> = {
      out: ({ id }) => admin.client.delete(`/v1/users/${id}/sessions`),
      disabled: ({ email }) => app.app.accounts.disable(email),
      roles: ({ id }) => admin.client.patch(`/v1/users/${id}`, { roles: ['reader'] }),
      gone: ({ client }) => client.delete('/v1/me'),
    }
    for (const end of Object.values(ends)) {
      const account = await makeAccount(app)
      const path = await downloadLink(account, (await makeFile(account)).id)
      expect((await guest().get(path)).status).toBe(200)
      await end(account)
      expectOver(await guest().get(path), 'revoked')
    }
  })

  test('ends with the API key that made it, and when that changes', async () => {
    const file = await makeFile(owner)
    const [deleted, changed] = [
      await makeKey(owner, { scopes: ['files:read'] }),
      await makeKey(owner, { scopes: ['files:read', 'files:list'] }),
    ]
    const paths = [await downloadLink(deleted, file.id), await downloadLink(changed, file.id)]
    for (const path of paths) expect((await guest().get(path)).status).toBe(200)
    await owner.client.delete(`/v1/api-keys/${deleted.id}`)
    await owner.client.patch(`/v1/api-keys/${changed.id}`, { scopes: ['files:list'] })
    for (const path of paths) expectOver(await guest().get(path), 'revoked')
    expectProblem(await changed.client.post(`/v1/files/${file.id}/download-links`, {}), 403, 'insufficient-scope')
  })

  test('of a secret that was rotated away ends with it', async () => {
    const file = await makeFile(owner)
    const key = await makeKey(owner, { scopes: ['files:read', 'files:write'] })
    await owner.client.post(`/v1/api-keys/${key.id}/rotation`, { overlapSeconds: 60 })
    const [download, upload] = [
      await key.client.post(`/v1/files/${file.id}/download-links`, { expiresIn: 3600 }),
      await key.client.post('/v1/upload-links', { name: 'a', mediaType: 'text/plain', size: 1, expiresIn: 3600 }),
    ]
    const end = new Date(now + 60_000).toISOString()
    expect([download.json.expiresAt, upload.json.expiresAt]).toEqual([end, end])
    const before = now
    try {
      now += 60_000
      expectProblem(await key.client.get(`/v1/files/${file.id}`), 401, 'unauthenticated')
      expectOver(await guest().get(download.headers.get('location')!), 'expired')
    } finally {
      now = before
    }
  })

  test('ends with a session that nobody refreshed', async () => {
    const short = await startApp({ clock, settings: { COFFER_REFRESH_TOKEN_TTL: '300' } })
    const before = now
    try {
      const account = await makeAccount(short)
      const path = await downloadLink(account, (await makeFile(account)).id, { expiresIn: 3600 })
      expect((await short.anonymous.get(path)).status).toBe(200)
      now += 301_000
      expectOver(await short.anonymous.get(path), 'revoked')
    } finally {
      now = before
      await short.close()
    }
  })

  test('cannot be made for a stranger’s file', async () => {
    const stranger = await makeAccount(app)
    const file = await makeFile(owner)
    expectProblem(await stranger.client.post(`/v1/files/${file.id}/download-links`, {}), 404, 'file-not-found')
  })
})

describe('uploading', () => {
  const wanted = { name: 'report – q3.pdf', mediaType: 'application/pdf', size: 7 }

  async function uploadLink(body: object = wanted): Promise<{ path: string; fileId: string }> {
    const reply = await owner.client.post('/v1/upload-links', body)
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`)
    return { path: reply.headers.get('location')!, fileId: reply.json.fileId }
  }
  const put = (path: string, body = 'Figures', fields: Record<string, string> = {}, client = guest()): Promise<Reply> =>
    client.put(path, body, { 'content-type': 'application/pdf', ...fields })

  test('takes the one file that it was made for, under the id that it told', async () => {
    const { path, fileId } = await uploadLink()
    const reply = await put(path)
    expect([reply.status, reply.json]).toEqual([
      200,
      { name: 'report – q3.pdf', size: 7, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    const { json } = await owner.client.get(`/v1/files/${fileId}`)
    expect(json).toMatchObject({ name: 'report – q3.pdf', mediaType: 'application/pdf', size: 7, ownerId: owner.id })
  })

  test('takes it once: of ten at once on two replicas one is stored', async () => {
    const { path } = await uploadLink()
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        insist(() => put(path, 'Figures', {}, at % 2 ? guest() : replica.anonymous)),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const reply of replies.filter(({ status }) => status !== 200)) expectOver(reply, 'used')
    expectOver(await put(path), 'used')
  })

  test('wants just the length and the type', async () => {
    const { path } = await uploadLink()
    for (const body of ['Figure', 'Figures!', '']) {
      const refused = await put(path, body)
      expectProblem(refused, 400, 'invalid-request')
      expect(refused.json.errors).toEqual([{ in: 'header', pointer: 'Content-Length', detail: 'must be 7' }])
    }
    expectProblem(await put(path, 'Figures', { 'content-type': 'text/html' }), 415, 'unsupported-media-type')
    const wire = await connectWire(app.base)
    wire.begin('PUT', path, { 'Content-Type': 'application/pdf', 'Transfer-Encoding': 'chunked' })
    wire.send('7\r\nFigures\r\n0\r\n\r\n')
    expect((await wire.answer()).status).toBe(400)
    wire.abort()
    expect((await put(path)).status).toBe(200)
  })

  test('is refused more than the account has room for, without being told how much that is', async () => {
    const poor = await makeAccount(app)
    await app.app.database.run('update account set quota_bytes = 5 where id = ?', [
      Buffer.from(poor.id.replaceAll('-', ''), 'hex'),
    ])
    const reply = await poor.client.post('/v1/upload-links', wanted)
    const refused = await put(reply.headers.get('location')!)
    expectProblem(refused, 413, 'upload-refused')
    expect(refused.json.detail).toBeUndefined()
  })

  test('ends in time and with its session; larger files than are taken get no link', async () => {
    const { path } = await uploadLink({ ...wanted, expiresIn: 1 })
    now += 1000
    expectOver(await put(path), 'expired')
    const other = await signIn(app, owner)
    const { headers } = await other.client.post('/v1/upload-links', wanted)
    await other.client.delete('/v1/sessions/current')
    expectOver(await put(headers.get('location')!), 'revoked')
    expectProblem(await owner.client.post('/v1/upload-links', { ...wanted, size: 1_000_001 }), 413, 'payload-too-large')
    expectProblem(await put(`${path}A`), 404, 'link-not-found')
  })

  test('stands in the trail', async () => {
    const { path, fileId } = await uploadLink()
    await put(path)
    const { json } = await owner.client.get('/v1/me/audit-events?action=upload-link.*&limit=100')
    const mine = json.items.filter(({ target }: { target: string }) => target === `file:${fileId}`)
    expect(mine.map(({ action }: { action: string }) => action).reverse()).toEqual([
      'upload-link.created',
      'upload-link.used',
    ])
    expect(JSON.stringify(json)).not.toContain('cofu_')
  })
})
