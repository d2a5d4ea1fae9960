// One comparison from beginning to end: a database, candidates on it that take turns, a table, a file.

import { cpus } from 'node:os'
import { provideMySql } from '../private-mysql.ts'
import { makeDatabase, storedFiles } from './coffer.ts'
import { leaveServerCore } from './pinned.ts'
import { measured, print, save, takeTurns, type Candidate, type MeasureOptions } from './turns.ts'
import { findWrk } from './wrk.ts'

export interface Comparison {
  /** The saved file is called after it. */
  readonly measure: string
  /** What is asked, with GET. */
  readonly path: string
  /** The first candidate's name in the table's head. */
  readonly first: string
  /** @param undo is given what ends and removes the started things */
  readonly start: (
    databaseUrl: string,
    undo: (() => Promise<unknown>)[],
  ) => Promise<{ candidates: Candidate[]; headers: Record<string, string> }>
}

const connections = 32

/** Prepares a database, starts the candidates on it, lets them take turns, prints and saves what came out. */
export async function compare(
  { measure, path, first, start }: Comparison,
  { seconds, rounds, signal }: MeasureOptions,
): Promise<void> {
  const wrk = findWrk()
  const cores = leaveServerCore()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const mysql = await provideMySql()
    undo.push(() => mysql.stop())
    const database = await makeDatabase(mysql.url)
    undo.push(database.drop)
    const { candidates, headers } = await start(database.url, undo)
    console.log(`GET ${path}, 20 rows of ${storedFiles}, ${connections} connections, ${rounds} rounds of ${seconds} s`)
    console.log(
      `Node ${process.versions.node}, ${mysql.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${cores}\n`,
    )
    const results = await takeTurns(candidates, rounds, (server) =>
      measured(wrk, server, path, { seconds, connections, headers, signal }),
    )
    print(first, candidates, results)
    await save({
      measure,
      at: new Date().toISOString(),
      seconds,
      rounds,
      connections,
      cores,
      node: process.version,
      database: mysql.version,
      processor: cpus()[0]?.model,
      results: Object.fromEntries(results),
    })
  } finally {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error))
  }
}
