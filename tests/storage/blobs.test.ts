import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/id.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { chunkBytes, createDatabaseStore } from '../../src/storage/database-store.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { storedRows } from '../support/stored-rows.ts'

let app: TestApp
let database: Database
let blobs: BlobStore
let now = 1_000_000_000

beforeAll(async () => {
  app = await startApp()
  database = app.app.database
  blobs = createDatabaseStore({ database, clock: () => now, newId })
})
afterAll(() => app.close())

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const setState = (contentId: string, state: string): Promise<number> =>
  database.run('update content set state = ? where id = ?', [state, uuidToBytes(contentId)])
const isThere = async (contentId: string): Promise<boolean> =>
  (await database.rows('select 1 from content where id = ?', [uuidToBytes(contentId)])).length > 0

test('stage: size and digests are those of the bytes, however they came', async () => {
  const bytes = randomBytes(2 * chunkBytes + 12_345)
  for (const length of [bytes.length, chunkBytes, 65_536, 100_003]) {
    const staged = await blobs.stage(pieces(bytes, length), { sha512: true })
    expect(staged.size).toBe(bytes.length)
    expect(staged.sha256.equals(createHash('sha256').update(bytes).digest())).toBe(true)
    expect(staged.sha512!.equals(createHash('sha512').update(bytes).digest())).toBe(true)
    expect((await whole(blobs.read(staged.contentId, 0, bytes.length - 1))).equals(bytes)).toBe(true)
    await blobs.discard(staged.contentId)
  }
})

test('stage: no row has more than 1 MiB', async () => {
  const { contentId } = await blobs.stage(pieces(randomBytes(3 * chunkBytes + 1), 777_777))
  const rows = await database.rows(
    'select number, length(bytes) as size from chunk where content_id = ? order by number',
    [uuidToBytes(contentId)],
  )
  expect(rows.map((row) => [row['number'], Number(row['size'])])).toEqual([
    [0, chunkBytes],
    [1, chunkBytes],
    [2, chunkBytes],
    [3, 1],
  ])
  await blobs.discard(contentId)
})

test('stage: bytes that fail at any point leave nothing, and the failure is told as it was', async () => {
  const before = await storedRows(database)
  for (const after of [0, 1, chunkBytes, 3 * chunkBytes + 5]) {
    const failure = new Error(`after ${after}`)
    const failing = (async function* () {
      yield* pieces(randomBytes(after), 500_000)
      throw failure
    })()
    await expect(blobs.stage(failing)).rejects.toBe(failure)
  }
  expect(await storedRows(database)).toEqual(before)
})

test('stage: a caller that reuses its buffer harms nothing', async () => {
  const buffer = Buffer.alloc(100_000)
  const reusing = (async function* () {
    for (let fill = 0; fill < 50; fill++) yield buffer.fill(fill)
  })()
  const { contentId, size } = await blobs.stage(reusing)
  const bytes = await whole(blobs.read(contentId, 0, size - 1))
  for (let fill = 0; fill < 50; fill++)
    expect(bytes.subarray(fill * 100_000, (fill + 1) * 100_000).every((byte) => byte === fill)).toBe(true)
  await blobs.discard(contentId)
})

test('read: any part comes out as it went in', async () => {
  const bytes = randomBytes(3 * chunkBytes)
  const { contentId } = await blobs.stage(pieces(bytes, 300_000))
  const edges = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, bytes.length - 1]
  for (const start of edges) {
    for (const end of edges.filter((edge) => edge >= start)) {
      expect((await whole(blobs.read(contentId, start, end))).equals(bytes.subarray(start, end + 1))).toBe(true)
    }
  }
  expect(await whole(blobs.read(contentId, 0, -1))).toHaveLength(0)
  await blobs.discard(contentId)
})

test('discard: staged bytes go, committed ones stay', async () => {
  const { contentId } = await blobs.stage(pieces(randomBytes(10), 10))
  await setState(contentId, 'committed')
  await blobs.discard(contentId)
  expect(await isThere(contentId)).toBe(true)
  await setState(contentId, 'staged')
  await blobs.discard(contentId)
  expect(await isThere(contentId)).toBe(false)
})

test('sweep: what is staged or deleted goes once its grace is over, what is committed never', async () => {
  const contents = await Promise.all(
    ['staged', 'deleted', 'committed'].map(async (state) => {
      const { contentId } = await blobs.stage(
        pieces(randomBytes(100 + 70 * chunkBytes * Number(state === 'deleted')), chunkBytes),
      )
      await setState(contentId, state)
      return contentId
    }),
  )
  now += 60_000
  expect(await blobs.sweep(60_001)).toBe(0)
  expect(await blobs.sweep(60_000)).toBe(2)
  expect(await Promise.all(contents.map(isThere))).toEqual([false, false, true])
  const left = await database.rows('select distinct content_id from chunk')
  expect(left).toHaveLength(1)
})

/** A store whose writers and readers give signs of life often, on the real clock. */
const lively = (): BlobStore => createDatabaseStore({ database, clock: Date.now, newId, touchMillis: 20 })

test('sweep: a writer whose client is slow loses nothing, however long its first chunk takes', async () => {
  const store = lively()
  let swept = 0
  const slow = (async function* () {
    for (let piece = 0; piece < 10; piece++) {
      yield randomBytes(100)
      await delay(150)
      swept += await store.sweep(1000)
    }
  })()
  const { contentId, size } = await store.stage(slow)
  expect(swept).toBe(0)
  expect(await whole(store.read(contentId, 0, size - 1))).toHaveLength(1000)
  await store.discard(contentId)
})

test('sweep: a slow reader of replaced bytes gets them whole', async () => {
  const store = lively()
  const bytes = randomBytes(3 * chunkBytes)
  const { contentId } = await store.stage(pieces(bytes, chunkBytes))
  await setState(contentId, 'deleted')
  const chunks: Uint8Array[] = []
  for await (const chunk of store.read(contentId, 0, bytes.length - 1)) {
    chunks.push(chunk)
    await delay(1100)
    await store.sweep(1000)
  }
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  await delay(1050)
  expect(await store.sweep(1000)).toBe(1)
})

test('stage: a writer whose content was swept away under it fails with 503 and leaves no row behind', async () => {
  const before = await storedRows(database)
  const interrupted = (async function* () {
    yield randomBytes(chunkBytes)
    await delay(50)
    expect(await blobs.sweep(0)).toBe(1)
    yield randomBytes(2 * chunkBytes)
  })()
  await expect(blobs.stage(interrupted)).rejects.toMatchObject({ kind: 'service-unavailable' })
  expect(await storedRows(database)).toEqual(before)
})
