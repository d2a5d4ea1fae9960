/** The client's src/operations.ts: one method an operation. */
import {
  formType,
  isListing,
  openOperations,
  schemaName,
  type Contract,
  type Method,
  type Parameter,
} from './methods.ts'

export function operationsModule(document: Contract, methods: readonly Method[]): string {
  return `import type { Client } from 'openapi-fetch'
import { bodyOf, callOptions, done, type CallOptions } from './answer.ts'
import { asForm } from './form.ts'
import type { components, operations, paths } from './openapi.ts'
import { everyItem } from './pages.ts'

export type { CallOptions }
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
/** The query parameters of an operation. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>

/** What the client calls itself. */
export const userAgent = 'coffer-typescript/${document.info.version}'

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

function declaration(method: Method): string {
  const { id, operation, answers } = method
  const about = [operation.summary, ...(operation.description ? ['', operation.description] : [])]
  const comment = about.map((line) => `   *${line && ` ${line.replaceAll('*/', '* /').trim()}`}\n`).join('')
  const answer = answers.length === 0 ? 'void' : [...new Set(answers)].map((name) => `Schema<'${name}'>`).join(' | ')
  const required = argumentsOf(method).some((one) => one.required)
  const single = `  /**\n${comment}   */\n  ${id}(options${required ? '' : '?'}: ${optionsType(method)}): Promise<${answer}>\n`
  if (!isListing(method)) return single
  const item = `Schema<'${answers[0] ?? ''}'>['items'][number]`
  const path = hasPath(method) ? `path: operations['${id}']['parameters']['path'], ` : ''
  const query = `query?: Omit<Query<'${id}'>, 'cursor'>`
  return `${single}
  /** ${operation.summary}: every item of every page, each page fetched when it is needed. */
  ${iteratorName(id)}(${path}${query}, options?: CallOptions): AsyncGenerator<${item}, void, undefined>\n`
}

function implementation(method: Method): string {
  const { id, verb, path, sends, answers, alsoAsLines } = method
  const narrowed = alsoAsLines ? ` as Promise<Schema<'${answers[0] ?? ''}'>>` : ''
  const required = argumentsOf(method).some((one) => one.required)
  const given = required ? 'options' : 'options?'
  const parameters = argumentsOf(method)
    .filter(({ name }) => name !== 'body')
    .map(({ name }) => `${name === 'headers' ? 'header' : name}: ${given}.${name}${name === 'path' ? '' : ' ?? {}'}`)
  const init = [
    ...(parameters.length > 0 ? [`params: { ${parameters.join(', ')} }`] : []),
    ...(sends ? [bodyArgument(method, required)] : []),
    ...(sends === formType ? ['bodySerializer: asForm'] : []),
    `...callOptions(options${sends && sends !== 'application/json' ? `, '${sends}'` : ''})`,
  ].join(', ')
  const call = `raw.${verb}('${path}', { ${init} })`
  const single = `    ${id}: (options) => ${answers.length === 0 ? 'done' : 'bodyOf'}(${call})${narrowed},\n`
  if (!isListing(method)) return single
  const within = hasPath(method) ? 'path, ' : ''
  const page = `bodyOf(raw.GET('${path}', { params: { ${within}query: { ...query, ...cursor } }, ...callOptions(options) }))${narrowed}`
  return `${single}    ${iteratorName(id)}: (${within}query, options) => everyItem((cursor) => ${page}),\n`
}

const hasPath = ({ parameters }: Method): boolean => parameters.some((parameter) => parameter.in === 'path')

function bodyArgument({ operation }: Method, anyRequired: boolean): string {
  if (operation.requestBody?.required) return 'body: options.body'
  return anyRequired ? '...(options.body && { body: options.body })' : '...(options?.body && { body: options.body })'
}

function optionsType(method: Method): string {
  const members = argumentsOf(method).map(({ name, type, required }) => `${name}${required ? '' : '?'}: ${type}`)
  return members.length === 0 ? 'CallOptions' : `CallOptions & { ${members.join('; ')} }`
}

interface Argument {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

function argumentsOf({ id, operation, parameters, sends }: Method): Argument[] {
  const within = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place)
  // A conditional read answers without a body; those who want that use `raw`.
  const headers = within('header').filter(({ name }) => name !== 'If-None-Match')
  const headerTypes = headers.map(({ name, required }) => `'${name}'${required ? '' : '?'}: string`)
  const schema = sends === undefined ? undefined : operation.requestBody?.content[sends]?.schema
  const body = { name: 'body', type: '', required: operation.requestBody?.required === true }
  return [
    ...given('path', `operations['${id}']['parameters']['path']`, within('path')),
    ...given('query', `Query<'${id}'>`, within('query')),
    ...given('headers', `{ ${headerTypes.join('; ')} }`, headers),
    ...(schema ? [{ ...body, type: `Schema<'${schemaName(operation, schema)}'>` }] : []),
  ]
}

function given(name: string, type: string, parameters: readonly Parameter[]): Argument[] {
  return parameters.length === 0 ? [] : [{ name, type, required: parameters.some(({ required }) => required === true) }]
}

/** `listFiles` → `listAllFiles`. */
export function iteratorName(id: string): string {
  return id.replace(/^list/, 'listAll')
}
