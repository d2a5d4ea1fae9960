/** Contents move from any store to any other while they are read, and nothing is left behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { newId } from '../../src/db/id.ts'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { createBlobs } from '../../src/storage/blobs.ts'
import { createMoves, type MovableContent, type Moves } from '../../src/storage/moves.ts'
import { openStores, requireUsable, type Stores } from '../../src/storage/open-stores.ts'
import { createPace } from '../../src/storage/pace.ts'
import type { StoreKind } from '../../src/storage/store-kind.ts'
import { storeLocations } from '../../src/storage/store-location.ts'
import { makeAccount, makeFile, startApp, type Account, type TestApp } from '../support/app.ts'
import { makeStore, storeKinds, type StorePlace } from '../support/stores.ts'

const mebibyte = 1024 * 1024
const atOnce = createPace(Number.POSITIVE_INFINITY)
const pairs = storeKinds.flatMap((from) => storeKinds.filter((to) => to !== from).map((to) => [from, to] as const))

describe.each(pairs)('%s to %s', (from, to) => {
  let app: TestApp
  let owner: Account
  let places: StorePlace[]
  let stores: Stores
  let blobs: BlobStore
  let moves: Moves
  let later = 0
  const clock = (): number => Date.now() + later

  beforeAll(async () => {
    places = [await makeStore(from), await makeStore(to)]
    const setting = places.map((place) => place.setting).join(',')
    app = await startApp({ settings: { COFFER_STORAGE: setting } })
    const { database } = app.app
    stores = await openStores({ database, clock, newId, locations: storeLocations(setting, app.folder) })
    await requireUsable(database, stores.places)
    blobs = createBlobs({ database, clock, newId, stores: stores.all, release: async () => {}, forget: async () => {} })
    moves = createMoves({ database, clock, stores: stores.all })
    owner = await makeAccount(app)
  })
  afterAll(async () => {
    await app.close()
    for (const place of places) await place.remove()
  })
  beforeEach(() => {
    later += 3_600_000
  })

  const whereIs = async (contentId: string): Promise<unknown> =>
    (await app.app.database.rows('select store from content where id = ?', [uuidToBytes(contentId)]))[0]?.['store']
  const rowsOf = async (table: 'chunk' | 'segment' | 'content_copy', contentId: string): Promise<number> =>
    (await app.app.database.rows(`select 1 from ${table} where content_id = ?`, [uuidToBytes(contentId)])).length
  async function store(bytes: Buffer): Promise<{ fileId: string; content: MovableContent }> {
    const { id: fileId } = await makeFile(owner, { bytes })
    const [row] = await app.app.database.rows('select content_id from file where id = ?', [uuidToBytes(fileId)])
    const id = bytesToUuid(row!['content_id'] as Buffer)
    const content = (await moves.page(to, undefined, 100)).find((each) => each.id === id)
    return { fileId, content: content! }
  }

  test('move: the bytes are the same afterwards, the old ones go after the grace, and only once', async () => {
    const bytes = randomBytes(2 * mebibyte + 77)
    const { fileId, content } = await store(bytes)
    expect(content).toMatchObject({ store: from, size: bytes.length })
    expect(await moves.move(content, to, atOnce)).toBe('moved')
    expect(await whereIs(content.id)).toBe(to)
    expect((await owner.client.get(`/v1/files/${fileId}/content`)).bytes.equals(bytes)).toBe(true)
    expect(await moves.move(content, to, atOnce)).toBe('busy')
    const back = { ...content, store: to }
    expect(await moves.move(back, from, atOnce)).toBe('busy')
    later += 300_001
    await blobs.sweep(300_000)
    expect(await rowsOf('content_copy', content.id)).toBe(0)
    const rows = { chunk: await rowsOf('chunk', content.id), segment: await rowsOf('segment', content.id) }
    expect(rows).toEqual(to === 'database' ? { chunk: 3, segment: 0 } : { chunk: 0, segment: 1 })
    expect((await owner.client.get(`/v1/files/${fileId}/content`)).bytes.equals(bytes)).toBe(true)
  })

  test('move: a reader under way gets all of the old bytes', async () => {
    const bytes = randomBytes(3 * mebibyte)
    const { content } = await store(bytes)
    const reading = blobs.read(content.id, 0, bytes.length - 1)
    const pieces = [(await reading.next()).value as Uint8Array]
    expect(await moves.move(content, to, atOnce)).toBe('moved')
    for await (const piece of reading) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  })

  test('move: an empty file moves as well', async () => {
    const { content, fileId } = await store(Buffer.alloc(0))
    expect(await moves.move(content, to, atOnce)).toBe('moved')
    expect((await owner.client.get(`/v1/files/${fileId}/content`)).bytes).toHaveLength(0)
  })

  test('move: what is damaged stays where it is, and its copy goes', async () => {
    const { content } = await store(randomBytes(2 * mebibyte))
    await places[0]!.damage(app.app.database, content.id, 'flip', mebibyte + 9)
    await expect(moves.move(content, to, atOnce)).rejects.toMatchObject({ kind: 'content-damaged' })
    expect(await whereIs(content.id)).toBe(from)
    expect(await rowsOf('content_copy', content.id)).toBe(0)
    await app.app.database.run("update content set state = 'deleted' where id = ?", [uuidToBytes(content.id)])
  })

  test('move: what is deleted meanwhile is gone, and nothing of it is left anywhere', async () => {
    const { content, fileId } = await store(randomBytes(2 * mebibyte))
    const deleting = async (bytes: number): Promise<void> => {
      if (bytes > 0) await owner.client.delete(`/v1/files/${fileId}?permanent=true`)
    }
    expect(await moves.move(content, to, deleting)).toBe('gone')
    later += 300_001
    await blobs.sweep(300_000)
    for (const table of ['chunk', 'segment', 'content_copy'] as const) expect(await rowsOf(table, content.id)).toBe(0)
  })

  test('move: the copy of a mover that died is taken by the sweep, and the mover, should it live, cannot finish', async () => {
    const { content } = await store(randomBytes(2 * mebibyte))
    let moved = 0
    const stalling = async (bytes: number): Promise<void> => {
      moved += bytes
      if (moved <= 2 * mebibyte) return
      // By now all is copied; the sweep takes the mover for dead.
      later += 300_001
      await blobs.sweep(300_000)
      moved = Number.NEGATIVE_INFINITY
    }
    expect(await moves.move(content, to, stalling)).toBe('busy')
    expect(await whereIs(content.id)).toBe(from)
    expect(await rowsOf('content_copy', content.id)).toBe(0)
    expect(await moves.move(content, to, atOnce)).toBe('moved')
  })

  test('move: afterwards no store has anything that is nobody’s', async () => {
    later += 300_001
    await blobs.sweep(300_000)
    const rows = await app.app.database.rows('select id, store from segment')
    const known = rows.map((row) => bytesToUuid(row['id'] as Buffer)).sort()
    const names = (await Promise.all(places.map((place) => place.names()))).flat()
    expect(names.map((name) => name.replace('files/', '')).sort()).toEqual(known)
    expect(await storesOfRows()).toEqual([])
  })

  /** Bytes in a store that their content does not lie in. */
  async function storesOfRows(): Promise<StoreKind[]> {
    const rows = await app.app.database.rows(
      'select segment.store from segment left join content on content.id = segment.content_id and content.store = segment.store where content.id is null',
    )
    return rows.map((row) => row['store'] as StoreKind)
  }
})
