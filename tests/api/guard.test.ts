/** Deliberately wrong handlers, and what becomes of their answers in each mode of the guard. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Writable } from 'node:stream'
import { pino, type Logger } from 'pino'
import type { Handlers } from '../../src/http/contract.ts'
import { Problem } from '../../src/problem.ts'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { expectProblem, type Client } from '../support/client.ts'

const user = {
  id: '0199f390-4a0b-7c55-b1de-90c4d2f7a318',
  email: 'ada@example.org',
  roles: ['member'],
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
}
const health = { status: 200, body: { status: 'ok' } }

/** What the handler of the operation does instead; the types would refuse each of these. */
const wrong: Record<string, { id: keyof Handlers; path: string; answer: () => unknown; breach: RegExp }> = {
  'an undocumented status': {
    id: 'getLiveness',
    path: '/health/live',
    answer: () => ({ ...health, status: 299 }),
    breach: /getLiveness answers 299/,
  },
  'a missing header': {
    id: 'getMe',
    path: '/v1/me',
    answer: () => ({ status: 200, body: user }),
    breach: /lacks the header etag/,
  },
  'an undocumented header': {
    id: 'getVersion',
    path: '/version',
    answer: () => ({
      status: 200,
      headers: { Server: 'coffer' },
      body: { name: 'coffer', version: '1', contractVersion: '1' },
    }),
    breach: /header server, which is not documented/,
  },
  'the wrong media type': {
    id: 'getReadiness',
    path: '/health/ready',
    answer: () => ({ ...health, mediaType: 'application/xml' }),
    breach: /is application\/xml, not application\/json/,
  },
  'a body that breaks the schema': {
    id: 'getJwks',
    path: '/.well-known/jwks.json',
    answer: () => ({ status: 200, headers: { ETag: '"1"' }, body: { keys: [{ kty: 'EC', d: 'private' }] } }),
    breach: /body\/keys\/0 must have required property 'kid'/,
  },
  'a body where none belongs': {
    id: 'showHome',
    path: '/',
    answer: () => ({ status: 303, headers: { Location: '/login' }, mediaType: 'text/plain', body: 'See /login' }),
    breach: /has a body where none is documented/,
  },
  'no body where one belongs': {
    id: 'getAuthorizationServer',
    path: '/.well-known/oauth-authorization-server',
    answer: () => ({ status: 200, headers: { ETag: '"1"' } }),
    breach: /lacks its body/,
  },
  'a problem whose status is not listed': {
    id: 'getDocs',
    path: '/docs',
    answer: () => {
      throw new Problem('email-taken')
    },
    breach: /getDocs answers 409/,
  },
}
const cases = Object.entries(wrong)

const cyclic: Record<string, unknown> = {}
cyclic['self'] = cyclic

function override(handlers: Handlers): Handlers {
  const replaced = Object.fromEntries(cases.map(([, { id, answer }]) => [id, async () => answer()]))
  return Object.assign({}, handlers, replaced, {
    getContract: () => Promise.reject(new Error('secret at /srv/coffer: select * from account')),
    getContractJson: async () => ({
      status: 200,
      headers: { ETag: '"1"' },
      body: { openapi: '3.0.3', info: {}, paths: cyclic },
    }),
  })
}

function recorder(): { log: Logger; breaches: string[] } {
  const breaches: string[] = []
  const stream = new Writable({
    write: (line: Buffer, _encoding, done) => {
      breaches.push(...((JSON.parse(line.toString()) as { breaches?: string[] }).breaches ?? []))
      done()
    },
  })
  return { log: pino({ level: 'error' }, stream), breaches }
}

describe.each(['refuse', 'report', 'off'] as const)('mode %s', (mode) => {
  const { log, breaches } = recorder()
  let app: TestApp
  let client: Client

  beforeAll(async () => {
    app = await startApp({ settings: { COFFER_RESPONSE_GUARD: mode }, override, log })
    client = (await makeAccount(app)).client
  })
  afterAll(() => app.close())

  test.each(cases)('%s', async (_, { path, breach }) => {
    const before = { logged: breaches.length, counted: app.app.guard.count() }
    const reply = await client.get(path)
    if (mode === 'refuse') expectProblem(reply, 500, 'contract-breach')
    else expect(reply.json?.type).not.toBe('/problems/contract-breach')
    expect(reply.json?.detail).toBeUndefined()
    const logged = breaches.slice(before.logged)
    expect(logged.join('\n')).toMatch(mode === 'off' ? /^$/ : breach)
    expect(app.app.guard.count() - before.counted).toBe(logged.length)
  })

  test('what keeps to the contract goes out and is not counted', async () => {
    const before = app.app.guard.count()
    const reply = await client.get('/v1/files')
    expect({ status: reply.status, json: reply.json as unknown }).toEqual({ status: 200, json: { items: [] } })
    expect(app.app.guard.count()).toBe(before)
  })

  test('a handler that throws what nobody foresaw: 500 without a word of it', async () => {
    const reply = await client.get('/openapi.yaml')
    expectProblem(reply, 500, 'internal-error')
    expect(reply.text).not.toMatch(/secret|srv|select|Error|at /)
  })

  test('an answer that cannot be written as JSON: 500, and the service goes on', async () => {
    expectProblem(await client.get('/openapi.json'), 500, 'internal-error')
    expect((await client.get('/login')).status).toBe(200)
  })

  if (mode === 'refuse') return
  test('the wrong answer goes out as the handler gave it', async () => {
    const [status, header, body] = await Promise.all([
      client.get('/health/live'),
      client.get('/version'),
      client.get('/.well-known/jwks.json'),
    ])
    expect(status.status).toBe(299)
    expect(header.headers.get('server')).toBe('coffer')
    expect(body.json).toEqual({ keys: [{ kty: 'EC', d: 'private' }] })
  })
})
