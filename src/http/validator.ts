/**
 * express-openapi-validator as the enforcer of the request's schemas. It walks its routes one by one, so each tag has an
 * instance of its own that knows only its paths, made at the tag's first request or by `warm`.
 */
import { createRequire } from 'node:module'
import express, { type RequestHandler, type Router } from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { Problem, type InvalidField } from '../problem.ts'
import type { Contract, Document, Operation, Raw } from './document.ts'
import { operationOf, scopeOf } from './request-scope.ts'
import { offsetStream } from './tus.ts'

export interface RequestValidator {
  readonly validate: RequestHandler
  /** Makes every instance, one at a time and giving way to requests, so that hardly a first request waits and no start does. */
  readonly warm: () => void
}

/**
 * Each instance would compile OpenAPI's own schema, which takes longer than all of ours, before it looks whether it was
 * asked to check the contract with it. It was not: `npm run check` does that. Should the library have no such module any
 * more, this says so at the start instead of making starts slow again.
 */
const inside = createRequire(import.meta.url)(
  'express-openapi-validator/dist/framework/openapi.schema.validator.js',
) as {
  OpenAPISchemaValidator: new () => { validate: () => { errors: never[] } }
}
inside.OpenAPISchemaValidator = class {
  validate = (): { errors: never[] } => ({ errors: [] })
}

export function createRequestValidator(contract: Contract): RequestValidator {
  const routers = new Map<string, Router>()
  const tags = new Set([...contract.operations.values()].map(({ tag }) => tag))

  return {
    validate: (request, response, next) => {
      const operation = operationOf(scopeOf(request))
      const wrong = queryFaults(request, operation)
      if (wrong.length > 0)
        throw new Problem('invalid-request', { detail: 'The query does not match the contract.', errors: wrong })
      routerOf(operation.tag)(request, response, (error?: unknown) => {
        next(error ?? pathRefusal(scopeOf(request).route?.parameters ?? {}, operation))
      })
    },
    warm: () => warmNext([...tags]),
  }

  function warmNext([tag, ...rest]: readonly string[]): void {
    if (tag === undefined) return
    setImmediate(() => {
      routerOf(tag)
      warmNext(rest)
    }).unref()
  }

  function routerOf(tag: string): Router {
    const known = routers.get(tag)
    if (known) return known
    const router = express.Router({ caseSensitive: true, strict: true })
    router.use(
      OpenApiValidator.middleware({
        apiSpec: partOf(contract.document, tag) as never,
        validateApiSpec: false,
        validateRequests: { allowUnknownQueryParameters: false, allErrors: true },
        validateResponses: false,
        validateSecurity: {
          handlers: {
            basicAuth: established,
            clientAuth: established,
            bearerAuth: established,
            cookieAuth: established,
            refreshCookie: established,
            metricsToken: established,
          },
        },
        fileUploader: false,
        formats: { password: true, binary: true, 'date-time': { type: 'string', validate: isTime } } as never,
      }),
    )
    routers.set(tag, router)
    return router
  }
}

/**
 * What the validator lets pass or takes for something else: bytes that are no text, names with brackets (it makes objects
 * of them and forgets the rest), and what JavaScript calls a number, such as ` 1`, `0x10` and `1e999`.
 */
function queryFaults(request: express.Request, operation: Operation): InvalidField[] {
  const fault = (pointer: string, detail: string): InvalidField[] => [{ in: 'query', pointer, detail }]
  if (!isReadable(request.url.replace(/^[^?]*/, ''))) return fault('', 'must be percent-encoded UTF-8')
  return Object.entries(request.query).flatMap(([name, value]) => {
    if (name.includes('[')) return fault(name.slice(0, 500), 'Unknown query parameter')
    // Several values are a list, which the schema refuses.
    const isNumber = typeof value !== 'string' || /^-?\d{1,16}$/.test(value)
    return operation.queryIntegers.has(name) && !isNumber ? fault(name, 'must be integer') : []
  })
}

