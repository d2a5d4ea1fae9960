import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { uuidToBytes } from '../../src/db/types.ts'
import { makeAccount, makeFile, startApp, type Account, type StoredFile, type TestApp } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { connectWire, type Wire } from '../support/wire.ts'

let app: TestApp
let owner: Account
let file: StoredFile
const bytes = randomBytes(32 * 1024 * 1024 + 5)

beforeAll(async () => {
  app = await startApp({ database: { poolSize: 2 } })
  owner = await makeAccount(app)
  file = await makeFile(owner, { bytes })
})
afterAll(() => app.close())

/** As an honest client does: again after 503, for a while. What is held by readers stays held, and would never come free. */
async function persistently(send: () => Promise<Reply>): Promise<Reply> {
  for (const deadline = Date.now() + 10_000; ;) {
    const reply = await send()
    if (reply.status !== 503 || Date.now() > deadline) return reply
  }
}

async function beginDownload(of = file, fields: Record<string, string> = {}): Promise<Wire> {
  const wire = await connectWire(app.base)
  wire.begin('GET', `/v1/files/${of.id}/content`, {
    Authorization: owner.client.fields['authorization']!,
    ...fields,
  })
  return wire
}

test('downloadFile: readers that stand still keep nobody from the two connections of the pool', async () => {
  const readers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const wire = await beginDownload()
      await wire.until(() => wire.length > 1000, 'bytes came')
      wire.socket.pause()
      return wire
    }),
  )
  for (let turn = 0; turn < 20; turn++) {
    const patch = { description: `turn ${turn}` }
    expect((await persistently(() => owner.client.get('/v1/files?count=exact'))).status).toBe(200)
    expect((await persistently(() => owner.client.patch(`/v1/files/${file.id}`, patch))).status).toBe(200)
  }
  expect((await makeFile(owner, { bytes: randomBytes(3_000_000) })).size).toBe(3_000_000)
  for (const { socket } of readers) socket.resume()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  for (const wire of readers) {
    const answer = await wire.answer(30_000)
    expect(createHash('sha256').update(answer.bytes).digest('hex')).toBe(sha256)
    wire.abort()
  }
})

test('downloadFile: readers that vanish in the middle leave the service as it was', async () => {
  for (let turn = 0; turn < 10; turn++) {
    const wire = await beginDownload()
    await wire.until(() => wire.length > turn * 100_000, 'bytes came')
    wire.abort()
  }
  expect((await persistently(() => owner.client.get(`/v1/files/${file.id}`))).status).toBe(200)
})

/** Damages the stored chunks of a new file, then reads it. */
async function readDamaged(sql: string, values: (string | number)[] = []): Promise<Wire> {
  const damaged = await makeFile(owner, { bytes: randomBytes(3 * 1024 * 1024) })
  const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(damaged.id)])
  await app.app.database.run(sql, [...values, row!['content_id'] as Buffer])
  const wire = await beginDownload(damaged, { Connection: 'close' })
  await wire.closed()
  return wire
}

test.each([
  ['the first chunk is missing', 'delete from chunk where number = 0 and content_id = ?'],
  ['a chunk in the middle is missing', 'delete from chunk where number = 1 and content_id = ?'],
  ['the last chunk is missing', 'delete from chunk where number = 2 and content_id = ?'],
  ['every chunk is missing', 'delete from chunk where content_id = ?'],
  [
    'a chunk in the middle is short',
    'update chunk set bytes = substr(bytes, 1, 1000) where number = 1 and content_id = ?',
  ],
  ['the last chunk is short', 'update chunk set bytes = substr(bytes, 1, 1000) where number = 2 and content_id = ?'],
  ['a chunk is empty', "update chunk set bytes = '' where number = 1 and content_id = ?"],
])('downloadFile: when %s the answer breaks off, and never ends as if whole', async (_what, sql) => {
  const wire = await readDamaged(sql)
  const body = wire.text.slice(wire.text.indexOf('\r\n\r\n') + 4)
  expect(wire.text).toMatch(/^HTTP\/1\.1 (200 |500 [^]+\/problems\/content-damaged)/)
  expect(body.length).toBeLessThan(3 * 1024 * 1024)
  expect((await owner.client.get('/health/ready')).status).toBe(200)
})
