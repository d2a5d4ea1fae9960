// The part of the contract that clients are made from.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../steps.ts'

export interface ClientContract {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, ClientOperation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}

export interface ClientOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly { readonly $ref?: string }[]
}

const verbs = ['get', 'put', 'post', 'delete', 'patch'] as const

/**
 * openapi.yaml without what no client has: the operations of the tag `web`, which are for people, the components that
 * only those use, links and examples. A change of these alone leaves every client as it is. Nor `Content-Digest` of a
 * request: who calls a method does not see the bytes that it sends.
 */
export function readClientContract(text = readFileSync(join(root, 'openapi.yaml'), 'utf8')): ClientContract {
  const document = withoutPages(withoutKeys(parse(text), ['links', 'example', 'examples'])) as ClientContract
  const paths = Object.fromEntries(
    Object.entries(document.paths).flatMap(([path, item]) => {
      const kept = Object.entries(item).filter(([key, { tags }]) => !isVerb(key) || !tags.includes('web'))
      if (!kept.some(([key]) => isVerb(key))) return []
      return [[path, Object.fromEntries(kept.map(([key, each]) => [key, isVerb(key) ? withoutDigest(each) : each]))]]
    }),
  )
  return { ...document, paths, components: usedComponents(document.components, paths) }
}

function withoutDigest(operation: ClientOperation): ClientOperation {
  if (!operation.parameters) return operation
  const parameters = operation.parameters.filter(({ $ref }) => $ref !== '#/components/parameters/ContentDigest')
  const { parameters: _, ...rest } = operation
  return parameters.length > 0 ? { ...rest, parameters } : rest
}

/** Every operation with its path and its method in capitals. */
export function operationsOf({ paths }: ClientContract): [path: string, method: string, operation: ClientOperation][] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([key]) => isVerb(key))
      .map(([verb, operation]): [string, string, ClientOperation] => [path, verb.toUpperCase(), operation]),
  )
}

/** Beside the operations a path may have parameters and descriptions of all of them. */
export function isVerb(key: string): boolean {
  return verbs.some((verb) => verb === key)
}

function usedComponents(components: ClientContract['components'], paths: object): ClientContract['components'] {
  const used = new Set<string>()
  const look = (place: unknown): void => {
    for (const [, name = ''] of JSON.stringify(place).matchAll(/"#\/components\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      const [kind = '', part = ''] = name.split('/')
      look(components[kind]?.[part] ?? null)
    }
  }
  look(paths)
  return Object.fromEntries(
    Object.entries(components).map(([kind, parts]) => [
      kind,
      Object.fromEntries(
        Object.entries(parts).filter(([name]) => used.has(`${kind}/${name}`) || kind === 'securitySchemes'),
      ),
    ]),
  )
}

/** What is given as JSON as well is given to people as a page. */
function withoutPages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPages)
  if (typeof value !== 'object' || value === null) return value
  const isBoth = 'text/html' in value && ('application/json' in value || 'application/problem+json' in value)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isBoth || key !== 'text/html')
      .map(([key, each]) => [key, withoutPages(each)]),
  )
}

/** Of a schema's `properties` every name stays, whatever it is. */
function withoutKeys(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutKeys(each, keys))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !keys.includes(key))
      .map(([key, each]) => [key, key === 'properties' ? withoutKeysInside(each, keys) : withoutKeys(each, keys)]),
  )
}

function withoutKeysInside(properties: unknown, keys: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(properties as object).map(([name, schema]) => [name, withoutKeys(schema, keys)]),
  )
}
