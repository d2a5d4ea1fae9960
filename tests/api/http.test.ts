/** What arrives before anything of the contract matters: first lines, headers, framing, connections. Nothing here may hang or be a 5xx. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeAccount, startApp, type TestApp } from '../support/app.ts'
import { connectWire, type Wire, type WireAnswer } from '../support/wire.ts'

let app: TestApp
let bearer: string

beforeAll(async () => {
  app = await startApp()
  bearer = `Bearer ${(await makeAccount(app)).accessToken}`
})
afterAll(() => app.close())

const version = 'GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n'
const get = (target: string, fields = ''): string => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`
const post = (fields: string, body = ''): string =>
  `POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${fields}\r\n${body}`

async function begin(bytes: string | Uint8Array): Promise<Wire> {
  const wire = await connectWire(app.base)
  wire.send(bytes)
  return wire
}

async function exchange(bytes: string | Uint8Array): Promise<{ wire: Wire; answer: WireAnswer }> {
  const wire = await begin(bytes)
  return { wire, answer: await wire.answer() }
}

/** The answers on the wire, one after the other: their first lines. */
const statuses = (wire: Wire): number[] =>
  [...wire.text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

function expectProblem({ status, headers, json }: WireAnswer, expected: number, kind: string): void {
  expect({ status, type: json?.type, mediaType: headers.get('content-type') }).toEqual({
    status: expected,
    type: `/problems/${kind}`,
    mediaType: 'application/problem+json',
  })
  expect(json).toMatchObject({
    status: expected,
    title: expect.any(String),
    instance: `/requests/${headers.get('x-request-id')}`,
  })
}

test.each<[string, string | Uint8Array]>([
  ['no request at all', 'GARBAGE\r\n\r\n'],
  ['a TLS handshake', Buffer.from('16030100f8010000f40303', 'hex')],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/0.9', 'GET /version\r\n\r\n'],
  ['HTTP/3.0', 'GET /version HTTP/3.0\r\nHost: x\r\n\r\n'],
  ['a method that there is none of', 'FETCH /version HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a method in lower case', 'get /version HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a target without a slash', get('version')],
  ['a byte that no target has', Buffer.from(get('/\xff'), 'latin1')],
  ['no Host', 'GET /version HTTP/1.1\r\n\r\n'],
  ['two Hosts', get('/version', 'Host: other\r\n')],
  ['a Host that is none', 'GET /version HTTP/1.1\r\nHost: a b<script>\r\n\r\n'],
  ['a Host with a user', 'GET /version HTTP/1.1\r\nHost: ada@localhost\r\n\r\n'],
  ['an absolute target with a user', get('http://ada@localhost/version')],
  ['bare line feeds', 'GET /version HTTP/1.1\nHost: x\n\n'],
  ['a folded header', get('/version', 'X-A: b\r\n c\r\n')],
  ['a bare carriage return in a header', get('/version', 'X-A: b\rc\r\n')],
  ['a NUL in a header', get('/version', 'X-A: b\0c\r\n')],
  ['a space before the colon', get('/version', 'X-A : b\r\n')],
])('%s: 400 as a problem document', async (_, bytes) => {
  const { answer } = await exchange(bytes)
  expectProblem(answer, 400, 'malformed-http')
})

test.each([
  ['Content-Length and Transfer-Encoding', post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
  ['Transfer-Encoding and Content-Length', post('Transfer-Encoding: chunked\r\nContent-Length: 4\r\n', '0\r\n\r\n')],
  ['two lengths', post('Content-Length: 4\r\nContent-Length: 5\r\n', 'abcde')],
  ['the same length twice', post('Content-Length: 4\r\nContent-Length: 4\r\n', 'abcd')],
  ['a list of lengths', post('Content-Length: 4, 4\r\n', 'abcd')],
  ['a length with a sign', post('Content-Length: +4\r\n', 'abcd')],
  ['a negative length', post('Content-Length: -4\r\n', 'abcd')],
  ['a length in hex', post('Content-Length: 0x4\r\n', 'abcd')],
  ['a length beyond all numbers', post('Content-Length: 99999999999999999999999\r\n', 'abcd')],
  ['chunked, but not at the end', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
  ['something that ends in chunked', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
  ['a coding before chunked', post('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n')],
  ['chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
  [
    'chunked in HTTP/1.0',
    'POST /v1/sessions HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a chunk whose size is none', post('Transfer-Encoding: chunked\r\n', 'ZZ\r\nabc\r\n0\r\n\r\n')],
])('smuggling, %s: 400, and what follows on the connection is not served', async (_, bytes) => {
  const { wire, answer } = await exchange(bytes + version)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  await wire.closed()
  expect(statuses(wire)).toEqual([400])
})

test.each<[string, string, number, string]>([
  ['a header beyond 16 KiB', get('/version', `X-A: ${'a'.repeat(17_000)}\r\n`), 431, 'headers-too-large'],
  [
    '3000 headers',
    get('/version', Array.from({ length: 3000 }, (_, index) => `a${index}:1\r\n`).join('')),
    431,
    'headers-too-large',
  ],
  ['a target beyond the headers', get(`/${'a'.repeat(20_000)}`), 431, 'headers-too-large'],
  ['a target beyond 8 KiB', get(`/${'a'.repeat(8192)}`), 414, 'uri-too-long'],
  [
    'an expectation that nobody meets',
    post('Expect: 200-ok\r\nContent-Length: 2\r\n', '{}'),
    417,
    'expectation-failed',
  ],
  [
    'two different credentials',
    get('/v1/me', 'Authorization: Bearer a\r\nAuthorization: Bearer b\r\n'),
    400,
    'ambiguous-credentials',
  ],
  ['two media types', post('Content-Type: text/plain\r\nContent-Length: 2\r\n', '{}'), 400, 'invalid-request'],
  ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n', 405, 'method-not-allowed'],
  ['TRACE', 'TRACE /version HTTP/1.1\r\nHost: x\r\nCookie: secret\r\n\r\n', 405, 'method-not-allowed'],
  ['a method of WebDAV', 'PROPFIND /version HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'method-not-allowed'],
])('%s: refused as a problem document', async (_, bytes, status, kind) => {
  const { answer } = await exchange(bytes)
  expectProblem(answer, status, kind)
  if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET, HEAD/)
  expect(answer.bytes.toString()).not.toContain('secret')
})

test('a target of exactly 8192 bytes is read', async () => {
  expectProblem((await exchange(get(`/${'a'.repeat(8191)}`))).answer, 404, 'not-found')
})

test.each([
  '/%2e%2e/version',
  '/v1/../version',
  '//version',
  '/version/',
  '/Version',
  '/VERSION',
  '/%76ersion',
  '/version;a=b',
  '/version%00',
  '/v1/files/a%2Fb',
  '/v1/files/%2e%2e%2fversion',
  '/v1/files/%00',
  '/v1/files/%E0%A4%A',
  '/v1/files/%',
  '/v1/files/',
  '/problems/%ff',
  '/v1',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e',
  '/version#a',
  '/.env',
  '*',
])('%s: 404 as a problem document', async (target) => {
  const { answer } = await exchange(get(target, `Authorization: ${bearer}\r\n`))
  // The validator knows the form of names: what could be one is refused as malformed.
  if (target === '/assets/%2e%2e') return expectProblem(answer, 400, 'invalid-request')
  expectProblem(answer, 404, 'not-found')
})

test.each([
  ['absolute, as a proxy sends it', get('http://localhost/version')],
  ['absolute with another Host beside it, which does not count', get('http://localhost:8080/version')],
  ['absolute with https', get('HTTPS://localhost/version')],
  ['HTTP/1.0 without Host', 'GET /version HTTP/1.0\r\n\r\n'],
  ['empty lines before the request', `\r\n\r\n${version}`],
  ['an IPv6 Host', 'GET /version HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n'],
  ['an offer to upgrade to a web socket', get('/version', 'Connection: Upgrade\r\nUpgrade: websocket\r\n')],
  [
    'an offer to upgrade to HTTP/2',
    get('/version', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'),
  ],
  ['a body where none is expected', get('/version', 'Content-Length: 5\r\n') + 'hello'],
  ['150 headers', get('/version', Array.from({ length: 150 }, (_, index) => `X-${index}: 1\r\n`).join(''))],
])('%s: 200', async (_, bytes) => {
  const { answer } = await exchange(bytes)
  expect({ status: answer.status, name: answer.json?.name as unknown }).toEqual({ status: 200, name: 'coffer' })
})

test('OPTIONS *: 204 with every method', async () => {
  const { answer } = await exchange('OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n')
  expect({ status: answer.status, allow: answer.headers.get('allow') }).toEqual({
    status: 204,
    allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
  })
})

test('pipelined requests are answered in their order', async () => {
  const wire = await begin(
    get('/nowhere') + get('/v1/me', `Authorization: ${bearer}\r\n`) + version + get('/v1/me') + version,
  )
  await wire.until(() => statuses(wire).length === 5, 'five answers')
  expect(statuses(wire)).toEqual([404, 200, 200, 401, 200])
  wire.abort()
})

test('garbage behind requests: they get their answers, then it gets its own, and the connection ends', async () => {
  const wire = await begin(get('/v1/me', `Authorization: ${bearer}\r\n`) + version + 'GARBAGE\r\n\r\n' + version)
  await wire.closed()
  expect(statuses(wire)).toEqual([200, 200, 400])
})

test('the connection is kept after a refusal whose body was read or small', async () => {
  const wire = await begin(get('/nowhere'))
  wire.send(post('Content-Length: 7\r\n', '{"a":1}'))
  wire.send(get('/v1/me'))
  wire.send(version)
  await wire.until(() => statuses(wire).length === 4, 'four answers')
  expect(statuses(wire)).toEqual([404, 400, 401, 200])
  wire.abort()
})

test('100-continue: asked for the body only when it is wanted', async () => {
  const refused = await exchange(post('Expect: 100-continue\r\nContent-Length: 70000\r\n'))
  expectProblem(refused.answer, 413, 'payload-too-large')
  expect(statuses(refused.wire)).toEqual([413])
  const wire = await begin(post('Expect: 100-continue\r\nContent-Length: 2\r\n'))
  await wire.until(() => statuses(wire).length > 0, 'it says to go on')
  wire.send('{}')
  expectProblem(await wire.answer(), 400, 'invalid-request')
  expect(statuses(wire)).toEqual([100, 400])
  wire.abort()
})

test('a client that resets while it is refused: no failure is left unheard, which would end the process', async () => {
  for (const method of ['OPTIONS', 'POST', 'PUT', 'GET']) {
    const { wire } = await exchange(`${method} /version HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nabc`)
    wire.abort()
    await wire.closed()
  }
  expect((await exchange(version)).answer.status).toBe(200)
})
