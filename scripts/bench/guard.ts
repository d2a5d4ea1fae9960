// What it costs to hold every answer, or a part of them, against the contract; and what the metrics cost.

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideMySql } from '../private-mysql.ts'
import { makeDatabase, startStored } from './coffer.ts'
import { leaveServerCore, startServer } from './pinned.ts'
import { measured, print, save, takeTurns, type Candidate, type MeasureOptions } from './turns.ts'
import { findWrk } from './wrk.ts'

const connections = 32
const path = '/v1/files'

const variants: readonly { name: string; settings: Record<string, string> }[] = [
  { name: 'guard off', settings: { COFFER_RESPONSE_GUARD: 'off' } },
  { name: 'one answer of ten', settings: { COFFER_RESPONSE_GUARD_PERCENT: '10' } },
  { name: 'every answer', settings: {} },
  { name: 'every answer, with metrics', settings: { COFFER_METRICS_TOKEN: randomBytes(32).toString('hex') } },
]

export async function measureGuard({ seconds, rounds, signal }: MeasureOptions): Promise<void> {
  const wrk = findWrk()
  const cores = leaveServerCore()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const mysql = await provideMySql()
    undo.push(() => mysql.stop())
    const database = await makeDatabase(mysql.url)
    undo.push(database.drop)
    const { candidates, headers } = await startVariants(database.url, undo)
    console.log(`GET ${path}, 20 rows, ${connections} connections, ${rounds} rounds of ${seconds} s`)
    console.log(
      `Node ${process.versions.node}, ${mysql.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${cores}\n`,
    )
    const results = await takeTurns(candidates, rounds, (server) =>
      measured(wrk, server, path, { seconds, connections, headers, signal }),
    )
    print('guard off', candidates, results)
    await save({
      measure: 'guard',
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

/** Replicas of one service, so that one token and one set of rows serve them all. */
async function startVariants(
  databaseUrl: string,
  undo: (() => Promise<unknown>)[],
): Promise<{ candidates: Candidate[]; headers: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const common = {
    COFFER_PUBLIC_URL: 'http://bench.example',
    COFFER_SECRET: randomBytes(32).toString('base64'),
    COFFER_ACCESS_TOKEN_TTL: '86400',
  }
  const [first, ...others] = variants
  const { coffer, headers } = await startStored(
    { databaseUrl, folder, settings: { ...common, ...first?.settings } },
    undo,
  )
  const candidates = [{ name: first?.name ?? '', server: coffer }]
  for (const { name, settings } of others) {
    const server = await startServer('src/main.ts', {
      PORT: '0',
      DATABASE_URL: databaseUrl,
      COFFER_DATA: folder,
      ...common,
      ...settings,
    })
    undo.push(server.stop)
    candidates.push({ name, server })
  }
  return { candidates, headers }
}
