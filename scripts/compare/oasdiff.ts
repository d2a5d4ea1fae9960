// The comparer is oasdiff, built once from the Go registry as scripts/releases/tool/go.sum pins it.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'

/** The tool cannot be had on this machine; the message says how to change that. */
export class MissingTool extends Error {}

const toolFolder = join(root, 'scripts/releases/tool')
const suffix = process.platform === 'win32' ? '.exe' : ''
const cacheFolder = join(root, 'node_modules/.cache/coffer/oasdiff')

/**
 * The path of the built tool.
 * @throws MissingTool without Go, or when its registry cannot be reached for the first build
 */
export async function provideOasdiff(say: (line: string) => void = console.error): Promise<string> {
  const sources = ['go.mod', 'go.sum'].map((name) => readFileSync(join(toolFolder, name), 'utf8')).join('\n')
  const key = createHash('sha256').update(sources).digest('hex').slice(0, 16)
  const program = join(cacheFolder, `oasdiff-${key}-${process.platform}-${process.arch}${suffix}`)
  if (existsSync(program)) return program
  const go = firstProgram(['go', 'go.exe'])
  const needed = /^go (\d+\.\d+)/m.exec(sources)?.[1] ?? ''
  if (!go) throw new MissingTool(`Comparing contracts needs Go ${needed} or newer on the PATH, to build oasdiff once`)
  say('Building oasdiff (once; about a minute) ...')
  await build(go, program)
  return program
}

/** Renamed into place when whole, so that two builds at once do not meet. */
async function build(go: string, program: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const unfinished = `${program}.${process.pid}`
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', unfinished]
  try {
    const { code, output } = await execute(go, [...args, 'github.com/oasdiff/oasdiff'], { cwd: toolFolder })
    if (code !== 0) throw new MissingTool(`go could not build oasdiff:\n${output.trim()}`)
    renameSync(unfinished, program)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** One line of oasdiff's changelog as it gives it in JSON; level 3 breaks, 2 may break, 1 does neither. */
export interface OasdiffChange {
  readonly id: string
  readonly text: string
  readonly level: 1 | 2 | 3
  /** Method and path; absent for components and what concerns the whole document. */
  readonly operation?: string
  readonly path?: string
  readonly operationId?: string
  readonly section: string
}

export async function oasdiffChanges(program: string, base: string, revision: string): Promise<OasdiffChange[]> {
  return JSON.parse(await oasdiffReport(program, base, revision, 'json')) as OasdiffChange[]
}

/** oasdiff's own report; `options` are more of its flags. */
export async function oasdiffReport(
  program: string,
  base: string,
  revision: string,
  format: string,
  options: readonly string[] = [],
): Promise<string> {
  const args = ['changelog', base, revision, '--format', format, '--allow-external-refs=false']
  // Of a folder that is its own alone, so that no configuration file that lies about has a say.
  const { code, output, stdout } = await execute(program, [...args, ...options], { cwd: cacheFolder })
  if (code !== 0) throw new Error(`oasdiff could not compare ${base} with ${revision}:\n${output.trim().slice(-2000)}`)
  return stdout
}

function execute(
  command: string,
  args: string[],
  { cwd }: { cwd: string },
): Promise<{ code: number; stdout: string; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, GOWORK: 'off' }
    execFile(command, args, { cwd, env, maxBuffer: 2 ** 28, timeout: 600_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(new Error(error.message, { cause: error }))
      else resolve({ code: error ? Number(error.code) : 0, stdout, output: stdout + stderr })
    })
  })
}
