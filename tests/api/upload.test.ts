import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { chunkBytes } from '../../src/storage/database-store.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'

const maxFileBytes = 4 * 1024 * 1024
let app: TestApp
let owner: Account

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_MAX_FILE_BYTES: String(maxFileBytes) } })
  owner = await makeAccount(app)
})
afterAll(() => app.close())

const upload = (bytes: Uint8Array | string, headers: Record<string, string> = {}): Promise<Reply> =>
  owner.client.post('/v1/files', bytes, { 'content-type': 'application/octet-stream', ...headers })
const digest = (algorithm: string, bytes: Uint8Array): string =>
  createHash(algorithm).update(bytes).digest().toString('base64')

/** The request is refused as documented, and the database holds what it held before. */
async function refused(status: number, kind: string, send: () => Promise<Reply>): Promise<Reply> {
  const before = await storedRows(app.app.database)
  const reply = await send()
  expectProblem(reply, status, kind)
  expect(await storedRows(app.app.database)).toEqual(before)
  return reply
}

test('uploadFile raw: answers the description, Location, ETag and Repr-Digest, and the bytes come back', async () => {
  const bytes = randomBytes(1000)
  const reply = await upload(bytes, {
    'content-type': 'Image/PNG; q=1',
    'content-disposition': 'attachment; filename="a picture.png"',
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(reply.status).toBe(201)
  expect(reply.json).toEqual({
    id: expect.any(String),
    name: 'a picture.png',
    mediaType: 'image/png',
    size: 1000,
    sha256,
    tags: [],
    folder: '/',
    metadata: {},
    ownerId: owner.id,
    version: 1,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    updatedAt: reply.json.createdAt,
  })
  expect(reply.headers.get('location')).toBe(`/v1/files/${reply.json.id}`)
  expect(reply.headers.get('etag')).toBe('"1"')
  expect(reply.headers.get('repr-digest')).toBe(`sha-256=:${digest('sha256', bytes)}:`)
  const content = await owner.client.get(`/v1/files/${reply.json.id}/content`)
  expect(content.bytes.equals(bytes)).toBe(true)
})

test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, maxFileBytes])(
  'uploadFile: %i bytes come back as they were, raw and as a form',
  async (size) => {
    const bytes = randomBytes(size)
    const form = new FormData()
    form.set('file', new Blob([bytes]), 'edge.bin')
    for (const reply of [await upload(bytes), await owner.client.post('/v1/files', form)]) {
      expect(reply.status).toBe(201)
      expect(reply.json.size).toBe(size)
      const content = await owner.client.get(`/v1/files/${reply.json.id}/content`)
      expect(content.status).toBe(200)
      expect(content.bytes.equals(bytes)).toBe(true)
    }
    expect(await orphans(app.app.database)).toEqual(noOrphans)
  },
)

test('uploadFile: a chunked body of many small pieces is stored as one', async () => {
  const pieces = Array.from({ length: 3000 }, (_, index) => Buffer.from(`${index},`.repeat(100)))
  const reply = await fetch(`${app.base}/v1/files`, {
    method: 'POST',
    headers: { ...owner.client.fields, 'content-type': 'text/plain' },
    body: (async function* () {
      for (const piece of pieces) yield piece
    })() as never,
    duplex: 'half',
  })
  const file = (await reply.json()) as { id: string; sha256: string }
  expect(file.sha256).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'))
  const content = await owner.client.get(`/v1/files/${file.id}/content`)
  expect(content.bytes.equals(Buffer.concat(pieces))).toBe(true)
})

test('uploadFile: without a name the file is called unnamed, without a type it is application/octet-stream', async () => {
  const reply = await fetch(`${app.base}/v1/files`, {
    method: 'POST',
    headers: owner.client.fields,
    body: new Uint8Array([1, 2]),
  })
  expect(await reply.json()).toMatchObject({ name: 'unnamed', mediaType: 'application/octet-stream', size: 2 })
})

test('uploadFile: a right Repr-Digest of either kind is accepted, also beside an unknown one', async () => {
  const bytes = randomBytes(5000)
  const [short, long] = [`sha-256=:${digest('sha256', bytes)}:`, `sha-512=:${digest('sha512', bytes)}:`]
  for (const header of [short, long, `${short}, ${long}`, `unixsum=:AAAA:, ${long}`]) {
    expect((await upload(bytes, { 'repr-digest': header })).status).toBe(201)
  }
})

test.each([
  ['sha-256', 'sha256'],
  ['sha-512', 'sha512'],
])('uploadFile: a wrong %s digest answers 422 and nothing is kept', async (name, algorithm) => {
  const bytes = randomBytes(chunkBytes + 5)
  const header = `${name}=:${digest(algorithm, randomBytes(10))}:`
  await refused(422, 'digest-mismatch', () => upload(bytes, { 'repr-digest': header }))
})

test('uploadFile: one right and one wrong digest answer 422 and nothing is kept', async () => {
  const bytes = randomBytes(10)
  const header = `sha-256=:${digest('sha256', bytes)}:, sha-512=:${digest('sha512', randomBytes(1))}:`
  await refused(422, 'digest-mismatch', () => upload(bytes, { 'repr-digest': header }))
})

test.each([
  'md5=:1B2M2Y8AsgTpgAmY7PhCfg==:',
  'sha-256=:AAAA:',
  'sha-256="text"',
  'sha-256',
  'sha-256=:not base64:',
  '',
  ',,,',
])('uploadFile: a Repr-Digest that cannot be checked (%p) answers 422 and nothing is kept', async (header) => {
  await refused(422, 'digest-unsupported', () => upload(randomBytes(10), { 'repr-digest': header }))
})

test.each(['gzip', 'br', 'identity, gzip', 'x-unknown'])(
  'uploadFile: Content-Encoding %s answers 415 and nothing is kept',
  async (coding) => {
    await refused(415, 'unsupported-media-type', () => upload(randomBytes(10), { 'content-encoding': coding }))
  },
)

test.each(['text', 'text/', '/plain', 'text/pl@in', 'a/b/c', `text/${'x'.repeat(128)}`])(
  'uploadFile: the media type %p answers 400 and nothing is kept',
  async (mediaType) => {
    await refused(400, 'invalid-request', () => upload('x', { 'content-type': mediaType }))
  },
)

test('uploadFile: one byte more than allowed answers 413 and nothing is kept, raw and as a form', async () => {
  const bytes = randomBytes(maxFileBytes + 1)
  const form = new FormData()
  form.set('file', new Blob([bytes]), 'large.bin')
  await refused(413, 'payload-too-large', () => upload(bytes))
  await refused(413, 'payload-too-large', () => owner.client.post('/v1/files', form))
})

test('uploadFile: a failed upload leaves nothing over even without the sweep', async () => {
  expect(await orphans(app.app.database)).toEqual(noOrphans)
})

test('uploadFile: a reader answers 403 and nothing is kept', async () => {
  const reader = await makeAccount(app, { roles: ['reader'] })
  await refused(403, 'insufficient-scope', () => reader.client.post('/v1/files', 'x', { 'content-type': 'text/plain' }))
})
