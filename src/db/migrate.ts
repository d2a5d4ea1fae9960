import { Migrator } from '@mikro-orm/migrations'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'

/** What stops a service from running on this database; told before anything is served. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

export async function pendingMigrations(database: Database): Promise<string[]> {
  return (await new Migrator(database.orm.em as never).getPending()).map(({ name }) => name)
}

/**
 * Applies what is pending, one process at a time: the lock is a row with an expiry, because an advisory lock does not
 * reach over the nodes of a cluster. A process that dies in the middle leaves statements that can be run again.
 * @returns the names applied
 */
export async function migrate(database: Database, clock: Clock): Promise<string[]> {
  if ((await pendingMigrations(database)).length === 0) return []
  const holder = await lock(database, clock)
  try {
    const applied = await new Migrator(database.orm.em as never).up()
    return applied.map(({ name }) => name)
  } finally {
    await database.run('delete from migration_lock where holder = ?', [holder])
  }
}

const leaseMillis = 120_000

async function lock(database: Database, clock: Clock): Promise<string> {
  await database.run('create table if not exists migration_lock (id int not null primary key, holder varchar(64) not null, expires_at bigint not null)')
  const holder = `${process.pid}-${Math.random()}`
  for (;;) {
    await database.run('delete from migration_lock where expires_at < ?', [clock()])
    try {
      await database.run('insert into migration_lock (id, holder, expires_at) values (1, ?, ?)', [holder, clock() + leaseMillis])
      return holder
    } catch (error) {
      if (!isDuplicate(error)) throw error
      await delay(250)
    }
  }
}

/** Whether a unique key refused the row. */
export function isDuplicate(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown }
  return code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || (cause !== undefined && isDuplicate(cause))
}
