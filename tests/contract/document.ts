/** The contract as the tests of its rules look at it: every operation, every schema, each with a name to show. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Node = Readonly<Record<string, any>>

export interface NamedOperation {
  /** The operationId, or what stands in for a missing one. */
  readonly id: string
  readonly method: string
  readonly path: string
  readonly raw: Node
  /** Those of the path and its own, resolved. */
  readonly parameters: readonly Node[]
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']

export const text = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')
export const document = parse(text) as Node

export const operations: readonly NamedOperation[] = Object.entries(document['paths'] as Node).flatMap(([path, item]) =>
  Object.entries(item as Node)
    .filter(([key]) => methods.includes(key))
    .map(([method, raw]) => ({
      id: raw.operationId ?? `${method} ${path}`,
      method,
      path,
      raw,
      parameters: [...(item.parameters ?? []), ...(raw.parameters ?? [])].map(resolved),
    })),
)

export function resolved(node: Node): Node {
  const reference = node['$ref'] as string | undefined
  if (reference === undefined) return node
  const found = reference
    .slice(2)
    .split('/')
    .reduce<Node | undefined>((at, key) => at?.[key], document)
  if (!found) throw new Error(`${reference} is not there`)
  return resolved(found)
}

/** Every node below, with the way to it. */
export function* walk(node: unknown, at: string): Generator<[at: string, node: Node]> {
  if (typeof node !== 'object' || node === null) return
  yield [at, node]
  for (const [key, child] of Object.entries(node)) yield* walk(child, `${at}/${key}`)
}

/** Every schema that is written out, wherever it stands. */
export function schemas(): [at: string, schema: Node][] {
  const below = (node: unknown, at: string): [string, Node][] =>
    [...walk(node, at)].filter(
      ([where, { type }]) => typeof type === 'string' && !/\/(example|properties)$|\/example\//.test(where),
    )
  return [...below(document['components'].schemas, 'schemas'), ...below(withoutSchemas(), '')]
}

function withoutSchemas(): Node {
  const { schemas: _, securitySchemes: _schemes, ...components } = document['components'] as Node
  return { paths: document['paths'], components }
}

/** Media types and their content, of every request and answer, with a name to show. */
export function requestBodies(): { at: string; mediaType: string; content: Node }[] {
  return operations.flatMap(({ id, raw }) =>
    Object.entries((raw['requestBody']?.content ?? {}) as Node).map(([mediaType, content]) => ({
      at: `${id} takes ${mediaType}`,
      mediaType,
      content,
    })),
  )
}

export function answers(): { at: string; operation: NamedOperation; status: string; response: Node }[] {
  return operations.flatMap((operation) =>
    Object.entries(operation.raw['responses'] as Node).map(([status, response]) => ({
      at: `${operation.id} ${status}`,
      operation,
      status,
      response: resolved(response),
    })),
  )
}
