// Formats, vets, compiles and runs Go's samples with the committed client, all in one program.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../clients/command.ts'
import { metricsToken } from '../mock/server.ts'
import { root } from '../steps.ts'
import { cacheFolder } from './environment.ts'
import type { Sources } from './samples.ts'

const client = join(root, 'generated/sdk/go')
const folder = join(cacheFolder, 'samples-go')

export async function proveGo(sources: Sources): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [id, source] of sources)
    writeFileSync(join(folder, `${id}.go`), `${source.replace('func main() {', `func ${id}() {`)}\n`)
  writeFileSync(join(folder, 'main.go'), runner([...sources.keys()]))
  writeFileSync(join(folder, 'go.mod'), manifest())
  writeFileSync(join(folder, 'go.sum'), readFileSync(join(client, 'go.sum')))
  writeFileSync(join(folder, 'quarterly-report.pdf'), 'test')
  const unformatted = await runCommand('gofmt', ['-l', '.'], { cwd: folder })
  if (unformatted !== '') throw new Error(`gofmt would change ${unformatted.trim().split('\n').join(', ')}`)
  const env = { GOFLAGS: '-mod=readonly -buildvcs=false', GOWORK: 'off', METRICS_TOKEN: metricsToken }
  await runCommand('go', ['vet', '.'], { cwd: folder, env })
  await runCommand('go', ['build', '-o', 'samples', '.'], { cwd: folder, env })
  await runCommand(join(folder, 'samples'), [], { cwd: folder, env, timeoutSeconds: 60 })
}

/** What the client needs, and the client itself. */
function manifest(): string {
  const { requirements = '' } =
    /^go .*\n(?<requirements>[^]*)$/m.exec(readFileSync(join(client, 'go.mod'), 'utf8'))?.groups ?? {}
  const needed = requirements.replaceAll(' // indirect', '')
  return `module samples\n\ngo 1.24.0\n\nrequire coffer.example/client v0.0.0\n${needed}\nreplace coffer.example/client => ${client}\n`
}

/** One after the other, so that a failure names its sample. */
function runner(ids: readonly string[]): string {
  const calls = ids.map((id) => `\tfmt.Println("== ${id}")\n\t${id}()\n`)
  return `package main\n\nimport "fmt"\n\nfunc main() {\n${calls.join('')}}\n`
}
