// The Go client: oapi-codegen's output as package api, and the layer in go/layer around it.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'
import { runCommand } from './command.ts'
import { readClientContract } from './contract.ts'
import { goDocument } from './go/document.ts'
import { contractSource, listsSource } from './go/package.ts'
import type { Language, ScenarioCommand } from './language.ts'

const sources = join(import.meta.dirname, 'go')

export const go: Language = { name: 'go', missing, generate, prepare }

/** What go/tools/go.mod asks for; the client itself is content with less. */
const oldestGo = [1, 25] as const

async function missing(): Promise<string | undefined> {
  const wanted = `install Go ${oldestGo.join('.')} or newer (go.dev/dl)`
  if (firstProgram(['go']) === undefined) return `there is no go; ${wanted}`
  const version = (await runGo(tmpdir(), ['env', 'GOVERSION'])).trim()
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  const isEnough = major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1])
  return isEnough ? undefined : `${version} is too old; ${wanted}`
}

async function generate(into: string): Promise<void> {
  const contract = readClientContract()
  const scratch = mkdtempSync(join(tmpdir(), 'coffer-go-'))
  try {
    const document = join(scratch, 'openapi.json')
    const settings = join(scratch, 'settings.json')
    mkdirSync(join(into, 'api'))
    writeFileSync(document, JSON.stringify(goDocument(contract)))
    writeFileSync(settings, JSON.stringify({ ...generatorSettings, output: join(into, 'api/api.gen.go') }))
    await runGo(join(sources, 'tools'), ['tool', 'oapi-codegen', '-config', settings, document])
    for (const folder of ['layer', 'module']) cpSync(join(sources, folder), into, { recursive: true })
    writeFileSync(join(into, 'contract.gen.go'), contractSource(contract))
    writeFileSync(join(into, 'lists.gen.go'), listsSource(contract))
    cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const generatorSettings = {
  package: 'api',
  generate: { models: true, client: true },
  compatibility: { 'always-prefix-enum-values': true },
  'output-options': {
    'name-normalizer': 'ToCamelCaseWithInitialisms',
    // Tells `null`, which clears, from nothing, which keeps.
    'nullable-type': true,
  },
}

/** Builds the scenario in a module of its own, which takes the committed client by `replace`. */
async function prepare(folder: string): Promise<ScenarioCommand> {
  const client = join(folder, 'client')
  const scenario = join(folder, 'scenario')
  cpSync(join(root, 'generated/sdk/go'), client, { recursive: true })
  cpSync(join(root, 'tests/clients/go'), scenario, { recursive: true })
  const goRoot = (await runGo(folder, ['env', 'GOROOT'])).trim()
  const unformatted = await runCommand(join(goRoot, 'bin/gofmt'), ['-l', '.'], { cwd: folder })
  if (unformatted !== '') throw new Error(`gofmt would change:\n${unformatted}`)
  await runGo(client, ['vet', './...'])
  await runGo(scenario, ['vet', './...'])
  const program = join(folder, 'scenario-of-go')
  await runGo(scenario, ['build', '-o', program, '.'])
  return { command: program, args: [] }
}

/** Only modules whose digests go.sum has, and no workspace or flags of the machine's. */
function runGo(cwd: string, args: readonly string[]): Promise<string> {
  return runCommand('go', args, { cwd, env: { GOFLAGS: '-mod=readonly -buildvcs=false', GOWORK: 'off' } })
}
