// Compiles TypeScript's samples against the committed client and runs them.

import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../clients/command.ts'
import { metricsToken } from '../mock/server.ts'
import { root } from '../steps.ts'
import { cacheFolder } from './environment.ts'
import type { Sources } from './samples.ts'

const client = join(root, 'generated/sdk/typescript')
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const folder = join(cacheFolder, 'samples-typescript')
/** What a careful consumer has; declarations of libraries are checked as well. */
const settings = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2024'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    outDir: 'out',
  },
  include: ['src'],
}

export async function proveTypescript(sources: Sources): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const installed = join(folder, 'node_modules/@coffer/client')
  mkdirSync(installed, { recursive: true })
  cpSync(join(client, 'package.json'), join(installed, 'package.json'))
  await runCommand(process.execPath, [compiler, '-p', client, '--outDir', join(installed, 'dist')], { cwd: root })
  mkdirSync(join(folder, 'src'))
  for (const [id, source] of sources) writeFileSync(join(folder, 'src', `${id}.ts`), source)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  await runCommand(process.execPath, [compiler, '-p', folder], { cwd: folder })
  writeFileSync(join(folder, 'quarterly-report.pdf'), 'test')
  writeFileSync(join(folder, 'run.js'), runner([...sources.keys()]))
  await runCommand(process.execPath, ['run.js'], {
    cwd: folder,
    env: { METRICS_TOKEN: metricsToken },
    timeoutSeconds: 60,
  })
}

/** One after the other, so that a failure names its sample. */
function runner(ids: readonly string[]): string {
  const imports = ids.map((id) => `console.log('== ${id}')\nawait import('./out/${id}.js')\n`)
  return imports.join('')
}
