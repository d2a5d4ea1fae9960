// How long the database takes for each kind of page of one owner's files, on SQLite and on MySQL, and by which plan.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scope } from '../../src/access/roles.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase, type Database, type Value } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { bytesToUuid } from '../../src/db/types.ts'
import { createFileGroups } from '../../src/files/file-groups.ts'
import { createListing } from '../../src/files/listing.ts'
import { provideMySql } from '../private-mysql.ts'
import { makeDatabase } from './coffer.ts'
import { pagesOf, type Finder } from './finding/pages.ts'
import { fillLibrary } from './finding/library.ts'
import { save, type MeasureOptions } from './turns.ts'

/** Enough to tell a plan that follows an index from one that does not. */
const files = Math.min(1_000_000, Math.max(1000, Number(process.env['BENCH_FILES'] ?? 100_000) || 100_000))
const ownerId = '0199f390-4a0b-7c55-b1de-90c4d2f7a318'
/** What each page is promised in, in milliseconds. */
const promised = 50

interface Statement {
  readonly sql: string
  readonly values: readonly Value[]
}

interface Measured {
  readonly name: string
  readonly least: number
  readonly median: number
  readonly max: number
  readonly rows: number
  readonly plan: string[]
}

export async function measureFinding({ rounds, signal }: MeasureOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    const mysql = await provideMySql()
    undo.push(() => mysql.stop())
    const made = await makeDatabase(mysql.url)
    undo.push(made.drop)
    const results: Record<string, Measured[]> = {}
    for (const [name, url] of [
      ['SQLite', `sqlite:${join(folder, 'finding.db')}`],
      [mysql.version, made.url],
    ] as const) {
      if (signal.aborted) return
      const database = await openDatabase(readConfig({ DATABASE_URL: url }, folder).database)
      undo.push(() => database.close())
      results[name] = await measureDatabase(name, database, rounds, signal)
    }
    await save({ measure: 'finding', at: new Date().toISOString(), files, promised, results })
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error))
  }
}

async function measureDatabase(
  name: string,
  database: Database,
  rounds: number,
  signal: AbortSignal,
): Promise<Measured[]> {
  await migrate(database, Date.now)
  const begun = performance.now()
  await fillLibrary(database, ownerId, files, signal)
  // What a database does by itself after a while.
  await database.rows(
    database.dialect === 'mysql' ? 'analyze table file, file_term, tag, folder' : 'pragma optimize = 0x10002',
  )
  const counted = await database.rows('select count(*) as n from file_term')
  console.log(
    `\n${name}: ${files} files of one owner, ${Number(counted[0]?.['n'])} terms, filled in ${((performance.now() - begun) / 1000).toFixed(0)} s; least, median and greatest of ${rounds} rounds\n`,
  )
  const measured: Measured[] = []
  for (const [page, run] of pagesOf(await middleOf(database))) {
    if (signal.aborted) break
    measured.push(await measurePage(database, page, run, rounds))
  }
  return measured
}

/** One round first that is not counted, with which everything is in memory. */
async function measurePage(
  database: Database,
  name: string,
  run: (finder: Finder) => Promise<unknown[]>,
  rounds: number,
): Promise<Measured> {
  let spent = 0
  let statements: Statement[] = []
  const timed: Database = {
    ...database,
    rows: async (sql, values = []) => {
      const begun = performance.now()
      const rows = await database.rows(sql, values)
      spent += performance.now() - begun
      statements.push({ sql, values })
      return rows
    },
  }
  const finder: Finder = {
    owner: { accountId: ownerId, sessionId: '', scopes: new Set<Scope>(), expiresAt: 0 } as never,
    listing: createListing({ database: timed }),
    groups: createFileGroups({ database: timed }),
  }
  const times: number[] = []
  let rows = 0
  for (let round = 0; round <= rounds; round++) {
    spent = 0
    statements = []
    rows = (await run(finder)).length
    if (round > 0) times.push(spent)
  }
  times.sort((one, other) => one - other)
  const [least = NaN, median = NaN, max = NaN] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)]
  const plan = await Promise.all(statements.map((statement) => explain(database, statement)))
  console.log(
    `${name.padEnd(52)} ${least.toFixed(1).padStart(7)} ${median.toFixed(1).padStart(7)} ${max.toFixed(1).padStart(7)} ms ${String(rows).padStart(4)} rows${median > promised ? '  <- over' : ''}`,
  )
  for (const line of plan.flat()) console.log(`    ${line}`)
  return { name, least, median, max, rows, plan: plan.flat() }
}

async function explain(database: Database, { sql, values }: Statement): Promise<string[]> {
  const isMySql = database.dialect === 'mysql'
  const rows = await database.rows(`${isMySql ? 'explain' : 'explain query plan'} ${sql}`, values)
  return rows.map((row) =>
    isMySql
      ? [row['table'], row['type'], row['key'], row['rows'], row['Extra']]
          .map((cell) => String(cell ?? '-'))
          .join(' | ')
      : String(row['detail']),
  )
}

/** Where a reader is that has read half of the files, for each order. */
async function middleOf(database: Database): Promise<Readonly<Record<string, [string | number, string]>>> {
  const middle: Record<string, [string | number, string]> = {}
  for (const column of ['created_at', 'updated_at', 'sort_name', 'size']) {
    const [row] = await database.rows(
      `select ${column} as value, id from file where trashed = 0 order by ${column}, id limit 1 offset ${Math.floor(files * 0.45)}`,
    )
    const value = row?.['value']
    middle[column] = [typeof value === 'string' ? value : Number(value), bytesToUuid(row?.['id'] as Buffer)]
  }
  return middle
}
