// Processes on a processor core of their own, so that what is measured is one core's work and nothing else's.

import { execFileSync, spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Readable } from 'node:stream'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'

/** The servers' core; everything else, the database too, has the others. */
const serverCore = '0'
const taskset = availableParallelism() > 1 ? firstProgram(['taskset']) : undefined

/** Moves this process, and what it starts from here on, away from the servers' core. */
export function leaveServerCore(): string {
  if (!taskset) return 'not pinned: there is one core only, or no taskset'
  const others = availableParallelism() === 2 ? '1' : `1-${availableParallelism() - 1}`
  execFileSync(taskset, ['-a', '-p', '-c', others, String(process.pid)], { stdio: 'ignore' })
  return `servers on core ${serverCore}, database and wrk on ${others}`
}

export interface Server {
  readonly url: string
  /** Seconds of processor time used so far; undefined where the system does not tell. */
  readonly cpuSeconds: () => number | undefined
  /** Mebibytes in memory. */
  readonly memory: () => number | undefined
  readonly stop: () => Promise<void>
}

/** Starts a Node program that prints the address it listens on. */
export async function startServer(file: string, env: Record<string, string>): Promise<Server> {
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', file]
  const [program = '', ...args] = taskset ? [taskset, '-c', serverCore, ...node] : node
  const child = spawn(program, args, { cwd: root, env: { ...inherited(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  try {
    return { url: await addressOf(child, file), cpuSeconds: () => cpuSeconds(child), memory: () => memory(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What the shell has set must not change what is measured. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(COFFER_|DATABASE_URL$|PORT$|HOST$)/.test(name)),
  )
}

/** The first address that the program prints. */
function addressOf({ stdout, stderr }: ChildProcessByStdio<null, Readable, Readable>, file: string): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    stdout.setEncoding('utf8').on('data', (text: string) => {
      if (said.length > 10_000) return
      said += text
      const address = /https?:\/\/[^\s/]+(?=\s)/.exec(said)?.[0]
      if (address) resolve(address)
    })
    stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length <= 10_000) said += text
    })
    stdout.once('close', () => reject(new Error(`${file} ended without listening:\n${said.trimEnd()}`)))
  })
}

function cpuSeconds({ pid }: ChildProcess): number | undefined {
  const fields = processFile(pid, 'stat')
    ?.replace(/^.*\) /, '')
    .split(' ')
  // utime and stime, in ticks of which Linux has 100 a second for every program (man 5 proc).
  return fields && (Number(fields[11]) + Number(fields[12])) / 100
}

function memory({ pid }: ChildProcess): number | undefined {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(processFile(pid, 'status') ?? '')?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024
}

function processFile(pid: number | undefined, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid ?? 0}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}
