// What dredd makes of the contract is turned into requests that can get their documented answers, and compared in what
// dredd can compare. Everything else about an answer is compared by the service's own guard, which refuses here.

import type { Transaction } from 'dredd'
import { readContract, resolve, type Contract, type Operation, type Raw } from '../../src/http/document.ts'
import { byStatus, recipes, type Sound } from './recipes.ts'
import { metricsToken, type Service } from './service.ts'
import type { Troubled } from './troubled.ts'
import { createWorld, nextAddress, type World } from './world.ts'

const contract: Contract = readContract()
let service: Service | undefined
let troubled: Troubled | undefined
let world: World | undefined

export function use(started: Service, other: Troubled): void {
  service = started
  troubled = other
  world = createWorld(started)
}

/** These need the service as nobody has set it up yet, the last of them ends that. */
const firstOfAll = ['showSetup 200', 'completeSetup 422', 'completeSetup 303']

export function arrange(transactions: Transaction[]): void {
  const rank = (transaction: Transaction): number => {
    const at = firstOfAll.indexOf(keyOf(transaction))
    return at < 0 ? firstOfAll.length : at
  }
  transactions.sort((a, b) => rank(a) - rank(b))
}

export async function prepare(transaction: Transaction): Promise<void> {
  if (!service || !troubled || !world) throw new Error('there is no service')
  const operation = operationOf(transaction)
  const recipe = recipes[keyOf(transaction)] ?? byStatus[transaction.expected.statusCode]
  if (!recipe) throw new Error('there is no recipe for it')
  const isSetUp = !firstOfAll.includes(keyOf(transaction))
  const request = await soundRequest(transaction, operation, world, isSetUp)
  const mediaType = transaction.expected.headers['Content-Type']
  const reason = await recipe({ operation, request, world, troubled, setupToken: service.setupToken, mediaType })
  if (typeof reason === 'string') {
    reasons.set(transaction.id, reason)
    transaction.skip = true
    return
  }
  transaction.fullPath = request.path + request.query
  if (request.address !== undefined) transaction.port = new URL(request.address).port
  transaction.request.headers = { 'X-Forwarded-For': nextAddress(), ...request.headers }
  transaction.request.body = request.body
}

/** Why each was skipped: dredd has no place for it. */
const reasons = new Map<string, string>()
export const reasonOf = (id: string): string => reasons.get(id) ?? 'nobody knows why'

/** The documented one of the answer that was expected; empty where there is no body. */
export function mediaTypeOf(method: string, template: string, status: string, expected: string | undefined): string {
  const [only = '', ...others] = Object.keys(findOperation(method, template).responses[status]?.content ?? {})
  return others.length === 0 ? only : (expected ?? '')
}

export const operationIdOf = (method: string, template: string): string => findOperation(method, template).id

const keyOf = (transaction: Transaction): string => `${operationOf(transaction).id} ${transaction.expected.statusCode}`

const operationOf = ({ request, origin }: Transaction): Operation => findOperation(request.method, origin.resourceName)

function findOperation(method: string, template: string): Operation {
  const found = [...contract.operations.values()].find(
    (operation) => operation.method === method && operation.template === template,
  )
  if (!found) throw new Error(`the contract has no ${method} ${template}`)
  return found
}

/** dredd fills in every example, also conditions and filters that contradict each other, and no credentials. */
async function soundRequest(
  { request, fullPath }: Transaction,
  operation: Operation,
  people: World,
  isSetUp: boolean,
): Promise<Sound> {
  const headers: Record<string, string> = { 'User-Agent': 'dredd' }
  for (const name of ['Accept', 'Content-Type'])
    if (request.headers[name] !== undefined) headers[name] = request.headers[name]
  if (operation.consumes.includes('*/*') && headers['Content-Type'] !== 'multipart/form-data')
    headers['Content-Type'] = 'application/pdf'
  if (operation.schemes.includes('bearerAuth'))
    headers['Authorization'] = `Bearer ${(await people.admin()).accessToken}`
  else if (operation.schemes.includes('metricsToken')) headers['Authorization'] = `Bearer ${metricsToken}`
  else if (isSetUp && operation.schemes.some((scheme) => /Cookie|cookie/.test(scheme))) {
    const { accessToken, refreshToken } = await people.admin()
    headers['Cookie'] = `coffer_access=${accessToken}; coffer_refresh=${refreshToken}`
  }
  if (operation.tag === 'web' && operation.method !== 'GET') headers['Sec-Fetch-Site'] = 'same-origin'
  if (operation.tag === 'uploads') headers['Tus-Resumable'] = '1.0.0'
  if (operation.id === 'createUpload') headers['Upload-Defer-Length'] = '1'
  if (operation.id === 'appendUpload') headers['Upload-Offset'] = '0'
  const body = headers['Content-Type'] === 'application/x-www-form-urlencoded' ? formExample(operation) : request.body
  return { path: fullPath.replace(/\?.*$/, ''), query: '', headers, body }
}

/** dredd knows examples of JSON alone. */
function formExample({ template, method }: Operation): string {
  const raw = contract.document.paths[template]?.[method.toLowerCase()] as {
    requestBody: { content: Record<string, { example?: Record<string, string> }> }
  }
  return new URLSearchParams(Object.values(raw.requestBody.content)[0]?.example).toString()
}

/** dredd asks for every header and every member that the example has, and for the same text. */
export function compareOnly(transaction: Transaction): void {
  const { expected, real } = transaction
  if (!real) return
  const spec = operationOf(transaction).responses[expected.statusCode]
  const isDue = (name: string): boolean =>
    spec?.headers[name.toLowerCase()]?.required !== false || real.headers[name.toLowerCase()] !== undefined
  expected.headers = Object.fromEntries(Object.entries(expected.headers).filter(([name]) => isDue(name)))
  if (spec?.content['*/*']) delete expected.headers['Content-Type']
  const mediaType = real.headers['content-type']
  if (mediaType !== undefined) real.headers['content-type'] = mediaType.replace(/;.*$/, '')
  const isJson = [mediaType, expected.headers['Content-Type']].every((type) => /[/+]json$/.test(type ?? ''))
  if (!isJson) delete expected.body
  else if (expected.body !== undefined)
    expected.body = JSON.stringify(withoutOptional(transaction, JSON.parse(expected.body) as Record<string, unknown>))
}

/** Of the example what the schema asks for: the rest need not be there. */
function requiredOf(raw: unknown, example: unknown): unknown {
  const schema = resolve(contract.document, raw as Raw) as { items?: object; required?: string[]; properties?: Raw }
  if (Array.isArray(example)) return example.map((item) => requiredOf(schema.items ?? {}, item))
  if (typeof example !== 'object' || example === null) return example
  // What may have any names need not have those of the example.
  if (!schema.properties) return {}
  const kept = Object.entries(example).filter(([name]) => schema.required?.includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, requiredOf(schema.properties?.[name] ?? {}, value)]))
}

/** A problem's detail and errors are there when they help. */
function withoutOptional(transaction: Transaction, example: Record<string, unknown>): Record<string, unknown> {
  const { detail: _detail, errors: _errors, ...problem } = example
  if (typeof example['instance'] === 'string') return problem
  const { expected } = transaction
  const schema = operationOf(transaction).responses[expected.statusCode]?.content['application/json']
  return (schema ? requiredOf(schema, example) : example) as Record<string, unknown>
}
