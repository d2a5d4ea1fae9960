// Schemathesis in a Python environment of its own, made once from hashed requirements.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEnvironment, oldestPython, runTool } from '../clients/python/environment.ts'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'

const folder = join(root, 'node_modules/.cache/coffer/schemathesis')
const requirements = join(import.meta.dirname, 'requirements.txt')

/**
 * Makes the environment when there is none for these requirements and this Python.
 *
 * @returns the path of its Python
 * @throws Error that says what to install
 */
export async function provideSchemathesis(): Promise<string> {
  const version = await pythonVersion()
  const key = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex')
  const stamp = join(folder, 'whole')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
    console.log('Installing Schemathesis (once, locked by hashes) ...')
    rmSync(folder, { recursive: true, force: true })
    await createEnvironment(folder, requirements)
    writeFileSync(stamp, key)
  }
  return join(folder, 'bin/python')
}

async function pythonVersion(): Promise<string> {
  const oldest = oldestPython.join('.')
  const wanted = `Python ${oldest} or newer with venv (Debian and Ubuntu: apt-get install python3 python3-venv)`
  const python3 = firstProgram(['python3'])
  if (python3 === undefined) throw new Error(`There is no python3; the fuzzer needs ${wanted}.`)
  const look = `import ensurepip, sys, venv; assert sys.version_info >= (${oldestPython.join(', ')}); print(sys.version)`
  try {
    return await runTool(python3, ['-c', look])
  } catch {
    throw new Error(`${python3} is too old or has no venv; the fuzzer needs ${wanted}.`)
  }
}
