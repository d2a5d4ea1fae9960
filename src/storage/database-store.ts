/**
 * Bytes as rows of at most 1 MiB, so that one database holds everything and one backup is consistent. Each row is
 * written by a prepared statement in a transaction of its own; the row that makes a file visible is written last, by the caller.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { uuidToBytes } from '../db/types.ts'
import { unavailable } from '../problem.ts'
import type { BlobStore, StagedBlob } from './blob-store.ts'
import { noteMoved } from './garbage.ts'

export interface DatabaseStoreDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  /** A writer or reader gives a sign of life this often, however slow its client; the sweep leaves it alone then. */
  readonly touchMillis?: number
}

/** Under every server's default packet, also doubled by quoting; larger rows gain little. */
export const chunkBytes = 1024 * 1024
/** Rows on their way to the database while the next one fills. */
const writesInFlight = 2
/** Chunks that one statement of the sweep deletes: a few dozen MiB of log at most. */
const sweepChunks = 64

export function createDatabaseStore({ database, clock, newId, touchMillis = 30_000 }: DatabaseStoreDeps): BlobStore {
  return { stage, discard, read, sweep }

  async function stage(
    bytes: AsyncIterable<Uint8Array>,
    { sha512 = false }: { sha512?: boolean } = {},
  ): Promise<StagedBlob> {
    const contentId = newId()
    const id = uuidToBytes(contentId)
    const digest = createHash('sha256')
    const longDigest = sha512 ? createHash('sha512') : undefined
    await database.run("insert into content (id, state, size, created_at, touched_at) values (?, 'staged', 0, ?, ?)", [
      id,
      clock(),
      clock(),
    ])
    const writing = new Set<Promise<unknown>>()
    let number = 0
    let size = 0
    const rest = keepTouching(id)
    let failed: Error | undefined
    try {
      for await (const chunk of inChunks(bytes)) {
        digest.update(chunk)
        longDigest?.update(chunk)
        size += chunk.length
        noteMoved(chunk.length)
        while (writing.size >= writesInFlight) await Promise.race(writing)
        if (failed !== undefined) throw failed
        const write = insert(id, number++, chunk)
          .catch((error: unknown) => {
            failed ??= asError(error)
          })
          .finally(() => writing.delete(write))
        writing.add(write)
      }
      await Promise.all(writing)
      if (failed !== undefined) throw failed
      return { contentId, size, sha256: digest.digest(), sha512: longDigest?.digest() }
    } catch (error) {
      await Promise.all(writing)
      // The sweep takes what cannot be discarded now.
      await discard(contentId).catch(() => {})
      throw error
    } finally {
      rest()
    }
  }

  /** Only while the content is staged: a row that came late, after the sweep, would belong to nothing for ever. */
  async function insert(id: Buffer, number: number, chunk: Buffer): Promise<void> {
    const written = await database.run(
      "insert into chunk (content_id, number, bytes) select id, ?, ? from content where id = ? and state = 'staged'",
      [number, chunk, id],
    )
    if (written === 0) throw unavailable(new Error(`content ${id.toString('hex')} is staged no more`))
  }

  function keepTouching(id: Buffer): () => void {
    const timer = setInterval(() => {
      database.run('update content set touched_at = ? where id = ?', [clock(), id]).catch(() => {})
    }, touchMillis).unref()
    return () => {
      clearInterval(timer)
    }
  }

  async function discard(contentId: string): Promise<void> {
    await remove(uuidToBytes(contentId))
  }

  async function* read(contentId: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    if (end < start) return
    const id = uuidToBytes(contentId)
    const last = Math.floor(end / chunkBytes)
    const rest = keepTouching(id)
    try {
      let next = load(id, Math.floor(start / chunkBytes))
      for (let number = Math.floor(start / chunkBytes); number <= last; number++) {
        const chunk = await next
        noteMoved(chunk.length)
        // The next row is fetched while this one is sent; its failure must wait for its turn.
        if (number < last) (next = load(id, number + 1)).catch(() => {})
        const from = Math.max(0, start - number * chunkBytes)
        const to = Math.min(chunkBytes, end - number * chunkBytes + 1)
        if (chunk.length < to) throw new Error(`chunk ${number} of content ${contentId} is too short`)
        yield from === 0 && to === chunk.length ? chunk : chunk.subarray(from, to)
      }
    } finally {
      rest()
    }
  }

  async function load(id: Buffer, number: number): Promise<Buffer> {
    const [row] = await database.rows('select bytes from chunk where content_id = ? and number = ?', [id, number])
    if (!row) throw new Error(`chunk ${number} of content ${id.toString('hex')} is missing`)
    return row['bytes'] as Buffer
  }

  async function sweep(graceMillis: number): Promise<number> {
    const rows = await database.rows(
      "select id from content where state in ('staged', 'deleted') and touched_at <= ? limit 1000",
      [clock() - graceMillis],
    )
    for (const row of rows) await remove(row['id'] as Buffer, clock() - graceMillis)
    return rows.length
  }

  /** In small steps, so that no transaction grows with the file; the content's row goes last, so that a crash leaves it to find. */
  async function remove(id: Buffer, untouchedSince = Number.MAX_SAFE_INTEGER): Promise<void> {
    // From here on it cannot be committed any more, should its writer still live.
    const claimed = await database.run(
      "update content set state = 'deleted' where id = ? and state in ('staged', 'deleted') and touched_at <= ?",
      [id, untouchedSince],
    )
    if (claimed === 0) return
    const [row] = await database.rows('select max(number) as last from chunk where content_id = ?', [id])
    const last = row?.['last'] === null || row === undefined ? -1 : Number(row['last'])
    for (let number = 0; number <= last; number += sweepChunks)
      await database.run('delete from chunk where content_id = ? and number >= ? and number < ?', [
        id,
        number,
        number + sweepChunks,
      ])
    await database.run("delete from content where id = ? and state = 'deleted'", [id])
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** Cuts what arrives, in pieces of any length, into chunks of exactly `chunkBytes`; the last one may be shorter. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let chunk = Buffer.allocUnsafeSlow(chunkBytes)
  let filled = 0
  for await (const piece of bytes) {
    for (let offset = 0; offset < piece.length;) {
      const taken = Math.min(chunkBytes - filled, piece.length - offset)
      chunk.set(piece.subarray(offset, offset + taken), filled)
      filled += taken
      offset += taken
      if (filled < chunkBytes) continue
      yield chunk
      chunk = Buffer.allocUnsafeSlow(chunkBytes)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}
