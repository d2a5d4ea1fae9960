/**
 * The TypeScript client: the contract's types, one method an operation made from the contract, and around them the
 * sources in `typescript/`, copied as they are.
 */
import { readFileSync, readdirSync } from 'node:fs'

export interface Contract {
  readonly info: { readonly version: string }
  readonly security?: readonly Requirement[]
  readonly paths: Readonly<Record<string, object>>
  readonly components: object
}
type Requirement = Readonly<Record<string, readonly string[]>>

interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security?: readonly Requirement[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: object }>>
interface Reference {
  readonly $ref: string
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
}

/** An operation as the client has it: everything that its method's text needs. */
interface Method {
  readonly id: string
  readonly verb: string
  readonly path: string
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
  /** The request's media type. */
  readonly sends: string | undefined
  /** The schemas of its successes. */
  readonly answers: readonly string[]
}

const folder = 'generated/sdk/typescript'
const sources = new URL('typescript/', import.meta.url)
/** They stand for generated files where the sources are checked. */
const standIns = ['openapi.ts', 'operations.ts']
const formType = 'application/x-www-form-urlencoded'
const sendable = ['application/merge-patch+json', 'application/json', formType]

/** @returns texts of files by their paths in the project */
export function typescriptClient(document: Contract, types: string): Record<string, string> {
  const methods = allOperations(document).flatMap(([path, verb, operation]) =>
    toMethod(document, path, verb, operation),
  )
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

function allOperations({ paths }: Contract): [path: string, verb: string, operation: Operation][] {
  const verbs = ['get', 'put', 'post', 'delete', 'patch']
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>)
      .filter(([verb]) => verbs.includes(verb))
      .map(([verb, operation]): [string, string, Operation] => {
        const { parameters: shared = [] } = item as { parameters?: Parameter[] }
        const parameters = [...shared, ...(operation.parameters ?? [])]
        return [path, verb.toUpperCase(), { ...operation, parameters }]
      }),
  )
}

/** What takes and gives JSON becomes a method. Pages are for people, and files have methods written by hand. */
function toMethod(document: Contract, path: string, verb: string, operation: Operation): Method[] {
  const sends = operation.requestBody && sendable.find((type) => operation.requestBody?.content[type])
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
  const contents = successes.flatMap(([, { content = {} }]) => Object.entries(content))
  const isJson = successes.length > 0 && contents.every(([type]) => type === 'application/json')
  if (operation.tags.includes('web') || !isJson || (operation.requestBody && !sends)) return []
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter))
  const answers = contents.map(([, { schema }]) => schemaName(operation, schema))
  return [{ id: operation.operationId, verb, path, operation, parameters, sends, answers }]
}

function resolve(document: Contract, parameter: Parameter | Reference): Parameter {
  if (!('$ref' in parameter)) return parameter
  const steps = parameter.$ref.replace('#/', '').split('/')
  return steps.reduce<object>((place, step) => (place as Record<string, object>)[step] ?? {}, document) as Parameter
}

function schemaName({ operationId }: Operation, schema: object): string {
  const name = '$ref' in schema && typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name === undefined)
    throw new Error(`${operationId}: an answer's schema must be a reference, so that it has a name`)
  return name
}

function operationsModule(document: Contract, methods: readonly Method[]): string {
  return `import type { Client } from 'openapi-fetch'
import { bodyOf, done, type CallOptions } from './answer.ts'
import { asForm } from './form.ts'
import type { components, operations, paths } from './openapi.ts'
import { everyItem } from './pages.ts'

export type { CallOptions }
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
/** The query parameters of an operation. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>

/** What is asked without a token. */
export const openOperations: ReadonlySet<string> = new Set([
${openOperations(document)
  .map((operation) => `  '${operation}',\n`)
  .join('')}])

/** Each resolves with the answer's body and rejects with a \`ProblemError\`. */
export interface Operations {
${methods.map((method) => declaration(method)).join('\n')}}

export function createOperations(raw: Client<paths>): Operations {
  return {
${methods.map((method) => implementation(method)).join('')}  }
}
`
}

function openOperations(document: Contract): string[] {
  return allOperations(document)
    .filter(
      ([, , { security = document.security ?? [], tags }]) =>
        !tags.includes('web') && !security.some((one) => 'bearerAuth' in one),
    )
    .map(([path, verb]) => `${verb} ${path}`)
}

function declaration(method: Method): string {
  const { id, operation, answers } = method
  const about = [operation.summary, ...(operation.description ? ['', operation.description] : [])]
  const comment = about.map((line) => `   *${line && ` ${line.replaceAll('*/', '* /').trim()}`}\n`).join('')
  const answer = answers.length === 0 ? 'void' : [...new Set(answers)].map((name) => `Schema<'${name}'>`).join(' | ')
  const required = argumentsOf(method).some(([, , isRequired]) => isRequired)
  const single = `  /**\n${comment}   */\n  ${id}(options${required ? '' : '?'}: ${optionsType(method)}): Promise<${answer}>\n`
  if (!isListing(method)) return single
  const item = `Schema<'${answers[0] ?? ''}'>['items'][number]`
  const query = `query?: Omit<Query<'${id}'>, 'cursor'>`
  return `${single}
  /** ${operation.summary}: every item of every page, each page fetched when it is needed. */
  ${iteratorName(id)}(${query}, options?: CallOptions): AsyncGenerator<${item}, void, undefined>\n`
}

