// Data that a schema of the contract allows, different each time: for screens that should not always show the same.

import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { resolve, type Document, type Raw } from '../../src/http/document.ts'

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Raw
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Raw>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Raw
}

const words = [
  'annual',
  'balance',
  'contract',
  'draft',
  'figures',
  'invoice',
  'minutes',
  'notes',
  'quarterly',
  'report',
]
const largestItems = 5
const yearMillis = 365 * 86_400_000

/**
 * @param like what strings of a form of their own are taken from: an example of the same schema
 * @throws Error for a string whose pattern neither a known form nor the example fits
 */
export function generate(document: Document, raw: object, like: unknown): unknown {
  const schema = resolve(document, raw as Raw) as Schema
  if (schema.enum) return schema.enum[randomInt(schema.enum.length)]
  switch (schema.type) {
    case 'object':
      return generateObject(document, schema, like)
    case 'array':
      return generateItems(document, schema, like)
    case 'integer':
      return randomInt(schema.minimum ?? 0, Math.min(schema.maximum ?? 1e6, (schema.minimum ?? 0) + 1e6) + 1)
    case 'boolean':
      return randomInt(2) === 1
    default:
      return generateText(schema, like)
  }
}

/** Optional members come and go. */
function generateObject(document: Document, { properties, required = [] }: Schema, like: unknown): object {
  // Without members of its own it is a table of names and values, or a document as such: its example will do.
  if (!properties) return (like as object | undefined) ?? {}
  const members = Object.entries(properties).filter(([name]) => required.includes(name) || randomInt(2) === 1)
  return Object.fromEntries(
    members.map(([name, raw]) => [
      name,
      generate(document, raw, (like as Record<string, unknown> | undefined)?.[name]),
    ]),
  )
}

function generateItems(
  document: Document,
  { items = {}, minItems = 0, maxItems = largestItems }: Schema,
  like: unknown,
): unknown[] {
  const [first] = Array.isArray(like) ? (like as unknown[]) : []
  const count = randomInt(minItems, Math.min(maxItems, Math.max(largestItems, minItems)) + 1)
  const all = Array.from({ length: count }, () => generate(document, items, first))
  return [...new Map(all.map((item) => [JSON.stringify(item), item])).values()]
}

function generateText(schema: Schema, like: unknown): string {
  const found = candidates(schema, like).find((text) => fits(schema, text))
  if (found === undefined) throw new Error(`no text is known that fits ${schema.pattern ?? JSON.stringify(schema)}`)
  return found
}

/** What a text of the contract may be, the particular before the general. */
function candidates({ format, pattern = '', minLength, maxLength = 1000 }: Schema, like: unknown): string[] {
  if (format === 'uuid') return [randomUUID()]
  if (format === 'date-time') return [new Date(Date.now() - randomInt(yearMillis)).toISOString()]
  const word = (): string => words[randomInt(words.length)] ?? 'word'
  const email = `${word()}.${randomInt(1000)}@example.org`
  const given = typeof like === 'string' ? [like] : []
  const ending = given.map((text) => /^[\w-]+(\.[a-z]{1,4})$/.exec(text)?.[1]).find(Boolean)
  if (ending !== undefined) return [`${word()}-${word()}${ending}`]
  const isForm = given.some((text) => /[^\p{L} ]/u.test(text))
  const plain = [`${word()} ${word()}`.slice(0, maxLength), word()]
  const isAddress = [pattern, ...given].some((text) => text.includes('@'))
  const exact = minLength === maxLength ? [randomBytes(maxLength).toString('hex').slice(0, maxLength)] : []
  return [...(isAddress ? [email] : []), ...exact, ...(isForm ? [...given, ...plain] : [...plain, ...given])]
}

function fits({ pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean {
  const isHex = /^[0-9a-f]{64}$/.test(text)
  const mayBeHex = minLength === 64 && maxLength === 64
  return (
    text.length >= minLength &&
    text.length <= maxLength &&
    isHex === mayBeHex &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text))
  )
}
