/** How the contract is written: one rule a test. */
import { readFileSync } from 'node:fs'
import { isScope } from '../../src/access/roles.ts'
import { answers, document, operations, resolved, schemas, text, walk, type Node } from './document.ts'
import { rule } from './rule.ts'

const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at)
const hasHeader = (response: Node, name: string): boolean => name in (response['headers'] ?? {})

rule('the version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Node
  return document['info'].version === version ? [] : [`${document['info'].version} is not ${version}`]
})

rule('two-space YAML in block style: no tabs, anchors or flow mappings', () =>
  text.split('\n').filter((line) => /\t|^\s*[\w-]+: [&*]\w|<<:|: \{ /.test(line)),
)

rule(
  'an operationId is a camelCase verb and noun',
  () => operations.map(({ id }) => id).filter((id) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id)),
  // There is no noun in what the form on that page does.
  ['register'],
)

rule('an operationId is unique', () => twice(operations.map(({ id }) => id)))

rule('an operation has one tag, and it is described', () => {
  const known = (document['tags'] as Node[]).filter(({ description }) => description).map(({ name }) => name)
  return operations
    .filter(({ raw }) => raw['tags']?.length !== 1 || !known.includes(raw['tags'][0]))
    .map(({ id }) => id)
})

rule('the tags are in order, and all used', () => {
  const names = (document['tags'] as Node[]).map(({ name }) => name as string)
  const used = new Set(operations.map(({ raw }) => raw['tags'][0]))
  return [...outOfOrder(names), ...names.filter((name) => !used.has(name))]
})

rule('a summary has at most 50 characters and no full stop', () =>
  operations.filter(({ raw }) => !/^[A-Z].{0,48}[^.]$/.test(raw['summary'] ?? '')).map(({ id }) => id),
)

rule('an operation has a description', () => operations.filter(({ raw }) => !raw['description']).map(({ id }) => id))

rule(
  'a path is of kebab-case words, without a slash at the end',
  () => Object.keys(document['paths']).filter((path) => !/^(\/|(\/([a-z0-9-]+|\{[a-z][A-Za-z]*\}))+)$/.test(path)),
  // Their names are given by RFC 8615, 8414 and 7517, and by those who read them.
  ['/.well-known/jwks.json', '/.well-known/oauth-authorization-server', '/openapi.json', '/openapi.yaml'],
)

rule(
  'parameters and members are camelCase',
  () => [
    ...operations
      .flatMap(({ parameters }) =>
        parameters.filter((p) => p['in'] === 'path' || p['in'] === 'query').map(({ name }) => name as string),
      )
      .filter(isNotCamelCase),
    ...schemas().flatMap(([at, { properties = {} }]) =>
      Object.keys(properties as Node)
        .filter(isNotCamelCase)
        .map((name) => `${at} ${name}`),
    ),
  ],
  standardMembers(),
)

rule('schemas, parameters and responses are PascalCase', () =>
  ['schemas', 'parameters', 'responses']
    .flatMap((kind) => Object.keys(document['components'][kind]))
    .filter((name) => !/^([A-Z][a-z0-9]*)+$/.test(name) || /[A-Z]{3}/.test(name)),
)

rule('components are sorted', () =>
  Object.values(document['components'] as Node).flatMap((kind) => outOfOrder(Object.keys(kind as Node))),
)

