// The contract as openapi-generator's Java templates can take it.

import { isVerb, readClientContract, type ClientContract, type ClientOperation } from './contract.ts'

const linesType = 'application/x-ndjson'

type Content = Readonly<Record<string, object>>

interface Parameter {
  readonly $ref?: string
  readonly name?: string
}

interface Operation extends ClientOperation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>
}

/**
 * The operations that take and give JSON. The hand-written layer has the others: files' contents, which the templates hold
 * in memory or write to a path that the service chose, OAuth forms, for which they want a second HTTP library, and pages
 * and texts, of which they read `text/plain` alone.
 */
export function readJavaContract(): object {
  const contract = readClientContract()
  const paths = Object.fromEntries(
    Object.entries(contract.paths).flatMap(([path, item]) => {
      const kept = Object.entries(item as Record<string, Operation>).filter(
        ([key, operation]) => !isVerb(key) || takesAndGivesJson(contract, operation),
      )
      if (!kept.some(([key]) => isVerb(key))) return []
      return [
        [path, Object.fromEntries(kept.map(([key, each]) => [key, isVerb(key) ? adapted(contract, each) : each]))],
      ]
    }),
  )
  // Every file begins with the description.
  return { ...contract, info: { ...contract.info, description: 'Sign-in and files behind one contract.' }, paths }
}

const adapted = (contract: ClientContract, operation: Operation): Operation =>
  withoutLines(withoutCondition(contract, operation))

/** The same as lines is for who reads a stream. */
function withoutLines(operation: Operation): Operation {
  const responses: Record<string, Operation['responses'][string]> = {}
  for (const [status, response] of Object.entries(operation.responses)) {
    const { [linesType]: lines, ...content } = response.content ?? {}
    responses[status] = lines ? { ...response, content } : response
  }
  return { ...operation, responses }
}

/** A conditional read answers without a body, for which the methods have no result; each takes further headers anyhow. */
function withoutCondition(contract: ClientContract, operation: Operation): Operation {
  if (!operation.parameters) return operation
  const parameters = operation.parameters.filter((given) => {
    const shared = contract.components['parameters']?.[given.$ref?.split('/').at(-1) ?? ''] as Parameter | undefined
    return (shared ?? given).name !== 'If-None-Match'
  })
  return { ...operation, parameters }
}

function takesAndGivesJson(contract: ClientContract, { requestBody, responses }: Operation): boolean {
  const sent = Object.keys(requestBody?.content ?? {})
  return sent.every(isJson) && successTypes(contract, responses).every((type) => type === linesType || isJson(type))
}

function successTypes(contract: ClientContract, responses: Operation['responses']): string[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, response]) => {
      const name = response.$ref?.split('/').at(-1)
      const resolved = name === undefined ? response : (contract.components['responses']?.[name] as typeof response)
      return Object.keys(resolved.content ?? {})
    })
}

function isJson(type: string): boolean {
  return /^application\/(.+\+)?json$/.test(type)
}
