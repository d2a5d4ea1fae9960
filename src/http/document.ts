/** The contract read once at start: operations with what they need, and the way from a path to them. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { isScope, type Scope } from '../access/roles.ts'
import type { OperationId } from './contract.ts'

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH'
export type Scheme = 'basicAuth' | 'clientAuth' | 'bearerAuth' | 'cookieAuth' | 'refreshCookie' | 'metricsToken'

export interface Operation {
  readonly id: OperationId
  readonly method: Method
  readonly template: string
  readonly tag: string
  /** Ways to authenticate, in the contract's order. */
  readonly schemes: readonly Scheme[]
  /** Answers without credentials as well. */
  readonly open: boolean
  readonly scopes: readonly Scope[]
  /** For somebody who signed in: no API key does. */
  readonly sessionRequired: boolean
  /** For somebody who must have a second factor and has not shown it yet, too: it is about getting there. */
  readonly beforeSecondFactor: boolean
  /** Media types that the body may have; empty: it has none. */
  readonly consumes: readonly string[]
  readonly bodyRequired: boolean
  /** Names of the query parameters that are whole numbers. */
  readonly queryIntegers: ReadonlySet<string>
  /** Names of the header fields that it takes, in lower case. */
  readonly headers: ReadonlySet<string>
  /** The same of the path's. */
  readonly pathIntegers: ReadonlySet<string>
  readonly responses: Readonly<Record<string, ResponseSpec>>
  /** `Deprecation` and `Sunset`, which every answer of a deprecated operation carries; undefined for any other. */
  readonly deprecation: Readonly<Record<string, string>> | undefined
}

export interface ResponseSpec {
  readonly headers: Readonly<Record<string, HeaderSpec>>
  readonly content: Readonly<Record<string, object>>
}
export interface HeaderSpec {
  readonly required: boolean
  readonly schema: object
}

export type Raw = Readonly<Record<string, unknown>>
export interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly security?: readonly Record<string, string[]>[]
  readonly paths: Readonly<Record<string, Raw>>
  readonly components: Readonly<Record<string, Readonly<Record<string, Raw>>>>
  readonly [key: string]: unknown
}

export interface Contract {
  readonly text: string
  readonly document: Document
  readonly operations: ReadonlyMap<OperationId, Operation>
  readonly find: (path: string) => Route | undefined
}

