/** The mock that consumers run without the service: every answer of the contract, through the service's own HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readExamples } from '../../scripts/mock/examples.ts'
import { generate } from '../../scripts/mock/generated-data.ts'
import { metricsToken, startMock, type Mock } from '../../scripts/mock/server.ts'
import { readContract, type Operation } from '../../src/http/document.ts'
import { createResponseGuard } from '../../src/http/response-guard.ts'
import { soundRequest, type People } from '../support/sound-request.ts'

const contract = readContract()
const examples = readExamples(contract)
const operations = [...contract.operations.values()]
const people = { whole: { accessToken: 'any', refreshToken: 'any' } } as People
const answers = operations.flatMap((operation) =>
  examples.statuses(operation).map((status) => ({ name: `${operation.id} ${status}`, operation, status })),
)

let mock: Mock
const lines: string[] = []

beforeAll(async () => {
  mock = await startMock({ port: 0, note: (line) => lines.push(line) })
})
afterAll(async () => mock.stop())

describe('the mock', () => {
  test.each(operations.map((operation) => ({ name: operation.id, operation })))(
    '$name: a sound request gets the first example of the contract',
    async ({ operation }) => {
      const [status = 0] = examples.statuses(operation)
      const { example, mediaType } = examples.of(operation, status)
      const reply = await ask(operation)
      expect(reply.status).toBe(status)
      const text = await reply.text()
      if (mediaType === 'application/json') expect(JSON.parse(text)).toEqual(example)
      else if (mediaType === '*/*') expect(text).toBe('test')
      else if (mediaType === 'image/webp') expect(text).toMatch(/^RIFF.{4}WEBP/s)
      else expect(text).toBe(example ?? '')
    },
  )

  // The guard refuses with 500 what the contract does not allow, so the status tells that the answer is valid.
  test.each(answers)('$name: comes when it is preferred, and is valid', async ({ operation, status }) => {
    const reply = await ask(operation, { Prefer: `code=${status}` })
    expect(reply.status).toBe(status)
    expect(reply.headers.get('coffer-version')).toContain(contract.document.info.version)
    await reply.arrayBuffer()
  })

  test('an operation without credentials: the problem that the service gives', async () => {
    const reply = await fetch(`${mock.address}/v1/files`)
    expect(reply.status).toBe(401)
    expect(reply.headers.get('content-type')).toBe('application/problem+json')
    expect(await reply.json()).toMatchObject({ type: '/problems/unauthenticated', status: 401 })
  })

  test('a request that the contract does not allow: 400 with the place', async () => {
    const reply = await fetch(`${mock.address}/v1/files?limit=1000`, { headers: { Authorization: 'Bearer any' } })
    expect(await reply.json()).toMatchObject({ status: 400, errors: [{ in: 'query', pointer: 'limit' }] })
  })

  test('a preferred status that the operation does not document: 400 that names those that it does', async () => {
    const reply = await fetch(`${mock.address}/version`, { headers: { Prefer: 'code=418' } })
    expect(await reply.json()).toMatchObject({ status: 400, detail: 'getVersion documents 200, 400.' })
  })

  test('it listens on the loopback address alone, and notes what it answers', () => {
    expect(mock.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(lines).toContain('GET /v1/files 200 listFiles')
  })
})

describe('made-up data', () => {
  const json = operations.flatMap((operation) => {
    const answer = examples.of(operation, examples.statuses(operation)[0] ?? 0)
    return answer.mediaType === 'application/json' ? [{ name: operation.id, operation, answer }] : []
  })

  test.each(json)('$name: is what the schema allows, a hundred times', ({ operation, answer }) => {
    const guard = createResponseGuard(contract.document)
    const headers = {
      ...Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value])),
      'content-type': 'application/json',
      'x-request-id': 'any',
      'coffer-version': 'contract="0.3.0", service="0.3.0"',
      'cache-control': 'no-store',
    }
    for (let tries = 0; tries < 100; tries++) {
      const made = generate(contract.document, answer.schema ?? {}, answer.example)
      expect(guard.breaches(operation, { status: answer.status, headers, json: made, hasBody: true })).toEqual([])
    }
  })

  test('it differs from time to time', async () => {
    const pages = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const headers = { Authorization: 'Bearer any', Prefer: 'dynamic=true' }
        const reply = await fetch(`${mock.address}/v1/files`, { headers })
        expect(reply.status).toBe(200)
        return reply.text()
      }),
    )
    expect(new Set(pages).size).toBeGreaterThan(1)
  })
})

async function ask(operation: Operation, more: Record<string, string> = {}): Promise<Response> {
  const { method, path, headers, body } = soundRequest(operation, people)
  const token = operation.schemes.includes('metricsToken') ? { Authorization: `Bearer ${metricsToken}` } : {}
  return fetch(mock.address + path, {
    method,
    headers: { ...headers, ...(method === 'PUT' ? { 'If-Match': '"1"' } : {}), ...token, ...more },
    ...(body === '' ? {} : { body }),
    redirect: 'manual',
  })
}
