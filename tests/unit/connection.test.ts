import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RequestListener, Server } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import { createConnections } from '../../src/http/connection.ts'
import { listenAt } from '../../src/http/listening.ts'
import { connectWire, type Wire } from '../support/wire.ts'

/** Answers slowly, so that something may arrive meanwhile; what it was told to tell it tells. */
const app: RequestListener = (request, response) => {
  request.resume()
  void delay(100).then(() => response.end(`${request.method} ${request.url} ${request.headers.host}`))
}

let server: Server
let base: string

beforeAll(async () => {
  server = createConnections(app, {
    log: pino({ level: 'silent' }),
    versions: 'contract="1.0.0", service="1.0.0"',
    headersMillis: 200,
    checkMillis: 50,
  })
  base = await listenAt(server, { host: '127.0.0.1', port: 0 })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function begin(bytes: string): Promise<Wire> {
  const wire = await connectWire(base)
  wire.send(bytes)
  return wire
}
const request = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n'
const firstLines = (wire: Wire): string[] => wire.text.match(/HTTP\/1\.1 \d{3}[^\r]*/g) ?? []

test('headers that stop arriving: 408 as a problem document, and the connection ends', async () => {
  const wire = await begin('GET /a HTTP/1.1\r\nHost:')
  const { status, headers, json } = await wire.answer()
  expect({ status, mediaType: headers.get('content-type'), json: json as unknown }).toMatchObject({
    status: 408,
    mediaType: 'application/problem+json',
    json: { type: '/problems/request-timeout', status: 408, instance: `/requests/${headers.get('x-request-id')}` },
  })
  await wire.closed()
})

test('headers that come a byte at a time: 408 as well', async () => {
  const wire = await begin('')
  for (const byte of 'GET /a HTTP/1.1\r\nX-A: bcdefghijklmnopqrstuvwxyz') {
    if (wire.isClosed || wire.text !== '') break
    wire.send(byte)
    await delay(20)
  }
  expect((await wire.answer()).status).toBe(408)
})

test('half a request behind a whole one: the whole one is answered first', async () => {
  const wire = await begin(`${request}GET /b HT`)
  await wire.closed()
  expect(firstLines(wire)).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 408 Request Timeout'])
})

test('garbage behind two requests on their way: they are answered in order, and garbage that goes on is answered once', async () => {
  const wire = await begin(`${request}${request}GARBAGE\r\n\r\n`)
  for (let count = 0; count < 5; count++) {
    wire.send('MORE GARBAGE\r\n\r\n')
    await delay(10)
  }
  await wire.closed()
  expect(firstLines(wire)).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK', 'HTTP/1.1 400 Bad Request'])
})

test('CONNECT behind a request on its way: 405 comes after its answer', async () => {
  const wire = await begin(`${request}CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n`)
  await wire.closed()
  expect(firstLines(wire)).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 405 Method Not Allowed'])
})

test('the request whose own body cannot be read is the one that is refused', async () => {
  const wire = await begin('POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n')
  await wire.closed()
  expect(firstLines(wire)).toEqual(['HTTP/1.1 400 Bad Request'])
})

test.each([
  ['http://files.example.org:8080/a/b?c=d', 'GET /a/b?c=d files.example.org:8080'],
  ['http://files.example.org', 'GET / files.example.org'],
  ['https://files.example.org?c=d', 'GET /?c=d files.example.org'],
  ['/a?b=http://c/d', 'GET /a?b=http://c/d x'],
])('the target %s is read as path and host', async (target, expected) => {
  const wire = await begin(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`)
  await wire.until(() => wire.text.includes(expected), expected, 3000)
})

test('a client that resets in the middle of everything leaves the server as it was', async () => {
  for (const bytes of [
    'GET /a HT',
    request,
    `${request}GARBAGE\r\n\r\n`,
    'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab',
  ]) {
    const wire = await begin(bytes)
    wire.abort()
    await wire.closed()
  }
  const wire = await begin(request)
  expect((await wire.answer()).status).toBe(200)
})
