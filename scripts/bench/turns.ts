// Candidates take turns under the same load, so that what else the machine does meets all alike.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../steps.ts'
import type { Server } from './pinned.ts'
import { load, type Load, type Throughput } from './wrk.ts'

export interface MeasureOptions {
  readonly seconds: number
  readonly rounds: number
  readonly signal: AbortSignal
}

export interface Candidate {
  readonly name: string
  readonly server: Server
}

export interface Round extends Throughput {
  /** Of the server's core, from 0 to 1. */
  readonly busy: number | undefined
  readonly cpuMicrosPerRequest: number | undefined
}

/** Warm-ups, then A B C A B C ..., so that what else the machine does meets all alike. */
export async function takeTurns(
  candidates: readonly Candidate[],
  rounds: number,
  measure: (server: Server) => Promise<Round>,
  { warmUps = 1 }: { warmUps?: number } = {},
): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(candidates.map(({ name }) => [name, []]))
  for (let warmUp = 0; warmUp < warmUps; warmUp++) for (const { server } of candidates) await measure(server)
  for (let round = 1; round <= rounds; round++) {
    for (const { name, server } of candidates) {
      const result = await measure(server)
      results.get(name)?.push(result)
      console.log(`  round ${round}  ${name.padEnd(30)} ${result.requestsPerSecond.toFixed(0).padStart(6)} requests/s`)
    }
  }
  return results
}

export async function measured(wrk: string, server: Server, path: string, options: Load): Promise<Round> {
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

/** @param name of the first candidate, with which all are compared */
export function print(
  name: string,
  candidates: readonly Candidate[],
  results: ReadonlyMap<string, readonly Round[]>,
): void {
  const first = results.get(candidates[0]?.name ?? '') ?? []
  const rows = candidates.map((candidate) => {
    const own = results.get(candidate.name) ?? []
    const rates = own.map(({ requestsPerSecond }) => requestsPerSecond)
    const ratio = median(
      own.map(({ requestsPerSecond }, round) => (first[round]?.requestsPerSecond ?? NaN) / requestsPerSecond),
    )
    return [
      candidate.name,
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)}..${Math.max(...rates).toFixed(0)}`,
      ratio.toFixed(2),
      cpuEach(own).toFixed(0),
      (cpuEach(own) / cpuEach(first)).toFixed(2),
      `${(median(own.map(({ busy }) => busy ?? NaN)) * 100).toFixed(0)} %`,
      median(own.map(({ p50 }) => p50)).toFixed(1),
      median(own.map(({ p99 }) => p99)).toFixed(1),
      (candidate.server.memory() ?? NaN).toFixed(0),
    ]
  })
  const head = [
    '',
    'requests/s',
    'range',
    `${name} is`,
    'CPU µs each',
    'by CPU',
    'core busy',
    'p50 ms',
    'p99 ms',
    'MiB',
  ]
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  console.log(`\n${[head, ...rows].map(line).join('\n')}`)
  console.log(
    `\nMedians of the rounds. "${name} is": how many requests ${name} answers for each one of this candidate;`,
  )
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

export async function save(outcome: { measure: string; at: string; [more: string]: unknown }): Promise<void> {
  const folder = join(root, 'test-results/bench')
  const file = join(folder, `${outcome.measure}-${outcome.at.replaceAll(/[:.]/g, '-')}.json`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify(outcome, null, 2)}\n`)
  console.log(`Saved in ${file}`)
}
