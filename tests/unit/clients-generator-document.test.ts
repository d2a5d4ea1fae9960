import { describe, expect, test } from '@jest/globals'
import { readClientContract } from '../../scripts/clients/contract.ts'
import { goDocument } from '../../scripts/clients/go/document.ts'
import { pythonDocument } from '../../scripts/clients/python/document.ts'
import { tokenlessOperations } from '../../scripts/clients/tokenless.ts'

const text = `
openapi: 3.0.3
info: { title: T, version: 1.2.3, description: D }
security: [{ bearerAuth: [] }]
paths:
  /a.b/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: read
      tags: [x]
      security: [{ otherToken: [] }]
      responses:
        '200': { description: '', headers: { ETag: { schema: { type: string } } }, content: { application/yaml: { schema: { type: string } } } }
        '304': { description: '' }
        default: { description: '' }
    post:
      operationId: write
      tags: [x]
      security: [{}, { bearerAuth: [] }]
      requestBody:
        content:
          application/merge-patch+json: { schema: { $ref: '#/components/schemas/S' } }
          application/json: { schema: { $ref: '#/components/schemas/S' } }
          multipart/form-data: { schema: { type: object } }
          '*/*': { schema: { type: string, format: binary } }
      responses: { '204': { description: '' }, '400': { description: '' } }
    delete: { operationId: remove, tags: [x], responses: { '204': { description: '' } } }
components:
  schemas:
    S:
      type: object
      required: [must]
      properties:
        must: { type: string }
        may: { type: string }
        when: { type: string, format: date-time }
        count: { type: integer }
        cleared: { type: string, nullable: true }
`
const contract = readClientContract(text)

describe('tokenlessOperations', () => {
  test('of an operation that knows no bearer token: its method and a pattern of its whole path, and of no other', () => {
    const found = tokenlessOperations(contract)
    expect(found).toEqual([{ method: 'GET', pattern: String.raw`^/a\.b/[^/]+$` }])
    const pattern = new RegExp(found[0]!.pattern)
    expect(['/a.b/1', '/axb/1', '/a.b/1/2', '/a.b/', '/v1/a.b/1'].filter((path) => pattern.test(path))).toEqual([
      '/a.b/1',
    ])
  })

  test('of the contract: the token endpoint and the sign-in are among them, registration and files are not', () => {
    const found = tokenlessOperations(readClientContract())
    const takesNoToken = (method: string, path: string): boolean =>
      found.some((operation) => operation.method === method && new RegExp(operation.pattern).test(path))
    expect(takesNoToken('POST', '/v1/oauth/token')).toBe(true)
    expect(takesNoToken('POST', '/v1/sessions')).toBe(true)
    expect(takesNoToken('GET', '/v1/sessions')).toBe(false)
    expect(takesNoToken('POST', '/v1/users')).toBe(false)
    expect(takesNoToken('GET', '/v1/files')).toBe(false)
  })
})

test('readClientContract: no method has a digest of the bytes that only it sees, nor a component for it', () => {
  const { paths, components } = readClientContract()
  const used = new Set([...JSON.stringify(paths).matchAll(/#\/components\/parameters\/(\w+)/g)].map(([, name]) => name))
  expect([used.has('ContentDigest'), used.has('IdempotencyKey'), used.has('WantContentDigest')]).toEqual([
    false,
    true,
    true,
  ])
  expect(Object.keys(components['parameters'] ?? {})).not.toContain('ContentDigest')
})

describe('generator documents', () => {
  const operationsOf = (document: object): any => (document as any).paths['/a.b/{id}']

  test('failures and 304 are left out, YAML becomes text, and the contract stays as it was', () => {
    const before = JSON.stringify(contract)
    for (const document of [pythonDocument(contract), goDocument(contract)]) {
      const { get, post } = operationsOf(document)
      expect(Object.keys(get.responses)).toEqual(['200'])
      expect(Object.keys(get.responses['200'].content)).toEqual(['text/plain'])
      expect(Object.keys(post.responses)).toEqual(['204'])
    }
    expect(JSON.stringify(contract)).toBe(before)
  })

  test('pythonDocument: one media type a schema, no form, no security', () => {
    const document = pythonDocument(contract)
    const { post } = operationsOf(document)
    expect(Object.keys(post.requestBody.content)).toEqual(['application/merge-patch+json', 'application/octet-stream'])
    expect(JSON.stringify(document)).not.toContain('"security"')
  })

  test('goDocument: no pointer for what is optional and has an empty value that says the same', () => {
    const document = goDocument(contract) as any
    const skipped = Object.entries<any>(document.components.schemas.S.properties)
      .filter(([, property]) => property['x-go-type-skip-optional-pointer'])
      .map(([name]) => name)
    expect(skipped).toEqual(['may'])
    expect(operationsOf(document).get.responses['200'].headers).toBeUndefined()
  })
})