rule('components are used', () => {
  const used = new Set(text.match(/#\/components\/[\w/-]+/g))
  const schemes = new Set(
    [document['security'], ...operations.map(({ raw }) => raw['security'])]
      .flat()
      .flatMap((one) => Object.keys(one ?? {})),
  )
  return Object.entries(document['components'] as Node).flatMap(([kind, members]) =>
    Object.keys(members as Node).filter((name) =>
      kind === 'securitySchemes' ? !schemes.has(name) : !used.has(`#/components/${kind}/${name}`),
    ),
  )
})

rule('only extensions that the service reads', () =>
  [...walk(document, '')].flatMap(([at, node]) =>
    Object.keys(node)
      .filter(
        (key) =>
          key.startsWith('x-') && !['x-required-scopes', 'x-session-required', 'x-before-second-factor'].includes(key),
      )
      .map((key) => `${at} ${key}`),
  ),
)

rule('a scope that is required is known, and asked of who signed in', () =>
  operations
    .filter(
      ({ raw }) =>
        raw['x-required-scopes'] && (raw['security']?.length === 0 || !raw['x-required-scopes'].every(isScope)),
    )
    .map(({ id }) => id),
)

rule('a parameter has a description and an example', () =>
  operations.flatMap(({ id, parameters }) =>
    parameters
      .filter(({ description, example }) => !description || example === undefined)
      .map(({ name }) => `${id} ${name}`),
  ),
)

rule('a path parameter is required, and every one of the path is described', () =>
  operations
    .filter(({ path, parameters }) => {
      const described = parameters
        .filter((p) => p['in'] === 'path' && p['required'] === true)
        .map(({ name }) => `{${name}}`)
      return (path.match(/\{\w+\}/g) ?? []).sort().join() !== described.sort().join()
    })
    .map(({ id }) => id),
)

rule('a list is { items, nextCursor? } with limit and cursor', () =>
  answers().flatMap(({ operation, response }) => {
    const schema = resolved(response['content']?.['application/json']?.schema ?? {})
    if (schema['properties']?.items === undefined) return []
    const names = operation.parameters.map(({ name }) => name)
    return schema['required'].join() === 'items' &&
      schema['properties'].nextCursor &&
      names.includes('limit') &&
      names.includes('cursor') &&
      hasHeader(response, 'Link')
      ? []
      : [operation.id]
  }),
)

// 202 is for DELETE as well, where what is deleted goes by and by (RFC 9110, section 9.3.5).
rule('201 has Location and is for POST, 202 for POST and DELETE', () =>
  answers()
    .filter(
      ({ status, operation, response }) =>
        /^20[12]$/.test(status) &&
        (!(status === '201' ? ['post'] : ['post', 'delete']).includes(operation.method) ||
          (status === '201' && !hasHeader(response, 'Location'))),
    )
    .map(({ at }) => at),
)

rule('a resource that has an ETag is answered with 304, and changed with If-Match and 412', () => {
  const tagged = new Set(
    answers()
      .filter(
        ({ operation, status, response }) =>
          operation.method === 'get' && status === '200' && hasHeader(response, 'ETag'),
      )
      .map(({ operation }) => operation.path),
  )
  return operations
    .filter(({ path, method, raw, parameters }) => {
      const has = (name: string, status: string): boolean =>
        parameters.some((p) => p['name'] === name) && status in raw['responses']
      return tagged.has(path) && (method === 'get' ? !has('If-None-Match', '304') : !has('If-Match', '412'))
    })
    .map(({ id }) => id)
})

rule('an operation lists the unexpected failure as default', () =>
  operations.filter(({ raw }) => !/\/(Page)?Problem$/.test(raw['responses'].default?.$ref ?? '')).map(({ id }) => id),
)

function outOfOrder(names: readonly string[]): string[] {
  return names.filter((name, at) => at > 0 && names[at - 1]! > name)
}

const isNotCamelCase = (name: string): boolean => !/^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$/.test(name)

/** OAuth and its relatives name their members themselves. */
function standardMembers(): string[] {
  const standard = [
    'AuthorizationResponse',
    'AuthorizationServer',
    'Introspection',
    'IntrospectionRequest',
    'OAuthProblem',
    'RevocationRequest',
    'TokenRequest',
    'TokenResponse',
  ]
  return standard.flatMap((schema) =>
    Object.keys(document['components'].schemas[schema].properties as Node)
      .filter((name) => name.includes('_'))
      .map((name) => `schemas/${schema} ${name}`),
  )
}
