// What the contract, its enforcement and the revocation check cost: an authenticated GET /v1/files of 20 rows, beside a
// bare Express app that verifies the token with jose, asks the same query with mysql2 and answers the same JSON.

import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { createClient } from '../../generated/sdk/typescript/src/index.ts'
import { provideMySql } from '../private-mysql.ts'
import { root } from '../steps.ts'
import { leaveServerCore, startServer, type Server } from './pinned.ts'
import { findWrk, load, type Load, type Throughput } from './wrk.ts'

export interface MeasureOptions {
  readonly seconds: number
  readonly rounds: number
  readonly signal: AbortSignal
}

interface Candidate {
  readonly name: string
  readonly server: Server
}

interface Round extends Throughput {
  /** Of the server's core, from 0 to 1. */
  readonly busy: number | undefined
  readonly cpuMicrosPerRequest: number | undefined
}

const connections = 32
const storedFiles = 100
const path = '/v1/files'

export async function measureList({ seconds, rounds, signal }: MeasureOptions): Promise<void> {
  const wrk = findWrk()
  const cores = leaveServerCore()
  const undo: (() => Promise<unknown>)[] = []
  try {
    const mysql = await provideMySql()
    undo.push(() => mysql.stop())
    const database = await makeDatabase(mysql.url)
    undo.push(database.drop)
    const { candidates, headers } = await startCandidates(database.url, undo)
    console.log(`GET ${path}, 20 rows of ${storedFiles}, ${connections} connections, ${rounds} rounds of ${seconds} s`)
    console.log(
      `Node ${process.versions.node}, ${mysql.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${cores}\n`,
    )
    const results = await takeTurns(candidates, rounds, (server) =>
      measured(wrk, server, { seconds, connections, headers, signal }),
    )
    print(candidates, results)
    await save({
      measure: 'list',
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

async function makeDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `coffer_bench_${randomBytes(6).toString('hex')}`
  const query = async (sql: string) => {
    const connection = await createConnection(server)
    await connection.query(sql).finally(() => connection.end())
  }
  await query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: () => query(`drop database ${name}`),
  }
}

/** The service as `npm start` runs it, with files stored through it, and the bare app on the same rows. */
async function startCandidates(
  databaseUrl: string,
  undo: (() => Promise<unknown>)[],
): Promise<{ candidates: Candidate[]; headers: Record<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const credentials = { email: 'bench@example.org', password: 'correct horse battery staple' }
  const coffer = await startServer('src/main.ts', {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    COFFER_DATA: folder,
    COFFER_BOOTSTRAP_EMAIL: credentials.email,
    COFFER_BOOTSTRAP_PASSWORD: credentials.password,
    COFFER_ACCESS_TOKEN_TTL: '86400',
  })
  undo.push(coffer.stop)
  const client = createClient({ baseUrl: coffer.url, credentials })
  for (let number = 1; number <= storedFiles; number++) {
    const about = {
      description: `The ${number}. file of a measure`,
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
    }
    await client.uploadFile(new Blob([String(number)]), {
      name: `quarterly-report-${number}.pdf`,
      mediaType: 'application/pdf',
      ...about,
    })
  }
  const headers = { Authorization: `Bearer ${client.tokens?.accessToken ?? ''}` }
  const settings = {
    DATABASE_URL: databaseUrl,
    BARE_JWKS: JSON.stringify(await client.getJwks()),
    BARE_ISSUER: coffer.url,
  }
  const bare = await startServer('scripts/bench/bare.ts', settings)
  undo.push(bare.stop)
  const keeping = await startServer('scripts/bench/bare.ts', { ...settings, BARE_KEEP_TOKENS: 'yes' })
  undo.push(keeping.stop)
  const candidates = [
    { name: 'Coffer', server: coffer },
    { name: 'bare Express, jose each time', server: bare },
    { name: 'bare Express, token kept', server: keeping },
  ]
  await checkSameAnswer(candidates, headers)
  return { candidates, headers }
}

async function checkSameAnswer(candidates: readonly Candidate[], headers: Record<string, string>): Promise<void> {
  const answers = await Promise.all(
    candidates.map(
      async ({ server }) => (await (await fetch(server.url + path, { headers })).json()) as { items: unknown[] },
    ),
  )
  for (const [at, { items }] of answers.entries()) {
    if (items.length !== 20 || !isDeepStrictEqual(items, answers[0]?.items))
      throw new Error(`${candidates[at]?.name ?? ''} gives another answer`)
  }
}

/** A warm-up each, then A B C A B C ..., so that what else the machine does meets all alike. */
async function takeTurns(
  candidates: readonly Candidate[],
  rounds: number,
  measure: (server: Server) => Promise<Round>,
): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(candidates.map(({ name }) => [name, []]))
  for (const { server } of candidates) await measure(server)
  for (let round = 1; round <= rounds; round++) {
    for (const { name, server } of candidates) {
      const result = await measure(server)
      results.get(name)?.push(result)
      console.log(`  round ${round}  ${name.padEnd(30)} ${result.requestsPerSecond.toFixed(0).padStart(6)} requests/s`)
    }
  }
  return results
}

async function measured(wrk: string, server: Server, options: Load): Promise<Round> {
  const before = server.cpuSeconds()
  const throughput = await load(wrk, server.url + path, options)
  const after = server.cpuSeconds()
  const used = before === undefined || after === undefined ? undefined : after - before
  return {
    ...throughput,
    busy: used && used / options.seconds,
    cpuMicrosPerRequest: used && (used * 1e6) / throughput.requests,
  }
}

function print(candidates: readonly Candidate[], results: ReadonlyMap<string, readonly Round[]>): void {
  const first = results.get(candidates[0]?.name ?? '') ?? []
  const rows = candidates.map(({ name, server }) => {
    const own = results.get(name) ?? []
    const rates = own.map(({ requestsPerSecond }) => requestsPerSecond)
    const ratio = median(
      own.map(({ requestsPerSecond }, round) => (first[round]?.requestsPerSecond ?? NaN) / requestsPerSecond),
    )
    return [
      name,
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)}..${Math.max(...rates).toFixed(0)}`,
      ratio.toFixed(2),
      cpuEach(own).toFixed(0),
      (cpuEach(own) / cpuEach(first)).toFixed(2),
      `${(median(own.map(({ busy }) => busy ?? NaN)) * 100).toFixed(0)} %`,
      median(own.map(({ p50 }) => p50)).toFixed(1),
      median(own.map(({ p99 }) => p99)).toFixed(1),
      (server.memory() ?? NaN).toFixed(0),
    ]
  })
  const head = ['', 'requests/s', 'range', 'Coffer is', 'CPU µs each', 'by CPU', 'core busy', 'p50 ms', 'p99 ms', 'MiB']
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  console.log(`\n${[head, ...rows].map(line).join('\n')}`)
  console.log('\nMedians of the rounds. "Coffer is": how many requests Coffer answers for each one of this candidate;')
  console.log('"by CPU": the same by processor time, which holds on a machine that is busy with other things as well.')
}

function cpuEach(rounds: readonly Round[]): number {
  return median(rounds.map(({ cpuMicrosPerRequest }) => cpuMicrosPerRequest ?? NaN))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

async function save(outcome: { measure: string; at: string; [more: string]: unknown }): Promise<void> {
  const folder = join(root, 'test-results/bench')
  const file = join(folder, `${outcome.measure}-${outcome.at.replaceAll(/[:.]/g, '-')}.json`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify(outcome, null, 2)}\n`)
  console.log(`Saved in ${file}`)
}
