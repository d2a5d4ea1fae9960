import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { firstProgram } from '../machine.ts'

export interface Load {
  readonly seconds: number
  readonly connections: number
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** A file in Lua that makes the requests; without one they are all the same GET. */
  readonly script?: string
}

export interface Throughput {
  readonly requests: number
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export function findWrk(): string {
  const wrk = firstProgram(['wrk'])
  if (!wrk) throw new Error('wrk is needed and not on the PATH (Debian: apt-get install wrk, macOS: brew install wrk)')
  return wrk
}

/** @throws when any answer was not a success: such a number would mean nothing */
export async function load(
  wrk: string,
  url: string,
  { seconds, connections, headers, signal, script }: Load,
): Promise<Throughput> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const scripted = script === undefined ? [] : ['-s', script, '--timeout', '30s']
  const args = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--latency', ...fields, ...scripted, url]
  const { stdout } = await promisify(execFile)(wrk, args, { signal })
  const failed = /Non-2xx or 3xx responses: \d+|Socket errors: .*/.exec(stdout)?.[0]
  if (failed) throw new Error(`${url}: ${failed}`)
  return {
    requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: latency(stdout, '50%'),
    p99: latency(stdout, '99%'),
  }
}

function latency(output: string, percentile: string): number {
  const [, amount, unit] = new RegExp(`${percentile}\\s+([\\d.]+)(us|ms|s)`).exec(output) ?? []
  const millis = { us: 0.001, ms: 1, s: 1000 }[unit ?? ''] ?? NaN
  return Number(amount) * millis
}
