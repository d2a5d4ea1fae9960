/**
 * Bytes as segments outside the database, whose rows stay in it. A segment is planned by a row, then written, then made
 * part of the content in one transaction: so a crash leaves a plan for the sweep to find, never bytes that no row knows.
 */
import { crc32 } from 'node:zlib'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { blockBytes, ContentDamaged, type Advance, type ByteStore } from './blob-store.ts'
import { createBlockPool } from './block-pool.ts'
import { blocksOf, inBlocks, oneAhead, openSource, type Source } from './blocks.ts'
import { noteMoved } from './garbage.ts'
import type { SegmentPlace } from './segment-place.ts'
import { createFailures } from './store-failures.ts'
import { claimLost, ownCopy, stagedContent, type WriteClaim } from './write-claim.ts'

export interface SegmentedStoreDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly place: SegmentPlace
  /** A writer gives a sign of life this often. */
  readonly touchMillis?: number | undefined
  /** How long a segment grows where nobody waits for its end, a whole number of blocks; 10,000 parts of S3 hold more. */
  readonly longestSegment?: number
}

/** What an upload that is broken off may have to send again. */
export const stepBytes = 16 * 1024 * 1024
/** Removed beside each other, and found by one query. */
const removedAtOnce = 4
const foundAtOnce = 200

