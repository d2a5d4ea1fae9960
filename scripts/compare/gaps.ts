// What `oasdiff checks changelog coverage` says that oasdiff does not look at, as far as this contract uses it: which
// members an object is open to, and the less common keywords of parameters and headers.

import { isDeepStrictEqual } from 'node:util'
import type { Change, Document } from './changes.ts'

export function gapChanges(base: Document, revision: Document): Change[] {
  return [
    ...openness(base, revision),
    ...keywords('parameters', base, revision),
    ...keywords('headers', base, revision),
  ].map((found) => ({ ...found, at: 'components' }))
}

type Found = Pick<Change, 'id' | 'level' | 'text'>
type Schema = Readonly<Record<string, unknown>>

/** Members that an object of a request did not name were accepted; of an answer's nobody should rely on them. */
function openness(base: Document, revision: Document): Found[] {
  const asked = schemasOfRequests(revision)
  return sharedComponents('schemas', base, revision).flatMap(([name, before, now]) =>
    [...objects(before, name)].flatMap(([at, old]): Found[] => {
      const young = new Map(objects(now, name)).get(at)
      if (!young) return []
      const [was, is] = [old, young].map(({ additionalProperties = true }) => additionalProperties)
      if (isDeepStrictEqual(was, is)) return []
      if (is === true) return [{ id: 'object-opened', level: 'harmless', text: `\`${at}\` is open to any member` }]
      const text = `the members that \`${at}\` does not name must be ${JSON.stringify(is)}, and not ${JSON.stringify(was)}`
      return [{ id: 'object-narrowed', level: asked.has(name) ? 'breaking' : 'risky', text }]
    }),
  )
}

function* objects(node: unknown, at: string): Generator<[at: string, schema: Schema]> {
  if (typeof node !== 'object' || node === null) return
  const schema = node as Schema
  if (schema['type'] === 'object') yield [at, schema]
  for (const [name, member] of Object.entries(schema['properties'] ?? {})) yield* objects(member, `${at}/${name}`)
  if (schema['items'] !== undefined) yield* objects(schema['items'], `${at}/items`)
}

function schemasOfRequests({ paths, components = {} }: Document): Set<string> {
  const found = new Set<string>()
  const look = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue
      found.add(name)
      look(components['schemas']?.[name] ?? null)
    }
  }
  for (const item of Object.values(paths)) for (const { requestBody } of Object.values(item)) look(requestBody ?? null)
  return found
}

/** What oasdiff's own checks see of a parameter or a header, and what is there for people. */
const seen =
  /^(name|in|required|deprecated|description|example|schema\/(type|format|enum|pattern|nullable|default|m(ax|in)\w+|description))$/

function keywords(kind: 'parameters' | 'headers', base: Document, revision: Document): Found[] {
  return sharedComponents(kind, base, revision).flatMap(([name, before, now]) => {
    const [old, young] = [new Map(leaves(before, '')), new Map(leaves(now, ''))]
    return [...new Set([...old.keys(), ...young.keys()])]
      .filter((at) => !isSeen(kind, at) && !isDeepStrictEqual(old.get(at), young.get(at)))
      .map((at): Found => ({
        id: `${kind === 'parameters' ? 'parameter' : 'header'}-keyword-changed`,
        level: 'risky',
        text: `the keyword \`${at}\` of \`${kind}/${name}\` was ${JSON.stringify(old.get(at))} and is ${JSON.stringify(young.get(at))}`,
      }))
  })
}

function isSeen(kind: 'parameters' | 'headers', at: string): boolean {
  return seen.test(at) && !(kind === 'headers' && /^schema\/(pattern|enum|default)$/.test(at))
}

/** Values by their way from the node; a list is a value. */
function* leaves(node: unknown, at: string): Generator<[at: string, value: unknown]> {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    yield [at, node]
    return
  }
  for (const [name, member] of Object.entries(node as Schema)) yield* leaves(member, at === '' ? name : `${at}/${name}`)
}

function sharedComponents(kind: string, base: Document, revision: Document): [string, unknown, unknown][] {
  const now = revision.components?.[kind] ?? {}
  return Object.entries(base.components?.[kind] ?? {}).flatMap(([name, before]) =>
    name in now ? [[name, before, now[name]]] : [],
  )
}
