import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { chunkBytes } from '../../src/storage/database-store.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'

let app: TestApp
let owner: Account
let file: StoredFile
const bytes = randomBytes(2 * chunkBytes + 100)
const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`

beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app)
  file = await makeFile(owner, { name: 'zwölf.pdf', bytes })
})
afterAll(() => app.close())

const path = (of = file): string => `/v1/files/${of.id}/content`
const get = (headers: Record<string, string> = {}, query = '') => owner.client.get(path() + query, headers)

test('downloadFile: 200 carries the bytes and every header that tells of them', async () => {
  const reply = await get()
  expect(reply.status).toBe(200)
  expect(reply.bytes.equals(bytes)).toBe(true)
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'accept-ranges': 'bytes',
    etag,
    'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    'content-disposition': `attachment; filename="zw?lf.pdf"; filename*=UTF-8''zw%C3%B6lf.pdf`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-cache',
    'last-modified': new Date(Math.floor(Date.parse(file.createdAt) / 1000) * 1000).toUTCString(),
  })
})

test('downloadFile: HEAD answers the same headers without bytes, and minds no Range', async () => {
  const [whole, head] = [await get(), await owner.client.head(path(), { range: 'bytes=0-9' })]
  const headers = (reply: typeof head) =>
    Object.fromEntries(
      [...reply.headers].filter(([name]) => !['date', 'x-request-id', 'connection', 'keep-alive'].includes(name)),
    )
  expect(head.status).toBe(200)
  expect(head.bytes).toHaveLength(0)
  expect(headers(head)).toEqual(headers(whole))
})

test('downloadFile: an empty file is empty, whatever range is asked for', async () => {
  const empty = await makeFile(owner, { bytes: Buffer.alloc(0) })
  for (const range of ['', 'bytes=0-', 'bytes=-5', 'bytes=0-0']) {
    const reply = await owner.client.get(path(empty), range === '' ? {} : { range })
    expect(reply).toMatchObject({ status: 200, text: '' })
    expect(reply.headers.get('content-length')).toBe('0')
  }
})

const size = bytes.length
test.each([
  ['bytes=0-0', 0, 0],
  ['bytes=0-', 0, size - 1],
  ['bytes=10-19', 10, 19],
  ['BYTES = 10-19'.replaceAll(' ', ''), 10, 19],
  [`bytes=${chunkBytes - 1}-${chunkBytes}`, chunkBytes - 1, chunkBytes],
  [`bytes=${chunkBytes}-${2 * chunkBytes - 1}`, chunkBytes, 2 * chunkBytes - 1],
  [`bytes=5-${size * 2}`, 5, size - 1],
  ['bytes=-1', size - 1, size - 1],
  [`bytes=-${chunkBytes + 200}`, size - chunkBytes - 200, size - 1],
  [`bytes=-${size * 2}`, 0, size - 1],
  [`bytes=${size - 1}-`, size - 1, size - 1],
  [`bytes=0-${'9'.repeat(400)}`, 0, size - 1],
])('downloadFile: %s answers 206 with just those bytes', async (range, start, end) => {
  const reply = await get({ range })
  expect(reply.status).toBe(206)
  expect(reply.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`)
  expect(reply.headers.get('content-length')).toBe(String(end - start + 1))
  expect(reply.headers.get('etag')).toBe(etag)
  expect(reply.bytes.equals(bytes.subarray(start, end + 1))).toBe(true)
})