export interface Route {
  readonly template: string
  readonly methods: Readonly<Partial<Record<Method, Operation>>>
  /** What stands in the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
}

const methods: readonly Method[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']

/** @param other another contract as YAML, for a test that proves what the service makes of it */
export function readContract(other?: string): Contract {
  if (other !== undefined) return contractOf(other, parse(other) as Document)
  return (own ??= contractOf(fileText('openapi.yaml'), JSON.parse(fileText('generated/openapi.json')) as Document))
}
let own: Contract | undefined

const fileText = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

function contractOf(text: string, document: Document): Contract {
  const operations = new Map<OperationId, Operation>()
  const byTemplate = new Map<string, Partial<Record<Method, Operation>>>()
  for (const [template, item] of Object.entries(document.paths)) {
    const routes: Partial<Record<Method, Operation>> = {}
    for (const method of methods) {
      const raw = item[method.toLowerCase()] as Raw | undefined
      if (!raw) continue
      const operation = readOperation(document, template, method, raw)
      operations.set(operation.id, operation)
      routes[method] = operation
    }
    byTemplate.set(template, routes)
  }
  return { text, document, operations, find: router(byTemplate) }
}

function readOperation(document: Document, template: string, method: Method, raw: Raw): Operation {
  const security = (raw['security'] ?? document.security ?? []) as Record<string, string[]>[]
  const body = raw['requestBody'] as { required?: boolean; content: Raw } | undefined
  const needed = (raw['x-required-scopes'] ?? []) as string[]
  const unknown = needed.filter((scope) => !isScope(scope))
  if (unknown.length > 0) throw new Error(`${method} ${template} asks for unknown scopes: ${unknown.join(', ')}`)
  return {
    id: raw['operationId'] as OperationId,
    method,
    template,
    tag: (raw['tags'] as string[])[0] ?? '',
    schemes: security.flatMap((alternative) => Object.keys(alternative) as Scheme[]),
    open: security.length === 0 || security.some((alternative) => Object.keys(alternative).length === 0),
    scopes: needed as Scope[],
    sessionRequired: raw['x-session-required'] === true,
    beforeSecondFactor: raw['x-before-second-factor'] === true,
    consumes: body ? Object.keys(body.content) : [],
    bodyRequired: body?.required ?? false,
    headers: new Set(
      ((raw['parameters'] ?? []) as Raw[])
        .map((parameter) => resolve(document, parameter))
        .filter((parameter) => parameter['in'] === 'header')
        .map(({ name }) => (name as string).toLowerCase()),
    ),
    queryIntegers: integersOf(document, raw, 'query'),
    pathIntegers: integersOf(document, document.paths[template] ?? {}, 'path'),
    responses: Object.fromEntries(
      Object.entries(raw['responses'] as Record<string, Raw>).map(([status, response]) => [
        status,
        readResponse(document, response),
      ]),
    ),
    deprecation: readDeprecation(`${method} ${template}`, raw),
  }
}

/**
 * A deprecated operation says since when (`x-deprecated-at`) and, once that is decided, when it will be gone
 * (`x-sunset-at`), both as days. They become the fields of RFC 9745 and RFC 8594.
 * @throws Error for a day without `deprecated: true`, for the contrary, and for an end before the beginning
 */
function readDeprecation(where: string, raw: Raw): Operation['deprecation'] {
  const since = raw['x-deprecated-at'] as string | undefined
  const until = raw['x-sunset-at'] as string | undefined
  if ((raw['deprecated'] === true) !== (since !== undefined) || (until !== undefined && since === undefined))
    throw new Error(`${where}: deprecated, x-deprecated-at and x-sunset-at do not fit each other`)
  if (since === undefined) return undefined
  const seconds = Date.parse(since) / 1000
  if (Number.isNaN(seconds) || (until !== undefined && !(Date.parse(until) / 1000 >= seconds)))
    throw new Error(`${where}: x-deprecated-at and x-sunset-at must be days, the second not before the first`)
  return { Deprecation: `@${seconds}`, ...(until === undefined ? {} : { Sunset: new Date(until).toUTCString() }) }
}

function integersOf(document: Document, { parameters = [] }: Raw, place: 'path' | 'query'): ReadonlySet<string> {
  return new Set(
    (parameters as Raw[])
      .map((parameter) => resolve(document, parameter))
      .filter((one) => one['in'] === place && (one['schema'] as { type?: string }).type === 'integer')
      .map(({ name }) => name as string),
  )
}

function readResponse(document: Document, raw: Raw): ResponseSpec {
  const response = resolve(document, raw) as {
    headers?: Record<string, Raw>
    content?: Record<string, { schema: object }>
  }
  const headers = Object.entries(response.headers ?? {}).map(([name, header]) => {
    const { required = false, schema } = resolve(document, header) as { required?: boolean; schema: object }
    return [name.toLowerCase(), { required, schema }] as const
  })
  const content = Object.entries(response.content ?? {}).map(([media, { schema }]) => [media, schema] as const)
  return { headers: Object.fromEntries(headers), content: Object.fromEntries(content) }
}

export function resolve(document: Document, raw: Raw): Raw {
  const reference = raw['$ref'] as string | undefined
  if (reference === undefined) return raw
  const [, , kind = '', name = ''] = reference.split('/')
  const found = document.components[kind]?.[name]
  if (!found) throw new Error(`the contract refers to ${reference}, which is not there`)
  return found
}

/**
 * Exact paths through one look-up, templates by their number of segments. A segment that does not decode, or that holds
 * a slash or a NUL when decoded, belongs to no path.
 */
function router(
  byTemplate: ReadonlyMap<string, Partial<Record<Method, Operation>>>,
): (path: string) => Route | undefined {
  const exact = new Map<string, Route>()
  const templates = new Map<
    number,
    { template: string; segments: string[]; methods: Partial<Record<Method, Operation>> }[]
  >()
  for (const [template, byMethod] of byTemplate) {
    if (!template.includes('{')) {
      exact.set(template, { template, methods: byMethod, parameters: {} })
      continue
    }
    const segments = template.split('/')
    templates.set(segments.length, [
      ...(templates.get(segments.length) ?? []),
      { template, segments, methods: byMethod },
    ])
  }
  return (path) => {
    const known = exact.get(path)
    if (known) return known
    const given = path.split('/')
    for (const { template, segments, methods: byMethod } of templates.get(given.length) ?? []) {
      const parameters = match(segments, given)
      if (parameters) return { template, methods: byMethod, parameters }
    }
    return undefined
  }
}

function match(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const text = given[index] ?? ''
    if (!segment.startsWith('{')) {
      if (segment !== text) return undefined
      continue
    }
    const decoded = decode(text)
    if (decoded === undefined || decoded === '' || decoded.includes('/') || decoded.includes('\0')) return undefined
    parameters[segment.slice(1, -1)] = decoded
  }
  return parameters
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
