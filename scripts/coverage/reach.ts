// Which tests reached which cell, and what they saw that the contract does not have.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from '../../src/http/document.ts'
import { createResponseGuard } from '../../src/http/response-guard.ts'
import { bareType, cellsOf, headerPlacesOf, operationOf, shownBy, type Cell, type HeaderPlace } from './cells.ts'
import type { Observation } from './recorder.ts'

export const databases = ['sqlite', 'mysql'] as const
type Names = Record<Observation['database'], Set<string>>

export interface Reach {
  readonly cells: readonly (Cell & { readonly tests: Names })[]
  readonly headers: readonly (HeaderPlace & { readonly isSeen: boolean })[]
  /** Answers that no operation gave, such as 405, by status and media type. */
  readonly outside: ReadonlyMap<string, Names>
  /** What an answer did that the contract does not allow, with the tests that saw it. */
  readonly breaches: ReadonlyMap<string, ReadonlySet<string>>
  readonly answers: number
}

export function readObservations(folder: string): Observation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Observation)
}

export function reachOf(contract: Contract, observations: readonly Observation[]): Reach {
  const guard = createResponseGuard(contract.document)
  const tests = new Map<string, Names>()
  const outside = new Map<string, Names>()
  const headers = new Set<string>()
  const breaches = new Map<string, Set<string>>()
  const told = new Set<string>()
  for (const observation of observations) {
    const operation = operationOf(contract, observation)
    const shown = operation && shownBy(contract, operation, observation)
    const once = JSON.stringify([operation?.id, observation.status, shown, Object.keys(observation.headers)])
    for (const key of shown?.cells ?? []) add(tests, key, observation)
    for (const key of shown?.headers ?? []) headers.add(key)
    if (!operation) add(outside, outsideKey(observation), observation)
    // The guard has seen each answer before it left; here it sees what Node made of it, once for all that are alike.
    if (told.has(once)) continue
    told.add(once)
    for (const breach of operation ? guard.breaches(operation, answerOf(observation)) : strayBreaches(observation))
      breaches.set(breach, (breaches.get(breach) ?? new Set()).add(observation.test))
  }
  return {
    cells: cellsOf(contract).map((cell) => ({ ...cell, tests: tests.get(cell.key) ?? nobody() })),
    headers: headerPlacesOf(contract).map((place) => ({ ...place, isSeen: headers.has(place.key) })),
    outside,
    breaches,
    answers: observations.length,
  }
}

const nobody = (): Names => ({ sqlite: new Set(), mysql: new Set() })

function add(to: Map<string, Names>, key: string, { database, test }: Observation): void {
  const names = to.get(key) ?? nobody()
  to.set(key, names)
  // What is sent to prepare a file's tests is no test.
  if (!test.endsWith(setUp)) names[database].add(test)
}
const setUp = '(before its first test)'

/** Without the body, which the guard has held against its schema before. */
function answerOf({ status, headers }: Observation) {
  return { status, headers, hasBody: headers['content-type'] !== undefined }
}

const outsideKey = ({ status, headers }: Observation): string =>
  `${status} ${bareType(headers['content-type']) ?? ''}`.trim()

/** Where no operation was reached the answer is a problem, or that to OPTIONS. */
function strayBreaches({ status, headers, method, path }: Observation): string[] {
  const mediaType = bareType(headers['content-type'])
  const isRight = status === 204 ? method === 'OPTIONS' && mediaType === undefined : mediaType === problemType
  return isRight ? [] : [`${method} ${path} answers ${status} ${mediaType ?? 'without a media type'}`]
}
const problemType = 'application/problem+json'

/**
 * The one to name of several: one that has the operation's name in its own, then the shortest, then the first in the
 * alphabet; dredd when there is no other.
 */
export function chosen(names: ReadonlySet<string>, operation = ''): string | undefined {
  const rank = (name: string): number => Number(name.startsWith('dredd')) * 2 + Number(!name.includes(operation))
  return [...names].sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0]
}
