import { afterEach, describe, expect, test } from '@jest/globals'
import { parse as parseDisposition } from 'content-disposition'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createClient, type CofferClient, type Progress } from '../../generated/sdk/typescript/src/index.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function clientOf(listener: RequestListener, token = 'access-1'): Promise<CofferClient> {
  const server = createServer(listener)
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return createClient({ baseUrl, credentials: { accessToken: token, refreshToken: 'refresh-1' } })
}

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** A service that takes every file and notes what it got. */
async function taking(): Promise<{ client: CofferClient; received: Received[] }> {
  const received: Received[] = []
  const client = await clientOf((request, response) => {
    void buffer(request).then((body) => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body })
      json(response, 201, { id: 'f-1' })
    }, brokenOff)
  })
  return { client, received }
}

/** Some of these tests are about bodies that break off. */
function brokenOff(error: Error): void {
  expect(error.message).toBe('aborted')
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

/** Several times, since what a collected object held goes with the next. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  for (let time = 0; time < 8; time++) {
    await sleep(20)
    gc()
  }
}

const mebibyte = 1024 * 1024

/** So many chunks of a MiB, made when they are asked for; `made` counts them. */
function source(chunks: number) {
  const state = { made: 0, closed: false }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (; state.made < chunks; state.made++) {
        await Promise.resolve()
        yield new Uint8Array(mebibyte).fill(state.made)
      }
    } finally {
      state.closed = true
    }
  }
  return { state, bytes: bytes() }
}

/** The parts of a form, read strictly. */
function partsOf({
  headers,
  body,
}: Received): { headers: string; name: string | undefined; fileName: string | undefined; text: string }[] {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  const text = body.toString()
  expect(text.endsWith(`\r\n--${boundary}--\r\n`)).toBe(true)
  const parts = `\r\n${text.slice(0, -`\r\n--${boundary}--\r\n`.length)}`.split(`\r\n--${boundary}\r\n`).slice(1)
  return parts.map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const { parameters } = parseDisposition(/^Content-Disposition: (.*)$/m.exec(head)?.[1] ?? '', { multipart: true })
    return { headers: head, name: parameters.name, fileName: parameters.filename, text: rest.join('\r\n\r\n') }
  })
}

