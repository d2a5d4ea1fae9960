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
  /** Parameters in the query or the headers, which all may be left out. */
  readonly options: readonly string[]
  readonly answers: 'json' | 'text' | 'nothing' | 'bytes'
  /** Media types of the first success. */
  readonly produces: readonly string[]
  /** A list of which there may be more pages: what names each of its items, such as `id`. */
  readonly itemKey: string | undefined
}
export interface Body {
  readonly mediaType: string
  readonly schema: string
  readonly value: Members
  readonly members: readonly Member[]
  /** Objects in it: what a browser made, which programs hand on as the JSON that it came as. */
  readonly isNested: boolean
}
export interface Member {
  readonly name: string
  readonly value: unknown
  readonly type: string
  readonly format: string | undefined
  /** A list of ids. */
  readonly ofIds: boolean
  readonly isRequired: boolean
  /** `null` clears it. */
  readonly isNullable: boolean
  /** A list without repetition. */
  readonly isSet: boolean
  /** One of a few, named where it is used and not in a schema of its own. */
  readonly isChoice: boolean
}
export interface PathValue {
  readonly name: string
  readonly value: string
  readonly isUuid: boolean
  readonly isInteger: boolean
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

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Raw>>
  readonly required?: readonly string[]
}
interface ValueSchema {
  readonly type?: string
  readonly format?: string
  readonly nullable?: boolean
  readonly uniqueItems?: boolean
  readonly items?: { readonly format?: string }
  readonly enum?: readonly string[]
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
  const content = success?.[1].content ?? {}
  const produces = Object.keys(content)
  const isPaged = method === 'GET' && parameters.some((one) => one['in'] === 'query' && one['name'] === 'cursor')
  return {
    id,
    tag,
    method,
    template,
    credentials: schemes.includes('metricsToken') ? 'metrics' : open ? 'none' : 'token',
    path: parameters.filter((one) => one['in'] === 'path').map(pathValue),
    body: bodyOf(document, raw),
    options: parameters
      .filter((one) => one['in'] === 'query' || one['in'] === 'header')
      .map((one) => String(one['name']))
      // The generated methods have none: who calls one does not see the bytes.
      .filter((name) => name !== 'Content-Digest'),
    answers: answerOf(produces[0]),
    produces,
    itemKey: isPaged ? itemKeyOf(document, content['application/json'] as Raw) : undefined,
  }
}

function pathValue({ name, example, schema }: Raw): PathValue {
  const { type, format } = schema as { type?: string; format?: string }
  return { name: String(name), value: String(example), isUuid: format === 'uuid', isInteger: type === 'integer' }
}

function bodyOf(document: Document, { requestBody }: RawOperation): Body | undefined {
  const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (mediaType === undefined || media?.example === undefined) return undefined
  const { properties = {}, required = [] } = resolve(document, media.schema) as ObjectSchema
  const members = Object.entries(media.example).map(([name, value]): Member => {
    const declared = properties[name] ?? {}
    const schema = resolve(document, declared) as ValueSchema
    return {
      name,
      value,
      type: schema.type ?? 'object',
      format: schema.format,
      ofIds: schema.items?.format === 'uuid',
      isRequired: required.includes(name),
      isNullable: schema.nullable === true,
      isSet: schema.uniqueItems === true,
      isChoice: schema.enum !== undefined && declared === (schema as Raw),
    }
  })
  const isNested = members.some(({ type }) => type === 'object')
  return { mediaType, schema: media.schema.$ref?.split('/').at(-1) ?? '', value: media.example, members, isNested }
}

/** What every item has first: an id, or a name where that is unique. */
function itemKeyOf(document: Document, schema: Raw): string {
  const { items = {} } = (resolve(document, schema) as ObjectSchema).properties?.['items'] as { items?: Raw }
  const [key] = (resolve(document, items) as ObjectSchema).required ?? []
  if (key === undefined) throw new Error('a page has items without a name')
  return key
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
