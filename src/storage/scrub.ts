/**
 * Reads everything that is stored again, slowly, to find damage while a backup is still there. Its place is in the table:
 * each replica takes the content that was looked at the longest ago, and a run that was cut short goes on there.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'
import { ContentDamaged, type BlobStore } from './blob-store.ts'
import { createPace } from './pace.ts'

export interface ScrubDeps {
  readonly database: Database
  readonly clock: Clock
  readonly blobs: Pick<BlobStore, 'verify'>
  /** All is read within so many days; 0: nothing is. */
  readonly days: number
  /** Told of each content that is damaged. */
  readonly onDamage: (contentId: string, ownerId: string | undefined) => Promise<void>
  readonly bytesPerSecond?: number
}

const dayMillis = 86_400_000
/** Who claims a content has so long without a sign of life. */
const claimMillis = 15 * 60_000
const renewMillis = 60_000
/** Contents in one run. */
const mostAtOnce = 1000

export type Scrub = ReturnType<typeof createScrub>

export function createScrub({ database, clock, blobs, days, onDamage, bytesPerSecond = 8 * 1024 * 1024 }: ScrubDeps) {
  const stopping = new AbortController()
  return {
    run,
    /** What runs ends soon. */
    stop: (): void => {
      stopping.abort()
    },
  }

  /** @returns how many contents were read. @throws Problem 503 */
  async function run(): Promise<number> {
    const pace = createPace(bytesPerSecond, stopping.signal)
    for (let checked = 0; ; checked++) {
      if (days === 0 || checked === mostAtOnce || stopping.signal.aborted) return checked
      const row = await claimNext()
      if (!row) return checked
      const ended = await check(row, pace)
      if (!ended) return checked
    }
  }

  /** That which was looked at the longest ago, when it is due. */
  async function claimNext(): Promise<Row | undefined> {
    for (let tries = 0; tries < 10; tries++) {
      const [row] = await database.rows(
        "select id, owner_id, size, sha256, checked_at from content where state = 'committed' order by checked_at limit 1",
      )
      if (!row || Number(row['checked_at'] ?? 0) > clock() - days * dayMillis) return undefined
      const claimed = await database.run(
        `update content set checked_at = ? where id = ? and ${row['checked_at'] === null ? 'checked_at is null' : 'checked_at = ?'}`,
        [claimedUntil(), row['id'] as Buffer, ...(row['checked_at'] === null ? [] : [row['checked_at'] as number])],
      )
      if (claimed > 0) return row
      // Another replica has it.
      await delay(10 + Math.random() * 50)
    }
    return undefined
  }

  /** Due again when the claim is over, should nobody come to the end. */
  function claimedUntil(): number {
    return clock() - days * dayMillis + claimMillis
  }

  /** @returns false when it was broken off */
  async function check(row: Row, pace: (bytes: number) => Promise<void>): Promise<boolean> {
    const id = row['id'] as Buffer
    const contentId = bytesToUuid(id)
    const through = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
      let renewed = clock()
      for await (const piece of bytes) {
        await pace(piece.length)
        if (clock() - renewed >= renewMillis) {
          renewed = clock()
          await database.run('update content set checked_at = ? where id = ?', [claimedUntil(), id])
        }
        yield piece
      }
    }
    const sha256 = (row['sha256'] as Buffer | null) ?? undefined
    try {
      await blobs.verify(contentId, { size: Number(row['size']), sha256 }, through)
    } catch (error) {
      if (stopping.signal.aborted) return false
      if (!(error instanceof ContentDamaged)) throw error
      const ownerId = row['owner_id'] as Buffer | null
      // It may have been deleted meanwhile.
      if (await isCommitted(id)) await onDamage(contentId, ownerId ? bytesToUuid(ownerId) : undefined)
    }
    await database.run("update content set checked_at = ? where id = ? and state = 'committed'", [clock(), id])
    return true
  }

  async function isCommitted(id: Buffer): Promise<boolean> {
    return (await database.rows("select 1 from content where id = ? and state = 'committed'", [id])).length > 0
  }
}
