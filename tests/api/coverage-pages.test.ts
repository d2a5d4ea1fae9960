/** What is refused to a program as a problem document is refused to a person as a page: every fault of every operation that has pages. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, signIn, startApp, type TestApp } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { faults } from '../support/faults.ts'
import { contract, soundRequest, type People, type Sent } from '../support/sound-request.ts'
import { connectWire, type WireAnswer } from '../support/wire.ts'

let app: TestApp
let people: People
beforeAll(async () => {
  app = await startApp({
    settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1', COFFER_MAX_FILE_BYTES: '1000000' },
  })
  people = { whole: await makeAccount(app, { roles: ['admin'] }), none: await makeAccount(app, { roles: [] }) }
})
afterAll(() => app.close())

const pages = [...contract.operations.values()].filter(
  ({ responses }) => 'text/html' in (responses['default']?.content ?? {}),
)
const table = pages.flatMap((operation) =>
  faults
    .filter((fault) => String(fault.status) in operation.responses && fault.isDue(operation))
    // Neither reaches an operation, so there is no page.
    .filter(({ kind }) => kind !== 'ambiguous-credentials' && kind !== 'not-found')
    .map((fault) => ({ title: `${operation.id}, ${fault.name}: ${fault.status} as a page`, operation, fault })),
)

test('every operation with pages has rows', () => {
  expect(new Set(table.map(({ operation }) => operation.id))).toEqual(new Set(pages.map(({ id }) => id)))
  expect(table.length).toBeGreaterThan(30)
})

test.each(table)('$title', async ({ operation, fault }) => {
  const request = soundRequest(operation, people)
  fault.commit(request, operation, people)
  const renews = operation.schemes.includes('refreshCookie') && request.headers['Cookie'] !== undefined
  if (renews) {
    const who = fault.kind === 'insufficient-scope' ? people.none : people.whole
    request.headers['Cookie'] = `coffer_refresh=${(await signIn(app, who)).refreshToken}`
  }
  const { status, headers, bytes } = await send(request)
  expect({ status, mediaType: headers.get('content-type') }).toEqual({
    status: fault.status,
    mediaType: 'text/html; charset=utf-8',
  })
  // Another site's request must not even turn the chain of refresh tokens.
  expect(headers.getSetCookie()).toHaveLength(renews && fault.kind !== 'cross-site-request' ? 2 : 0)
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(bytes.toString('utf8', 0, 15)).toBe('<!doctype html>')
  expect(app.app.guard.count()).toBe(0)
})

/** By hand: a body that is declared and does not come is what no client sends. */
async function send(request: Sent): Promise<WireAnswer | Awaited<ReturnType<typeof ask>>> {
  if (request.headers['Content-Length'] === undefined) return ask(app.base, request, 'text/html')
  const wire = await connectWire(app.base)
  wire.begin(request.method, request.path, { ...request.headers, Accept: 'text/html' })
  return wire.answer().finally(() => {
    wire.abort()
  })
}
