/** How bodies are described: one rule a test. */
import { expect } from '@jest/globals'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { answers, document, requestBodies, resolved, schemas, walk, type Node } from './document.ts'
import { rule } from './rule.ts'

const isJson = (mediaType: string): boolean => /^application\/([a-z-]+\+)?json$/.test(mediaType)

rule('a text has maxLength, an enum, or is bytes', () =>
  schemas()
    .filter(([, s]) => s['type'] === 'string' && s['maxLength'] === undefined && !s['enum'] && s['format'] !== 'binary')
    .map(([at]) => at),
)

rule('a list has maxItems', () =>
  schemas()
    .filter(([, s]) => s['type'] === 'array' && s['maxItems'] === undefined)
    .map(([at]) => at),
)

rule('a number has a format and bounds', () =>
  schemas()
    .filter(
      ([, s]) =>
        /integer|number/.test(s['type']) && (!s['format'] || s['minimum'] === undefined || s['maximum'] === undefined),
    )
    .map(([at]) => at),
)

rule(
  'a request is a closed object',
  () =>
    requestBodies()
      .filter(
        ({ content }) =>
          !JSON.stringify(content['schema']).includes('binary') &&
          resolved(content['schema'])['additionalProperties'] !== false,
      )
      .map(({ at }) => at),
  // RFC 6749, section 3.2, and what builds on it: parameters that are not known are ignored.
  [
    'introspectToken takes application/x-www-form-urlencoded',
    'issueToken takes application/x-www-form-urlencoded',
    'revokeToken takes application/x-www-form-urlencoded',
  ],
)

rule('JSON is an object at the top', () => [
  ...requestBodies()
    .filter(({ mediaType, content }) => isJson(mediaType) && resolved(content['schema'])['type'] !== 'object')
    .map(({ at }) => at),
  ...answers().flatMap(({ at, response }) =>
    Object.entries((response['content'] ?? {}) as Node)
      .filter(([type, { schema }]) => isJson(type) && resolved(schema)['type'] !== 'object')
      .map(() => at),
  ),
])

rule('an answer is open to new members', () =>
  answers().flatMap(({ at, response }) =>
    Object.values((response['content'] ?? {}) as Node)
      .filter(({ schema }) => resolved(schema)['additionalProperties'] === false)
      .map(() => at),
  ),
)

rule('objects are at most one level deep: what is deeper has a name', () =>
  schemas()
    .filter(([at, { type, properties }]) => type === 'object' && properties && at.split('/properties/').length > 2)
    .map(([at]) => at),
)

rule('schemas are flat: no allOf, oneOf, anyOf', () =>
  [...walk(document, '')]
    .filter(([, node]) => ['allOf', 'oneOf', 'anyOf'].some((key) => key in node))
    .map(([at]) => at),
)

rule('a JSON request and a JSON success have an example', () => [
  ...requestBodies()
    .filter(({ mediaType, content }) => isJson(mediaType) && content['example'] === undefined)
    .map(({ at }) => at),
  ...answers().flatMap(({ at, status, response }) =>
    Object.entries((response['content'] ?? {}) as Node)
      .filter(([type, { example }]) => status.startsWith('2') && isJson(type) && example === undefined)
      .map(() => at),
  ),
])

rule('an example is valid', () => {
  const validate = validator()
  const exampled = [...walk(document, '')].filter(
    ([at, { schema, example }]) => schema && example !== undefined && !at.includes('/example/'),
  )
  expect(exampled.length).toBeGreaterThan(100)
  return exampled.flatMap(([at, { schema, example }]) => validate(schema, example).map((fault) => `${at}: ${fault}`))
})

function validator(): (schema: Node, value: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const format of ['int32', 'int64', 'password', 'binary']) ajv.addFormat(format, true)
  ajv.addSchema(document, 'contract')
  return (schema, value) => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Node)
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}