describe('uploadFile', () => {
  test('a Blob goes as the body itself, with length, type and name', async () => {
    const { client, received } = await taking()
    const file = await client.uploadFile(new Blob(['Hello'], { type: 'text/plain' }), {
      name: 'Grüße „1“ 100% (neu).txt',
    })
    expect(file).toEqual({ id: 'f-1' })
    expect(received[0]).toMatchObject({ method: 'POST', url: '/v1/files', body: Buffer.from('Hello') })
    expect(received[0]!.headers).toMatchObject({
      authorization: 'Bearer access-1',
      'content-type': 'text/plain',
      'content-length': '5',
    })
    expect(parseDisposition(received[0]!.headers['content-disposition']!)).toMatchObject({
      type: 'attachment',
      parameters: { filename: 'Grüße „1“ 100% (neu).txt' },
    })
  })

  test("a File's own name and type are used", async () => {
    const { client, received } = await taking()
    await client.uploadFile(new File(['x'], 'x.csv', { type: 'text/csv' }))
    expect(received[0]!.headers).toMatchObject({
      'content-type': 'text/csv',
      'content-disposition': "attachment; filename*=UTF-8''x.csv",
    })
  })

  test.each(['AsyncIterable', 'ReadableStream', 'Node stream'])(
    '%s: every byte arrives, in chunks, when no size is told',
    async (kind) => {
      const { client, received } = await taking()
      const { bytes } = source(3)
      const stream =
        kind === 'AsyncIterable' ? bytes : kind === 'Node stream' ? Readable.from(bytes) : streamFrom(bytes)
      await client.uploadFile(stream, { name: 'a.bin' })
      expect(received[0]!.headers).toMatchObject({
        'transfer-encoding': 'chunked',
        'content-type': 'application/octet-stream',
      })
      const wanted = Buffer.concat([0, 1, 2].map((value) => Buffer.alloc(mebibyte, value)))
      expect(received[0]!.body.equals(wanted)).toBe(true)
    },
  )

  test('a stream of known size says so', async () => {
    const { client, received } = await taking()
    await client.uploadFile(source(2).bytes, { name: 'a.bin', size: 2 * mebibyte })
    expect(received[0]!.headers).toMatchObject({ 'content-length': String(2 * mebibyte) })
    expect(received[0]!.body).toHaveLength(2 * mebibyte)
  })

  test('a stream that is not of the size told fails', async () => {
    const { client } = await taking()
    await expect(client.uploadFile(source(2).bytes, { size: mebibyte })).rejects.toMatchObject({ name: 'TypeError' })
    await expect(client.uploadFile(source(1).bytes, { size: 2 * mebibyte })).rejects.toMatchObject({
      name: 'TypeError',
    })
  })

  test.each([
    ['as the body itself', {}],
    ['within a form', { description: 'Large' }],
  ])('%s: nothing is read ahead of a service that does not take it', async (_, fields) => {
    let arrived: (request: IncomingMessage) => void
    const request = new Promise<IncomingMessage>((resolve) => (arrived = resolve))
    const client = await clientOf((incoming, response) => {
      arrived(incoming.pause())
      incoming.on('end', () => json(response, 201, { id: 'f-1' }))
    })
    const { state, bytes } = source(128)
    const upload = client.uploadFile(bytes, { name: 'large.bin', ...fields })
    const incoming = await request
    let before = -1
    while (before !== state.made) {
      before = state.made
      await sleep(300)
    }
    // What fits into the sockets' buffers and two chunks at the most.
    expect(state.made).toBeLessThan(32)
    incoming.resume()
    await upload
    expect(state.made).toBe(128)
  })

  test('description, tags and metadata go before the file in a form', async () => {
    const { client, received } = await taking()
    await client.uploadFile(source(0).bytes, {
      name: 'a "b"\\%22\r\n.txt',
      mediaType: 'text/plain',
      description: 'Zeile 1\r\nZeile 2 ✓',
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
    })
    const parts = partsOf(received[0]!)
    expect(parts.map(({ name, text }) => [name, text])).toEqual([
      ['description', 'Zeile 1\r\nZeile 2 ✓'],
      ['tags', 'finance'],
      ['tags', '2026'],
      ['metadata', '{"department":"sales"}'],
      ['file', ''],
    ])
    expect(parts[4]).toMatchObject({
      fileName: 'a "b"\\%22\r\n.txt',
      headers: expect.stringContaining('Content-Type: text/plain'),
    })
    expect(received[0]!.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  })

  test('a form around a Blob tells its length', async () => {
    const { client, received } = await taking()
    await client.uploadFile(new Blob(['Hello']), { name: 'a.txt', tags: ['x'] })
    expect(partsOf(received[0]!).at(-1)).toMatchObject({ name: 'file', fileName: 'a.txt', text: 'Hello' })
    expect(received[0]!.headers['content-length']).toBe(String(received[0]!.body.length))
  })

  test('a file that is a form itself is sent within one', async () => {
    const { client, received } = await taking()
    await client.uploadFile(new Blob(['--x--'], { type: 'multipart/form-data; boundary=x' }), { name: 'form' })
    expect(partsOf(received[0]!)).toMatchObject([{ name: 'file', text: '--x--' }])
  })

  test('progress counts the bytes of the file, in a form as well', async () => {
    const { client } = await taking()
    const seen: Progress[] = []
    await client.uploadFile(source(3).bytes, {
      size: 3 * mebibyte,
      tags: ['x'],
      onProgress: (progress) => seen.push(progress),
    })
    expect(seen).toEqual([1, 2, 3].map((count) => ({ loaded: count * mebibyte, total: 3 * mebibyte })))
  })

  test('a digest is passed on', async () => {
    const { client, received } = await taking()
    await client.uploadFile(new Blob(['x']), { reprDigest: 'sha-256=:x:' })
    expect(received[0]!.headers).toMatchObject({ 'repr-digest': 'sha-256=:x:' })
  })

  test('an abort ends the upload and closes the source, though memory was collected meanwhile', async () => {
    const client = await clientOf((request) => void request.pause())
    const { state, bytes } = source(1000)
    const upload = client.uploadFile(bytes, { signal: AbortSignal.timeout(300) })
    const ended = expect(upload).rejects.toMatchObject({ name: 'TimeoutError' })
    await collectGarbage()
    await ended
    while (!state.closed) await sleep(5)
    expect(state.made).toBeLessThan(100)
  })

  test('an abort ends a download, though memory was collected meanwhile', async () => {
    const client = await clientOf((_request, response) => void response.writeHead(200).write('the beginning'))
    const { stream } = await client.downloadFile('f-1', { signal: AbortSignal.timeout(300) })
    const ended = expect(buffer(stream)).rejects.toMatchObject({ name: 'TimeoutError' })
    await collectGarbage()
    await ended
  })

  test('a source that fails ends the upload with its error as the cause', async () => {
    const { client, received } = await taking()
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10)
      await Promise.reject(new Error('the disk is gone'))
    }
    await expect(client.uploadFile(failing(), { tags: ['x'] })).rejects.toMatchObject({
      cause: { message: 'the disk is gone' },
    })
    expect(received).toEqual([])
  })

  test('a refusal before the end of the body is a ProblemError', async () => {
    const client = await clientOf((request, response) => {
      response.writeHead(413, { 'Content-Type': 'application/problem+json' })
      response.end(
        JSON.stringify({
          type: '/problems/payload-too-large',
          title: 'Too large',
          status: 413,
          instance: '/requests/1',
        }),
      )
      request.resume()
    })
    const { state, bytes } = source(1000)
    await expect(client.uploadFile(bytes, { name: 'a' })).rejects.toMatchObject({ kind: 'payload-too-large' })
    while (!state.closed) await sleep(5)
    expect(state.made).toBeLessThan(100)
  })

  /** Takes files with the second access token only. */
  async function expired(): Promise<{ client: CofferClient; bodies: Buffer[] }> {
    const bodies: Buffer[] = []
    const client = await clientOf((request, response) => {
      void buffer(request).then((body) => {
        if (request.url === '/v1/oauth/token') {
          return json(response, 200, {
            access_token: 'access-2',
            refresh_token: 'r',
            token_type: 'Bearer',
            expires_in: 1200,
            scope: '',
          })
        }
        bodies.push(body)
        return json(response, request.headers.authorization === 'Bearer access-2' ? 201 : 401, { id: 'f-1' })
      })
    })
    return { client, bodies }
  }

  test('a Blob is sent again after a 401, with a new token', async () => {
    const { client, bodies } = await expired()
    await client.uploadFile(new Blob(['Hello']), { name: 'a' })
    expect(bodies).toEqual([Buffer.from('Hello'), Buffer.from('Hello')])
  })

  test('a stream cannot be sent again: the 401 is thrown', async () => {
    const { client, bodies } = await expired()
    await expect(client.uploadFile(source(1).bytes, { name: 'a' })).rejects.toMatchObject({ status: 401 })
    expect(bodies).toHaveLength(1)
  })
})

