/** What the bytes of files are, whatever they are called; their small pictures; and the virus scanner in front. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { startClamd, type Clamd } from '../support/clamd.ts'
import { expectProblem, type Reply } from '../support/client.ts'

let app: TestApp
let account: Account
beforeAll(async () => {
  app = await startApp()
  account = await makeAccount(app)
})
afterAll(() => app.close())

const picture = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 200 } } })
    .png()
    .toBuffer()
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

const upload = (by: Account, bytes: Uint8Array, type: string): Promise<Reply> =>
  by.client.send('POST', '/v1/files', bytes, { 'content-type': type })

describe('what it is', () => {
  test('a picture is told with its type and size, in every answer alike', async () => {
    const { json: file } = await upload(account, await picture(600, 300), 'image/png')
    expect(file).toMatchObject({ mediaType: 'image/png', detectedMediaType: 'image/png', width: 600, height: 300 })
    expect((await account.client.get(`/v1/files/${file.id}`)).json).toEqual(file)
    const { items } = (await account.client.get('/v1/files')).json
    expect(items.find(({ id }: { id: string }) => id === file.id)).toEqual(file)
  })

  test('text has no type of its own', async () => {
    const { json: file } = await upload(account, Buffer.from('only words'), 'text/plain')
    expect(file).not.toHaveProperty('detectedMediaType')
    expect(file).not.toHaveProperty('width')
  })

  test('replaced bytes are looked at anew', async () => {
    const { json: file } = await upload(account, await picture(60, 30), 'image/png')
    const replaced = await account.client.send('PUT', `/v1/files/${file.id}/content`, Buffer.from('only words'), {
      'content-type': 'text/plain',
      'if-match': `"${file.sha256}"`,
    })
    expect(replaced.status).toBe(200)
    expect(replaced.json).not.toHaveProperty('detectedMediaType')
    expect(replaced.json).not.toHaveProperty('height')
  })

  test('what runs scripts is not shown inline, though it calls itself a picture', async () => {
    const { json: file } = await upload(account, svg, 'image/png')
    expect(file).toMatchObject({ mediaType: 'image/png', detectedMediaType: 'image/svg+xml' })
    const shown = await account.client.get(`/v1/files/${file.id}/content?disposition=inline`)
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment/)
    const { json: honest } = await upload(account, await picture(9, 9), 'image/png')
    const inline = await account.client.get(`/v1/files/${honest.id}/content?disposition=inline`)
    expect(inline.headers.get('content-disposition')).toMatch(/^inline/)
  })
})

describe('COFFER_MEDIA_TYPE_CONTRADICTION=refuse', () => {
  test('bytes that are something else answer 415 and nothing is kept; what agrees is taken', async () => {
    const strict = await startApp({ settings: { COFFER_MEDIA_TYPE_CONTRADICTION: 'refuse' } })
    try {
      const somebody = await makeAccount(strict)
      expectProblem(await upload(somebody, svg, 'image/png'), 415, 'media-type-contradicted')
      expect((await somebody.client.get('/v1/files')).json.items).toEqual([])
      expect((await upload(somebody, await picture(9, 9), 'image/png')).status).toBe(201)
      expect((await upload(somebody, Buffer.from('only words'), 'text/plain')).status).toBe(201)
      const { json: unnamed } = await upload(somebody, svg, 'application/octet-stream')
      const call = (mediaType: string): Promise<Reply> =>
        somebody.client.patch(`/v1/files/${unnamed.id}`, { mediaType })
      expectProblem(await call('image/png'), 415, 'media-type-contradicted')
      expect((await call('image/svg+xml')).json.mediaType).toBe('image/svg+xml')
    } finally {
      await strict.close()
    }
  })
})

describe('getThumbnail', () => {
  test('a small picture in proportion, made once, with conditions', async () => {
    const { json: file } = await upload(account, await picture(601, 300), 'image/png')
    const path = `/v1/files/${file.id}/thumbnail`
    const got = await account.client.get(`${path}?size=128`)
    expect(got.status).toBe(200)
    expect(got.headers.get('content-type')).toBe('image/webp')
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await sharp(got.bytes).metadata()).toMatchObject({ format: 'webp', width: 128, height: 64 })
    const kept = () => app.app.database.rows('select longest, created_at from thumbnail order by longest')
    const before = await kept()
    const again = await account.client.get(`${path}?size=128`)
    expect(again.bytes.equals(got.bytes)).toBe(true)
    expect(await kept()).toEqual(before)
    const etag = got.headers.get('etag')!
    expect((await account.client.get(`${path}?size=128`, { 'if-none-match': etag })).status).toBe(304)
    expect((await account.client.get(path, { 'if-none-match': etag })).status).toBe(200)
  })

  test('many who ask at once get the same one', async () => {
    const { json: file } = await upload(account, await picture(611, 300), 'image/png')
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => account.client.get(`/v1/files/${file.id}/thumbnail`)),
    )
    expect(replies.map(({ status }) => status)).toEqual(Array(40).fill(200))
  })

  test('text, a damaged picture and one that claims to be enormous have none, again and again', async () => {
    const whole = await picture(600, 300)
    const damaged = Buffer.from(whole).fill(0x55, 60, 90)
    const enormous = Buffer.from(whole)
    enormous.writeUInt32BE(60_000, 16)
    enormous.writeUInt32BE(60_000, 20)
    for (const bytes of [Buffer.from('only words'), Buffer.alloc(0), svg, damaged, enormous]) {
      const { json: file } = await upload(account, bytes, 'image/png')
      for (let time = 0; time < 2; time++)
        expectProblem(await account.client.get(`/v1/files/${file.id}/thumbnail`), 404, 'no-thumbnail')
    }
  })

  test('a stranger gets 404, an unknown size 400, nobody 401', async () => {
    const { json: file } = await upload(account, await picture(9, 9), 'image/png')
    const path = `/v1/files/${file.id}/thumbnail`
    expectProblem(await (await makeAccount(app)).client.get(path), 404, 'file-not-found')
    expectProblem(await account.client.get(`${path}?size=100000`), 400, 'invalid-request')
    expectProblem(await app.anonymous.get(path), 401, 'unauthenticated')
  })

  test('it goes with the bytes', async () => {
    const { json: file } = await upload(account, await picture(77, 33), 'image/png')
    await account.client.get(`/v1/files/${file.id}/thumbnail`)
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(file.id)])
    const left = () =>
      app.app.database.rows('select longest from thumbnail where content_id = ?', [row!['content_id'] as Buffer])
    expect(await left()).toHaveLength(1)
    await account.client.delete(`/v1/files/${file.id}?permanent=true`)
    await app.app.blobs.sweep(0)
    expect(await left()).toEqual([])
  })
})

describe('COFFER_CLAMD', () => {
  let clamd: Clamd
  let guarded: TestApp
  let somebody: Account
  beforeAll(async () => {
    clamd = await startClamd({ maxStream: 2 * 1024 * 1024 })
    const { host, port } = clamd.address
    guarded = await startApp({ settings: { COFFER_CLAMD: `tcp://${host}:${port}` } })
    somebody = await makeAccount(guarded)
  })
  afterAll(async () => {
    await guarded.close()
    await clamd.stop()
  })
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  const stored = async (): Promise<number> => (await somebody.client.get('/v1/files?count=exact')).json.total as number

  test('clean files are let in; the test file is refused, told in the trail, and nothing of it is kept', async () => {
    expect((await upload(somebody, Buffer.from('only words'), 'text/plain')).status).toBe(201)
    const refused = await upload(somebody, Buffer.from(eicar), 'text/plain')
    expectProblem(refused, 422, 'malware-found')
    expect(refused.json.detail).toContain('Eicar-Test-Signature')
    expect(await stored()).toBe(1)
    const { items } = (await somebody.client.get('/v1/me/audit-events?action=file.refused')).json
    expect(items).toMatchObject([{ result: 'failure', details: { found: 'Eicar-Test-Signature' } }])
    expect(await guarded.app.database.rows("select 1 from content where state <> 'committed'")).toEqual([])
  })

  test('a clean file is not replaced by it', async () => {
    const { json: file } = await upload(somebody, Buffer.from('good words'), 'text/plain')
    const replaced = await somebody.client.send('PUT', `/v1/files/${file.id}/content`, Buffer.from(eicar), {
      'content-type': 'text/plain',
      'if-match': `"${file.sha256}"`,
    })
    expectProblem(replaced, 422, 'malware-found')
    expect((await somebody.client.get(`/v1/files/${file.id}/content`)).bytes.toString()).toBe('good words')
  })

  test('what it cannot look at as a whole is refused', async () => {
    expectProblem(await upload(somebody, Buffer.alloc(5 * 1024 * 1024), 'text/plain'), 422, 'scan-impossible')
  })

  test('while it is away nothing is let in: 503', async () => {
    const before = await stored()
    await clamd.stop()
    const refused = await upload(somebody, Buffer.from('only words'), 'text/plain')
    expectProblem(refused, 503, 'service-unavailable')
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(await stored()).toBe(before)
  })
})
