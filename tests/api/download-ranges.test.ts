/** Several ranges in one request (RFC 9110, section 14.6), read with a parser that is not ours. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Dicer } from '@fastify/busboy'
import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { chunkBytes } from '../../src/storage/database-store.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import { expectProblem, type Reply } from '../support/client.ts'

const size = 2 * chunkBytes + 100
const bytes = randomBytes(size)

let app: TestApp
let owner: Account
let file: StoredFile
beforeAll(async () => {
  app = await startApp()
  owner = await makeAccount(app)
  file = await makeFile(owner, { bytes })
})
afterAll(() => app.close())

const get = (range: string, fields: Record<string, string> = {}): Promise<Reply> =>
  owner.client.get(`/v1/files/${file.id}/content`, { range, ...fields })

interface Part {
  readonly range: string
  readonly mediaType: string
  readonly bytes: Buffer
}

async function partsOf(reply: Reply): Promise<Part[]> {
  const boundary = /^multipart\/byteranges; boundary=(\S+)$/.exec(reply.headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) throw new Error(`not several parts: ${reply.headers.get('content-type')}`)
  const parts: Promise<Part>[] = []
  const dicer = new Dicer({ boundary })
  dicer.on('part', (stream) => {
    const content = buffer(stream)
    stream.on('header', (header) => {
      const { 'content-range': range, 'content-type': mediaType } = header as Record<string, string[]>
      parts.push(content.then((found) => ({ range: range![0]!, mediaType: mediaType![0]!, bytes: found })))
    })
  })
  const done = new Promise<void>((resolve, reject) => dicer.on('finish', resolve).on('error', reject))
  dicer.end(reply.bytes)
  await done
  return Promise.all(parts)
}

test.each<[string, [number, number][]]>([
  [
    'bytes=0-9,1000-1009',
    [
      [0, 9],
      [1000, 1009],
    ],
  ],
  [
    `bytes=-5,0-0,${chunkBytes - 3}-${chunkBytes + 3}`,
    [
      [size - 5, size - 1],
      [0, 0],
      [chunkBytes - 3, chunkBytes + 3],
    ],
  ],
  [
    `bytes=${chunkBytes + 1000}-${chunkBytes + 1001},0-${chunkBytes},${size * 2}-`,
    [
      [chunkBytes + 1000, chunkBytes + 1001],
      [0, chunkBytes],
    ],
  ],
])('downloadFile: %s is answered with just those bytes, a part each', async (range, wanted) => {
  const reply = await get(range)
  expect(reply.status).toBe(206)
  expect(reply.headers.has('content-range')).toBe(false)
  expect(reply.headers.get('etag')).toBe(`"${file.sha256}"`)
  expect(reply.headers.get('content-length')).toBe(String(reply.bytes.length))
  expect(reply.headers.get('content-disposition')).toMatch(/^attachment/)
  const parts = await partsOf(reply)
  expect(parts.map((part) => part.range)).toEqual(wanted.map(([start, end]) => `bytes ${start}-${end}/${size}`))
  expect(new Set(parts.map(({ mediaType }) => mediaType))).toEqual(new Set(['application/pdf']))
  for (const [at, [start, end]] of wanted.entries())
    expect(parts[at]!.bytes.equals(bytes.subarray(start, end + 1))).toBe(true)
})

test.each([
  ['overlap', 'bytes=0-9,5-19', 0, 19],
  ['are near', 'bytes=0-1,4-5', 0, 5],
  ['lie outside but for one', `bytes=0-1,${size}-`, 0, 1],
])('downloadFile: ranges that %s are one', async (_, range, start, end) => {
  const reply = await get(range)
  expect(reply.status).toBe(206)
  expect(reply.headers.get('content-type')).toBe('application/pdf')
  expect(reply.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`)
  expect(reply.bytes.equals(bytes.subarray(start, end + 1))).toBe(true)
})

test('downloadFile: several ranges of which none lies within the file answer 416', async () => {
  const reply = await get(`bytes=${size}-,${size + 10}-${size + 20}`)
  expectProblem(reply, 416, 'range-not-satisfiable')
  expect(reply.headers.get('content-range')).toBe(`bytes */${size}`)
})

test('downloadFile: what was asked for a thousandfold is never more than the file', async () => {
  const overlapping = await get(`bytes=${'0-,'.repeat(499)}0-`)
  expect([overlapping.status, overlapping.bytes.length]).toEqual([200, size])
  const sixteen = await get(`bytes=${'0-,'.repeat(15)}0-`)
  expect([sixteen.status, sixteen.bytes.length]).toEqual([206, size])
})

test('downloadFile: If-Range of other bytes gets the whole file, and HEAD minds no range', async () => {
  const range = 'bytes=0-9,1000-1009'
  expect((await get(range, { 'if-range': '"0000"' })).status).toBe(200)
  expect((await get(range, { 'if-range': `"${file.sha256}"` })).status).toBe(206)
  expect((await get(range, { 'if-none-match': `"${file.sha256}"` })).status).toBe(304)
  const head = await owner.client.head(`/v1/files/${file.id}/content`, { range })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)])
})