export function createSegmentedStore({
  database,
  clock,
  newId,
  place,
  touchMillis = 30_000,
  longestSegment = 32 * 1024 ** 3,
}: SegmentedStoreDeps): ByteStore {
  const { kind } = place
  const pool = createBlockPool()
  return { kind, append, copy, read, remove, sweep }

  async function append(
    contentId: string,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance?: Advance,
  ): Promise<number> {
    const id = uuidToBytes(contentId)
    await requireEnd(id, from)
    return writeAll(id, stagedContent(id), from, bytes, advance)
  }

  async function copy(contentId: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const id = uuidToBytes(contentId)
    return writeAll(id, ownCopy(id, kind), 0, bytes)
  }

  async function requireEnd(id: Buffer, from: number): Promise<void> {
    const [row] = await database.rows(
      `select start, size from segment where content_id = ? and store = '${kind}' and size is not null order by start desc limit 1`,
      [id],
    )
    const end = row ? Number(row['start']) + Number(row['size']) : 0
    if (end !== from) throw new ContentDamaged(`content ${id.toString('hex')} is not ${from} bytes long`)
  }

  async function writeAll(
    contentId: Buffer,
    claim: WriteClaim,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance?: Advance,
  ): Promise<number> {
    // With steps, what arrived before a connection broke need not be sent again.
    const source = openSource(bytes, advance !== undefined)
    let end = from
    try {
      while (await source.hasMore()) end = await writeOne({ contentId, claim, start: end, source, advance })
    } finally {
      await source.close()
    }
    const failure = source.failure()
    if (failure) throw failure.error
    return end
  }

  async function writeOne({ contentId, claim, start, source, advance }: Plan): Promise<number> {
    const id = newId()
    await plan(id, contentId, start, claim)
    const rest = keepTouching(id)
    try {
      const written = { size: 0, checksums: [] as number[] }
      const blocks = blocksOf(source, advance ? stepBytes : longestSegment, pool)
      await place.write(id, noted(blocks, written))
      const end = start + written.size
      await finish(id, contentId, claim, written, async (statements) => advance?.(statements, end))
      return end
    } catch (error) {
      // The sweep takes what cannot be given up now.
      await giveUp(id).catch(() => {})
      throw error
    } finally {
      rest()
    }
  }

  async function plan(id: string, contentId: Buffer, start: number, claim: WriteClaim): Promise<void> {
    const planned = await database.run(
      `insert into segment (id, content_id, store, start, size, checksums, touched_at) select ?, ?, '${kind}', ?, null, null, ? from ${claim.from}`,
      [uuidToBytes(id), contentId, start, clock(), ...claim.values],
    )
    if (planned === 0) throw claimLost(contentId)
  }

  async function finish(
    id: string,
    contentId: Buffer,
    claim: WriteClaim,
    { size, checksums }: Written,
    advance: (...of: Parameters<Parameters<Database['atomic']>[0]>) => Promise<void>,
  ): Promise<void> {
    const packed = Buffer.alloc(4 * checksums.length)
    for (const [at, checksum] of checksums.entries()) packed.writeUInt32BE(checksum, 4 * at)
    await database.atomic(async (statements) => {
      const held = await statements.run(claim.touch, [clock(), ...claim.values])
      const finished = await statements.run(
        'update segment set size = ?, checksums = ?, touched_at = null where id = ? and content_id = ? and touched_at > 0',
        [size, packed, uuidToBytes(id), contentId],
      )
      if (held === 0 || finished === 0) throw claimLost(contentId)
      await advance(statements)
    })
  }

  function keepTouching(id: string): () => void {
    const timer = setInterval(() => {
      database
        .run('update segment set touched_at = ? where id = ? and touched_at > 0', [clock(), uuidToBytes(id)])
        .catch(() => {})
    }, touchMillis).unref()
    return () => {
      clearInterval(timer)
    }
  }

  /** Not when it was finished after all: whether a COMMIT took effect may not have been told. */
  async function giveUp(id: string): Promise<void> {
    const [row] = await database.rows('select size from segment where id = ?', [uuidToBytes(id)])
    if (row && row['size'] !== null) return
    if (row && !(await claimPlan(uuidToBytes(id), Number.MAX_SAFE_INTEGER))) return
    await removePlanned(uuidToBytes(id))
  }

  /** From here on it cannot be finished any more, should its writer still live. */
  async function claimPlan(id: Buffer, untouchedSince: number): Promise<boolean> {
    const claimed = await database.run('update segment set touched_at = 0 where id = ? and touched_at <= ?', [
      id,
      untouchedSince,
    ])
    return claimed > 0
  }

  async function removePlanned(id: Buffer): Promise<void> {
    await place.remove(bytesToUuid(id), true)
    await database.run('delete from segment where id = ? and touched_at = 0', [id])
  }

  async function* read(contentId: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    const id = uuidToBytes(contentId)
    for (let at = start; at <= end;) {
      const segment = await segmentAt(id, at)
      const last = Math.min(end, segment.start + segment.size - 1)
      yield* oneAhead(partOf(segment, at - segment.start, last - segment.start))
      at = last + 1
    }
  }

  async function segmentAt(contentId: Buffer, at: number): Promise<FoundSegment> {
    const [row] = await database.rows(
      `select id, start, size, checksums from segment where content_id = ? and store = '${kind}' and start <= ? and size is not null order by start desc limit 1`,
      [contentId, at],
    )
    const segment = row && {
      id: bytesToUuid(row['id'] as Buffer),
      start: Number(row['start']),
      size: Number(row['size']),
      checksums: row['checksums'] as Buffer,
    }
    if (!segment || segment.start + segment.size <= at)
      throw new ContentDamaged(`content ${contentId.toString('hex')} has no segment at ${at}`)
    return segment
  }

  /** Whole blocks are read, so that each can be held against its checksum before any of it is given. */
  async function* partOf(
    { id, size, checksums }: FoundSegment,
    from: number,
    to: number,
  ): AsyncGenerator<Uint8Array, void> {
    let number = Math.floor(from / blockBytes)
    const first = number * blockBytes
    const last = Math.min(size, (Math.floor(to / blockBytes) + 1) * blockBytes) - 1
    let at = first
    for await (const block of inBlocks(place.read(id, first, last))) {
      noteMoved(block.length)
      const whole = Math.min(blockBytes, size - at)
      if (block.length !== whole) throw new ContentDamaged(`block ${number} of segment ${id} is too short`)
      if (checksums.length < 4 * (number + 1) || crc32(block) !== checksums.readUInt32BE(4 * number))
        throw new ContentDamaged(`block ${number} of segment ${id} has changed`)
      yield block.subarray(Math.max(0, from - at), Math.min(whole, to - at + 1))
      number += 1
      at += whole
    }
    if (at !== last + 1) throw new ContentDamaged(`segment ${id} ends at ${at}`)
  }

  /**
   * What is being written is left to its writer, which may live and bring bytes still, or to the sweep: it belongs to
   * nothing from here on, so that nobody can finish it.
   */
  async function remove(contentId: string): Promise<void> {
    const id = uuidToBytes(contentId)
    await database.run(
      `update segment set content_id = id where content_id = ? and store = '${kind}' and size is null`,
      [id],
    )
    for (;;) {
      const rows = await database.rows(
        `select id from segment where content_id = ? and store = '${kind}' and size is not null limit ${foundAtOnce}`,
        [id],
      )
      if (rows.length === 0) return
      for (let at = 0; at < rows.length; at += removedAtOnce)
        await Promise.all(
          rows.slice(at, at + removedAtOnce).map(async (row) => {
            await place.remove(bytesToUuid(row['id'] as Buffer), false)
            await database.run('delete from segment where id = ?', [row['id'] as Buffer])
          }),
        )
    }
  }

  /** What was tried before comes last, so that one that cannot be removed keeps no other one. */
  async function sweep(untouchedSince: number): Promise<number> {
    const rows = await database.rows(
      `select id from segment where store = '${kind}' and touched_at <= ? order by touched_at desc limit ${foundAtOnce}`,
      [untouchedSince],
    )
    let swept = 0
    const failures = createFailures()
    for (const row of rows) {
      const id = row['id'] as Buffer
      if (failures.areTooMany()) break
      if (!(await claimPlan(id, untouchedSince))) continue
      try {
        await removePlanned(id)
        swept += 1
      } catch (error) {
        failures.note(error)
      }
    }
    const failure = failures.first()
    if (failure) throw failure
    return swept
  }
}

interface Plan {
  readonly contentId: Buffer
  readonly claim: WriteClaim
  readonly start: number
  readonly source: Source
  readonly advance: Advance | undefined
}

interface Written {
  size: number
  /** CRC-32 of each block. */
  readonly checksums: number[]
}

interface FoundSegment {
  readonly id: string
  readonly start: number
  readonly size: number
  readonly checksums: Buffer
}

async function* noted(blocks: AsyncIterable<Buffer>, written: Written): AsyncGenerator<Buffer, void> {
  for await (const block of blocks) {
    written.size += block.length
    written.checksums.push(crc32(block))
    yield block
  }
}
