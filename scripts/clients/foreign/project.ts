// One generator's scratch project: a copy of its folder in the cache, where it is installed, run, compiled and called.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstProgram } from '../../machine.ts'
import { root, secondsSince } from '../../steps.ts'
import type { Command, Generator } from './generators.ts'

export interface Outcome {
  readonly generator: Generator
  readonly version: string
  readonly operations: number
  readonly files: number
  readonly called: boolean
  readonly seconds: number
  /** What went wrong; absent when nothing did. */
  readonly fault?: string
}

export interface ContractOperation {
  readonly id: string
  readonly tag: string
}

export interface Trial {
  readonly operations: readonly ContractOperation[]
  /** Where the service listens; generators whose code can call are given it. */
  readonly address: string
  /** What a call must print. */
  readonly printed: string
}

/** A generator or a compiler that takes this long hangs. */
const limitMillis = 10 * 60_000

export async function tryGenerator(generator: Generator, trial: Trial): Promise<Outcome> {
  const started = performance.now()
  const source = join(import.meta.dirname, generator.name)
  const folder = join(root, 'node_modules/.cache/coffer', `foreign-${generator.name}`)
  const { file, pattern } = generator.version
  const outcome = { generator, version: '?', operations: 0, files: 0, called: false, seconds: 0 }
  try {
    outcome.version = pattern.exec(readFileSync(join(source, file), 'utf8'))?.[1] ?? '?'
    await prepare(generator, source, folder)
    await run(generator.generate, folder)
    Object.assign(outcome, inspect(generator, join(folder, 'out'), trial.operations))
    if (generator.lockForGenerated !== undefined)
      copyFileSync(join(folder, generator.lockForGenerated), join(folder, 'out', generator.lockForGenerated))
    await run(generator.compile, folder)
    if (generator.call) {
      const { program, args } = generator.call
      const printed = await run({ program, args: [...args, trial.address] }, folder)
      if (printed !== trial.printed) throw new Error(`its client printed "${printed}" and not "${trial.printed}"`)
      outcome.called = true
    }
    return { ...outcome, seconds: secondsSince(started) }
  } catch (error) {
    return { ...outcome, seconds: secondsSince(started), fault: (error as Error).message.trim() }
  }
}

/** Installs only when the locks are not those of the last time. */
async function prepare(generator: Generator, source: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const made of ['out', 'dist', 'call']) rmSync(join(folder, made), { recursive: true, force: true })
  cpSync(source, folder, { recursive: true })
  copyFileSync(join(root, 'openapi.yaml'), join(folder, 'openapi.yaml'))
  if (!generator.install) return
  const stamp = join(folder, '.installed')
  const key = digest(generator.locks.map((name) => readFileSync(join(source, name), 'utf8')).join('\0'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  await run(generator.install, folder)
  writeFileSync(stamp, key)
}

/** @throws when an operation that should be there is not, or the other way round */
function inspect(
  { without = [] }: Generator,
  out: string,
  operations: readonly ContractOperation[],
): { operations: number; files: number } {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  // Languages write a name as getVersion, GetVersion or get_version.
  const bare = (text: string): string => text.replaceAll('_', '').toLowerCase()
  const code = bare(files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n'))
  const wanted = operations.filter(({ id, tag }) => !without.includes(id) && !without.includes(tag))
  const missing = wanted.filter(({ id }) => !code.includes(bare(id)))
  if (missing.length > 0) throw new Error(`it made nothing of ${missing.map(({ id }) => id).join(', ')}`)
  const regained = operations.filter(({ id }) => without.includes(id) && code.includes(bare(id)))
  if (regained.length > 0)
    throw new Error(`it made ${regained.map(({ id }) => id).join(', ')}: take it off the exceptions`)
  return { operations: wanted.length, files: files.length }
}

/** @returns what it printed on its standard output */
function run({ program, args, in: below = '.' }: Command, folder: string): Promise<string> {
  const path = program === 'node' ? process.execPath : program.startsWith('.') ? program : firstProgram([program])
  if (path === undefined) return Promise.reject(new Error(`${program} is needed and not on the PATH`))
  return new Promise((resolve, reject) => {
    execFile(
      path,
      args,
      { cwd: join(folder, below), timeout: limitMillis, maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        if (!error) resolve(stdout)
        else
          reject(
            new Error(
              `${[program, ...args].join(' ')}: ${error.killed ? 'took too long' : 'failed'}\n${(stdout + stderr).trim().slice(-3000)}`,
            ),
          )
      },
    )
  })
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
