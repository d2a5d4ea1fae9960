/** What a collector reads, and what the guard of answers tells there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Handlers } from '../../src/http/contract.ts'
import { version } from '../../src/app.ts'
import { makeAccount, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'

const token = 'a-collector-of-metrics-0123456789abcdef'
const asCollector = { authorization: `Bearer ${token}` }

/** One operation breaks the contract each time. */
const override = (handlers: Handlers): Handlers => ({
  ...handlers,
  getLiveness: (async () => ({ status: 299, body: { status: 'ok' } })) as never,
})

/** The value of the line that has this name and these labels; undefined when there is none. */
async function metric(
  app: TestApp,
  name: string,
  labels: Record<string, string | number> = {},
): Promise<number | undefined> {
  const { text, status } = await app.anonymous.get('/metrics', asCollector)
  if (status !== 200) throw new Error(`/metrics answered ${status}: ${text}`)
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  const line = text
    .split('\n')
    .find((each) => each.replace(/[ {].*/, '') === name && wanted.every((label) => each.includes(label)))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

describe('with a token set for metrics', () => {
  let app: TestApp
  let account: Account
  beforeAll(async () => {
    app = await startApp({
      settings: { COFFER_METRICS_TOKEN: token, COFFER_RESPONSE_GUARD: 'report', COFFER_SIGNUP: 'open' },
      override,
    })
    account = await makeAccount(app, { roles: ['admin'] })
  })
  afterAll(() => app.close())

  test('getMetrics: the collector reads the text format, never kept by anybody', async () => {
    const reply = await app.anonymous.get('/metrics', asCollector)
    expect({
      status: reply.status,
      mediaType: reply.headers.get('content-type'),
      cacheControl: reply.headers.get('cache-control'),
    }).toEqual({ status: 200, mediaType: 'text/plain; charset=utf-8', cacheControl: 'no-store' })
    expect(reply.text).toContain(`coffer_build_info{version="${version}",contract="${version}"} 1`)
    expect(reply.text).toContain('process_resident_memory_bytes')
  })

  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['another token', { authorization: `Bearer ${token}0` }],
    ['a part of the token', { authorization: `Bearer ${token.slice(0, -1)}` }],
    ['the token as Basic', { authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` }],
    ['a cookie', { cookie: `coffer_access=${token}` }],
  ])('getMetrics with %s: 401 with a challenge', async (_, headers) => {
    const reply = await app.anonymous.get('/metrics', headers)
    expectProblem(reply, 401, 'unauthenticated')
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer realm="coffer"/)
  })

  test('getMetrics as an administrator: 401, for this token opens nothing else and nothing else opens this', async () => {
    expectProblem(await account.client.get('/metrics'), 401, 'unauthenticated')
    expectProblem(await app.anonymous.get('/v1/me', asCollector), 401, 'unauthenticated')
  })

  test('a request is counted under its operation and status, one without an operation under none', async () => {
    const name = 'coffer_http_request_duration_seconds_count'
    const before = (await metric(app, name, { operation: 'getMe', status: 200 })) ?? 0
    await account.client.get('/v1/me')
    await app.anonymous.get('/no/such/path')
    await eventually(async () => (await metric(app, name, { operation: 'getMe', status: 200 })) === before + 1)
    await eventually(async () => ((await metric(app, name, { operation: 'none', status: 404 })) ?? 0) > 0)
  })

  test('an answer that breaks the contract is counted with its operation and status', async () => {
    const labels = { operation: 'getLiveness', status: 299 }
    const before = (await metric(app, 'coffer_contract_breaches_total', labels)) ?? 0
    await app.anonymous.get('/health/live')
    expect(await metric(app, 'coffer_contract_breaches_total', labels)).toBe(before + 1)
  })
})

describe('without a token for metrics', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  test('getMetrics: 404, whatever is presented', async () => {
    expectProblem(await app.anonymous.get('/metrics', asCollector), 404, 'not-found')
    expectProblem(await app.anonymous.get('/metrics', { authorization: 'Bearer undefined' }), 404, 'not-found')
  })
})

describe('with a guard that looks at a part of the answers', () => {
  const requests = 400
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({
      settings: { COFFER_METRICS_TOKEN: token, COFFER_RESPONSE_GUARD: 'report', COFFER_RESPONSE_GUARD_PERCENT: '25' },
      override,
    })
  })
  afterAll(() => app.close())

  test('a quarter of the answers is held against the contract, and of the breaches a quarter is found', async () => {
    for (let sent = 0; sent < requests; sent += 20)
      await Promise.all(Array.from({ length: 20 }, () => app.anonymous.get('/health/live')))
    const checked = (await metric(app, 'coffer_contract_checked_answers_total')) ?? 0
    const found = (await metric(app, 'coffer_contract_breaches_total', { operation: 'getLiveness' })) ?? 0
    // Seven standard deviations around 100: once in a hundred thousand million runs by chance.
    for (const count of [checked, found]) {
      expect(count).toBeGreaterThan(40)
      expect(count).toBeLessThan(160)
    }
  })
})
