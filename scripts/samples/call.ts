// One call of an operation as the contract's examples have it, before any language says it in its own way.

import { resolve, type Contract, type Document, type Operation, type Raw } from '../../src/http/document.ts'

/** Where the service is when nobody says otherwise; `docs.js` puts its own address there. */
export const baseUrl = 'http://127.0.0.1:8080'
export const account = { email: 'ada@example.org', password: 'correct horse battery staple' }

export interface Call {
  readonly id: string
  readonly tag: string
  readonly method: string
  readonly template: string
  readonly credentials: 'token' | 'metrics' | 'none'
  readonly path: readonly PathValue[]
  /** What is sent, when it is not a file. */
  readonly body: Body | undefined
  /** There are parameters in the query or the headers, which all may be left out. */
  readonly hasOptions: boolean
  readonly answers: 'json' | 'text' | 'nothing' | 'bytes'
  /** A list of which there may be more pages. */
  readonly paged: boolean
}
export interface Body {
  readonly mediaType: string
  readonly schema: string
  readonly value: Members
  /** Members that `null` clears. */
  readonly nullable: readonly string[]
}
export interface PathValue {
  readonly name: string
  readonly value: string
  readonly isUuid: boolean
}
export type Members = Readonly<Record<string, unknown>>

/** A file as the contract's example describes it. */
export interface FileExample {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  readonly sha256: string
}

interface RawOperation {
  readonly parameters?: readonly Raw[]
  readonly requestBody?: { readonly content: Record<string, { schema: { $ref?: string }; example?: Members }> }
}

/** Every operation that programs call: pages are for people. */
export function callsOf(contract: Contract): Call[] {
  return [...contract.operations.values()]
    .filter(({ tag }) => tag !== 'web')
    .map((operation) => callOf(contract, operation))
}

function callOf({ document }: Contract, operation: Operation): Call {
  const { id, tag, method, template, schemes, open } = operation
  const item: Raw = document.paths[template] ?? {}
  const raw = item[method.toLowerCase()] as RawOperation
  const parameters = [...((item['parameters'] ?? []) as Raw[]), ...(raw.parameters ?? [])].map((one) =>
    resolve(document, one),
  )
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))
  return {
    id,
    tag,
    method,
    template,
    credentials: schemes.includes('metricsToken') ? 'metrics' : open ? 'none' : 'token',
    path: parameters.filter((one) => one['in'] === 'path').map(pathValue),
    body: bodyOf(document, raw),
    hasOptions: parameters.some((one) => one['in'] === 'query' || one['in'] === 'header'),
    answers: answerOf(Object.keys(success?.[1].content ?? {})[0]),
    paged: method === 'GET' && parameters.some((one) => one['in'] === 'query' && one['name'] === 'cursor'),
  }
}

function pathValue({ name, example, schema }: Raw): PathValue {
  return { name: String(name), value: String(example), isUuid: (schema as { format?: string }).format === 'uuid' }
}

function bodyOf(document: Document, { requestBody }: RawOperation): Body | undefined {
  const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (mediaType === undefined || media?.example === undefined) return undefined
  const { properties = {} } = resolve(document, media.schema) as { properties?: Record<string, { nullable?: boolean }> }
  const nullable = Object.keys(properties).filter((name) => properties[name]?.nullable === true)
  return { mediaType, schema: media.schema.$ref?.split('/').at(-1) ?? '', value: media.example, nullable }
}

function answerOf(mediaType: string | undefined): Call['answers'] {
  if (mediaType === undefined) return 'nothing'
  if (mediaType === '*/*') return 'bytes'
  return mediaType === 'application/json' ? 'json' : 'text'
}

/** @throws Error when the contract shows no file */
export function fileExample({ document }: Contract): FileExample {
  const get = document.paths['/v1/files/{fileId}']?.['get'] as {
    responses: Record<string, { content: Record<string, { example?: FileExample }> }>
  }
  const example = get.responses['200']?.content['application/json']?.example
  if (!example) throw new Error('getFile has no example')
  return example
}

/** The path with its examples filled in. */
export const filledPath = ({ template, path }: Call): string =>
  path.reduce((text, { name, value }) => text.replace(`{${name}}`, value), template)

/** What replaces bytes must name those that it replaces: their digest in quotes. */
export const contentTag = ({ sha256 }: FileExample): string => `"${sha256}"`
