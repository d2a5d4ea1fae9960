/** The proof by coverage itself: what it notes, what it misses in a run, and what its page says. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { undocumented, unreached } from '../../scripts/coverage/findings.ts'
import { coveragePage, skeletonOf } from '../../scripts/coverage/page.ts'
import { chosen, reachOf, readObservations } from '../../scripts/coverage/reach.ts'
import { recordAnswers, type Observation } from '../../scripts/coverage/recorder.ts'
import { readContract } from '../../src/http/document.ts'
import { eventually } from '../support/eventually.ts'

let folder: string
const servers: Server[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coffer-coverage-test-'))
})
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

async function serve(listener: RequestListener): Promise<{ base: string; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { base: `http://127.0.0.1:${port}`, port }
}

/** Answers as the service does: its fields go to `writeHead`, where `getHeaders` does not see them. */
const answering: RequestListener = (request, response) => {
  response.writeHead(200, { 'X-Request-Id': '1', 'Set-Cookie': ['a=1', 'b=2'], 'Content-Type': 'text/plain' })
  request.method = 'GET'
  response.end('x')
}

async function recorded(isDone: (found: Observation[]) => boolean): Promise<Observation[]> {
  await eventually(async () => isDone(readObservations(folder)))
  return readObservations(folder)
}

const begin = (name: () => string = () => 'a test', leftOut?: ReadonlySet<number>): (() => void) =>
  recordAnswers({ folder, database: 'sqlite', testName: name, ...(leftOut ? { leftOut } : {}) })