test('replaceFileContent puts the bytes with If-Match', async () => {
  const { client, received } = await taking()
  await client.replaceFileContent('f-1', new Blob(['new']), { ifMatch: '"abc"', mediaType: 'text/plain' })
  expect(received[0]).toMatchObject({ method: 'PUT', url: '/v1/files/f-1/content', body: Buffer.from('new') })
  expect(received[0]!.headers).toMatchObject({
    'if-match': '"abc"',
    'content-type': 'text/plain',
    'content-length': '3',
  })
})

describe('downloadFile', () => {
  const bytes = Buffer.from('0123456789')

  test('gives the stream and what the headers tell', async () => {
    const client = await clientOf((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'text/plain',
        'Content-Length': bytes.length,
        'Content-Disposition': `attachment; filename="fallback.txt"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt`,
        ETag: '"abc"',
      })
      response.end(bytes)
    })
    const { stream, headers, ...told } = await client.downloadFile('f-1')
    expect(told).toEqual({
      status: 200,
      name: 'Grüße.txt',
      mediaType: 'text/plain',
      length: 10,
      size: 10,
      range: undefined,
      etag: '"abc"',
    })
    expect(headers.get('ETag')).toBe('"abc"')
    expect(await new Response(stream).text()).toBe('0123456789')
  })

  test.each([
    [{ first: 2, last: 4 }, 'bytes=2-4'],
    [{ first: 2 }, 'bytes=2-'],
    [{ suffix: 3 }, 'bytes=-3'],
  ])('range %j is asked for as %s', async (range, header) => {
    const asked: unknown[] = []
    const client = await clientOf((request, response) => {
      asked.push(request.headers.range, request.headers['if-range'])
      response.writeHead(206, {
        'Content-Range': 'bytes 2-4/10',
        'Content-Length': 3,
        'Content-Disposition': 'attachment; filename="a \\"b\\""',
      })
      response.end('234')
    })
    const download = await client.downloadFile('f-1', { range, ifRange: '"abc"' })
    expect(asked).toEqual([header, '"abc"'])
    expect(download).toMatchObject({ status: 206, name: 'a "b"', length: 3, size: 10, range: { first: 2, last: 4 } })
    expect(await new Response(download.stream).text()).toBe('234')
  })

  test('progress counts as the reader reads, and nothing is read ahead of it', async () => {
    let sent = 0
    const client = await clientOf((_, response) => {
      response.writeHead(200, { 'Content-Length': 128 * mebibyte })
      const chunks = source(128)
      Readable.from(chunks.bytes)
        .on('data', () => sent++)
        .pipe(response)
    })
    const seen: Progress[] = []
    const { stream } = await client.downloadFile('f-1', { onProgress: (progress) => seen.push(progress) })
    await sleep(300)
    expect(sent).toBeLessThan(32)
    let loaded = 0
    for await (const chunk of stream) loaded += chunk.byteLength
    expect(loaded).toBe(128 * mebibyte)
    expect(seen.at(-1)).toEqual({ loaded, total: loaded })
  })

  test('an abort breaks the stream', async () => {
    const client = await clientOf((_, response) => void response.writeHead(200, { 'Content-Length': 10 }).write('0123'))
    const abort = new AbortController()
    const { stream } = await client.downloadFile('f-1', { signal: abort.signal })
    const reader = stream.getReader()
    await reader.read()
    abort.abort()
    await expect(reader.read()).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('a refusal is a ProblemError', async () => {
    const client = await clientOf((_, response) => {
      response.writeHead(416, { 'Content-Type': 'application/problem+json' })
      response.end(JSON.stringify({ type: '/problems/range-not-satisfiable', title: 'No such range', status: 416 }))
    })
    await expect(client.downloadFile('f-1', { range: { first: 99 } })).rejects.toMatchObject({
      name: 'ProblemError',
      kind: 'range-not-satisfiable',
    })
  })
})

function streamFrom(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>
}
