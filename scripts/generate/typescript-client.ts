/**
 * The TypeScript client: the contract's types, one method an operation made from the contract, and around them the
 * sources in `typescript/`, copied as they are.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { isListing, methodsOf, type Contract, type Method } from './typescript/emit/methods.ts'
import { iteratorName, operationsModule } from './typescript/emit/operations.ts'
import { compilerSettings, packageManifest } from './typescript/emit/package.ts'

const folder = 'generated/sdk/typescript'
const sources = new URL('typescript/', import.meta.url)
/** They stand for generated files where the sources are checked. */
const standIns = ['openapi.ts', 'operations.ts']

/** @returns texts of files by their paths in the project */
export function typescriptClient(document: Contract, types: string): Record<string, string> {
  const methods = methodsOf(document)
  const copied = readdirSync(sources).filter((name) => name.endsWith('.ts') && !standIns.includes(name))
  return {
    [`${folder}/package.json`]: json(packageManifest(document.info.version)),
    [`${folder}/tsconfig.json`]: json(compilerSettings),
    [`${folder}/.gitignore`]: 'dist/\nnode_modules/\n',
    [`${folder}/README.md`]: read('README.md').replace('<!-- methods -->', methodTable(methods)),
    [`${folder}/src/openapi.ts`]: banner + types,
    [`${folder}/src/operations.ts`]: banner + operationsModule(document, methods),
    ...Object.fromEntries(copied.sort().map((name) => [`${folder}/src/${name}`, read(name)])),
  }
}

const banner = '// Made from openapi.yaml; edit the contract and run "npm run generate".\n'
const read = (name: string) => readFileSync(new URL(name, sources), 'utf8')
const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`

function methodTable(methods: readonly Method[]): string {
  const rows = methods.flatMap((method) => [
    `| \`${method.id}\` | ${method.operation.summary} | \`${method.verb} ${method.path}\` |`,
    ...(isListing(method) ? [`| \`${iteratorName(method.id)}\` | the same, every item of every page | |`] : []),
  ])
  return ['| method | what it does | request |', '|---|---|---|', ...rows].join('\n')
}
