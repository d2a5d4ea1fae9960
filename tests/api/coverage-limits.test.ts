/**
 * Every operation that has a limit by address, found in the contract by the `RateLimit` of its answers: its fields can be
 * read by any reader of RFC 9651, they count down, and who follows `Retry-After` is let in again. How often a caller may ask
 * is `coverage-rates.test.ts`. The time until then passes by the clock alone.
 */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { parseList, type Item } from 'structured-headers'
import type { Operation } from '../../src/http/document.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { ask, nextAddress } from '../support/ask.ts'
import { expectProblem, type Reply } from '../support/client.ts'
import { contract, metricsToken, soundRequest, tellsLimit } from '../support/sound-request.ts'

let app: TestApp
let whole: Account
beforeAll(async () => {
  app = await startApp({
    settings: {
      COFFER_RATE_LIMIT: 'on',
      COFFER_TRUSTED_PROXIES: '1',
      COFFER_METRICS_TOKEN: metricsToken,
      // Longer than the longest window.
      COFFER_ACCESS_TOKEN_TTL: '86400',
    },
  })
  whole = await makeAccount(app, { roles: ['admin'] })
})
afterEach(() => {
  jest.useRealTimers()
})
afterAll(() => app.close())

const operations = [...contract.operations.values()]
const limited = operations.filter(tellsLimit)

/** Without credentials where that is possible: they would expire with the time that passes. */
function sendFrom(address: string, operation: Operation, accept?: string, query = ''): Promise<Reply> {
  const request = soundRequest(operation, { whole, none: whole })
  if (operation.open) delete request.headers['Authorization']
  request.headers['X-Forwarded-For'] = address
  return ask(app.base, { ...request, query }, accept)
}

/** A try that is counted, and then refused before it costs a password's hashing. */
const tryFrom = (address: string, operation: Operation, accept?: string): Promise<Reply> =>
  sendFrom(address, operation, accept, '?surplus=1')

interface Limit {
  readonly policy: string
  readonly quota: number
  /** Seconds. */
  readonly window: number
  readonly remaining: number
  /** Seconds until the window is over. */
  readonly reset: number
}

/**
 * The two fields as draft-ietf-httpapi-ratelimit-headers has them: lists of strings with parameters (RFC 9651). The client's
 * own limit comes first.
 */
function limitOf({ headers }: Reply): Limit {
  const [limits, policies] = ['ratelimit', 'ratelimit-policy'].map((name) =>
    parseList(headers.get(name) ?? '').map((item) => parts(item as Item)),
  )
  expect(limits!.map(([name]) => name)).toEqual(policies!.map(([name]) => name))
  expect(limits!.length).toBeGreaterThan(1)
  for (const [, numbers] of [...limits!, ...policies!])
    for (const number of Object.values(numbers)) expect(Number.isInteger(number)).toBe(true)
  const [[policy, { r, t }]] = limits as [[string, Record<string, number>]]
  const [[, { q, w }]] = policies as [[string, Record<string, number>]]
  return { policy, quota: q!, window: w!, remaining: r!, reset: t! }
}

const parts = ([name, parameters]: Item): [string, Record<string, number>] => [
  name as string,
  Object.fromEntries(parameters),
]

const spend = (policy: string, points: number): Promise<number> =>
  app.app.database.run('update rate_limit set points = ? where instr(`key`, ?) = 1', [points, `${policy}:`])

test('the table has every operation that lists 429 and neither a caller nor a link', () => {
  const others = operations.filter(
    (o) => '429' in o.responses && !o.schemes.includes('bearerAuth') && !o.schemes.includes('cookieAuth'),
  )
  expect(limited.map(({ id }) => id)).toEqual(
    expect.arrayContaining(others.filter(({ template }) => !/^\/[srdu]\//.test(template)).map(({ id }) => id)),
  )
  expect(limited.length).toBeGreaterThan(30)
})

describe.each(limited.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('tells its limit as RFC 9651 has it, and counts down', async () => {
    const address = nextAddress()
    const [first, second] = [limitOf(await sendFrom(address, operation)), limitOf(await sendFrom(address, operation))]
    expect(first.remaining).toBe(first.quota - 1)
    expect(second).toMatchObject({ policy: first.policy, quota: first.quota, remaining: first.quota - 2 })
    for (const { reset, window } of [first, second]) {
      expect(reset).toBeGreaterThan(0)
      expect(reset).toBeLessThanOrEqual(window)
    }
  })

  test.each(Object.keys(operation.responses['429']!.content))(
    'a try too many is 429 as %s, and who waits for Retry-After is let in again',
    async (mediaType) => {
      jest.useFakeTimers({ doNotFake: [...allButDate], now: Date.now() })
      const address = nextAddress()
      const { policy, quota } = limitOf(await tryFrom(address, operation))
      await spend(policy, quota)
      const refused = await tryFrom(address, operation, mediaType)
      expect([refused.status, refused.headers.get('content-type')?.split(';')[0]]).toEqual([429, mediaType])
      if (mediaType === 'application/problem+json') expectProblem(refused, 429, 'too-many-requests')
      const wait = Number(refused.headers.get('retry-after'))
      expect(limitOf(refused)).toMatchObject({ policy, remaining: 0, reset: wait })
      jest.setSystemTime(Date.now() + wait * 1000 - 1000)
      expect((await tryFrom(address, operation)).status).toBe(429)
      jest.setSystemTime(Date.now() + 1000)
      const again = await tryFrom(address, operation)
      // An answer of a provider may have parameters of its own; this one belongs to no sign-in.
      expect(again.status).toBe(operation.id === 'finishExternalSignIn' ? 404 : 400)
      expect(limitOf(again)).toMatchObject({ policy, remaining: quota - 1 })
    },
  )
})

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

test.each(operations.filter((o) => !tellsLimit(o)).map((operation) => [operation.id, operation] as const))(
  '%s has no limit: neither its answer nor its refusal tells one, or when to come again',
  async (_, operation) => {
    const request = soundRequest(operation, { whole, none: whole })
    const replies = [await ask(app.base, request), await ask(app.base, { ...request, query: '?surplus=1' })]
    expect(replies[1]!.status).toBe(400)
    for (const { headers } of replies)
      expect([...headers.keys()].filter((name) => /^(ratelimit|retry-after)/.test(name))).toEqual([])
  },
)
