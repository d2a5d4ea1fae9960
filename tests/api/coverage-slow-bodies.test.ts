/**
 * A body that stops arriving: 408 from every operation that takes one, in each media type of the answer. All of them
 * wait at once, and the half minute that a client may pause passes by the clock of the timers alone.
 */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import { makeAccount, signIn, startApp, type Account, type TestApp } from '../support/app.ts'
import { nextAddress } from '../support/ask.ts'
import { makeUploadRequest } from '../support/shares.ts'
import { contract, soundRequest, tellsLimit } from '../support/sound-request.ts'
import { beginUpload } from '../support/tus.ts'
import { connectWire, type Wire } from '../support/wire.ts'

let app: TestApp
let whole: Account
beforeAll(async () => {
  app = await startApp({ settings: { COFFER_RATE_LIMIT: 'on', COFFER_TRUSTED_PROXIES: '1' } })
  whole = await makeAccount(app, { roles: ['admin'] })
})
afterEach(() => {
  jest.useRealTimers()
})
afterAll(() => app.close())

const idleMillis = 30_000

const table = [...contract.operations.values()].flatMap((operation) =>
  operation.consumes.length === 0
    ? []
    : Object.keys(operation.responses['408']?.content ?? {}).map((mediaType) => ({ operation, mediaType })),
)

/** The service says 100 when it begins to read, so that the waiting has begun for certain. */
async function beginBody({ operation, mediaType }: (typeof table)[number]): Promise<Wire> {
  const { method, path, headers } = soundRequest(operation, { whole, none: whole })
  // The limit on registrations is for strangers.
  if (operation.open) delete headers['Authorization']
  if (operation.id === 'replaceFileContent') {
    const file = await whole.client.post('/v1/files', 'content', { 'content-type': 'text/plain' })
    Object.assign(headers, { 'If-Match': '*' })
    return begin(method, `${file.headers.get('location')}/content`, headers, mediaType)
  }
  if (operation.id === 'appendUpload')
    return begin(method, (await beginUpload(whole.client, undefined)).path, headers, mediaType)
  if (operation.id === 'uploadToRequest')
    return begin(method, `${(await makeUploadRequest(whole)).path}/files`, headers, mediaType)
  if (operation.id === 'uploadByLink') {
    const { json } = await whole.client.post('/v1/upload-links', { name: 'a', mediaType: 'text/plain', size: 1000 })
    return begin(method, new URL(json.url as string).pathname, headers, mediaType)
  }
  if (operation.schemes.includes('refreshCookie'))
    headers['Cookie'] = `coffer_refresh=${(await signIn(app, whole)).refreshToken}`
  return begin(method, path, headers, mediaType)
}

async function begin(method: string, path: string, headers: Record<string, string>, accept: string): Promise<Wire> {
  const wire = await connectWire(app.base)
  const waiting = { 'X-Forwarded-For': nextAddress(), 'Content-Length': '1000', Expect: '100-continue', Accept: accept }
  wire.begin(method, path, { ...headers, ...waiting })
  await wire.until(() => wire.text.startsWith('HTTP/1.1 100 Continue'), `${method} ${path} is being read`)
  return wire
}

test('the table has every operation with a body', () => {
  const takers = [...contract.operations.values()].filter(({ consumes }) => consumes.length > 0)
  expect(new Set(table.map(({ operation }) => operation.id))).toEqual(new Set(takers.map(({ id }) => id)))
})

test('a body that stops arriving: nothing for half a minute, then 408 from every operation that takes one', async () => {
  jest.useFakeTimers({
    doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval'],
  })
  const wires = await Promise.all(table.map(beginBody))
  jest.advanceTimersByTime(idleMillis - 1000)
  expect((await whole.client.get('/v1/me')).status).toBe(200)
  expect(wires.filter(({ text }) => text.includes('HTTP/1.1 4'))).toEqual([])
  jest.advanceTimersByTime(2000)
  for (const [at, { operation, mediaType }] of table.entries()) {
    const { status, headers, bytes } = await wires[at]!.answer()
    expect({
      id: operation.id,
      status,
      mediaType: headers.get('content-type')?.split(';')[0],
      limit: headers.has('ratelimit'),
      cookies: headers.getSetCookie().length,
    }).toEqual({
      id: operation.id,
      status: 408,
      mediaType,
      limit: tellsLimit(operation),
      cookies: operation.schemes.includes('refreshCookie') ? 2 : 0,
    })
    expect(bytes.toString()).toContain('The request took too long')
  }
  for (const wire of wires) wire.abort()
  expect(app.app.guard.count()).toBe(0)
})
