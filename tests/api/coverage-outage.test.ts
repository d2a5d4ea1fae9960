/**
 * The database away: 503 with `Retry-After` from every operation that documents it, in each media type of the answer and
 * in time. On MySQL the way to the server is cut, then swallows everything; on SQLite, which lies in the process, the
 * connection to the file is closed underneath the service.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database as SqliteClient } from 'better-sqlite3'
import type { Handlers } from '../../src/http/contract.ts'
import type { Operation } from '../../src/http/document.ts'
import {
  dialect,
  makeAccount,
  makeDatabase,
  startApp,
  type Account,
  makeFile,
  type StartOptions,
  type TestApp,
} from '../support/app.ts'
import { ask } from '../support/ask.ts'
import type { Reply } from '../support/client.ts'
import { makeLinks } from '../support/shares.ts'
import { contract, soundRequest } from '../support/sound-request.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

/** A service whose database can be taken away. */
interface Fragile extends Pick<TestApp, 'app' | 'base'> {
  readonly cut: () => void
  /** Nothing is refused, and nothing answered either; only a network can do that. */
  readonly swallow: () => void
  readonly close: () => Promise<void>
}

async function startFragile(options: StartOptions = {}): Promise<Fragile> {
  const settings = { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' }
  if (dialect === 'sqlite') {
    const main = await startApp({ ...options, settings })
    const client = (await main.app.database.nativeClient()) as SqliteClient
    return { ...main, cut: () => void client.close(), swallow: () => {} }
  }
  const database = await makeDatabase('', false)
  const url = new URL(database.url)
  const proxy = await startTcpProxy(url.hostname, Number(url.port))
  url.port = String(proxy.port)
  const main = await startApp({ ...options, settings: { ...settings, DATABASE_URL: url.href } })
  return {
    ...main,
    cut: proxy.cut,
    swallow: proxy.swallow,
    close: async () => {
      proxy.cut()
      await main.close()
      await proxy.close()
      await database.drop()
    },
  }
}

const table = [...contract.operations.values()].flatMap((operation) =>
  Object.keys(operation.responses['503']?.content ?? {}).map((mediaType) => ({
    title: `${operation.id}: 503 as ${mediaType}`,
    operation,
    mediaType,
  })),
)

/** Made while the database was there. */
const linksOf = new WeakMap<Account, Record<string, string>>()

async function keepLinks(whole: Account): Promise<void> {
  const { download, upload } = await makeLinks(whole, { fileId: (await makeFile(whole)).id })
  linksOf.set(whole, { downloadByLink: download, uploadByLink: upload })
}

/** The promise, and something for a machine that has other things to do. */
const inTimeMillis = 2500

async function expectUnavailable(
  { base }: Fragile,
  whole: Account,
  { operation, mediaType }: { operation: Operation; mediaType: string },
): Promise<Reply> {
  const begun = performance.now()
  const request = soundRequest(operation, { whole, none: whole })
  // What an access token proves by itself is let in for a moment without a question.
  if (operation.schemes.includes('refreshCookie')) request.headers['Cookie'] = `coffer_refresh=${whole.refreshToken}`
  // What nobody signed is known for that without a question.
  const link = linksOf.get(whole)?.[operation.id]
  if (link !== undefined) request.path = link
  if (operation.id === 'uploadByLink') request.body = 'Figures'
  // What nobody gave out is known for that without a question.
  if (operation.id === 'introspectToken') request.body = `token=${whole.refreshToken}`
  const reply = await ask(base, request, mediaType)
  expect({
    id: operation.id,
    status: reply.status,
    mediaType: reply.headers.get('content-type')?.split(';')[0],
    retryAfter: reply.headers.get('retry-after'),
  }).toEqual({ id: operation.id, status: 503, mediaType, retryAfter: '2' })
  if (mediaType === 'application/problem+json')
    expect(reply.json.type).toBe(`/problems/${operation.id === 'getReadiness' ? 'not-ready' : 'service-unavailable'}`)
  expect(performance.now() - begun).toBeLessThan(inTimeMillis)
  return reply
}

describe('the database is away', () => {
  let fragile: Fragile
  let whole: Account
  beforeAll(async () => {
    fragile = await startFragile()
    whole = await makeAccount(fragile, { roles: ['admin'] })
    await keepLinks(whole)
    fragile.cut()
  })
  afterAll(() => fragile.close())

  test.each(table)('$title', async (row) => {
    await expectUnavailable(fragile, whole, row)
    expect(fragile.app.guard.count()).toBe(0)
  })

  /** There are no metrics without a token for them, and no second step without a first. */
  const ordinary: Readonly<Record<string, number>> = { getMetrics: 404, showMfa: 303 }

  test('what documents no 503 answers as ever', async () => {
    const others = [...contract.operations.values()].filter(({ responses }) => !('503' in responses))
    expect(others.length).toBeGreaterThan(3)
    for (const operation of others) {
      const { status } = await ask(fragile.base, soundRequest(operation, { whole, none: whole }))
      expect([operation.id, status]).toEqual([operation.id, ordinary[operation.id] ?? 200])
    }
  })
})

// SQLite lies in the process: there is no way to it that could swallow anything.
const overNetwork = dialect === 'mysql' ? describe : describe.skip

overNetwork('the way to the database swallows everything', () => {
  let fragile: Fragile
  let whole: Account
  beforeAll(async () => {
    fragile = await startFragile()
    whole = await makeAccount(fragile, { roles: ['admin'] })
    await keepLinks(whole)
    fragile.swallow()
  })
  afterAll(() => fragile.close())

  test('every operation answers 503 in time instead of hanging', async () => {
    await Promise.all(
      table
        .filter(({ mediaType }) => mediaType === 'application/problem+json')
        .map((row) => expectUnavailable(fragile, whole, row)),
    )
  })
})

/** What is known by then goes out with the refusal: how far the limit is used, and the cookies that were renewed. */
describe('the database goes away between the admission and the handler', () => {
  let fragile: Fragile
  const cutFirst = (handlers: Handlers): Handlers =>
    Object.fromEntries(
      Object.entries(handlers).map(([id, handler]) => [
        id,
        (input: never) => {
          fragile.cut()
          return (handler as (input: never) => unknown)(input)
        },
      ]),
    ) as unknown as Handlers

  test.each([
    ['createSession', 'application/problem+json', { limit: true, cookies: 0 }],
    ['signIn', 'text/html', { limit: true, cookies: 0 }],
    ['showApp', 'text/html', { limit: false, cookies: 2 }],
  ] as const)('%s: 503 as %s', async (id, mediaType, told) => {
    fragile = await startFragile({ override: cutFirst })
    try {
      const whole = await makeAccount(fragile)
      const { headers } = await expectUnavailable(fragile, whole, {
        operation: contract.operations.get(id)!,
        mediaType,
      })
      expect({ limit: headers.has('ratelimit'), cookies: headers.getSetCookie().length }).toEqual(told)
    } finally {
      await fragile.close()
    }
  })
})