test('recordAnswers: notes what went over the wire, once for each test, with what Node and writeHead added', async () => {
  const { base } = await serve(answering)
  let name = 'the first'
  const stop = begin(() => name)
  for (let turn = 0; turn < 3; turn++)
    await fetch(`${base}/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b3${turn}?q=1`, { method: 'HEAD' })
  name = 'the second'
  await fetch(`${base}/v1/files`, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain; charset=a' } })
  const found = await recorded(({ length }) => length >= 2)
  stop()
  await fetch(`${base}/after`)
  expect(readObservations(folder)).toEqual(found)
  expect(found).toMatchObject([
    { test: 'the first', method: 'HEAD', path: '/v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b30', status: 200 },
    { test: 'the second', method: 'POST', path: '/v1/files', requestType: 'text/plain', database: 'sqlite' },
  ])
  expect(found[1]!.headers).toMatchObject({
    'x-request-id': '1',
    'set-cookie': ['a=1', 'b=2'],
    date: expect.any(String),
    connection: 'keep-alive',
  })
})

test('recordAnswers: notes the refusal of a body that is never read, whose response does not finish', async () => {
  const { port } = await serve((request, response) => {
    response.writeHead(413, { 'X-Request-Id': '1' })
    response.flushHeaders()
    request.pause()
  })
  const stop = begin()
  const socket = connect(port, '127.0.0.1')
  socket.write('POST /v1/files HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n')
  await once(socket, 'data')
  socket.destroy()
  expect(await recorded(({ length }) => length > 0)).toMatchObject([{ status: 413, path: '/v1/files' }])
  stop()
})

test('recordAnswers: passes over other servers, services that are left out, and connections without an answer', async () => {
  const [other, wrong, silent, right] = [
    await serve((_request, response) => response.end('x')),
    await serve(answering),
    await serve((request) => request.socket.destroy()),
    await serve(answering),
  ]
  const stop = begin(() => 'a test', new Set([wrong.port]))
  for (const { base } of [other, wrong]) await fetch(base)
  await expect(fetch(silent.base)).rejects.toThrow()
  await fetch(`${right.base}/last`)
  expect(await recorded(({ length }) => length > 0)).toMatchObject([{ path: '/last' }])
  stop()
})

const response = (content: string): string => `
          description: An answer.
          headers:
            X-Request-Id: { required: true, schema: { type: string } }
            Link: { schema: { type: string } }
          ${content}`

/** One operation, with two media types and the unexpected failure. */
const contract = readContract(`
openapi: 3.0.3
info: { title: Small, version: 0.0.0 }
paths:
  /things:
    get:
      tags: [things]
      operationId: listThings
      security: []
      responses:
        '200':${response('content: { text/plain: { schema: { type: string } }, text/css: { schema: { type: string } } }')}
        default:${response('content: { application/problem+json: { schema: { type: object } } }')}
components: {}
`)

const seen = (more: Partial<Observation> = {}): Observation => ({
  database: 'sqlite',
  test: 'tests/a.test.ts › a',
  method: 'GET',
  path: '/things',
  status: 200,
  headers: { 'x-request-id': '1', 'content-type': 'text/plain', date: 'today', connection: 'close', link: '<a>' },
  ...more,
})
const headersOf = (mediaType: string, more: Record<string, string> = {}): Observation['headers'] => ({
  'x-request-id': '1',
  'content-type': mediaType,
  ...more,
})
const problem = headersOf('application/problem+json')

/** Everything that the small contract has, on both databases. */
const whole = (['sqlite', 'mysql'] as const).flatMap((database) => [
  seen({ database }),
  seen({ database, method: 'HEAD' }),
  seen({ database, headers: headersOf('text/css') }),
  seen({ database, status: 500, headers: { ...problem, link: '<a>' } }),
])

test('unreached: nothing where every place was seen on both databases', () => {
  const reach = reachOf(contract, whole)
  expect([unreached(reach), undocumented(reach)]).toEqual([[], []])
})

test.each<[string, (observation: Observation) => boolean, string[]]>([
  [
    'a media type on one database',
    ({ database, headers }) => database === 'mysql' && headers['content-type'] === 'text/css',
    ['no test reaches listThings 200 text/css on MySQL'],
  ],
  ['HEAD', ({ method }) => method === 'HEAD', ['no test reaches listThings by HEAD on SQLite or MySQL']],
  [
    'the unexpected failure',
    ({ status }) => status === 500,
    [
      'no test reaches listThings default application/problem+json on SQLite or MySQL',
      'no test sees the required header x-request-id of listThings default',
      'no test sees the optional header link of listThings default',
    ],
  ],
])('unreached: names what is missing, %s', (_, isMissing, findings) => {
  expect(
    unreached(
      reachOf(
        contract,
        whole.filter((one) => !isMissing(one)),
      ),
    ),
  ).toEqual(findings)
})

test('unreached: an optional header that no test saw, though its answer was seen', () => {
  const withoutLink = whole.map((one) => ({ ...one, headers: { ...one.headers, link: undefined } as never }))
  const bare = JSON.parse(JSON.stringify(withoutLink)) as Observation[]
  expect(unreached(reachOf(contract, bare))).toEqual([
    'no test sees the optional header link of listThings 200',
    'no test sees the optional header link of listThings default',
  ])
})

test('unreached: what was sent before the first test of a file reaches nothing', () => {
  const prepared = whole.map((one) => ({ ...one, test: 'tests/a.test.ts › (before its first test)' }))
  expect(unreached(reachOf(contract, prepared)).length).toBeGreaterThan(3)
})

test.each<[string, Partial<Observation>, string]>([
  ['a status', { status: 418, headers: problem }, 'listThings answers 418, which is not among its responses'],
  ['a media type', { headers: headersOf('text/html') }, 'listThings 200 is text/html, not text/plain or text/css'],
  ['a header', { headers: headersOf('text/css', { server: 'x' }) }, 'has the header server, which is not documented'],
  ['a body that is missing', { headers: { 'x-request-id': '1' } }, 'listThings 200 lacks its body'],
  ['another answer to an unknown path', { path: '/nowhere', status: 404 }, 'GET /nowhere answers 404 text/plain'],
])('undocumented: %s, with the test that saw it', (_, more, finding) => {
  const [found, ...others] = undocumented(reachOf(contract, [...whole, seen({ ...more, test: 'the one' })]))
  expect(found).toContain(finding)
  expect(found).toContain('(seen by the one)')
  expect(others).toEqual([])
})

test('chosen: one that names the operation, the shortest, the first in the alphabet, and dredd when there is no other', () => {
  expect(chosen(new Set(['bb', 'aaa', 'ba', 'dredd']))).toBe('ba')
  expect(chosen(new Set(['a', 'getFile: b', 'dredd']), 'getFile')).toBe('getFile: b')
  expect(chosen(new Set(['dredd']))).toBe('dredd')
  expect(chosen(new Set())).toBeUndefined()
})

test('coveragePage: a row for each cell; another choice of tests is the same skeleton, another row is not', () => {
  const dredd = {
    sqlite: [{ verdict: 'skip', operation: 'listThings', status: '200', mediaType: 'text/css', message: 'no way' }],
    mysql: [{ verdict: 'pass', operation: 'listThings', status: '200', mediaType: 'text/plain', message: '' }],
  } as const
  const page = coveragePage(contract, reachOf(contract, whole), dredd)
  const rows = page.split('\n')
  expect(rows).toContain('| listThings | 200 | text/plain | on MySQL | `a.test.ts › a` | the same |')
  expect(rows).toContain('### no way (on SQLite)')
  expect(rows).toContain('| listThings | 200 | text/css | `a.test.ts › a` |')
  const renamed = whole.map((one) => ({ ...one, test: `${one.test} | \`${one.database}\`` }))
  const other = coveragePage(contract, reachOf(contract, renamed), dredd)
  expect(other).not.toBe(page)
  expect(skeletonOf(other)).toBe(skeletonOf(page))
  const poorer = coveragePage(contract, reachOf(contract, whole), { ...dredd, mysql: [] })
  expect(skeletonOf(poorer)).not.toBe(skeletonOf(page))
})
