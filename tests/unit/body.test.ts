import { afterEach, expect, test } from '@jest/globals'
import type { Request, Response } from 'express'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { bodyBytes, parseJson, type Patience } from '../../src/http/body.ts'
import { openScope, type RequestScope } from '../../src/http/request-scope.ts'
import { Problem } from '../../src/problem.ts'
import { connectWire, type Wire } from '../support/wire.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server that reads one body and says how that ended. */
async function reading(patience: Patience, storing: () => Promise<void> = async () => {}): Promise<Wire> {
  const server = createServer((request, response) => {
    openScope(request as Request, { bodyRead: false, expectsContinue: false } as RequestScope)
    const read = async (): Promise<string> => {
      let length = 0
      for await (const chunk of bodyBytes(request as Request, response as Response, 1000, patience)) {
        length += chunk.length
        await storing()
      }
      return `whole ${length}`
    }
    void read()
      .catch((error: unknown) => (error instanceof Problem ? `${error.kind} ${error.detail ?? ''}` : String(error)))
      .then((text) => response.end(text))
  })
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  const wire = await connectWire(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  wire.begin('POST', '/', { 'Content-Length': '10' })
  return wire
}
const outcome = async (wire: Wire): Promise<string> => (await wire.answer()).bytes.toString()
const patient = { idleMillis: 10_000, graceMillis: 10_000, minimumBytesPerSecond: 1 }

test('bodyBytes: a body that comes in pieces, with pauses shorter than allowed, is whole', async () => {
  const wire = await reading({ ...patient, idleMillis: 400 })
  for (let piece = 0; piece < 10; piece++) {
    wire.send('x')
    await delay(30)
  }
  expect(await outcome(wire)).toBe('whole 10')
})

test('bodyBytes: a body that stops arriving ends in request-timeout', async () => {
  const wire = await reading({ ...patient, idleMillis: 100 })
  wire.send('12345')
  expect(await outcome(wire)).toMatch(/^request-timeout .*stopped/)
})

test('bodyBytes: a body that never begins ends in request-timeout', async () => {
  expect(await outcome(await reading({ ...patient, idleMillis: 50 }))).toMatch(/^request-timeout/)
})

test('bodyBytes: a body slower than allowed ends in request-timeout once the grace is over', async () => {
  const wire = await reading({ idleMillis: 5000, graceMillis: 100, minimumBytesPerSecond: 1000 })
  for (let piece = 0; piece < 9 && wire.length === 0; piece++) {
    wire.send('x')
    await delay(40)
  }
  expect(await outcome(wire)).toMatch(/^request-timeout .*slowly/)
})

test('bodyBytes: time spent on storing does not count against the client', async () => {
  const wire = await reading({ idleMillis: 200, graceMillis: 0, minimumBytesPerSecond: 20 }, () => delay(500))
  wire.send('12345')
  await delay(250)
  wire.send('67890')
  expect(await outcome(wire)).toBe('whole 10')
})

test('bodyBytes: a body larger than allowed ends in payload-too-large', async () => {
  const wire = await reading(patient)
  wire.abort()
  const larger = await connectWire(`http://127.0.0.1:${(servers[0]!.address() as AddressInfo).port}`)
  larger.begin('POST', '/', { 'Content-Length': '1001' })
  larger.send('x'.repeat(1001))
  expect(await outcome(larger)).toMatch(/^payload-too-large/)
})

test.each([
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['a byte order mark', Buffer.from('\ufeff{}')],
  ['a lone surrogate', Buffer.from('"\\ud800"')],
  ['a lone surrogate in a name', Buffer.from('{"\\udc00":1}')],
  ['a name twice', Buffer.from('{"a":1,"a":2}')],
  ['a name twice, once escaped', Buffer.from('{"a":1,"\\u0061":2}')],
  ['a name twice deep within', Buffer.from('[{"x":{"a":1,"a":"1"}}]')],
  ['nothing', Buffer.alloc(0)],
  ['two values', Buffer.from('{} {}')],
  ['nesting without end', Buffer.from('['.repeat(30_000))],
  ['deep nesting that ends', Buffer.from('['.repeat(30_000) + ']'.repeat(30_000))],
])('parseJson: %s is refused as malformed-json', (_what, bytes) => {
  expect(() => parseJson(bytes)).toThrow(expect.objectContaining({ kind: 'malformed-json' }))
})

test('parseJson: what JSON.parse reads without doubt comes out alike', () => {
  const value = { a: [1, -0.5, 1e3, 'ü\u{1f600}\n', null, true], b: { __proto__x: 1, c: {} }, '': 0 }
  expect(parseJson(Buffer.from(JSON.stringify(value)))).toEqual(value)
})
