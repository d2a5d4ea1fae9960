/** The links of the contract, and what their runtime expressions give for a request and its answer (OpenAPI 3.0.3, "Link Object"). */
import { readFileSync } from 'node:fs'
import { document, operations, resolved, type NamedOperation, type Node } from './document.ts'

export interface Link {
  /** `uploadFile 201 GetFile` */
  readonly at: string
  readonly name: string
  readonly source: NamedOperation
  /** The answer that has the link. */
  readonly response: Node
  readonly target: NamedOperation | undefined
  readonly parameters: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, string>> | undefined
}

/**
 * The bodies that go with links, by the link's name. OpenAPI lets them stand in the contract, but a much used reader of
 * contracts takes texts alone there and refuses the whole document.
 */
const bodies = JSON.parse(
  readFileSync(new URL('../../scripts/fuzz/link-bodies.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>

export const links: readonly Link[] = operations.flatMap((source) =>
  Object.entries(source.raw['responses'] as Node).flatMap(([status, raw]) => {
    const response = resolved(raw as Node)
    return Object.entries((response['links'] ?? {}) as Node).map(([name, reference]): Link => {
      const link = resolved(reference as Node)
      return {
        at: `${source.id} ${status} ${name}`,
        name,
        source,
        response,
        target: operations.find(({ id }) => id === link['operationId']),
        parameters: (link['parameters'] ?? {}) as Record<string, string>,
        body: bodies[name],
      }
    })
  }),
)

/** Of links that have a body. */
export const namesWithBody = Object.keys(bodies)

export const linkNames = Object.keys(document['components'].links as Node)

/** What was sent and what came back. */
export interface Exchange {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly reply: { readonly headers: Headers; readonly json: unknown }
}

/** @returns undefined when the request or the answer has nothing there */
export function evaluate(expression: string, exchange: Exchange): string | undefined {
  if (expression.startsWith('$')) return lookUp(expression, exchange)
  const values = [...expression.matchAll(embedded)].map(([, inner = '']) => lookUp(inner, exchange))
  if (values.includes(undefined)) return undefined
  return expression.replace(embedded, () => values.shift() ?? '')
}

const embedded = /\{(\$[^}]+)\}/g

function lookUp(expression: string, { path, query, body, reply }: Exchange): string | undefined {
  const [, side, place = '', name = ''] =
    /^\$(request|response)\.(path|query|header|body)[.#](.+)$/.exec(expression) ?? []
  if (side === 'response')
    return place === 'header' ? (reply.headers.get(name) ?? undefined) : pointer(reply.json, name)
  if (place === 'body') return pointer(body, name)
  return place === 'path' ? path?.[name] : query?.[name]
}

function pointer(value: unknown, path: string): string | undefined {
  return path
    .slice(1)
    .split('/')
    .reduce<unknown>((at, key) => (at as Node | undefined)?.[key], value) as string | undefined
}
