/**
 * Holds every answer against the contract before its first byte leaves: status, media type, headers, body.
 * The request side is checked by express-openapi-validator, whose own check of answers sees neither headers nor streams nor failures.
 */
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { resolve, type Document, type Operation, type Raw, type ResponseSpec } from './document.ts'

export interface Answer {
  readonly status: number
  /** Field names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly json?: unknown
  readonly text?: string
  readonly hasBody: boolean
}

export interface ResponseGuard {
  /** What the answer does that the contract does not allow; empty when it keeps to it. */
  readonly breaches: (operation: Operation | undefined, answer: Answer) => string[]
  /** How many breaches there were since the start. */
  readonly count: () => number
}

/** Fields that HTTP itself, or the service on every answer alike, brings along. */
const ambient = new Set([
  'connection',
  'content-length',
  'content-type',
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'referrer-policy',
  'strict-transport-security',
  'transfer-encoding',
  'x-content-type-options',
  'x-request-id',
  'coffer-version',
  'cache-control',
  'allow',
  'tus-resumable',
])

/** On every answer of a deprecated operation, problems that many operations share included. */
const retiring = new Set(['deprecation', 'sunset'])

export function createResponseGuard(document: Document): ResponseGuard {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  formats.default(ajv)
  for (const format of ['int32', 'int64', 'password', 'binary']) ajv.addFormat(format, true)
  ajv.addSchema(document, 'contract')
  const compiled = new WeakMap<object, ValidateFunction>()
  let count = 0

  return {
    breaches: (operation, answer) => {
      const found = operation ? againstOperation(operation, answer) : againstProblem(answer)
      count += found.length
      return found
    },
    count: () => count,
  }

  function againstOperation(operation: Operation, answer: Answer): string[] {
    // `default` describes the unexpected failure alone: any other status must be written down.
    const spec =
      operation.responses[String(answer.status)] ?? (answer.status === 500 ? operation.responses['default'] : undefined)
    if (!spec) return [`${operation.id} answers ${answer.status}, which is not among its responses`]
    const where = `${operation.id} ${answer.status}`
    return [
      ...headerBreaches(where, spec, answer, operation.deprecation !== undefined),
      ...bodyBreaches(where, spec, answer),
    ]
  }

  /** No operation was reached: the answer must be a problem, or empty (OPTIONS). */
  function againstProblem(answer: Answer): string[] {
    if (answer.status === 204) return answer.hasBody ? ['204 with a body'] : []
    if (mediaType(answer) !== 'application/problem+json') return [`${answer.status} is not a problem document`]
    return schemaBreaches(String(answer.status), { $ref: '#/components/schemas/Problem' }, answer.json)
  }

  function headerBreaches(where: string, spec: ResponseSpec, answer: Answer, deprecated: boolean): string[] {
    const found: string[] = []
    for (const [name, { required, schema }] of Object.entries(spec.headers)) {
      const value = answer.headers[name]
      if (value === undefined) {
        if (required) found.push(`${where} lacks the header ${name}`)
        continue
      }
      for (const line of typeof value === 'string' ? [value] : value)
        found.push(...schemaBreaches(`${where} header ${name}`, schema, typed(schema, line)))
    }
    for (const name of Object.keys(answer.headers)) {
      if (!(name in spec.headers) && !ambient.has(name) && !(deprecated && retiring.has(name)))
        found.push(`${where} has the header ${name}, which is not documented`)
    }
    return found
  }

  function bodyBreaches(where: string, spec: ResponseSpec, answer: Answer): string[] {
    const allowed = Object.keys(spec.content)
    if (allowed.length === 0) return answer.hasBody ? [`${where} has a body where none is documented`] : []
    if (!answer.hasBody) return [`${where} lacks its body`]
    const media = mediaType(answer)
    if (media === undefined) return [`${where} has no media type`]
    const schema = spec.content[media] ?? spec.content['*/*']
    if (!schema) return [`${where} is ${media}, not ${allowed.join(' or ')}`]
    if (answer.text !== undefined) return textBreaches(`${where} body`, schema, answer.text)
    return answer.json === undefined ? [] : schemaBreaches(`${where} body`, schema, answer.json)
  }

  /** A page's part may have megabytes, and counting its characters takes milliseconds; there are never more of them than units. */
  function textBreaches(where: string, schema: object, text: string): string[] {
    const { type, maxLength = Infinity } = resolve(document, schema as Raw) as { type?: string; maxLength?: number }
    return type === 'string' && text.length <= maxLength ? [] : schemaBreaches(where, schema, text)
  }

  function schemaBreaches(where: string, schema: object, value: unknown): string[] {
    let validate = compiled.get(schema)
    if (!validate) {
      validate = ajv.compile(inContract(schema))
      compiled.set(schema, validate)
    }
    if (validate(value)) return []
    return (validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message ?? 'is not valid'}`)
  }
}

const mediaType = (answer: Answer): string | undefined => {
  const value = answer.headers['content-type']
  return typeof value === 'string' ? value.split(';')[0]?.trim().toLowerCase() : undefined
}

/** A header arrives as text; a schema may want a number. */
const typed = (schema: object, text: string): unknown =>
  (schema as { type?: string }).type === 'integer' ? Number(text) : text

/** `#/components/...` means the contract, wherever the schema is compiled. */
function inContract(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')) as object
}
