/** Whether a MySQL or MariaDB server can be trusted with what is stored: too old or too small is refused, unsafe is told. */
import { chunkBytes } from '../storage/database-store.ts'
import type { Database, Row } from './database.ts'
import { DatabaseError } from './migrate.ts'

/** Twice a chunk, because the text protocol may double it, and some room. */
const neededPacket = 2 * chunkBytes + 64 * 1024

/**
 * @returns warnings
 * @throws DatabaseError when the service cannot run on this server
 */
export async function checkServer(database: Database): Promise<string[]> {
  if (database.dialect === 'sqlite') return sqliteWarnings(database)
  const [server] = await database.rows(
    'select version() as version, @@max_allowed_packet as packet, @@innodb_flush_log_at_trx_commit as flush, @@sync_binlog as sync_binlog, @@log_bin as log_bin, @@innodb_doublewrite as doublewrite',
  )
  if (!server) throw new DatabaseError('the database server does not tell its version')
  requireVersion(String(server['version']))
  if (Number(server['packet']) < neededPacket) {
    throw new DatabaseError(
      `the database server takes packets of ${String(server['packet'])} bytes, which is too small for a chunk of a file: set max_allowed_packet=16M on the server`,
    )
  }
  return durabilityWarnings(server)
}

/** Both are asked for when the file is opened; SQLite keeps silent where the file system cannot give them. */
async function sqliteWarnings(database: Database): Promise<string[]> {
  const [journal, synchronous] = await Promise.all([pragma(database, 'journal_mode'), pragma(database, 'synchronous')])
  const warnings: string[] = []
  if (!['wal', 'memory'].includes(journal))
    warnings.push(
      `the journal mode is ${journal}, not wal: readers and writers wait for each other; a network drive is no place for the database`,
    )
  if (Number(synchronous) < 2)
    warnings.push(`synchronous is ${synchronous}: a power cut can lose what was acknowledged`)
  return warnings
}

async function pragma(database: Database, name: 'journal_mode' | 'synchronous'): Promise<string> {
  return String((await database.rows(`pragma ${name}`))[0]?.[name])
}

function requireVersion(version: string): void {
  const [, major = 0, minor = 0] = (/^(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  const mariadb = /mariadb/i.test(version)
  const [needMajor, needMinor] = mariadb ? [10, 6] : [8, 0]
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  throw new DatabaseError(`the database server is ${version}; MySQL 8.0 or MariaDB 10.6, or newer, is needed`)
}

function durabilityWarnings(server: Row): string[] {
  const warnings: string[] = []
  if (Number(server['flush']) !== 1)
    warnings.push(
      `innodb_flush_log_at_trx_commit is ${String(server['flush'])}: a power cut can lose what was acknowledged; set it to 1`,
    )
  if (Number(server['log_bin']) === 1 && Number(server['sync_binlog']) !== 1)
    warnings.push(
      `sync_binlog is ${String(server['sync_binlog'])}: after a power cut replicas may lack what was acknowledged; set it to 1`,
    )
  if (['0', 'OFF'].includes(String(server['doublewrite'])))
    warnings.push('innodb_doublewrite is off: a power cut can leave torn pages')
  return warnings
}

/** Such as `SQLite 3.50.1` or `MariaDB 11.8.3`. */
export async function serverProduct(database: Database): Promise<string> {
  if (database.dialect === 'sqlite')
    return `SQLite ${String((await database.rows('select sqlite_version() as version'))[0]?.['version'])}`
  const version = String((await database.rows('select version() as version'))[0]?.['version'])
  return /mariadb/i.test(version) ? `MariaDB ${version.replace(/-mariadb.*/i, '')}` : `MySQL ${version}`
}

/** By how many milliseconds the database's clock is ahead of this machine's; an embedded database has the same one. */
export async function clockAhead(database: Database): Promise<number | undefined> {
  if (database.dialect === 'sqlite') return undefined
  const asked = Date.now()
  const [row] = await database.rows('select unix_timestamp(current_timestamp(3)) as seconds')
  return Number(row?.['seconds']) * 1000 - (asked + Date.now()) / 2
}

/** What SQLite finds wrong with the file; reads all of it. */
export async function sqliteFaults(database: Database): Promise<string[]> {
  const found = (await database.rows('pragma quick_check')).map((row) => String(row['quick_check']))
  return found.filter((line) => line !== 'ok')
}
