/** Bytes of contents in a store that is not (yet, or no more) their own. */
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import type { ByteStore } from './blob-store.ts'
import type { StoreFailures } from './store-failures.ts'

const sweptAtOnce = 200

/**
 * Takes a copy that nobody has touched since; from then on its mover, should it still live, cannot finish.
 * @returns whether it went
 * @throws Problem 503; then the sweep goes on with it
 */
export async function giveUpCopy(
  database: Database,
  store: ByteStore,
  contentId: string,
  untouchedSince = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
  const key = [uuidToBytes(contentId), store.kind] as const
  const claimed = await database.run(
    'update content_copy set touched_at = 0 where content_id = ? and store = ? and touched_at <= ?',
    [...key, untouchedSince],
  )
  if (claimed === 0) return false
  // Whatever went wrong before: the bytes that the content has are none of a copy.
  const own = await database.rows('select 1 from content where id = ? and store = ?', key)
  if (own.length === 0) await store.remove(contentId)
  await database.run('delete from content_copy where content_id = ? and store = ? and touched_at = 0', key)
  return true
}

/** What was tried before comes last, so that one that cannot be removed keeps no other one. */
export async function sweepCopies(
  database: Database,
  store: ByteStore,
  untouchedSince: number,
  failures: StoreFailures,
): Promise<number> {
  const rows: Row[] = await database.rows(
    `select content_id from content_copy where store = ? and touched_at <= ? order by touched_at desc limit ${sweptAtOnce}`,
    [store.kind, untouchedSince],
  )
  let swept = 0
  for (const row of rows) {
    if (failures.areTooMany()) return swept
    try {
      if (await giveUpCopy(database, store, bytesToUuid(row['content_id'] as Buffer), untouchedSince)) swept += 1
    } catch (error) {
      failures.note(error)
    }
  }
  return swept
}
