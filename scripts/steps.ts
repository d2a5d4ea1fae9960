// Runs commands as named steps: one line each with its time, the output of failures, a table at the end.

import { spawn, type ChildProcess } from 'node:child_process'
import { dirname } from 'node:path'
import { styleText } from 'node:util'

export type Step = { name: string; title: string; command: string[]; env?: Record<string, string> }
export type StepResult = { name: string; title: string; seconds: number; ok: boolean; output: string }

const coloured = process.stdout.isTTY && !process.env.CI && !process.env.NO_COLOR

export const root = dirname(import.meta.dirname)

/** Runs the steps in their order, at most `width` at a time, and reports each as it ends. */
export async function runSteps(steps: readonly Step[], width = 1): Promise<StepResult[]> {
  const results: StepResult[] = []
  const waiting = steps.entries()
  const lane = async () => {
    for (const [at, step] of waiting) {
      const result = await runStep(step)
      if (stopping) return
      report(result)
      results[at] = result
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}

export function report({ title, seconds, ok, output }: StepResult): void {
  console.log(`${mark(ok)} ${title} ${paint('dim', `(${duration(seconds)})`)}`)
  if (!ok && output) console.log(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n`)
}

export function printTable(results: readonly StepResult[]): void {
  const width = Math.max(...results.map(({ title }) => title.length))
  console.log()
  for (const { title, seconds, ok } of results) {
    console.log(`  ${mark(ok)}  ${title.padEnd(width)}  ${duration(seconds).padStart(8)}`)
  }
}

async function runStep({ name, title, command, env }: Step): Promise<StepResult> {
  const started = performance.now()
  const { code, output } = await run(command, { env, show: false })
  return { name, title, seconds: secondsSince(started), ok: code === 0, output }
}

/** Runs this Node with the arguments. With `show` the output goes to the terminal, else it is collected. */
export function run(
  args: readonly string[],
  { env, show }: { env?: Record<string, string> | undefined; show: boolean },
): Promise<{ code: number; output: string }> {
  if (stopping) return Promise.resolve({ code: 1, output: 'not started' })
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment(env),
    stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that it can be ended together with what it starts
  })
  running.add(child)
  const chunks: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (text: string) => chunks.push(text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => chunks.push(text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      running.delete(child)
      if (signal) chunks.push(`ended by ${signal}\n`)
      resolve({ code: code ?? 1, output: chunks.join('') })
    })
  })
}

const running = new Set<ChildProcess>()
let stopping = false

/** Ends all that `run` started: by request, and after five seconds by force. Nothing starts afterwards. */
export async function stopAll(): Promise<void> {
  stopping = true
  const ended = Promise.all([...running].map((child) => new Promise((resolve) => child.once('close', resolve))))
  for (const child of running) signalGroup(child, 'SIGTERM')
  const force = setTimeout(() => {
    for (const child of running) signalGroup(child, 'SIGKILL')
  }, 5000)
  await ended
  clearTimeout(force)
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    if (child.pid) process.kill(-child.pid, signal)
  } catch {
    // It ended in the meantime.
  }
}

/** Ctrl-C and its like: runs `cleanUp` once, whatever number of signals comes, then exits as a shell expects it. */
export function onInterrupt(cleanUp: () => Promise<void>): void {
  let interrupted = false
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => {
      if (interrupted) return
      interrupted = true
      console.log(`\nStopping (${signal}) ...`)
      void cleanUp().finally(() => process.exit(code))
    })
  }
}

export function secondsSince(started: number): number {
  return (performance.now() - started) / 1000
}

export function duration(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

function childEnvironment(env: Record<string, string> | undefined) {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env
  return {
    ...inherited,
    ...(coloured ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    // The tools need no word with their makers.
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    SCARF_ANALYTICS: 'false',
    ...env,
  }
}

function mark(ok: boolean) {
  return ok ? paint('green', 'ok  ') : paint('red', 'FAIL')
}

function paint(style: 'green' | 'red' | 'dim', text: string) {
  return coloured ? styleText(style, text) : text
}
