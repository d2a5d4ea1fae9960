/** How the contract is written, beside style.test.ts: order, names, and what several places have to have in common. */
import { readdirSync, readFileSync } from 'node:fs'
import { answers, document, operations, requestBodies, resolved, schemas, text, walk, type Node } from './document.ts'
import { rule } from './rule.ts'

const components = document['components'] as Record<string, Node>
const paths = Object.keys(document['paths'])

rule('OpenAPI is 3.0.3, in one file', () => [
  ...(document['openapi'] === '3.0.3' ? [] : [document['openapi']]),
  ...(text.match(/\$ref: .*/g) ?? []).filter((reference) => !reference.startsWith("$ref: '#/components/")),
])

rule('the parts of the document stand in their order', () => {
  const order = ['openapi', 'info', 'servers', 'tags', 'security', 'paths', 'components']
  return JSON.stringify(Object.keys(document)) === JSON.stringify(order) ? [] : Object.keys(document)
})

rule('the operations of a tag stand together', () => {
  const tags = operations.map(({ raw }) => raw['tags'][0] as string).filter((tag, at, all) => tag !== all[at - 1])
  return tags.filter((tag, at) => tags.indexOf(tag) !== at)
})

rule('a collection stands before its items, and an item before what it has', () =>
  paths.filter((path, at) => paths.slice(0, at).some((earlier) => earlier.startsWith(`${path}/`) && path !== '/')),
)

rule('the description of the whole tells of signing in, errors, lists, changes, limits and versions', () =>
  ['Signing in', 'Errors', 'Lists', 'Changes', 'Limits', 'Versions'].filter(
    (topic) => !(document['info'].description as string).includes(`**${topic}`),
  ),
)

rule('paths are whole: the server is /, and what is versioned says so itself', () => [
  ...(document['servers'] as Node[]).map(({ url }) => url as string).filter((url) => url !== '/'),
  ...operations
    .filter(
      ({ path, raw }) =>
        ['accounts', 'files', 'sessions'].includes(raw['tags'][0]) && !/^\/(v1|\.well-known)\//.test(path),
    )
    .map(({ id }) => id),
])

rule(
  'a path of /v1 begins with a plural, and has at most a collection, an item and what that has',
  () =>
    paths.filter((path) => path.startsWith('/v1/') && !/^\/v1\/(me\/)?[a-z-]+s(\/\{\w+\}(\/[a-z-]+)?)?$/.test(path)),
  // The other ways to begin a session are parts of that collection.
  // A version has a number within its file, and what a file has.
  // The installation and the own account are one each; RFC 6749, RFC 7009 and RFC 7662 speak of these endpoints.
  [
    '/v1/admin/signing-keys',
    '/v1/admin/signing-keys/{kid}',
    '/v1/files/{fileId}/versions/{version}',
    '/v1/files/{fileId}/versions/{version}/content',
    '/v1/files/{fileId}/versions/{version}/restoration',
    '/v1/me',
    '/v1/me/password',
    '/v1/me/usage',
    '/v1/oauth/introspect',
    '/v1/oauth/revoke',
    '/v1/oauth/token',
    '/v1/sessions/mfa',
    '/v1/sessions/passkey',
  ],
)

rule('a tag is a folder, and its handlers are in it', () => {
  const handlers = (tag: string): string =>
    readdirSync(new URL(`../../src/${tag}/`, import.meta.url))
      .filter((name) => name.endsWith('.handlers.ts'))
      .map((name) => readFileSync(new URL(`../../src/${tag}/${name}`, import.meta.url), 'utf8'))
      .join('\n')
  return operations
    .filter(({ id, raw }) => !new RegExp(`\\b${id}\\b`).test(handlers(raw['tags'][0])))
    .map(({ id }) => id)
})

rule('a schema is of requests or of answers, not of both', () => {
  const used = (nodes: readonly unknown[]): Set<string> => {
    const found = new Set<string>()
    const look = (node: unknown): void => {
      for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
        if (found.has(name)) continue
        found.add(name)
        look(components['schemas']![name])
      }
    }
    nodes.forEach(look)
    return found
  }
  const asked = used(requestBodies().map(({ content }) => content))
  const answered = used(answers().map(({ response }) => response))
  return [...asked].filter((name) => answered.has(name) && components['schemas']![name]['type'] === 'object')
})

rule('headers are Kebab-Case', () => {
  const names = [
    ...Object.keys(components['headers'] ?? {}),
    ...operations.flatMap(({ parameters }) =>
      parameters.filter((p) => p['in'] === 'header').map(({ name }) => name as string),
    ),
    ...answers().flatMap(({ response }) => Object.keys(response['headers'] ?? {})),
  ]
  return names.filter((name) => !/^[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)*$/.test(name))
})

rule(
  'values of an enum are kebab-case',
  () =>
    schemas()
      .filter(([, { enum: values = [] }]) =>
        values.some((value: unknown) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(String(value))),
      )
      .map(([at]) => at),
  [
    // The members that it sorts by, as they are spelt.
    '/components/parameters/Sort/schema',
    '/components/parameters/UserSort/schema',
    // RFC 7518, sections 3.1 and 6.1.
    'schemas/Jwk/properties/alg',
    'schemas/Jwk/properties/kty',
    'schemas/SigningKey/properties/algorithm',
    // RFC 6749, sections 5.1 and 5.2; RFC 6750, section 4.
    'schemas/Introspection/properties/token_type',
    'schemas/OAuthProblem/properties/error',
    'schemas/Session/properties/tokenType',
    'schemas/TokenResponse/properties/token_type',
  ],
)

