/** Reads from the contract which operations become methods of the client, and with what. */

export interface Contract {
  readonly info: { readonly version: string }
  readonly security?: readonly Requirement[]
  readonly paths: Readonly<Record<string, object>>
  readonly components: object
}
type Requirement = Readonly<Record<string, readonly string[]>>

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security?: readonly Requirement[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Content }
  readonly responses: Readonly<Record<string, Success | Reference>>
}
interface Success {
  readonly content?: Content
}
type Content = Readonly<Record<string, { readonly schema: object }>>
interface Reference {
  readonly $ref: string
}
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required?: boolean
}

/** An operation as the client has it: everything that its method's text needs. */
export interface Method {
  readonly id: string
  readonly verb: string
  readonly path: string
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
  /** The request's media type. */
  readonly sends: string | undefined
  /** The schemas of its successes. */
  readonly answers: readonly string[]
  /** It gives the same as lines, too, when it is asked to. */
  readonly alsoAsLines: boolean
}

export const formType = 'application/x-www-form-urlencoded'
const linesType = 'application/x-ndjson'
const sendable = ['application/merge-patch+json', 'application/json', formType]

export function methodsOf(document: Contract): Method[] {
  return allOperations(document).flatMap(([path, verb, operation]) => toMethod(document, path, verb, operation))
}

/** What is asked without a token, as `GET /version`. */
export function openOperations(document: Contract): string[] {
  return allOperations(document)
    .filter(
      ([, , { security = document.security ?? [], tags }]) =>
        !tags.includes('web') && !security.some((one) => 'bearerAuth' in one),
    )
    .map(([path, verb]) => `${verb} ${path}`)
}

export function isListing({ verb, parameters, answers }: Method): boolean {
  return (
    verb === 'GET' &&
    answers.length === 1 &&
    parameters.some((parameter) => parameter.in === 'query' && parameter.name === 'cursor')
  )
}

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

/**
 * What takes and gives JSON becomes a method; the same as lines is for who reads a stream. Pages are for people, and files
 * have methods written by hand.
 */
function toMethod(document: Contract, path: string, verb: string, operation: Operation): Method[] {
  const sends = operation.requestBody && sendable.find((type) => operation.requestBody?.content[type])
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'))
  const given = successes.flatMap(([, answer]) => Object.entries(resolve(document, answer).content ?? {}))
  const contents = given.filter(([type]) => type !== linesType)
  const isJson = successes.length > 0 && contents.every(([type]) => type === 'application/json')
  if (operation.tags.includes('web') || !isJson || (operation.requestBody && !sends)) return []
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter))
  const answers = contents.map(([, { schema }]) => schemaName(operation, schema))
  return [
    {
      id: operation.operationId,
      verb,
      path,
      operation,
      parameters,
      sends,
      answers,
      alsoAsLines: contents.length < given.length,
    },
  ]
}

function resolve<T extends object>(document: Contract, part: T | Reference): T {
  if (!('$ref' in part)) return part
  const steps = part.$ref.replace('#/', '').split('/')
  return steps.reduce<object>((place, step) => (place as Record<string, object>)[step] ?? {}, document) as T
}

export function schemaName({ operationId }: Operation, schema: object): string {
  const name = '$ref' in schema && typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined
  if (name === undefined) throw new Error(`${operationId}: a body's schema must be a reference, so that it has a name`)
  return name
}
