import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { noOrphans, orphans, storedRows } from '../support/stored-rows.ts'
import { boundary, connectWire, filePart, formOf, formType, textPart, type Wire } from '../support/wire.ts'

const maxFileBytes = 8 * 1024 * 1024
let app: TestApp
let owner: Account
let authorization: string
let own: StoredFile
let trashed: StoredFile

beforeAll(async () => {
  app = await startApp({ settings: { COFFER_MAX_FILE_BYTES: String(maxFileBytes) } })
  owner = await makeAccount(app)
  authorization = owner.client.fields['authorization']!
  ;[own, trashed] = [await makeFile(owner), await makeFile(owner)]
  await owner.client.delete(`/v1/files/${trashed.id}`)
})
afterAll(() => app.close())

async function beginUpload(headers: Record<string, string>, path = '/v1/files', method = 'POST'): Promise<Wire> {
  const wire = await connectWire(app.base)
  wire.begin(method, path, { 'Content-Type': 'application/octet-stream', ...headers })
  return wire
}

/** Chunked coding (RFC 9112, section 7.1). */
const coded = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

/** Sends as fast as it is taken for a while; how much the other side took. */
async function pour(wire: Wire, piece: Uint8Array, millis: number): Promise<number> {
  const deadline = Date.now() + millis
  while (Date.now() < deadline && !wire.isClosed && wire.socket.bytesWritten < 256 * 1024 * 1024) {
    if (wire.socket.writableLength < 1024 * 1024) wire.send(piece)
    else await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return wire.socket.bytesWritten - wire.socket.writableLength
}

test('uploadFile: a body without credentials is not read: 401, and the connection closes while most of it is unsent', async () => {
  const wire = await beginUpload({ 'Content-Length': String(2 ** 40) })
  const taken = await pour(wire, randomBytes(64 * 1024), 1000)
  expect(await wire.answer()).toMatchObject({ status: 401, json: { type: '/problems/unauthenticated' } })
  await wire.closed()
  expect(taken).toBeLessThan(16 * 1024 * 1024)
})

test('uploadFile: a chunked body without credentials gets 401 and the connection closes', async () => {
  const wire = await beginUpload({ 'Transfer-Encoding': 'chunked' })
  wire.send(coded(randomBytes(1000)))
  expect((await wire.answer()).headers.get('connection')).toBe('close')
  await wire.closed()
})

test.each<[string, number, Record<string, string>, string?, string?]>([
  ['without credentials', 401, { Authorization: '' }],
  ['with a coding', 415, { 'Content-Encoding': 'gzip' }],
  ['declared too large', 413, { 'Content-Length': String(maxFileBytes + 1) }],
  [
    'of a form declared too large',
    413,
    { 'Content-Type': formType, 'Content-Length': String(maxFileBytes + 2 * 1024 * 1024) },
  ],
  ['with a digest that cannot be checked', 422, { 'Repr-Digest': 'md5=:AA==:' }],
  [
    'of a file that is not there',
    404,
    { 'If-Match': '*' },
    '/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36/content',
    'PUT',
  ],
  ['of a replacement without If-Match', 428, {}, '/v1/files/{own}/content', 'PUT'],
  ['of a replacement of other bytes', 412, { 'If-Match': '"other"' }, '/v1/files/{own}/content', 'PUT'],
  ['of a replacement in the trash', 409, { 'If-Match': '*' }, '/v1/files/{trashed}/content', 'PUT'],
  ['at a path that is not there', 404, {}, '/v1/nothing'],
  ['with a method that is not there', 405, {}, '/v1/files', 'PUT'],
])(
  'a body %s gets %i before any of it is read, and no 100 Continue',
  async (_what, status, headers, path = '/v1/files', method = 'POST') => {
    const wire = await beginUpload(
      { Authorization: authorization, 'Content-Length': '1000', Expect: '100-continue', ...headers },
      path.replace('{own}', own.id).replace('{trashed}', trashed.id),
      method,
    )
    const answer = await wire.answer()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('connection')).toBe('close')
    expect(wire.text).not.toContain('100 Continue')
    wire.abort()
  },
)

