import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { ContentDamaged } from './blob-store.ts'

export type Damage = ReturnType<typeof createDamage>

/** Where all who come upon damaged bytes tell it: readers, movers, and the scrub that looks for it. */
export function createDamage(log: Logger) {
  const told: (() => void)[] = []
  return {
    note: (contentId: string, error: ContentDamaged): void => {
      log.error({ contentId, err: error }, 'stored bytes are damaged')
      for (const tell of told) tell()
    },
    /** Calls it for each. */
    onNoted: (tell: () => void): void => void told.push(tell),
  }
}

/** Until all of it was read and found right again, nothing new is stored as equal to it. */
export async function markDamaged(database: Database, contentId: Buffer, now: number): Promise<void> {
  await database.run("update content set damaged_at = ? where id = ? and state = 'committed' and damaged_at is null", [
    now,
    contentId,
  ])
}
