import { afterEach, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import {
  createClient,
  DigestMismatchError,
  type CofferClientOptions,
} from '../../generated/sdk/typescript/src/index.ts'
import { createSha256, portableSha256, sha256Of } from '../../generated/sdk/typescript/src/sha256.ts'
import packageManifest from '../../package.json' with { type: 'json' }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

/** A service that answers as told, a client of it, and what was asked. */
async function serve(answer: Answer, options: Partial<CofferClientOptions> = {}) {
  const asked: { line: string; headers: IncomingMessage['headers']; body: Buffer }[] = []
  const server = createServer((request, response) => {
    void buffer(request).then(
      (body) => {
        asked.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.headers, body })
        answer(request, response, body)
      },
      () => undefined, // the request was broken off, which some of these tests are about
    )
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createClient({ baseUrl, credentials: { accessToken: 'a', refreshToken: 'r' }, ...options })
  return { client, asked, lines: () => asked.map(({ line }) => line) }
}

function json(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** Breaks the connection the first time. */
function lostOnce(): Answer {
  let lost = 0
  return (_, response) => {
    if (lost++ === 0) response.destroy()
    else json(response, 200, { id: 'f' })
  }
}

const refused = { type: '/problems/service-unavailable', title: 'Unavailable', status: 503, instance: '/requests/r-9' }
const path = { fileId: 'f' }
const digestOf = (bytes: Uint8Array) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

describe('a lost connection', () => {
  test('GET, PUT and DELETE are sent again', async () => {
    const { client, lines } = await serve(lostOnce())
    await client.getFile({ path })
    expect(lines()).toEqual(['GET /v1/files/f', 'GET /v1/files/f'])
    const put = await serve(lostOnce())
    await put.client.replaceFileContent('f', new Blob(['x']), { ifMatch: '"1"' })
    expect(put.lines()).toHaveLength(2)
    const deleted = await serve(lostOnce())
    await deleted.client.deleteFile({ path })
    expect(deleted.lines()).toHaveLength(2)
  })

  test('POST is not sent again', async () => {
    const { client, lines } = await serve(lostOnce())
    await expect(client.restoreFile({ path })).rejects.toMatchObject({ name: 'TypeError' })
    expect(lines()).toHaveLength(1)
  })

  test('POST with an idempotency key is sent again, with the same key', async () => {
    const { client, asked } = await serve(lostOnce())
    await client.restoreFile({ path, idempotencyKey: 'k-1' })
    await client.uploadFile(new Blob(['x']), { idempotencyKey: 'k-2' })
    expect(asked.map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', 'k-1', 'k-2'])
  })

  test('a stream is not sent again, whatever its key', async () => {
    const { client, lines } = await serve(lostOnce())
    const upload = client.uploadFile(new Blob(['x']).stream(), { idempotencyKey: 'k' })
    await expect(upload).rejects.toMatchObject({ name: 'TypeError' })
    expect(lines()).toHaveLength(1)
  })

  test('three tries in all, then what fetch throws', async () => {
    const { client, lines } = await serve((_, response) => void response.destroy())
    await expect(client.getFile({ path })).rejects.toMatchObject({ name: 'TypeError' })
    expect(lines()).toHaveLength(3)
  })
})

describe('POST that was refused for now', () => {
  test.each([
    [429, {}, 2],
    [429, { 'Retry-After': '0' }, 2],
    [503, { 'Retry-After': '0' }, 2],
    [503, {}, 1],
    [409, { 'Retry-After': '0' }, 2],
    [409, {}, 1],
    [500, { 'Retry-After': '0' }, 1],
  ])('%d with %j: %d requests', async (status, headers, requests) => {
    const { client, lines } = await serve((_, response) => json(response, status, refused, headers), { retries: 1 })
    await expect(client.restoreFile({ path })).rejects.toMatchObject({
      status,
      type: '/problems/service-unavailable',
      instance: '/requests/r-9',
    })
    expect(lines()).toHaveLength(requests)
  })
})

describe('silence', () => {
  test('a service that does not answer: TimeoutError', async () => {
    const { client, lines } = await serve(() => undefined, { timeout: 60, retries: 0 })
    await expect(client.getFile({ path })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(lines()).toHaveLength(1)
  })

  test('a download that stops in the middle: TimeoutError', async () => {
    const { client } = await serve((_, response) => void response.writeHead(200).write('half'), { timeout: 60 })
    const { stream } = await client.downloadFile('f')
    await expect(new Response(stream).text()).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('a download whose reader takes its time is not silent', async () => {
    const { client } = await serve((_, response) => void response.writeHead(200).end('whole'), { timeout: 40 })
    const { stream } = await client.downloadFile('f')
    await new Promise((resolve) => setTimeout(resolve, 90))
    expect(await new Response(stream).text()).toBe('whole')
  })

  test('an upload that moves may last longer than the silence allowed', async () => {
    const { client, asked } = await serve((_, response) => json(response, 201, { id: 'f' }), { timeout: 150 })
    async function* slow() {
      for (let at = 0; at < 6; at++) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        yield new Uint8Array(1000)
      }
    }
    await client.uploadFile(slow())
    expect(asked[0]!.body).toHaveLength(6000)
  })
})

describe('digests', () => {
  const bytes = randomBytes(100_000)

  test.each([
    ['a Blob', new Blob([bytes]), {}, digestOf(bytes)],
    ['bytes in memory', bytes, {}, digestOf(bytes)],
    ['a Blob in a form', new Blob([bytes]), { tags: ['t'] }, digestOf(bytes)],
    ['a stream', new Blob([bytes]).stream(), {}, undefined],
    ['a Blob with its own', new Blob([bytes]), { reprDigest: 'sha-512=:x:' }, 'sha-512=:x:'],
    ['a Blob without one', new Blob([bytes]), { reprDigest: false as const }, undefined],
  ])('uploadFile of %s', async (_, source, options, expected) => {
    const { client, asked } = await serve((_, response) => json(response, 201, { id: 'f' }))
    await client.uploadFile(source, { name: 'x', ...options })
    expect(asked[0]!.headers['repr-digest']).toBe(expected)
    expect(asked[0]!.body.includes(bytes)).toBe(true)
  })

  test.each([
    ['that fits', { 'Repr-Digest': digestOf(bytes) }, {}, true],
    ['that fits, beside another', { 'Repr-Digest': `sha-512=:eA==:, ${digestOf(bytes)}` }, {}, true],
    ['that does not fit', { 'Repr-Digest': digestOf(randomBytes(3)) }, {}, false],
    ['that does not fit, not to be verified', { 'Repr-Digest': digestOf(randomBytes(3)) }, { verify: false }, true],
    ['of another kind', { 'Repr-Digest': 'sha-512=:eA==:' }, {}, true],
  ])('a download with a digest %s', async (_, headers, options, fits) => {
    const { client } = await serve((_, response) => void response.writeHead(200, headers).end(bytes))
    const { stream } = await client.downloadFile('f', options)
    const got = new Response(stream).arrayBuffer()
    if (fits) expect(Buffer.from(await got).equals(bytes)).toBe(true)
    else await expect(got).rejects.toBeInstanceOf(DigestMismatchError)
  })

  test('a range is not compared with the digest of the whole', async () => {
    const headers = { 'Repr-Digest': digestOf(bytes), 'Content-Range': 'bytes 0-1/100000' }
    const { client } = await serve((_, response) => void response.writeHead(206, headers).end(bytes.subarray(0, 2)))
    const { stream } = await client.downloadFile('f', { range: { first: 0, last: 1 } })
    expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(bytes.subarray(0, 2))
  })

  test('SHA-256 without Node gives what Node gives, for every length around the blocks', () => {
    for (let length = 0; length < 200; length++) {
      const some = bytes.subarray(0, length)
      const [portable, native] = [portableSha256(), createSha256()]
      // In two pieces, so that what is kept between them is tried too.
      for (const part of [some.subarray(0, length / 3), some.subarray(length / 3)]) {
        portable.update(part)
        native.update(part)
      }
      expect(Buffer.from(portable.digest()).equals(Buffer.from(native.digest()))).toBe(true)
    }
  })

  test('a field without SHA-256 gives none', () => {
    expect([null, '', 'sha-512=:eA==:', 'xsha-256=:eA==:'].map(sha256Of)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

test('every request names the client and its version', async () => {
  const { client, asked } = await serve((_, response) => json(response, 200, { id: 'f' }))
  await client.getFile({ path })
  await client.uploadFile(new Blob(['x']))
  await (await client.downloadFile('f')).stream.cancel()
  const { version } = packageManifest
  expect(asked.map(({ headers }) => headers['user-agent'])).toEqual(Array(3).fill(`coffer-typescript/${version}`))
})