test('uploadFile: Expect: 100-continue gets 100 once it is let in, raw and as a form', async () => {
  const form = formOf([filePart('twelve bytes')])
  for (const [type, body] of [
    ['text/plain', Buffer.from('twelve bytes')],
    [formType, form],
  ] as const) {
    const wire = await beginUpload({
      Authorization: authorization,
      'Content-Type': type,
      'Content-Length': String(body.length),
      Expect: '100-continue',
    })
    await wire.until(() => wire.text.startsWith('HTTP/1.1 100 Continue\r\n\r\n'), 'the server said 100')
    wire.send(body)
    expect(await wire.answer()).toMatchObject({ status: 201, json: { size: 12 } })
    wire.abort()
  }
})

test('uploadFile: a chunked body that grows too large gets 413 in its middle, and nothing is kept', async () => {
  const before = await storedRows(app.app.database)
  for (const type of ['text/plain', formType]) {
    const wire = await beginUpload({
      Authorization: authorization,
      'Content-Type': type,
      'Transfer-Encoding': 'chunked',
    })
    if (type === formType) wire.send(coded(formOf([filePart('')], '').subarray(0, -2)))
    await pour(wire, coded(randomBytes(256 * 1024)), 5000)
    expect(await wire.answer()).toMatchObject({ status: 413, json: { type: '/problems/payload-too-large' } })
    wire.abort()
  }
  expect(await storedRows(app.app.database)).toEqual(before)
})

const body = formOf([textPart('description', 'x'), filePart(randomBytes(3 * 1024 * 1024))])
const cuts = [
  0,
  10,
  60,
  150,
  300,
  5000,
  1024 * 1024,
  2 * 1024 * 1024 + 77,
  body.length - boundary.length - 6,
  body.length - 3,
  body.length - 1,
]

test.each(cuts)('uploadFile: a client that is gone after %i bytes leaves nothing', async (cut) => {
  const before = await storedRows(app.app.database)
  for (const type of [formType, 'text/plain']) {
    for (const leave of ['reset', 'half-close'] as const) {
      const wire = await beginUpload({
        Authorization: authorization,
        'Content-Type': type,
        'Content-Length': String(body.length),
      })
      wire.send(body.subarray(0, cut))
      await wire.until(() => wire.socket.writableLength === 0, 'the bytes were on their way')
      if (leave === 'half-close') {
        wire.socket.end()
        expect([400, 408]).toContain((await wire.answer()).status)
      }
      wire.abort()
    }
  }
  await expectSoon(() => storedRows(app.app.database), before)
})

test('uploadFile: clients gone in the middle leave the service as it was', async () => {
  expect(await orphans(app.app.database)).toEqual(noOrphans)
  expect((await owner.client.get('/v1/files?count=exact')).status).toBe(200)
})

test('uploadFile: a form is read alike however it is cut into packets', async () => {
  const content = Buffer.from(`\r\n--${boundary.slice(0, 9)}\r\n-\r\r\n--${boundary.slice(0, -1)}`.repeat(20))
  const form = formOf([textPart('description', 'cut'), textPart('tags', 'a'), filePart(content)])
  for (const size of [1, 2, 3, 7, 64, 0]) {
    const wire = await beginUpload({
      Authorization: authorization,
      'Content-Type': formType,
      'Transfer-Encoding': 'chunked',
    })
    for (let at = 0; at < form.length;) {
      const length = size === 0 ? randomInt(1, 200) : size
      wire.send(coded(form.subarray(at, at + length)))
      at += length
    }
    wire.send('0\r\n\r\n')
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(await wire.answer()).toMatchObject({ status: 201, json: { description: 'cut', tags: ['a'], sha256 } })
    wire.abort()
  }
})

test('uploadFile: after an upload the connection serves the next request', async () => {
  const wire = await beginUpload({ Authorization: authorization, 'Content-Length': '5' })
  wire.send('first')
  expect((await wire.answer()).status).toBe(201)
  wire.begin('GET', '/health/live', {})
  await wire.until(() => wire.text.split('HTTP/1.1 ').length === 3, 'the second answer came')
  expect(wire.text).toContain('HTTP/1.1 200')
  wire.abort()
})

async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const deadline = Date.now() + 5000
  while (JSON.stringify(await read()) !== JSON.stringify(wanted) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await read()).toEqual(wanted)
}
