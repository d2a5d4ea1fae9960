/**
 * Makes everything in `generated/` from `openapi.yaml`, and the console from `src/console/`, but the clients in other languages than TypeScript, which need
 * their languages' tools; with `--check` it writes nothing and fails on drift, of those clients too.
 * The output depends on nothing but the contract, the console's source and the locked tools, so two runs give the same
 * bytes.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { staleClients } from './clients/stamp.ts'
import { consoleFiles, staleConsoleFiles } from './generate/console.ts'
import { contractTypes } from './generate/contract-types.ts'
import { operationsModule } from './generate/operations.ts'
import { typescriptClient } from './generate/typescript-client.ts'
import { samplesJson } from './samples.ts'

const root = new URL('../', import.meta.url)
const check = process.argv.includes('--check')

if (process.argv.includes('--help')) {
  console.log(
    'usage: npm run generate [-- --check]\n\n  --check   write nothing; exit 1 when generated/ is not what openapi.yaml gives',
  )
  process.exit(0)
}

const source = await readFile(new URL('openapi.yaml', root), 'utf8')
const document = parse(source) as Parameters<typeof operationsModule>[0] & Parameters<typeof typescriptClient>[0]
const types = await contractTypes(source)
const files: Record<string, string> = {
  'generated/openapi.ts': banner('openapi-typescript') + types,
  // What the service reads at its start: it takes a hundredth of the time that YAML does.
  'generated/openapi.json': `${JSON.stringify(document)}\n`,
  'generated/operations.ts': banner('scripts/generate.ts') + operationsModule(document),
  ...typescriptClient(document, types),
  'generated/samples.json': await samplesJson(source),
}

const consoleParts = await consoleFiles(fileURLToPath(root))

const stale = await put(files)
const staleParts = await put(consoleParts)
const outlived = staleConsoleFiles(fileURLToPath(root), consoleParts)
if (check && stale.length > 0) console.error(`not what openapi.yaml gives: ${stale.join(', ')}; run "npm run generate"`)
if (check && staleParts.length + outlived.length > 0)
  console.error(`not what src/console gives: ${[...staleParts, ...outlived].join(', ')}; run "npm run generate"`)
if (check && stale.length + staleParts.length + outlived.length > 0) process.exit(1)
if (!check) for (const path of outlived) await rm(new URL(path, root))
const otherClients = staleClients()
if (otherClients.length > 0) {
  console.error(`clients that are out of date: ${otherClients.join(', ')}; run "npm run clients -- generate"`)
  if (check) process.exit(1)
}
const total = Object.keys(files).length + Object.keys(consoleParts).length
console.log(
  check
    ? `${total} generated files are up to date`
    : `${stale.length + staleParts.length} of ${total} generated files written`,
)

/** Writes what is not there as it should be, or with `--check` nothing; gives the paths of those. */
async function put(made: Record<string, string>): Promise<string[]> {
  const paths: string[] = []
  for (const [path, text] of Object.entries(made)) {
    const target = fileURLToPath(new URL(path, root))
    const present = await readFile(target, 'utf8').catch(() => undefined)
    if (present === text) continue
    paths.push(path)
    if (check) continue
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  return paths
}

function banner(maker: string): string {
  return `// Made from openapi.yaml by ${maker}; edit the contract and run "npm run generate".\n`
}
