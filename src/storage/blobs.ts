/** Contents and their states: staged, committed, deleted. The bytes themselves are the back ends' (`blob-store.ts`). */
import type { Clock } from '../db/clock.ts'
import type { Database, Statements } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import {
  ContentDamaged,
  type Advance,
  type BlobStore,
  type ByteStore,
  type StagedBlob,
  type StageOptions,
} from './blob-store.ts'
import { createDigests } from './byte-digests.ts'
import { sweepCopies } from './content-copies.ts'
import { markDamaged } from './damage.ts'
import { storageUnavailable } from './segment-place.ts'
import { createFailures, type StoreFailures } from './store-failures.ts'
import type { StoreKind } from './store-kind.ts'

export interface BlobsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  /** The first one takes what is new; all are read. */
  readonly stores: readonly [ByteStore, ...ByteStore[]]
  /** Gives back what was reserved of an account's quota, as part of a transaction. */
  readonly release: (statements: Statements, accountId: string, bytes: number) => Promise<void>
  /** Forgets what was made of a content, such as thumbnails, before the content itself goes. */
  readonly forget: (contentId: string) => Promise<void>
  /** A writer or reader gives a sign of life this often, however slow its client; the sweep leaves it alone then. */
  readonly touchMillis?: number
  /** Told of each content that was found damaged, whoever came upon it. */
  readonly onDamage?: (contentId: string, error: ContentDamaged) => void
}

/** What one run of the sweep looks at, at most. */
const sweptAtOnce = 1000

interface SweptStore {
  readonly store: ByteStore
  readonly failures: StoreFailures
}