function implementation(method: Method): string {
  const { id, verb, path, sends, answers } = method
  const required = argumentsOf(method).some(([, , isRequired]) => isRequired)
  const given = required ? 'options' : 'options?'
  const parameters = argumentsOf(method)
    .filter(([name]) => name !== 'body')
    .map(
      ([name]) =>
        `${name === 'headers' ? 'header' : name}: options${required ? '' : '?'}.${name}${name === 'path' ? '' : ' ?? {}'}`,
    )
  const init = [
    ...(parameters.length > 0 ? [`params: { ${parameters.join(', ')} }`] : []),
    ...(sends ? [bodyArgument(method, required)] : []),
    ...(sends && sends !== 'application/json' ? [`headers: { 'Content-Type': '${sends}' }`] : []),
    ...(sends === formType ? ['bodySerializer: asForm'] : []),
    `signal: ${given}.signal ?? null`,
  ].join(', ')
  const call = `raw.${verb}('${path}', { ${init} })`
  const single = `    ${id}: (options) => ${answers.length === 0 ? 'done' : 'bodyOf'}(${call}),\n`
  if (!isListing(method)) return single
  const page = `bodyOf(raw.GET('${path}', { params: { query: { ...query, ...cursor } }, signal: options?.signal ?? null }))`
  return `${single}    ${iteratorName(id)}: (query, options) => everyItem((cursor) => ${page}),\n`
}

function bodyArgument({ operation }: Method, anyRequired: boolean): string {
  if (operation.requestBody?.required) return 'body: options.body'
  return anyRequired ? '...(options.body && { body: options.body })' : '...(options?.body && { body: options.body })'
}

function optionsType(method: Method): string {
  const members = argumentsOf(method).map(([name, type, required]) => `${name}${required ? '' : '?'}: ${type}`)
  return members.length === 0 ? 'CallOptions' : `CallOptions & { ${members.join('; ')} }`
}

function argumentsOf({ id, operation, parameters, sends }: Method): [name: string, type: string, required: boolean][] {
  const within = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place)
  // A conditional read answers without a body; those who want that use `raw`.
  const headers = within('header').filter(({ name }) => name !== 'If-None-Match')
  const headerTypes = headers.map(({ name, required }) => `'${name}'${required ? '' : '?'}: string`)
  const body = sends === undefined ? undefined : operation.requestBody?.content[sends]?.schema
  return [
    ...given('path', `operations['${id}']['parameters']['path']`, within('path')),
    ...given('query', `Query<'${id}'>`, within('query')),
    ...given('headers', `{ ${headerTypes.join('; ')} }`, headers),
    ...(body
      ? [
          ['body', `Schema<'${schemaName(operation, body)}'>`, operation.requestBody?.required === true] as [
            string,
            string,
            boolean,
          ],
        ]
      : []),
  ]
}

function given(name: string, type: string, parameters: readonly Parameter[]): [string, string, boolean][] {
  return parameters.length === 0 ? [] : [[name, type, parameters.some(({ required }) => required === true)]]
}

function isListing({ verb, parameters, answers }: Method): boolean {
  return (
    verb === 'GET' &&
    answers.length === 1 &&
    parameters.some((parameter) => parameter.in === 'query' && parameter.name === 'cursor')
  )
}

/** `listFiles` → `listAllFiles`. */
function iteratorName(id: string): string {
  return id.replace(/^list/, 'listAll')
}

function methodTable(methods: readonly Method[]): string {
  const rows = methods.flatMap((method) => [
    `| \`${method.id}\` | ${method.operation.summary} | \`${method.verb} ${method.path}\` |`,
    ...(isListing(method) ? [`| \`${iteratorName(method.id)}\` | the same, every item of every page | |`] : []),
  ])
  return ['| method | what it does | request |', '|---|---|---|', ...rows].join('\n')
}

/** Built on what the project itself has locked. */
function packageManifest(version: string): object {
  const project = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const { 'openapi-fetch': openapiFetch, typescript } = project.devDependencies
  return {
    name: '@coffer/client',
    version,
    description: 'Client of the Coffer API, for browsers and Node.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    types: './dist/index.d.ts',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    files: ['dist', 'src'],
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: { 'openapi-fetch': openapiFetch },
    devDependencies: { typescript },
  }
}

const compilerSettings = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    types: [],
    rootDir: 'src',
    outDir: 'dist',
    declaration: true,
    declarationMap: true,
    sourceMap: true,
    rewriteRelativeImportExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: false,
  },
  include: ['src'],
}
