// Runs a client's scenario and measures it.

import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { secondsSince } from '../steps.ts'
import type { ScenarioCommand } from './language.ts'

export interface Measured {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
  /** The most memory that it and what it started held, in MiB; undefined where the system does not tell. */
  readonly peakMebibytes: number | undefined
  readonly timedOut: boolean
}

/** Often enough: the system itself keeps the peak of each process, as long as that lives. */
const lookEveryMillis = 20

export async function runMeasured(
  { command, args, env }: ScenarioCommand,
  url: string,
  { timeoutSeconds, signal }: { timeoutSeconds: number; signal: AbortSignal },
): Promise<Measured> {
  const started = performance.now()
  const child = spawn(command, args, {
    env: { ...process.env, ...env, COFFER_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that it can be ended together with what it starts
  })
  const kill = (): void => killGroup(child.pid)
  // Not AbortSignal.any(): what it is made of may be collected before it fires (nodejs/node issue 57736).
  const limit = AbortSignal.timeout(timeoutSeconds * 1000)
  for (const end of [signal, limit]) end.addEventListener('abort', kill, { once: true })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  let ended = false
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code))
  }).finally(() => (ended = true))
  const peaks = new Map<number, number>()
  const watching = watch()
  try {
    const code = await exit
    const peakMebibytes = peaks.size === 0 ? undefined : [...peaks.values()].reduce((sum, peak) => sum + peak) / 1024
    return {
      code,
      ...output,
      seconds: secondsSince(started),
      peakMebibytes,
      timedOut: limit.aborted && !signal.aborted,
    }
  } finally {
    for (const end of [signal, limit]) end.removeEventListener('abort', kill)
    await watching
  }

  async function watch(): Promise<void> {
    while (!ended) {
      for (const pid of treeOf(child.pid)) {
        const peak = peakKibibytes(pid)
        if (peak !== undefined) peaks.set(pid, Math.max(peak, peaks.get(pid) ?? 0))
      }
      await sleep(lookEveryMillis)
    }
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}

/** The process and its descendants, as Linux tells them. */
function treeOf(pid: number | undefined): number[] {
  if (pid === undefined) return []
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return [pid, ...children.flatMap(treeOf)]
  } catch {
    return []
  }
}

/** `VmHWM`: the largest resident set so far (proc(5)). */
function peakKibibytes(pid: number): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return found === undefined ? undefined : Number(found)
  } catch {
    return undefined
  }
}
