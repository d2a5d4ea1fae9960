/**
 * Bytes as rows of at most 1 MiB, so that one database holds everything and one backup is consistent. Each row is
 * written by a prepared statement in a short transaction; the row that makes a file visible is written last, by the caller.
 */
import { crc32 } from 'node:zlib'
import type { Clock } from '../db/clock.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { blockBytes, ContentDamaged, type Advance, type ByteStore } from './blob-store.ts'
import { createBlockPool, type BlockPool } from './block-pool.ts'
import { noteMoved } from './garbage.ts'
import { createTurnstile } from './turnstile.ts'
import { claimLost, ownCopy, stagedContent, type WriteClaim } from './write-claim.ts'

export interface DatabaseStoreDeps {
  readonly database: Database
  readonly clock: Clock
}

/** Under every server's default packet, also doubled by quoting; larger rows gain little. */
export const chunkBytes = blockBytes
/** Rows of one content on their way to the database while the next one fills. */
const writesInFlight = 2
/** Of all contents together: more would only wait for a connection, with their bytes in memory. */
const allWritesInFlight = 4
/** Chunks that one transaction makes durable together with how far an upload is: as many, when few uploads are under way. */
const mostChunksAtOnce = 4
/** Of all uploads together that are done in such steps, where there are more of them: one chunk each is always taken. */
const allChunksAtOnce = 16
/** Chunks that readers have fetched before they are asked for, of all together: a slow reader may keep one for long. */
const allAhead = 8
/** Chunks that one statement of the sweep deletes: a few dozen MiB of log at most. */
const sweepChunks = 64

