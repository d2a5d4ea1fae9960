/** When and from where sessions are used: noted in memory by requests, written by a job a moment later. */
import type { EntityManager } from '@mikro-orm/core'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../db/clock.ts'
import type { Database, Value } from '../db/database.ts'
import { isPassing } from '../db/retry.ts'
import { uuidToBytes } from '../db/types.ts'
import type { Device } from './sign-in.ts'

export interface Activity {
  /** Takes no time, and no query. */
  readonly saw: (sessionId: string, device: Device) => void
  /**
   * Writes what was noted, for each session at most once a minute whichever replica saw it; what the database does not
   * take this time is kept for the next. @returns how many rows changed
   */
  readonly flush: () => Promise<number>
}

export interface ActivityDeps {
  readonly database: Database
  readonly clock: Clock
}

interface Sight extends Device {
  readonly at: number
}

/** A session's row is written this often and no oftener. */
const everyMillis = 60_000
/** More sessions than this between two flushes are noted later: memory stays bounded, and nothing is lost but precision. */
const maxNoted = 20_000
const largestBatch = 128

export function createActivity({ database, clock }: ActivityDeps): Activity {
  const noted = new Map<string, Sight>()
  /** When this replica wrote a session last: a busy one is not even noted before its minute is over. */
  const written = new LRUCache<string, number>({ max: 50_000 })

  return {
    saw: (sessionId, { address, userAgent }) => {
      const at = clock()
      if (at - (written.get(sessionId) ?? Number.NEGATIVE_INFINITY) < everyMillis) return
      if (noted.size < maxNoted || noted.has(sessionId)) noted.set(sessionId, { at, address, userAgent })
    },
    flush: async () => {
      // In the order of the index, so that two replicas wait for each other instead of locking each other out.
      const sights = [...noted].sort(([a], [b]) => (a < b ? -1 : 1))
      let changed = 0
      for (let from = 0; from < sights.length; from += largestBatch) {
        const batch = sights.slice(from, from + largestBatch)
        const rows = await tryToWrite(batch)
        if (rows === undefined) return changed
        changed += rows
        for (const [sessionId, sight] of batch) {
          written.set(sessionId, sight.at)
          if (noted.get(sessionId) === sight) noted.delete(sessionId)
        }
      }
      return changed
    },
  }

  /** One try alone: on SQLite each one that meets another program's lock holds the whole process up. */
  async function tryToWrite(batch: readonly [string, Sight][]): Promise<number | undefined> {
    try {
      return await database.fork().transactional((em) => write(em, batch))
    } catch (error) {
      if (isPassing(error)) return undefined
      throw error
    }
  }

  /** One statement a batch. Their sizes are powers of two, the last row repeated, so that few texts are prepared. */
  function write(em: EntityManager, batch: readonly [string, Sight][]): Promise<number> {
    const size = 2 ** Math.ceil(Math.log2(batch.length))
    const last = batch.slice(-1)
    const rows = [...batch, ...Array.from({ length: size - batch.length }, () => last).flat()]
    const ids = rows.map(([sessionId]) => uuidToBytes(sessionId))
    const cases = (value: (sight: Sight) => Value): Value[] =>
      rows.flatMap(([sessionId, sight]): Value[] => [uuidToBytes(sessionId), value(sight)])
    const when = `case id ${'when ? then ? '.repeat(size)}end`
    return database.within(
      em,
      `update session set last_seen_at = ${when}, address = ${when}, device = coalesce(${when}, device) where id in (${ids.map(() => '?').join(', ')}) and ended_at is null and last_seen_at <= ?`,
      [
        ...cases(({ at }) => at),
        ...cases(({ address }) => address),
        ...cases(({ userAgent }) => userAgent ?? null),
        ...ids,
        clock() - everyMillis,
      ],
    )
  }
}
