import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/id.ts'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { createBlobs } from '../../src/storage/blobs.ts'
import { chunkBytes } from '../../src/storage/database-store.ts'
import { openStores, requireUsable } from '../../src/storage/open-stores.ts'
import type { SegmentPlace } from '../../src/storage/segment-place.ts'
import { createSegmentedStore, stepBytes } from '../../src/storage/segmented-store.ts'
import { storeLocations, type StoreLocations } from '../../src/storage/store-location.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'
import { storedRows } from '../support/stored-rows.ts'
import { makeStore, storeKinds, type Damage, type StorePlace } from '../support/stores.ts'

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe.each(storeKinds)('%s', (kind) => {
  let app: TestApp
  let database: Database
  let place: StorePlace
  let blobs: BlobStore
  let now = 1_000_000_000

  beforeAll(async () => {
    app = await startApp()
    database = app.app.database
    place = await makeStore(kind)
    blobs = await makeBlobs()
  })
  afterAll(async () => {
    await app.close()
    await place.remove()
  })

  const locationsOf = (): StoreLocations => storeLocations(place.setting, app.folder)
  const makeBlobs = async (clock = () => now, touchMillis?: number): Promise<BlobStore> => {
    const stores = await openStores({ database, clock, newId, locations: locationsOf(), touchMillis })
    await requireUsable(database, stores.places)
    return createBlobs({
      database,
      clock,
      newId,
      stores: stores.all,
      release: async () => {},
      forget: async () => {},
      ...(touchMillis === undefined ? {} : { touchMillis }),
    })
  }
  /** Rows, and what lies outside the database. */
  const kept = async (): Promise<unknown> => {
    const [row] = await database.rows('select count(*) as n from segment')
    return { ...(await storedRows(database)), segments: Number(row!['n']), names: (await place.names()).sort() }
  }
  const onDatabase = kind === 'database' ? test : test.skip
  /** Bytes that one step makes durable. */
  const step = kind === 'database' ? 4 * chunkBytes : stepBytes

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

  onDatabase('stage: no row has more than 1 MiB', async () => {
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
    const before = await kept()
    for (const after of [0, 1, chunkBytes, 3 * chunkBytes + 5]) {
      const failure = new Error(`after ${after}`)
      const failing = (async function* () {
        yield* pieces(randomBytes(after), 500_000)
        throw failure
      })()
      await expect(blobs.stage(failing)).rejects.toBe(failure)
    }
    expect(await kept()).toEqual(before)
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
    const left = await database.rows('select content_id from chunk union select content_id from segment')
    expect(left).toHaveLength(1)
  })

  /** A store whose writers and readers give signs of life often, on the real clock. */
  const lively = (): Promise<BlobStore> => makeBlobs(Date.now, 20)

  test('sweep: a writer whose client is slow loses nothing, however long its first chunk takes', async () => {
    const store = await lively()
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
    const store = await lively()
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
    const before = await kept()
    const interrupted = (async function* () {
      yield randomBytes(chunkBytes)
      await delay(50)
      expect(await blobs.sweep(0)).toBe(1)
      yield randomBytes(2 * chunkBytes)
    })()
    await expect(blobs.stage(interrupted)).rejects.toMatchObject({ status: 503 })
    expect(await kept()).toEqual(before)
  })

  test('sweep: what a writer was in the middle of goes, unfinished parts included, and the writer cannot finish', async () => {
    const before = await kept()
    const interrupted = (async function* () {
      for (let piece = 0; piece < 20; piece++) yield randomBytes(chunkBytes)
      if (kind !== 'database') await eventually(async () => (await place.names()).length > 0, 10_000)
      expect(await blobs.sweep(0)).toBe(1)
      for (let piece = 0; piece < 12; piece++) yield randomBytes(chunkBytes)
    })()
    await expect(blobs.stage(interrupted)).rejects.toMatchObject({ status: 503 })
    expect(await kept()).toEqual(before)
  })

  const outside = kind === 'database' ? test.skip : test

  outside(
    'discard: while a writer is at it, nothing lies about that no row knows, whenever the writer dies',
    async () => {
      const { places } = await openStores({ database, clock: () => now, newId, locations: locationsOf() })
      const [{ write, ...real }] = places as [SegmentPlace]
      const dies = new Error('the process died')
      let known = 0
      const dying: SegmentPlace = {
        ...real,
        remove: async () => Promise.reject(dies),
        write: async (id, bytes) => {
          await discarding(id)
          await write(id, bytes)
          const rows = await database.rows('select 1 from segment where id = ?', [uuidToBytes(id)])
          known = rows.length
          throw dies
        },
      }
      const discarding = async (id: string): Promise<void> => {
        const [row] = await database.rows('select content_id from segment where id = ?', [uuidToBytes(id)])
        await blobs.discard(bytesToUuid(row!['content_id'] as Buffer))
      }
      const before = await kept()
      const names = await place.names()
      const store = createSegmentedStore({ database, clock: () => now, newId, place: dying })
      const contentId = await blobs.begin(newId())
      await expect(store.append(contentId, 0, pieces(randomBytes(10), 10))).rejects.toBe(dies)
      expect([known, (await place.names()).length]).toEqual([1, names.length + 1])
      now += 60_000
      await blobs.sweep(60_000)
      expect(await kept()).toEqual(before)
    },
  )

  const taking = async (): Promise<void> => {}

  test('append: bytes that come in several runs of any length are the whole, and every chunk but the last is full', async () => {
    const bytes = randomBytes(6 * chunkBytes + 321)
    const contentId = await blobs.begin(newId())
    const stops = [1, chunkBytes - 1, chunkBytes, chunkBytes + 7, 6 * chunkBytes, bytes.length]
    let at = 0
    for (const stop of stops) at = await blobs.append(contentId, at, pieces(bytes.subarray(at, stop), 70_001), taking)
    expect(at).toBe(bytes.length)
    expect((await whole(blobs.read(contentId, 0, at - 1))).equals(bytes)).toBe(true)
    const { sha256, sha512 } = await blobs.digest(contentId, at, { sha512: true })
    expect(sha256.equals(createHash('sha256').update(bytes).digest())).toBe(true)
    expect(sha512!.equals(createHash('sha512').update(bytes).digest())).toBe(true)
    if (kind === 'database') {
      const rows = await database.rows('select length(bytes) as size from chunk where content_id = ? order by number', [
        uuidToBytes(contentId),
      ])
      expect(rows.map(({ size }) => Number(size))).toEqual([...Array<number>(6).fill(chunkBytes), 321])
    }
    await blobs.discard(contentId)
  })

  test('append: what advance refuses is undone, and what came before a broken connection is kept', async () => {
    const bytes = randomBytes(2 * step + chunkBytes)
    const contentId = await blobs.begin(newId())
    const ends: number[] = []
    const lost = new Error('another writer has the lease')
    const refusing = async (_: unknown, end: number): Promise<void> => {
      if (ends.length === 1) throw lost
      ends.push(end)
    }
    await expect(blobs.append(contentId, 0, pieces(bytes, chunkBytes), refusing)).rejects.toBe(lost)
    expect(ends).toEqual([step])
    const broken = new Error('the connection broke')
    const breaking = (async function* () {
      yield bytes.subarray(step, step + chunkBytes + 100)
      throw broken
    })()
    const noting = async (_: unknown, end: number): Promise<void> => void ends.push(end)
    await expect(blobs.append(contentId, step, breaking, noting)).rejects.toBe(broken)
    expect(ends).toEqual([step, step + chunkBytes + 100])
    const kept = await whole(blobs.read(contentId, 0, step + chunkBytes + 99))
    expect(kept.equals(bytes.subarray(0, step + chunkBytes + 100))).toBe(true)
    await blobs.discard(contentId)
  })

  test('append: nothing is written behind where the bytes end, nor to a content that is staged no more', async () => {
    const contentId = await blobs.begin(newId())
    await blobs.append(contentId, 0, pieces(randomBytes(10), 10), taking)
    await expect(blobs.append(contentId, 9, pieces(randomBytes(10), 10), taking)).rejects.toThrow('is not 9 bytes long')
    await setState(contentId, 'deleted')
    await expect(blobs.append(contentId, 10, pieces(randomBytes(10), 10), taking)).rejects.toMatchObject({
      status: 503,
    })
    await blobs.discard(contentId)
  })

  test.each<[string, Damage, number, number]>([
    ['a flipped bit in the second block', 'flip', chunkBytes + 12_345, chunkBytes],
    ['a flipped bit in the first block', 'flip', 0, 0],
    ['bytes that are missing', 'remove', 0, 0],
    ['bytes that end early', 'shorten', chunkBytes + 5, chunkBytes],
  ])('read: %s break the reading off before a wrong byte is given', async (_what, how, at, whole) => {
    const bytes = randomBytes(2 * chunkBytes)
    const { contentId } = await blobs.stage(pieces(bytes, 100_000))
    await place.damage(database, contentId, how, at)
    let given = 0
    const reading = (async () => {
      for await (const chunk of blobs.read(contentId, 0, bytes.length - 1)) {
        expect(bytes.subarray(given, given + chunk.length).equals(chunk)).toBe(true)
        given += chunk.length
      }
    })()
    await expect(reading).rejects.toMatchObject({ name: 'ContentDamaged', kind: 'content-damaged' })
    expect(given).toBe(whole)
    await blobs.discard(contentId)
  })

  test('nothing is left anywhere once all was discarded and swept', async () => {
    await database.run("update content set state = 'deleted'")
    now += 60_000
    await blobs.sweep(0)
    expect(await kept()).toMatchObject({ contents: 0, chunks: 0, segments: 0, names: [] })
  })
})