export function createBlobs({
  database,
  clock,
  newId,
  stores,
  release,
  forget,
  touchMillis = 30_000,
  onDamage = () => {},
}: BlobsDeps): BlobStore {
  const [newest] = stores
  const byKind = new Map<StoreKind, ByteStore>(stores.map((store) => [store.kind, store]))
  return { stage, begin, append, digest, discard, read, verify, sweep }

  async function stage(
    bytes: AsyncIterable<Uint8Array>,
    { ownerId, sha512 = false, onBegun }: StageOptions = {},
  ): Promise<StagedBlob> {
    const contentId = await insert(ownerId)
    onBegun?.(contentId)
    const digests = createDigests(sha512)
    const rest = keepTouching(contentId)
    try {
      const size = await newest.append(contentId, 0, digests.through(bytes))
      return { contentId, size, ...digests.done() }
    } catch (error) {
      // The sweep takes what cannot be discarded now.
      await discard(contentId).catch(() => {})
      throw error
    } finally {
      rest()
    }
  }

  async function begin(ownerId: string): Promise<string> {
    return insert(ownerId)
  }

  async function insert(ownerId: string | undefined): Promise<string> {
    const contentId = newId()
    await database.run(
      "insert into content (id, owner_id, state, store, size, refs, reserved, created_at, touched_at, checked_at) values (?, ?, 'staged', ?, 0, 0, 0, ?, ?, ?)",
      [
        uuidToBytes(contentId),
        ownerId === undefined ? null : uuidToBytes(ownerId),
        newest.kind,
        clock(),
        clock(),
        clock(),
      ],
    )
    return contentId
  }

  async function append(
    contentId: string,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance: Advance,
  ): Promise<number> {
    const store = await storeOf(contentId)
    const rest = keepTouching(contentId)
    try {
      return await store.append(contentId, from, bytes, advance)
    } finally {
      rest()
    }
  }

  async function digest(
    contentId: string,
    size: number,
    { sha512 = false }: { readonly sha512?: boolean } = {},
  ): Promise<StagedBlob> {
    const digests = createDigests(sha512)
    for await (const chunk of read(contentId, 0, size - 1)) digests.add(chunk)
    return { contentId, size, ...digests.done() }
  }

  async function* read(contentId: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    if (end < start) return
    const store = await storeOf(contentId)
    const rest = keepTouching(contentId, true)
    try {
      yield* store.read(contentId, start, end)
    } catch (error) {
      if (error instanceof ContentDamaged) await noteDamage(contentId, error)
      throw error
    } finally {
      rest()
    }
  }

  async function verify(
    contentId: string,
    { size, sha256 }: { readonly size: number; readonly sha256: Buffer | undefined },
    through: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> = (bytes) => bytes,
  ): Promise<void> {
    const digests = createDigests(false)
    for await (const piece of through(read(contentId, 0, size - 1))) digests.add(piece)
    if (!sha256 || digests.done().sha256.equals(sha256)) {
      await database.run('update content set damaged_at = null where id = ? and damaged_at is not null', [
        uuidToBytes(contentId),
      ])
      return
    }
    const error = new ContentDamaged(`content ${contentId} has another digest than when it was stored`)
    await noteDamage(contentId, error)
    throw error
  }

  /** From here on equal bytes that come lie by themselves; whoever came upon it is told, also when that cannot be written down. */
  async function noteDamage(contentId: string, error: ContentDamaged): Promise<void> {
    onDamage(contentId, error)
    await markDamaged(database, uuidToBytes(contentId), clock()).catch(() => {})
  }

  /** @param copies those that the reader has, should its content be moved meanwhile, as well */
  function keepTouching(contentId: string, copies = false): () => void {
    const id = uuidToBytes(contentId)
    const touch = async (): Promise<void> => {
      await database.run('update content set touched_at = ? where id = ?', [clock(), id])
      if (copies)
        await database.run('update content_copy set touched_at = ? where content_id = ? and touched_at > 0', [
          clock(),
          id,
        ])
    }
    const timer = setInterval(() => void touch().catch(() => {}), touchMillis).unref()
    return () => {
      clearInterval(timer)
    }
  }

  async function storeOf(contentId: string): Promise<ByteStore> {
    const [row] = await database.rows('select store from content where id = ?', [uuidToBytes(contentId)])
    if (!row) throw new ContentDamaged(`content ${contentId} is missing`)
    return byName(row['store'] as StoreKind, contentId)
  }

  function byName(kind: StoreKind, contentId: string): ByteStore {
    const store = byKind.get(kind)
    if (!store)
      throw storageUnavailable(
        new Error(`content ${contentId} lies in the store "${kind}", which the settings do not name`),
      )
    return store
  }

  async function discard(contentId: string): Promise<void> {
    await remove(uuidToBytes(contentId))
  }

  /** A store that is away keeps the others from nothing: what lies there stays, and is tried again by the next run. */
  async function sweep(graceMillis: number): Promise<number> {
    const untouchedSince = clock() - graceMillis
    const swept = stores.map((store) => ({ store, failures: createFailures() }))
    let count = await sweepContents(untouchedSince, swept)
    for (const { store, failures } of swept) {
      if (failures.areTooMany()) continue
      count += await sweepCopies(database, store, untouchedSince, failures)
      await store.sweep(untouchedSince).catch(failures.note)
    }
    const [failure] = swept.flatMap(({ failures }) => failures.first() ?? [])
    if (failure) throw failure
    return count
  }

  async function sweepContents(untouchedSince: number, sweptStores: readonly SweptStore[]): Promise<number> {
    let swept = 0
    for (let tried = 0; tried < sweptAtOnce;) {
      const there = new Map(
        sweptStores.flatMap(({ store, failures }) => (failures.areTooMany() ? [] : [[store.kind, failures]])),
      )
      if (there.size === 0) return swept
      const rows = await database.rows(
        // An upload may rest for longer than anything else that is staged: it has a sweep of its own.
        `select id, store from content where state in ('staged', 'deleted') and touched_at <= ? and not exists (select 1 from upload where upload.content_id = content.id) and store in (${[...there].map(() => '?').join(', ')}) limit ${sweptAtOnce}`,
        [untouchedSince, ...there.keys()],
      )
      for (const row of rows) {
        tried += 1
        const failures = there.get(row['store'] as StoreKind)
        if (failures?.areTooMany() === true) break
        try {
          await remove(row['id'] as Buffer, untouchedSince)
          swept += 1
        } catch (error) {
          failures?.note(error)
          await putBack(row['id'] as Buffer)
        }
      }
      if (![...there.values()].some((failures) => failures.areTooMany())) return swept
    }
    return swept
  }

  /** What cannot be removed comes again once the others had their turn. */
  async function putBack(id: Buffer): Promise<void> {
    await database.run("update content set touched_at = ? where id = ? and state = 'deleted'", [clock(), id])
  }

  /** The content's row goes last, so that a crash leaves it to find. */
  async function remove(id: Buffer, untouchedSince = Number.MAX_SAFE_INTEGER): Promise<void> {
    const kind = await claim(id, untouchedSince)
    if (kind === undefined) return
    const contentId = bytesToUuid(id)
    await byName(kind, contentId).remove(contentId)
    await forget(contentId)
    await database.run("delete from content where id = ? and state = 'deleted'", [id])
  }

  /** From here on it cannot be committed any more, should its writer still live. */
  function claim(id: Buffer, untouchedSince: number): Promise<StoreKind | undefined> {
    return database.atomic(async (statements) => {
      const [row] = await statements.rows('select owner_id, store, reserved from content where id = ?', [id])
      if (!row) return undefined
      const reserved = Number(row['reserved'])
      const claimed = await statements.run(
        "update content set state = 'deleted', reserved = 0 where id = ? and state in ('staged', 'deleted') and touched_at <= ? and reserved = ?",
        [id, untouchedSince, reserved],
      )
      if (claimed === 0) return undefined
      if (reserved > 0 && row['owner_id'] !== null)
        await release(statements, bytesToUuid(row['owner_id'] as Buffer), reserved)
      return row['store'] as StoreKind
    })
  }
}
