/**
 * Makes everything in `generated/` from `openapi.yaml`; with `--check` it writes nothing and fails on drift.
 * The output depends on nothing but the contract and the locked generator, so two runs give the same bytes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTs, { astToString } from 'openapi-typescript'
import { parse } from 'yaml'
import { operationsModule } from './generate/operations.ts'
import { typescriptClient } from './generate/typescript-client.ts'

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
const types = astToString(await openapiTs(source, { alphabetize: false, silent: true }))
const files: Record<string, string> = {
  'generated/openapi.ts': banner('openapi-typescript') + types,
  'generated/operations.ts': banner('scripts/generate.ts') + operationsModule(document),
  ...typescriptClient(document, types),
}

const stale: string[] = []
for (const [path, text] of Object.entries(files)) {
  const target = fileURLToPath(new URL(path, root))
  const present = await readFile(target, 'utf8').catch(() => undefined)
  if (present === text) continue
  stale.push(path)
  if (check) continue
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, text)
}
if (check && stale.length > 0) {
  console.error(`not what openapi.yaml gives: ${stale.join(', ')}; run "npm run generate"`)
  process.exit(1)
}
console.log(
  check
    ? `${Object.keys(files).length} generated files are up to date`
    : `${stale.length} of ${Object.keys(files).length} generated files written`,
)

function banner(maker: string): string {
  return `// Made from openapi.yaml by ${maker}; edit the contract and run "npm run generate".\n`
}
