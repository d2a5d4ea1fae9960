/**
 * Every operation that counts for who calls it, or for who comes by a link, found in the contract: one request too many is
 * 429 before anything else of it is looked at, and who follows `Retry-After` is let in again. The time until then passes by
 * the clock alone.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Operation } from '../../src/http/document.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask, nextAddress } from '../support/ask.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { contract, soundRequest } from '../support/sound-request.ts'

let app: TestApp
let whole: Account
beforeAll(async () => {
  jest.useFakeTimers({ doNotFake: [...allButDate], now: Date.now() })
  app = await startApp({
    settings: {
      COFFER_RATE_LIMIT: 'on',
      COFFER_TRUSTED_PROXIES: '1',
      COFFER_ACCESS_TOKEN_TTL: '86400',
      COFFER_ACCOUNT_REQUESTS_PER_MINUTE: '1',
      COFFER_LINK_REQUESTS_PER_MINUTE: '1',
    },
  })
  whole = await makeAccount(app, { roles: ['admin'] })
})
afterAll(async () => {
  await app.close()
  jest.useRealTimers()
})

const operations = [...contract.operations.values()]
const ofCallers = operations.filter(
  ({ schemes, responses }) => schemes.includes('bearerAuth') || (schemes.includes('cookieAuth') && '429' in responses),
)
/** What a guest sends is limited by address alone (`coverage-limits.test.ts`). */
const ofVisitors = operations.filter(
  ({ id, template }) =>
    /^\/[srdu]\//.test(template) && !['unlockShare', 'unlockUploadRequest', 'uploadToRequest'].includes(id),
)
const rows = (some: readonly Operation[], policy: string): (readonly [string, string, string, Operation])[] =>
  some.flatMap((operation) =>
    Object.keys(operation.responses['429']!.content).map((media) => [operation.id, media, policy, operation] as const),
  )

/** With a query that is refused, so that nothing comes of it. */
function tryFrom(address: string, operation: Operation, accept: string): Promise<Reply> {
  const request = soundRequest(operation, { whole, none: whole })
  request.headers['X-Forwarded-For'] = address
  return ask(app.base, { ...request, query: '?surplus=1' }, accept)
}

const pass = (seconds: number): void => {
  jest.setSystemTime(Date.now() + seconds * 1000)
}

test.each([...rows(ofCallers, 'account'), ...rows(ofVisitors, 'visitor')])(
  '%s: a request too many is 429 as %s, and who waits for Retry-After is let in again',
  async (_, mediaType, policy, operation) => {
    pass(60)
    const address = nextAddress()
    const first = await tryFrom(address, operation, mediaType)
    expect(first.status).toBe(400)
    const refused = await tryFrom(address, operation, mediaType)
    expect([refused.status, refused.headers.get('content-type')?.split(';')[0]]).toEqual([429, mediaType])
    if (mediaType === 'application/problem+json') expectProblem(refused, 429, 'too-many-requests')
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.get('ratelimit')?.split(', ')).toContain(`"${policy}";r=0;t=60`)
    expect(refused.headers.get('ratelimit-policy')?.split(', ')).toContain(`"${policy}";q=1;w=60`)
    pass(59)
    expect((await tryFrom(address, operation, mediaType)).status).toBe(429)
    pass(1)
    expect((await tryFrom(address, operation, mediaType)).status).toBe(400)
  },
)

const allButDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
] as const