/** Of numbers in the path one form is taken, the one that links have. */
function pathRefusal(parameters: Readonly<Record<string, string>>, { pathIntegers }: Operation): Problem | undefined {
  const errors = [...pathIntegers]
    .filter((name) => !/^[1-9]\d{0,15}$/.test(parameters[name] ?? ''))
    .map((pointer): InvalidField => ({ in: 'path', pointer, detail: 'must be integer' }))
  if (errors.length === 0) return undefined
  return new Problem('invalid-request', { detail: 'The path does not match the contract.', errors })
}

function isReadable(query: string): boolean {
  try {
    decodeURIComponent(query)
    return true
  } catch {
    return false
  }
}

/** RFC 3339, and a time that there is; a leap second is none that a computer's clock knows. */
const isTime = (text: string): boolean =>
  timeForm.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text.toUpperCase()))

const timeForm = /^\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** `Date.parse` takes the 30th of February for a day in March. */
const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

/** Identity was proved before (`security.ts`), where problems keep their status and headers; here it only has to be there. */
function established(request: express.Request): boolean {
  const scope = scopeOf(request)
  return (
    scope.principal !== undefined ||
    scope.scheme === 'basicAuth' ||
    scope.scheme === 'clientAuth' ||
    scope.scheme === 'metricsToken'
  )
}

/**
 * The tag's paths, without the bodies that are streamed: those are checked where they are read. Query values may hold
 * reserved characters as they are, because a URL may (RFC 3986, section 3.4) and clients do not escape all of them.
 */
function partOf(document: Document, tag: string): Document {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [template, item] of Object.entries(document.paths)) {
    const kept = Object.entries(item).filter(
      ([key, value]) => key === 'parameters' || (value as { tags?: string[] }).tags?.includes(tag),
    )
    if (!kept.some(([key]) => key !== 'parameters')) continue
    paths[template] = structuredClone(Object.fromEntries(kept))
    for (const operation of Object.values(paths[template]) as {
      requestBody?: { content: object }
      responses?: object
    }[]) {
      // Answers are the guard's to check.
      if (operation.responses) operation.responses = { default: { description: 'Whatever it is.' } }
      if (operation.requestBody && isStreamed(Object.keys(operation.requestBody.content))) delete operation.requestBody
    }
  }
  const components = structuredClone(componentsOf(document, paths))
  for (const parameter of Object.values(components['parameters'] ?? {}) as Record<string, unknown>[])
    if (parameter['in'] === 'query') parameter['allowReserved'] = true
  return {
    ...document,
    paths,
    components: { ...components, securitySchemes: document.components['securitySchemes'] ?? {} },
  }
}

/** What the paths refer to, and what that refers to: the validator compiles and resolves whatever it is given. */
function componentsOf(document: Document, paths: object): Record<string, Record<string, Raw>> {
  const kept: Record<string, Record<string, Raw>> = {}
  const waiting: unknown[] = [paths]
  while (waiting.length > 0) {
    const part = waiting.pop()
    if (typeof part !== 'object' || part === null) continue
    waiting.push(...(Object.values(part) as unknown[]))
    const reference = (part as { $ref?: unknown }).$ref
    if (typeof reference !== 'string') continue
    const [, , kind = '', name = ''] = reference.split('/')
    const found = document.components[kind]?.[name]
    if (!found || kept[kind]?.[name]) continue
    ;(kept[kind] ??= {})[name] = found
    waiting.push(found)
  }
  return kept
}

export const isStreamed = (consumes: readonly string[]): boolean =>
  ['*/*', 'multipart/form-data', offsetStream].some((mediaType) => consumes.includes(mediaType))

/** Media types that the operation takes. @throws Problem unsupported-media-type */
export function requireMediaType(operation: Operation, given: string | undefined): void {
  if (operation.consumes.includes('*/*') || (given !== undefined && operation.consumes.includes(given))) return
  throw new Problem('unsupported-media-type', { detail: `Send ${operation.consumes.join(' or ')}.` })
}