export function createDatabaseStore({ database, clock }: DatabaseStoreDeps): ByteStore {
  const writers = createTurnstile(allWritesInFlight)
  const pool = createBlockPool()
  let stepping = 0
  let ahead = 0
  return { kind: 'database', append, copy, read, remove, sweep: async () => 0 }

  async function append(
    contentId: string,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance?: Advance,
  ): Promise<number> {
    const id = uuidToBytes(contentId)
    return advance ? appendInSteps(id, from, bytes, advance) : appendWhole(id, stagedContent(id), from, bytes)
  }

  async function copy(contentId: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const id = uuidToBytes(contentId)
    return appendWhole(id, ownCopy(id, 'database'), 0, bytes)
  }

  async function appendWhole(
    id: Buffer,
    claim: WriteClaim,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<number> {
    const writing = new Set<Promise<unknown>>()
    let failed: Error | undefined
    let end = from
    try {
      for await (const piece of inChunks(bytes, from, pool)) {
        while (writing.size >= writesInFlight) await Promise.race(writing)
        const leave = await writers.enter()
        if (failed !== undefined) {
          leave()
          pool.give(piece.block)
          throw failed
        }
        const write = insertClaimed(id, claim, piece)
          .catch((error: unknown) => {
            failed ??= asError(error)
          })
          .finally(() => {
            pool.give(piece.block)
            leave()
            writing.delete(write)
          })
        writing.add(write)
        end += piece.bytes.length
      }
    } finally {
      await Promise.all(writing)
    }
    if (failed !== undefined) throw failed
    return end
  }

  /** Only while the content is staged: a row that came late, after the sweep, would belong to nothing for ever. */
  async function insertClaimed(id: Buffer, claim: WriteClaim, { number, bytes }: Piece): Promise<void> {
    const written = await database.run(
      `insert into chunk (content_id, number, bytes, crc32) select ?, ?, ?, ? from ${claim.from}`,
      [id, number, bytes, crc32(bytes), ...claim.values],
    )
    if (written === 0) throw claimLost(id)
  }

  async function appendInSteps(
    id: Buffer,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance: Advance,
  ): Promise<number> {
    let end = from
    let waiting: Piece[] = []
    const flush = async (): Promise<void> => {
      if (waiting.length === 0) return
      const pieces = waiting
      waiting = []
      const next = pieces.reduce((sum, piece) => sum + piece.bytes.length, end)
      const leave = await writers.enter()
      try {
        await database.atomic(async (statements) => {
          const staged = await statements.run("update content set touched_at = ? where id = ? and state = 'staged'", [
            clock(),
            id,
          ])
          if (staged === 0) throw claimLost(id)
          for (const piece of pieces) await place(statements, id, piece)
          await advance(statements, next)
        })
      } finally {
        leave()
        for (const { block } of pieces) pool.give(block)
      }
      end = next
    }
    let failure: { readonly error: unknown } | undefined
    stepping += 1
    try {
      for await (const piece of inChunks(bytes, from, pool, (error) => (failure = { error }))) {
        waiting.push(piece)
        if (waiting.length >= Math.min(mostChunksAtOnce, allChunksAtOnce / stepping)) await flush()
      }
    } finally {
      stepping -= 1
      // What arrived before a connection broke need not be sent again.
      if (failure) await flush()
    }
    if (failure) throw failure.error
    await flush()
    return end
  }

  async function place({ rows, run }: Statements, id: Buffer, { number, offset, bytes }: Piece): Promise<void> {
    if (offset === 0) {
      await run('insert into chunk (content_id, number, bytes, crc32) values (?, ?, ?, ?)', [
        id,
        number,
        bytes,
        crc32(bytes),
      ])
      return
    }
    const before = chunkOf(await rows(selectChunk, [id, number]), id, number)
    if (before.length !== offset)
      throw new ContentDamaged(`chunk ${number} of content ${id.toString('hex')} is not ${offset} bytes long`)
    const joined = Buffer.concat([before, bytes])
    await run('update chunk set bytes = ?, crc32 = ? where content_id = ? and number = ?', [
      joined,
      crc32(joined),
      id,
      number,
    ])
  }

  async function* read(contentId: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    if (end < start) return
    const id = uuidToBytes(contentId)
    const last = Math.floor(end / chunkBytes)
    let next: Promise<Buffer> | undefined
    try {
      for (let number = Math.floor(start / chunkBytes); number <= last; number++) {
        const chunk = await (next ?? load(id, number))
        if (next) ahead -= 1
        next = undefined
        noteMoved(chunk.length)
        // The next row is fetched while this one is sent; its failure must wait for its turn.
        if (number < last && ahead < allAhead) {
          ahead += 1
          next = load(id, number + 1)
          next.catch(() => {})
        }
        const from = Math.max(0, start - number * chunkBytes)
        const to = Math.min(chunkBytes, end - number * chunkBytes + 1)
        if (chunk.length < to) throw new ContentDamaged(`chunk ${number} of content ${contentId} is too short`)
        yield from === 0 && to === chunk.length ? chunk : chunk.subarray(from, to)
      }
    } finally {
      if (next) ahead -= 1
    }
  }

  async function load(id: Buffer, number: number): Promise<Buffer> {
    return chunkOf(await database.rows(selectChunk, [id, number]), id, number)
  }

  /** In small steps, so that no transaction grows with the file. */
  async function remove(contentId: string): Promise<void> {
    const id = uuidToBytes(contentId)
    const [row] = await database.rows('select max(number) as last from chunk where content_id = ?', [id])
    const last = row?.['last'] === null || row === undefined ? -1 : Number(row['last'])
    for (let number = 0; number <= last; number += sweepChunks)
      await database.run('delete from chunk where content_id = ? and number >= ? and number < ?', [
        id,
        number,
        number + sweepChunks,
      ])
  }
}

const selectChunk = 'select bytes, crc32 from chunk where content_id = ? and number = ?'

/** @throws ContentDamaged when it is missing, or not what was written */
function chunkOf([row]: Row[], id: Buffer, number: number): Buffer {
  if (!row) throw new ContentDamaged(`chunk ${number} of content ${id.toString('hex')} is missing`)
  const bytes = row['bytes'] as Buffer
  if (row['crc32'] !== null && crc32(bytes) !== Number(row['crc32']))
    throw new ContentDamaged(`chunk ${number} of content ${id.toString('hex')} has changed`)
  return bytes
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** What goes into one row: the whole of it, or what an upload that was interrupted lacks of it. */
interface Piece {
  readonly number: number
  /** Where in the row it begins. */
  readonly offset: number
  readonly bytes: Buffer
  /** Of the pool; `bytes` lie in it. */
  readonly block: Buffer
}

/**
 * Cuts what arrives behind `from`, in pieces of any length, at the bounds of chunks.
 * @param onFailure takes the failure of the source: what came before it is a last piece then
 */
async function* inChunks(
  bytes: AsyncIterable<Uint8Array>,
  from: number,
  pool: BlockPool,
  onFailure?: (error: unknown) => void,
): AsyncGenerator<Piece, void> {
  let number = Math.floor(from / chunkBytes)
  let offset = from % chunkBytes
  let block: Buffer | undefined
  let filled = 0
  /** From here on it is the reader's. */
  const handOver = (full: Buffer): Piece => {
    block = undefined
    return { number, offset, bytes: full.subarray(0, filled), block: full }
  }
  try {
    for await (const arrived of bytes) {
      noteMoved(arrived.length)
      for (let at = 0; at < arrived.length;) {
        block ??= pool.take()
        const taken = Math.min(chunkBytes - offset - filled, arrived.length - at)
        block.set(arrived.subarray(at, at + taken), filled)
        filled += taken
        at += taken
        if (filled < chunkBytes - offset) continue
        yield handOver(block)
        number += 1
        offset = 0
        filled = 0
      }
    }
    if (block) yield handOver(block)
  } catch (error) {
    if (!onFailure) throw error
    onFailure(error)
    if (block) yield handOver(block)
  } finally {
    if (block) pool.give(block)
  }
}
