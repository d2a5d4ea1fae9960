// Python environments with nothing in them but what the hashed requirements name.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { firstProgram } from '../../machine.ts'
import { root } from '../../steps.ts'
import { runCommand } from '../command.ts'

/** The generated code names types that older ones do not have, and they are past their end of life. */
export const oldestPython = [3, 11] as const

const requirements = join(import.meta.dirname, 'requirements-tools.txt')

/** @returns the folder of the generator's and the checkers' programs, made when these requirements are new */
export async function provideTools(): Promise<string> {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 16)
  const folder = join(root, 'node_modules/.cache/coffer/python', key)
  const whole = join(folder, 'whole')
  if (!existsSync(whole)) {
    // With what older requirements made, which nothing uses any more.
    rmSync(dirname(folder), { recursive: true, force: true })
    await createEnvironment(folder, requirements)
    writeFileSync(whole, '')
  }
  return join(folder, 'bin')
}

/** @returns the folder of its programs */
export async function createEnvironment(folder: string, pinned: string): Promise<string> {
  mkdirSync(dirname(folder), { recursive: true })
  await runTool(firstProgram(['python3']) ?? 'python3', ['-m', 'venv', folder])
  const bin = join(folder, 'bin')
  await runTool(join(bin, 'pip'), ['install', '--quiet', '--require-hashes', '--no-deps', '-r', pinned])
  return bin
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export function runTool(command: string, args: readonly string[], env?: Record<string, string>): Promise<string> {
  return runCommand(command, args, {
    cwd: tmpdir(),
    env: { PIP_DISABLE_PIP_VERSION_CHECK: '1', PYTHONDONTWRITEBYTECODE: '1', ...env },
  })
}
