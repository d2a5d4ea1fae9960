// What changed from one contract to another: what oasdiff finds, and beside it what only our service gives a meaning.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { gapChanges } from './gaps.ts'
import { oasdiffChanges, type OasdiffChange } from './oasdiff.ts'
import { severities, type Level } from './severity.ts'

export interface Change {
  /** The kind of change, such as `response-required-property-removed`. */
  readonly id: string
  readonly level: Level
  /** The operationId, else the part of the document, such as `components`. */
  readonly at: string
  /** Method and path, for people; of an operation only. */
  readonly operation?: string
  readonly text: string
}

export interface Contract {
  readonly file: string
  readonly version: string
  readonly document: Document
}

export interface Document {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

interface Operation {
  readonly operationId?: string
  readonly requestBody?: object
  readonly 'x-required-scopes'?: readonly string[]
  readonly responses?: Readonly<Record<string, { readonly links?: Readonly<Record<string, object>> }>>
}

export function readContract(file: string): Contract {
  const document = parse(readFileSync(file, 'utf8')) as Document
  return { file, version: document.info.version, document }
}

/** Sorted, so that the same two contracts give the same list. */
export async function findChanges(program: string, base: Contract, revision: Contract): Promise<Change[]> {
  const found = (await oasdiffChanges(program, base.file, revision.file)).flatMap(judged)
  const documents = [base.document, revision.document] as const
  const changes = [...found, ...extensionChanges(...documents), ...gapChanges(...documents)]
  const key = ({ operation, at, id, text }: Change): string => [operation ?? '', at, id, text].join('\0')
  return changes.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function judged({ id, level, operation, path, operationId, section, text }: OasdiffChange): Change[] {
  const override = severities[id]
  if (override === 'ignored') return []
  const byOasdiff = ({ 3: 'breaking', 2: 'risky', 1: 'harmless' } as const)[level]
  const named = operation !== undefined && path !== undefined ? `${operation} ${path}` : undefined
  return [
    {
      id,
      level: override ?? byOasdiff,
      at: operationId ?? named ?? section,
      ...(named === undefined ? {} : { operation: named }),
      text,
    },
  ]
}

/** Scopes stand in an extension, and oasdiff's changelog knows no links. */
function extensionChanges(base: Document, revision: Document): Change[] {
  return Object.entries(revision.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, now]) => {
      const before = base.paths[path]?.[method]
      if (!before || Array.isArray(now)) return []
      const operation = `${method.toUpperCase()} ${path}`
      const at = before.operationId ?? operation
      return [...scopeChanges(before, now), ...linkChanges(before, now)].map((change) => ({
        ...change,
        at,
        operation,
      }))
    }),
  )
}

type Found = Pick<Change, 'id' | 'level' | 'text'>

function scopeChanges(before: Operation, now: Operation): Found[] {
  const [old, young] = [before, now].map((one) => one['x-required-scopes'] ?? [])
  const { added, removed } = compareNames(old ?? [], young ?? [])
  return [
    ...added.map((scope): Found => ({
      id: 'required-scope-added',
      level: 'breaking',
      text: `the scope \`${scope}\` is required`,
    })),
    ...removed.map((scope): Found => ({
      id: 'required-scope-removed',
      level: 'harmless',
      text: `the scope \`${scope}\` is no longer required`,
    })),
  ]
}

function linkChanges(before: Operation, now: Operation): Found[] {
  return Object.entries(now.responses ?? {}).flatMap(([status, response]) => {
    const old = before.responses?.[status]
    if (!old) return []
    const { added, removed } = compareNames(Object.keys(old.links ?? {}), Object.keys(response.links ?? {}))
    return [
      ...added.map((name): Found => ({
        id: 'response-link-added',
        level: 'harmless',
        text: `added the link \`${name}\` to the response with the status \`${status}\``,
      })),
      ...removed.map((name): Found => ({
        id: 'response-link-removed',
        level: 'risky',
        text: `removed the link \`${name}\` from the response with the status \`${status}\``,
      })),
    ]
  })
}

function compareNames(old: readonly string[], young: readonly string[]): { added: string[]; removed: string[] } {
  return {
    added: young.filter((name) => !old.includes(name)),
    removed: old.filter((name) => !young.includes(name)),
  }
}