rule('a time is a date-time in UTC, and its name ends in At', () => {
  const members = schemas().flatMap(([at, { properties = {} }]) =>
    Object.entries(properties as Node).map(([name, schema]) => ({
      at: `${at} ${name}`,
      name,
      schema: resolved(schema),
    })),
  )
  return [
    ...members
      .filter(({ name, schema }) => /[a-z]At$/.test(name) !== (schema['format'] === 'date-time'))
      .map(({ at }) => at),
    ...[...walk(document, '')].flatMap(([at, node]) =>
      Object.entries(node)
        .filter(([, value]) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !value.endsWith('Z'))
        .map(([name]) => `${at} ${name}`),
    ),
  ]
})

rule('an id is a text', () =>
  schemas().flatMap(([at, { properties = {} }]) =>
    Object.entries(properties as Node)
      .filter(([name, schema]) => /^id$|[a-z]Id$/.test(name) && resolved(schema)['type'] !== 'string')
      .map(([name]) => `${at} ${name}`),
  ),
)

rule('null is for members of a patch alone, which it clears', () =>
  schemas()
    .filter(([at, { nullable }]) => nullable && !/^schemas\/\w*Patch\/properties\/\w+$/.test(at))
    .map(([at]) => at),
)

rule('limit is 20 unless given, and at most 100; a list tells its order', () =>
  operations.flatMap(({ id, parameters, raw }) => {
    const limit = parameters.find((p) => p['name'] === 'limit' && p['in'] === 'query')
    if (!limit) return []
    const { default: usual, maximum } = resolved(limit['schema'])
    return usual === 20 && maximum === 100 && /\b(first|last|order)\b/.test(raw['description']) ? [] : [id]
  }),
)

rule(
  'failures have the names of their statuses',
  () =>
    answers()
      .filter(({ status, operation }) => {
        const names: Record<string, RegExp> = {
          400: /\/(Page)?BadRequest$/,
          401: /\/(Page)?Unauthorized$/,
          403: /\/(Page)?Forbidden$/,
          404: /\/(Page)?NotFound$/,
          409: /\/(Page|Keyed)?Conflict$/,
          413: /\/(Page)?PayloadTooLarge$/,
          429: /\/(Page)?TooManyRequests$/,
          503: /\/(Page)?ServiceUnavailable$/,
          default: /\/(Page)?Problem$/,
        }
        const reference = operation.raw['responses'][status].$ref as string | undefined
        return names[status] !== undefined && !names[status].test(reference ?? '')
      })
      .map(({ at }) => at),
  // RFC 6749, section 5.2, and RFC 7009, section 2.2.1: these have members of their own.
  ['issueToken 400', 'issueToken 401', 'revokeToken 400', 'revokeToken 401'],
)

rule('a requirement of an http or apiKey scheme names no scopes: OpenAPI 3.0 knows them for OAuth alone', () =>
  operations
    .filter(({ raw }) =>
      ((raw['security'] ?? document['security']) as Node[]).some((one) =>
        Object.values(one).some((scopes) => (scopes as string[]).length > 0),
      ),
    )
    .map(({ id }) => id),
)

rule('the whole document asks for the bearer token or the cookie; who needs neither says so', () => {
  const asked = JSON.stringify(document['security'])
  return asked === '[{"bearerAuth":[]},{"cookieAuth":[]}]' ? [] : [asked]
})

rule('Location is required with 201', () =>
  answers()
    .filter(
      ({ status, response }) => status === '201' && resolved(response['headers'].Location ?? {})['required'] !== true,
    )
    .map(({ at }) => at),
)

rule(
  'bytes that are downloaded have ranges: Range is taken, 206 given, with Content-Range and Content-Disposition',
  () =>
    answers()
      .filter(({ status, operation, response }) => {
        const isDownload = status === '200' && 'Content-Disposition' in (response['headers'] ?? {})
        const partial = operation.raw['responses']['206']?.headers ?? {}
        const takes = operation.parameters.some((p) => p['name'] === 'Range' && p['in'] === 'header')
        return (
          isDownload !== ('206' in operation.raw['responses'] && takes && 'Content-Range' in partial) &&
          status === '200'
        )
      })
      .map(({ at }) => at),
)

rule('an example is one that a person believes', () =>
  [...walk(document, '')]
    .filter(([at]) => /\/example(\/|$)/.test(at) || at.includes('/examples/'))
    .flatMap(([at, node]) =>
      Object.entries(node)
        .filter(
          ([, value]) => typeof value === 'string' && /^(string|text|foo|bar|test|example|lorem.*|)$/i.test(value),
        )
        .map(([name]) => `${at} ${name}`),
    ),
)

rule('an object or an enum that stands in two places has a name', () => {
  const written = schemas()
    .filter(([, { properties, enum: values }]) => properties !== undefined || values?.length > 1)
    .map(([at, schema]) => ({ at, key: JSON.stringify(schema['enum'] ?? schema['properties']) }))
  return written
    .filter(({ key }, index) => written.findIndex((other) => other.key === key) !== index)
    .map(({ at }) => at)
})