test.each([`bytes=${size}-`, `bytes=${size}-${size + 5}`, 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
  'downloadFile: %s answers 416 with the size',
  async (range) => {
    const reply = await get({ range })
    expectProblem(reply, 416, 'range-not-satisfiable')
    expect(reply.headers.get('content-range')).toBe(`bytes */${size}`)
  },
)

test.each([
  'bytes=5-3',
  'bytes=-',
  'bytes=a-b',
  'bytes',
  'bytes=',
  'bytes=0-1-2',
  'bytes=--1',
  'items=0-1',
  'bytes=0-1,4-5,x',
  'bytes=0-1,',
  `bytes=${Array.from({ length: 17 }, (_, at) => `${at * 1000}-${at * 1000}`).join()}`,
  `bytes=0-999999,1000300-${size - 1}`,
  'bytes=0x1-0x2',
  'bytes=+1-2',
])('downloadFile: the range %p is passed over', async (range) => {
  const reply = await get({ range })
  expect(reply.status).toBe(200)
  expect(reply.bytes).toHaveLength(size)
})

const past = 'Sun, 06 Nov 1994 08:49:37 GMT'
const future = 'Fri, 01 Jan 2100 00:00:00 GMT'
const other = '"0000"'
const conditions: [Record<string, string>, number][] = [
  [{ 'if-none-match': etag }, 304],
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': `W/${etag}` }, 304],
  [{ 'if-none-match': `${other}, W/"x,y", ${etag}` }, 304],
  [{ 'if-none-match': other }, 200],
  [{ 'if-none-match': etag.slice(1, -1) }, 200],
  [{ 'if-none-match': other, 'if-modified-since': future }, 200],
  [{ 'if-modified-since': future }, 304],
  [{ 'if-modified-since': past }, 200],
  [{ 'if-modified-since': 'nonsense' }, 200],
  [{ 'if-match': etag }, 200],
  [{ 'if-match': '*' }, 200],
  [{ 'if-match': `${other}, ${etag}` }, 200],
  [{ 'if-match': other }, 412],
  [{ 'if-match': `W/${etag}` }, 412],
  [{ 'if-match': etag, 'if-unmodified-since': past }, 200],
  [{ 'if-match': other, 'if-none-match': etag }, 412],
  [{ 'if-unmodified-since': past }, 412],
  [{ 'if-unmodified-since': future }, 200],
  [{ 'if-unmodified-since': 'nonsense' }, 200],
  [{ range: 'bytes=0-9', 'if-range': etag }, 206],
  [{ range: 'bytes=0-9', 'if-range': other }, 200],
  [{ range: 'bytes=0-9', 'if-range': `W/${etag}` }, 200],
  [{ range: 'bytes=0-9', 'if-range': future }, 200],
  [{ range: 'bytes=0-9', 'if-none-match': etag }, 304],
  [{ range: 'bytes=0-9', 'if-match': other }, 412],
  [{ range: `bytes=${size}-`, 'if-range': other }, 200],
]

test.each(conditions)('downloadFile: %j answers %i', async (headers, status) => {
  const reply = await get(headers)
  expect(reply.status).toBe(status)
  if (status === 412) expectProblem(reply, 412, 'precondition-failed')
  if (status === 304) {
    expect(reply.bytes).toHaveLength(0)
    expect(reply.headers.get('etag')).toBe(etag)
    expect(reply.headers.get('last-modified')).not.toBeNull()
  }
})

test('downloadFile: its own Last-Modified, sent back, answers 304', async () => {
  const since = (await get()).headers.get('last-modified')!
  expect((await get({ 'if-modified-since': since })).status).toBe(304)
  expect((await get({ 'if-unmodified-since': since })).status).toBe(200)
})

test.each([
  ['image/png', 'inline'],
  ['application/pdf', 'inline'],
  ['text/plain', 'inline'],
  ['video/mp4', 'inline'],
  ['text/html', 'attachment'],
  ['image/svg+xml', 'attachment'],
  ['application/xhtml+xml', 'attachment'],
  ['text/xml', 'attachment'],
  ['application/javascript', 'attachment'],
  ['text/css', 'attachment'],
  ['application/octet-stream', 'attachment'],
])('downloadFile: disposition=inline of %s is sent as %s, never to be run', async (mediaType, disposition) => {
  const stored = await makeFile(owner, { mediaType, name: 'a.html', bytes: Buffer.from('<script>alert(1)</script>') })
  const reply = await owner.client.get(`${path(stored)}?disposition=inline`)
  expect(reply.headers.get('content-disposition')).toBe(`${disposition}; filename=a.html`)
  expect(reply.headers.get('content-type')).toBe(mediaType)
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect((await owner.client.get(path(stored))).headers.get('content-disposition')).toBe('attachment; filename=a.html')
})

test('downloadFile: a file in the trash can be read', async () => {
  const stored = await makeFile(owner, { bytes: Buffer.from('trash') })
  await owner.client.delete(`/v1/files/${stored.id}`)
  expect((await owner.client.get(path(stored))).text).toBe('trash')
})
