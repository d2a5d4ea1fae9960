// The client in TypeScript: scripts/generate makes it; here it is packed and installed as a consumer would.

import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import { contractTypes } from '../generate/contract-types.ts'
import { typescriptClient } from '../generate/typescript-client.ts'
import { root } from '../steps.ts'
import { runCommand } from './command.ts'
import type { Language, ScenarioCommand } from './language.ts'
import { clientFolder } from './tree.ts'

export const typescript: Language = {
  name: 'typescript',
  missing: () => Promise.resolve(undefined), // the lock file has all of it
  generate,
  prepare,
}

const folder = 'generated/sdk/typescript'
const compiler = join(root, 'node_modules/typescript/bin/tsc')
/** What the client and its consumer depend on, taken from what the lock file installed: no registry is asked. */
const dependencies = ['openapi-fetch', 'openapi-typescript-helpers', '@types/node', 'undici-types']

async function generate(into: string): Promise<void> {
  const source = readFileSync(join(root, 'openapi.yaml'), 'utf8')
  const document = parse(source) as Parameters<typeof typescriptClient>[0]
  for (const [path, text] of Object.entries(typescriptClient(document, await contractTypes(source)))) {
    const target = join(into, relative(folder, path))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

async function prepare(scratch: string): Promise<ScenarioCommand> {
  const [client, consumer, packages] = ['client', 'consumer', 'packages'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ]
  cpSync(clientFolder('typescript'), client, {
    recursive: true,
    filter: (path) => !/\/(dist|node_modules)$/.test(path),
  })
  symlinkSync(join(root, 'node_modules'), join(client, 'node_modules'))
  mkdirSync(packages)
  await npm(client, 'run', 'build')
  await npm(client, 'pack', '--ignore-scripts', '--pack-destination', packages)
  const sources = dependencies.map((name) => join(root, 'node_modules', name))
  await npm(packages, 'pack', '--ignore-scripts', ...sources)

  cpSync(join(root, 'tests/clients/typescript'), consumer, { recursive: true })
  const archives = readdirSync(packages).map((name) => join(packages, name))
  await npm(consumer, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...archives)
  await runCommand(process.execPath, [compiler, '-p', '.'], { cwd: consumer })
  return {
    command: process.execPath,
    args: ['--max-old-space-size=96', '--disable-warning=ExperimentalWarning', join(consumer, 'dist/scenario.mjs')],
  }
}

/** What `npm run` tells its scripts of this project, its folder and its settings, is not for another project. */
function npm(cwd: string, ...args: string[]): Promise<string> {
  const inherited = Object.keys(process.env).filter((name) => /^npm_/i.test(name))
  const env = Object.fromEntries(inherited.map((name) => [name, undefined]))
  return runCommand('npm', [...args, '--loglevel=error'], { cwd, env })
}
