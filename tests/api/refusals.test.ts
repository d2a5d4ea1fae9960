/**
 * The table of refusals, made from the contract: each operation is asked with everything wrong at once and must name the
 * first fault; then that one is put right and it must name the next, until nothing is wrong but what the handler finds.
 * Limits are on, so that their headers are held against the contract as well.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { faults } from '../support/faults.ts'
import { contract, metricsToken, soundRequest, type People, type Sent } from '../support/sound-request.ts'
import { connectWire, type WireAnswer } from '../support/wire.ts'

const operations = [...contract.operations.values()]

let app: TestApp
let people: People

beforeAll(async () => {
  app = await startApp({
    settings: {
      COFFER_RATE_LIMIT: 'on',
      COFFER_TRUSTED_PROXIES: '1',
      COFFER_MAX_FILE_BYTES: '1000000',
      COFFER_METRICS_TOKEN: metricsToken,
    },
  })
  people = { whole: await makeAccount(app, { roles: ['admin'] }), none: await makeAccount(app, { roles: [] }) }
})
afterAll(() => app.close())

let addresses = 0

async function send({ method, path, query, headers, body }: Sent): Promise<WireAnswer> {
  const wire = await connectWire(app.base)
  addresses += 1
  // From an address of its own each, or the limits would answer.
  const forwarded = `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`
  wire.begin(method, path + query, {
    ...headers,
    'Content-Length': headers['Content-Length'] ?? String(Buffer.byteLength(body)),
    'X-Forwarded-For': forwarded,
  })
  wire.send(body)
  try {
    return await wire.answer()
  } finally {
    wire.abort()
  }
}

const table = operations.flatMap((operation) => {
  const due = faults.filter((fault) => fault.isDue(operation))
  return due.map((fault, at) => ({
    title: `${operation.id}, ${fault.name}: ${fault.status}`,
    operation,
    fault,
    later: due.slice(at),
  }))
})

test('the table is as long as the contract gives reason for', () => {
  expect(operations.length).toBeGreaterThanOrEqual(38)
  expect(table.length).toBeGreaterThan(operations.length * 5)
})

test.each(table)('$title, whatever else is wrong behind it', async ({ operation, fault, later }) => {
  const request = soundRequest(operation, people)
  for (const one of [...later].reverse()) one.commit(request, operation, people)
  const answer = await send(request)
  expect({ status: answer.status, type: answer.json?.type }).toEqual({
    status: fault.status,
    type: `/problems/${fault.kind}`,
  })
  expect(answer.json).toMatchObject({
    status: fault.status,
    title: expect.any(String),
    instance: `/requests/${answer.headers.get('x-request-id')}`,
  })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.has('x-powered-by')).toBe(false)
  expect(answer.bytes.toString()).not.toMatch(/node_modules|\/src\/|\.ts\b|:\d+:\d+|Error:|select /)
  fault.check?.(answer, operation)
})

// Signing out comes last: the others need the session.
const lastOut = [...operations].sort((a, b) => Number(a.id === 'signOut') - Number(b.id === 'signOut'))

test.each(lastOut.map((operation) => [operation.id, operation] as const))(
  '%s with nothing wrong: none of these refusals, and no breach of the contract',
  async (_, operation) => {
    const { status, json } = await send(soundRequest(operation, people))
    expect(status).toBeLessThan(500)
    expect([405, 413, 415]).not.toContain(status)
    expect(json?.type).not.toBe('/problems/not-found')
    expect(json?.type).not.toBe('/problems/unauthenticated')
    expect(app.app.guard.count()).toBe(0)
  },
)

test('a page that is refused after its cookies were renewed: the refusal is a page and carries them', async () => {
  const fresh = await makeAccount(app)
  const reply = await app.anonymous.get('/app?surplus=1', {
    cookie: `coffer_refresh=${fresh.refreshToken}`,
    accept: 'text/html',
    'x-forwarded-for': '10.200.0.1',
  })
  expect({
    status: reply.status,
    mediaType: reply.headers.get('content-type'),
    cookies: reply.headers.getSetCookie().length,
  }).toEqual({ status: 400, mediaType: 'text/html; charset=utf-8', cookies: 2 })
  expect(app.app.guard.count()).toBe(0)
})
