// What the contract documents, as the cells of a table, and which of them an answer belongs to.

import type { Contract, Method, Operation, Raw } from '../../src/http/document.ts'
import type { Observation } from './recorder.ts'

/** Something documented that an answer can show. */
export interface Cell {
  readonly key: string
  readonly operation: Operation
  readonly kind: 'answer' | 'request' | 'head'
  /** As the contract has it: `default` stands for 500. Empty for a request. */
  readonly status: string
  /** Empty where there is no body. */
  readonly mediaType: string
}

/** A place in the contract where a response header is written down; several operations may share it. */
export interface HeaderPlace {
  readonly key: string
  /** Such as `BadRequest` or `getFile 200`. */
  readonly place: string
  readonly header: string
  readonly required: boolean
}

export function cellsOf({ operations }: Contract): Cell[] {
  return [...operations.values()].flatMap((operation) => [
    ...Object.entries(operation.responses).flatMap(([status, { content }]) =>
      typesOf(Object.keys(content)).map((mediaType) => cell(operation, 'answer', status, mediaType)),
    ),
    ...operation.consumes.map((mediaType) => cell(operation, 'request', '', mediaType)),
    ...(operation.method === 'GET' ? [cell(operation, 'head', '', '')] : []),
  ])
}

const typesOf = (mediaTypes: readonly string[]): readonly string[] => (mediaTypes.length > 0 ? mediaTypes : [''])

function cell(operation: Operation, kind: Cell['kind'], status: string, mediaType: string): Cell {
  return { key: keyOf(operation, kind, status, mediaType), operation, kind, status, mediaType }
}

const keyOf = ({ id }: Operation, kind: Cell['kind'], status: string, mediaType: string): string =>
  ({ answer: `${id} ${status} ${mediaType}`, request: `${id} takes ${mediaType}`, head: `${id} by HEAD` })[kind].trim()

export function headerPlacesOf(contract: Contract): HeaderPlace[] {
  const places = new Map<string, HeaderPlace>()
  for (const operation of contract.operations.values())
    for (const [status, { headers }] of Object.entries(operation.responses)) {
      const place = placeOf(contract, operation, status)
      for (const [header, { required }] of Object.entries(headers)) {
        const key = `${place} ${header}`
        places.set(key, { key, place, header, required })
      }
    }
  return [...places.values()]
}

/** The shared response that the status refers to, or the operation's own. */
function placeOf({ document }: Contract, { template, method, id }: Operation, status: string): string {
  const raw = document.paths[template]?.[method.toLowerCase()] as { responses: Record<string, Raw> }
  return (raw.responses[status]?.['$ref'] as string | undefined)?.split('/').at(-1) ?? `${id} ${status}`
}

/** These are told before there is an operation (see the contract's description), so none lists them. */
const beforeAnOperation = new Set([405, 414, 417, 431])

export function operationOf({ find }: Contract, { method, path, status }: Observation): Operation | undefined {
  if (beforeAnOperation.has(status)) return undefined
  return find(path)?.methods[(method === 'HEAD' ? 'GET' : method) as Method]
}

/** The keys of all that the answer shows, documented or not. */
export function shownBy(contract: Contract, operation: Operation, observation: Observation) {
  const { method, status, requestType, headers } = observation
  const listed = String(status) in operation.responses || status !== 500 ? String(status) : 'default'
  const isFine = status < 400
  const place = placeOf(contract, operation, listed)
  return {
    cells: [
      keyOf(operation, 'answer', listed, documented(operation, listed, bareType(headers['content-type']) ?? '')),
      ...(isFine && requestType !== undefined
        ? [keyOf(operation, 'request', '', operation.consumes.includes(requestType) ? requestType : '*/*')]
        : []),
      ...(isFine && method === 'HEAD' ? [keyOf(operation, 'head', '', '')] : []),
    ],
    headers: Object.keys(headers).map((name) => `${place} ${name}`),
  }
}

/** A range of media types is one cell, whatever the answer's own is. */
function documented({ responses }: Operation, status: string, mediaType: string): string {
  const content = responses[status]?.content ?? {}
  return !(mediaType in content) && '*/*' in content ? '*/*' : mediaType
}

export const bareType = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value.split(';')[0]?.trim().toLowerCase() : undefined
