import { Migrator, type Migration } from '@mikro-orm/migrations'
import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'

/** What stops a service from running on this database; told before anything is served. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/** Reads only: MikroORM's own way would make its table first. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const applied = await appliedMigrations(database)
  return listed(database)
    .map(({ name }) => name)
    .filter((name) => !applied.includes(name))
}

export async function appliedMigrations(database: Database): Promise<string[]> {
  try {
    return (await database.rows('select name from migration order by id')).map((row) => String(row['name']))
  } catch (error) {
    if (isMissingTable(error)) return []
    throw error
  }
}

/** What `migrate` would run, without running it. */
export async function pendingStatements(database: Database): Promise<{ name: string; statements: string[] }[]> {
  const pending = await pendingMigrations(database)
  const { em, config } = database.orm
  return Promise.all(
    listed(database)
      .filter(({ name }) => pending.includes(name))
      .map(async ({ name, class: Step }) => {
        const step = new Step(em.getDriver(), config)
        await step.up()
        return { name, statements: step.getQueries().map(String) }
      }),
  )
}

type Step = new (...of: unknown[]) => Migration
const listed = ({ orm }: Database) =>
  (orm.config.get('migrations').migrationsList ?? []) as { name: string; class: Step }[]

function isMissingTable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === 'ER_NO_SUCH_TABLE' || (message ?? '').includes('no such table')
}

/**
 * Applies what is pending, one process at a time: the lock is a row with an expiry, because an advisory lock does not
 * reach over the nodes of a cluster. A process that dies in the middle leaves statements that can be run again.
 * @returns the names applied
 */
export async function migrate(database: Database, clock: Clock): Promise<string[]> {
  if ((await pendingMigrations(database)).length === 0) return []
  const holder = await lock(database, clock)
  const renewal = setInterval(() => {
    database
      .run('update migration_lock set expires_at = ? where holder = ?', [clock() + leaseMillis, holder])
      .catch(() => {})
  }, leaseMillis / 5)
  try {
    const applied = await new Migrator(database.orm.em as never).up()
    return applied.map(({ name }) => name)
  } finally {
    clearInterval(renewal)
    await database.run('delete from migration_lock where holder = ?', [holder])
  }
}

/** So long do others wait for a process that died in the middle; one that lives renews it. */
const leaseMillis = 15_000

async function lock(database: Database, clock: Clock): Promise<string> {
  await database.run(
    'create table if not exists migration_lock (id int not null primary key, holder varchar(64) not null, expires_at bigint not null)',
  )
  const holder = `${process.pid}-${Math.random()}`
  for (;;) {
    await database.run('delete from migration_lock where expires_at < ?', [clock()])
    try {
      await database.run('insert into migration_lock (id, holder, expires_at) values (1, ?, ?)', [
        holder,
        clock() + leaseMillis,
      ])
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
  return (
    code === 'ER_DUP_ENTRY' ||
    code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    code === 'SQLITE_CONSTRAINT_PRIMARYKEY' ||
    (cause !== undefined && isDuplicate(cause))
  )
}
