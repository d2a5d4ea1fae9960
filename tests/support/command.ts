/** The real command line as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase } from './app.ts'
import { recordedProcess } from './coverage.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Where {
  readonly settings?: Readonly<Record<string, string>>
  /** Where relative paths start and an `.env` file would lie. */
  readonly folder?: string
  /** What is piped in. */
  readonly input?: string | Buffer
}

const root = join(import.meta.dirname, '../..')
const node = [process.execPath, '--disable-warning=ExperimentalWarning'] as const
export const cofferCommand = [...node, join(root, 'src/cli/main.ts')] as const
export const serviceCommand = [...node, join(root, 'src/main.ts')] as const

/** Runs `coffer` with the arguments to its end. */
export async function coffer(args: readonly string[], where: Where = {}): Promise<Ended> {
  const process = start([...cofferCommand, ...args], where)
  process.child.stdin?.end(where.input ?? '')
  return process.ended
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What was written so far, on both outputs. */
  readonly output: () => string
  /** Waits until the output matches. @throws Error when the process ends before */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>
}

export function start(
  [program = '', ...args]: readonly string[],
  { settings = {}, folder = tmpdir() }: Where,
): Running {
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...recordedProcess(), ...settings },
    stdio: 'pipe',
  })
  const chunks = { stdout: '', stderr: '', all: '' }
  const onOutput = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      chunks[name] += text
      chunks.all += text
      for (const look of onOutput) look()
    })
  }
  // A command that has read enough closes its input.
  child.stdin.on('error', () => {})
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout: chunks.stdout, stderr: chunks.stderr }))
  })
  const said = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(chunks.all)
        if (found) resolve(found)
      }
      onOutput.add(look)
      look()
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before saying ${pattern}:\n${chunks.all}`)))
    })
  return { child, ended, said, output: () => chunks.all }
}

/** A folder and an empty database, as before the first start. */
export async function emptyPlace(): Promise<{
  settings: Record<string, string>
  folder: string
  remove: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-cli-'))
  const database = await makeDatabase(folder, true)
  return {
    folder,
    settings: { PORT: '0', COFFER_DATA: join(folder, 'data'), DATABASE_URL: database.url, COFFER_LOG_LEVEL: 'warn' },
    remove: async () => {
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
