/**
 * Moves contents from one store to another while they are read. A content keeps its id, so nothing that names it
 * changes; its work is found in the tables, so a move that was cut short goes on by beginning again.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { ContentDamaged, type ByteStore } from './blob-store.ts'
import { giveUpCopy } from './content-copies.ts'
import { paced, type Pace } from './pace.ts'
import type { StoreKind } from './store-kind.ts'

export interface MovesDeps {
  readonly database: Database
  readonly clock: Clock
  readonly stores: readonly ByteStore[]
  /** A mover gives a sign of life this often. */
  readonly touchMillis?: number
  /** Bytes of a content in another store than its own are nobody's once nobody has touched them for so long. */
  readonly graceMillis?: number
}

export interface StoreTotals {
  readonly store: StoreKind
  readonly contents: number
  readonly bytes: number
}

export interface MovableContent {
  readonly id: string
  readonly store: StoreKind
  readonly size: number
  readonly sha256: Buffer | undefined
}

/** `busy`: it was moved a moment ago, somebody else moves it or was killed at it a moment ago, or the sweep took this mover for dead; `gone`: it was deleted meanwhile. */
export type MoveOutcome = 'moved' | 'busy' | 'gone'

export type Moves = ReturnType<typeof createMoves>

export function createMoves({ database, clock, stores, touchMillis = 30_000, graceMillis = 5 * 60_000 }: MovesDeps) {
  const byKind = new Map<StoreKind, ByteStore>(stores.map((store) => [store.kind, store]))
  return { totals, page, move }

  /** What is committed, by store. */
  async function totals(): Promise<StoreTotals[]> {
    const rows = await database.rows(
      "select store, count(*) as contents, coalesce(sum(size), 0) as bytes from content where state = 'committed' group by store order by store",
    )
    return rows.map((row) => ({
      store: row['store'] as StoreKind,
      contents: Number(row['contents']),
      bytes: Number(row['bytes']),
    }))
  }

  /** Some that do not lie there, in the order of their ids. */
  async function page(to: StoreKind, after: string | undefined, limit: number): Promise<MovableContent[]> {
    const rows = await database.rows(
      `select id, store, size, sha256 from content where state = 'committed' and store <> ? and id > ? order by id limit ${limit}`,
      [to, after === undefined ? Buffer.alloc(16) : uuidToBytes(after)],
    )
    return rows.map((row) => ({
      id: bytesToUuid(row['id'] as Buffer),
      store: row['store'] as StoreKind,
      size: Number(row['size']),
      sha256: (row['sha256'] as Buffer | null) ?? undefined,
    }))
  }

  /** @throws ContentDamaged when the bytes are not those that were stored, Problem 503; the content stays where it is then */
  async function move(content: MovableContent, to: StoreKind, pace: Pace): Promise<MoveOutcome> {
    const [source, target] = [storeOf(content.store), storeOf(to)]
    if (!(await announce(content, to)) && !(await takeOver(content, target))) return 'busy'
    const rest = keepTouching(content.id)
    try {
      const copied = createDigest(paced(source.read(content.id, 0, content.size - 1), pace))
      await target.copy(content.id, copied.bytes)
      const digest = copied.done()
      if (content.sha256 && !digest.equals(content.sha256))
        throw new ContentDamaged(`content ${content.id} has another digest than when it was stored`)
      const found = createDigest(paced(target.read(content.id, 0, content.size - 1), pace))
      for await (const _ of found.bytes);
      if (!found.done().equals(digest)) throw new ContentDamaged(`the copy of content ${content.id} is not like it`)
      if (await turn(content, to)) return 'moved'
      await giveUpCopy(database, target, content.id)
      return (await isCommitted(content.id)) ? 'busy' : 'gone'
    } catch (error) {
      await giveUpCopy(database, target, content.id).catch(() => {})
      if (!(await isCommitted(content.id))) return 'gone'
      throw error
    } finally {
      rest()
    }
  }

  function storeOf(kind: StoreKind): ByteStore {
    const store = byKind.get(kind)
    if (!store) throw new Error(`the settings do not name the store "${kind}"`)
    return store
  }

  /** Before the first byte, so that a mover that is killed leaves nothing that no row knows. */
  async function announce({ id, store }: MovableContent, to: StoreKind): Promise<boolean> {
    const key = uuidToBytes(id)
    const announced = await database.run(
      "insert into content_copy (content_id, store, touched_at) select id, ?, ? from content where id = ? and state = 'committed' and store = ? and not exists (select 1 from content_copy where content_id = ? and store = ?)",
      [to, clock(), key, store, key, to],
    )
    return announced > 0
  }

  /** What a mover that was killed has left, or whoever read there before: with no sweep that runs, nobody else takes it. */
  async function takeOver(content: MovableContent, target: ByteStore): Promise<boolean> {
    const isNobodys = await giveUpCopy(database, target, content.id, clock() - graceMillis)
    return isNobodys && announce(content, target.kind)
  }

  /** From here on it is read there; what lies here stays for whoever reads it now. */
  async function turn({ id, store }: MovableContent, to: StoreKind): Promise<boolean> {
    const key = uuidToBytes(id)
    return database.atomic(async ({ run }) => {
      const turned = await run(
        "update content set store = ?, checked_at = ?, damaged_at = null where id = ? and store = ? and state = 'committed' and exists (select 1 from content_copy where content_id = ? and store = ? and touched_at > 0)",
        [to, clock(), key, store, key, to],
      )
      if (turned === 0) return false
      const own = await run('delete from content_copy where content_id = ? and store = ? and touched_at > 0', [key, to])
      if (own === 0) throw new Error(`the copy of content ${id} was given up`)
      await run('insert into content_copy (content_id, store, touched_at) values (?, ?, ?)', [key, store, clock()])
      return true
    })
  }

  async function isCommitted(id: string): Promise<boolean> {
    const rows = await database.rows("select 1 from content where id = ? and state = 'committed'", [uuidToBytes(id)])
    return rows.length > 0
  }

  function keepTouching(id: string): () => void {
    const timer = setInterval(() => {
      database
        .run('update content_copy set touched_at = ? where content_id = ? and touched_at > 0', [
          clock(),
          uuidToBytes(id),
        ])
        .catch(() => {})
    }, touchMillis).unref()
    return () => {
      clearInterval(timer)
    }
  }
}

function createDigest(bytes: AsyncIterable<Uint8Array>) {
  const sha256 = createHash('sha256')
  const through = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const piece of bytes) {
      sha256.update(piece)
      yield piece
    }
  }
  return { bytes: through(), done: () => sha256.digest() }
}
