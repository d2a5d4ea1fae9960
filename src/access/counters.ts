/** Counts tries in the database, so that all replicas count together, exactly, whatever runs at once: one round trip a try. */
import type { Pool, ResultSetHeader } from 'mysql2'
import type { Database, Value } from '../db/database.ts'
import { retryConflicts } from '../db/retry.ts'

export interface Count {
  /** With this one. */
  readonly tries: number
  /** Milliseconds until they are forgotten. */
  readonly millis: number
}

export interface Try {
  readonly key: string
  /** The first one opens a window of so many milliseconds. */
  readonly windowMillis: number
  /** As how many it counts; 1 when absent. */
  readonly times?: number
}

export interface Counters {
  /** Counts a try for each key; keys differ. @throws Problem 503 */
  readonly add: (...tries: readonly Try[]) => Promise<Count[]>
  /** @throws Problem 503 */
  readonly forget: (key: string) => Promise<void>
  /** Deletes what counts no more, a bounded batch at a time. Returns how many there were. */
  readonly sweep: () => Promise<number>
}

interface Upserted {
  readonly affectedRows: number
  /** A text where it is greater than what a number holds exactly. */
  readonly insertId: number | string
}

export async function createCounters(database: Database): Promise<Counters> {
  return {
    add: database.dialect === 'mysql' ? onMySql((await database.nativeClient()) as Pool) : onSqlite(database),
    forget: async (key) => {
      await database.lossy('delete from rate_limit where `key` = ?', [key])
    },
    sweep: async () => {
      let swept = 0
      for (;;) {
        const deleted = await database.run(expired, [Date.now()])
        swept += deleted
        if (deleted < batch) return swept
      }
    },
  }
}

const batch = 1000
/** MySQL takes a limit in a subquery only where it is a table of its own. */
const expired = `delete from rate_limit where \`key\` in (select \`key\` from (select \`key\` from rate_limit where expire <= ? limit ${batch}) as old)`

/** All in one statement, because each may have to wait for others who write. */
function onSqlite(database: Database): Counters['add'] {
  return async (...tries) => {
    const now = Date.now()
    const sql = `insert into rate_limit (\`key\`, points, expire) values ${tries.map(() => '(?, ?, ?)').join(', ')} on conflict (\`key\`) do update set points = case when expire <= ? then excluded.points else points + excluded.points end, expire = case when expire <= ? then excluded.expire else expire end returning \`key\`, points, expire`
    const rows = await database.lossy(sql, [
      ...tries.flatMap(({ key, windowMillis, times = 1 }) => [key, times, now + windowMillis]),
      now,
      now,
    ])
    return tries.map(({ key }) => {
      const row = rows.find((one) => one['key'] === key)
      return { tries: Number(row?.['points']), millis: Number(row?.['expire']) - now }
    })
  }
}

/**
 * At once, each on a connection of its own. MySQL returns no rows from an upsert, but one number: what `last_insert_id` was given. Both results fit into it, because
 * a window has less than 2^32 milliseconds. Assignments are made from left to right, so `points` is the new value there.
 */
function onMySql(pool: Pool): Counters['add'] {
  const sql =
    'insert into rate_limit (`key`, points, expire) values (?, ?, ?) on duplicate key update points = if(expire <= ?, ?, points + ?), expire = if(expire <= ?, ?, expire) + 0 * last_insert_id(points * 4294967296 + if(expire <= ?, ?, expire) - ?)'
  const execute = (values: Value[]): Promise<Upserted> =>
    new Promise((resolve, reject) => {
      pool.execute<ResultSetHeader>(sql, values, (error, result) => {
        if (error) reject(error)
        else resolve(result)
      })
    })
  const one = async ({ key, windowMillis, times = 1 }: Try): Promise<Count> => {
    const now = Date.now()
    const end = now + windowMillis
    const { affectedRows, insertId } = await retryConflicts(() =>
      execute([key, times, end, now, times, times, now, end, now, end, now]),
    )
    // One row means that it was inserted.
    if (affectedRows === 1) return { tries: times, millis: windowMillis }
    const both = Number(insertId)
    return { tries: Math.floor(both / 2 ** 32), millis: both % 2 ** 32 }
  }
  return (...tries) => Promise.all(tries.map(one))
}
