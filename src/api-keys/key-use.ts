/** When and from where each key was used last: noted in memory, written at most about once a minute, on no request's way. */
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { isPassing } from '../db/retry.ts'
import { ApiKey } from './api-key.entity.ts'

export interface KeyUse {
  readonly note: (keyId: string, address: string) => void
  /** @returns how many keys were written; what the database did not take this time is kept for the next */
  readonly write: () => Promise<number>
}

/** Less than the job's minute, so that two replicas together write no more often, and neither skips its own turn. */
const pauseMillis = 50_000
const keysAtOnce = 200

export function createKeyUse({ database, clock }: { database: Database; clock: Clock }): KeyUse {
  const used = new Map<string, { at: number; address: string }>()
  return { note: (keyId, address) => void used.set(keyId, { at: clock(), address }), write }

  async function write(): Promise<number> {
    let written = 0
    // In the order of the index, so that two replicas wait for each other instead of locking each other out.
    const keys = [...used].sort(([a], [b]) => (a < b ? -1 : 1))
    for (let from = 0; from < keys.length; from += keysAtOnce) {
      const some = keys.slice(from, from + keysAtOnce)
      const changed = await writeSome(some)
      if (changed === undefined) return written
      written += changed
      for (const [id, use] of some) if (used.get(id) === use) used.delete(id)
    }
    return written
  }

  /** One try alone: on SQLite each one that meets another program's lock holds the whole process up. */
  async function writeSome(some: readonly [string, { at: number; address: string }][]): Promise<number | undefined> {
    try {
      return await database.fork().transactional(async (em) => {
        let changed = 0
        for (const [id, { at, address }] of some)
          changed += await em.nativeUpdate(
            ApiKey,
            { id, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lte: at - pauseMillis } }] },
            { lastUsedAt: at, lastUsedAddress: address },
          )
        return changed
      })
    } catch (error) {
      if (isPassing(error)) return undefined
      throw error
    }
  }
}
