import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { chromium, type Browser, type Page } from 'playwright-core'
import { provideChromium } from '../../scripts/find-chromium.ts'
import type { createClient } from '../../generated/sdk/typescript/src/index.ts'

declare global {
  /** What the page has made of the module. */
  var client: ReturnType<typeof createClient>
}

const root = join(import.meta.dirname, '../..')
const html = `<!doctype html><title>client</title>
<script type="importmap">{ "imports": { "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs" } }</script>
<script type="module">
  import { createClient } from '/generated/sdk/typescript/src/index.ts'
  globalThis.client = createClient({ baseUrl: '', credentials: { accessToken: 'access-1', refreshToken: 'refresh-1' } })
</script>`

interface Received {
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const received: Received[] = []
const server = createServer((request, response) => void answer(request, response))
let browser: Browser
let page: Page

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  browser = await chromium.launch({ executablePath: await provideChromium(), args: ['--no-sandbox'] })
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'client' in globalThis)
})
afterAll(async () => {
  await browser.close()
  server.close().closeAllConnections()
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  if (path.startsWith('/v1/')) await answerAsService(request, response, path)
  else if (/\.(ts|mjs)$/.test(path)) await sendSource(response, path)
  else response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
}

async function sendSource(response: ServerResponse, path: string): Promise<void> {
  const source = await readFile(join(root, path), 'utf8')
  const text = path.endsWith('.ts') ? stripTypeScriptTypes(source) : source
  response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(text)
}

/** Takes the second access token only, and files up to 16 MiB. */
async function answerAsService(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const body = await buffer(request).catch(() => undefined)
  if (!body) return
  if (path === '/v1/oauth/token') {
    json(response, 200, {
      access_token: 'access-2',
      refresh_token: 'refresh-2',
      token_type: 'Bearer',
      expires_in: 1200,
    })
  } else if (request.method === 'GET') {
    response.writeHead(200).end('0123456789')
  } else {
    received.push({ headers: request.headers, body })
    const isFresh = request.headers.authorization === 'Bearer access-2'
    const status = !isFresh ? 401 : body.length > 16 * 1024 * 1024 ? 413 : 201
    json(response, status, { type: '/problems/payload-too-large', id: 'f-1' })
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

test('in a browser a file is uploaded with progress, again after a 401, as the body itself', async () => {
  const { file, seen } = await page.evaluate(async () => {
    const seen: { loaded: number; total: number | undefined }[] = []
    const bytes = new File([new Uint8Array(4 * 1024 * 1024)], 'größe.bin', { type: 'application/pdf' })
    return { file: await client.uploadFile(bytes, { onProgress: (progress) => seen.push(progress) }), seen }
  })
  expect(file).toMatchObject({ id: 'f-1' })
  expect(seen.at(-1)).toEqual({ loaded: 4 * 1024 * 1024, total: 4 * 1024 * 1024 })
  expect(received).toHaveLength(2)
  expect(received.at(-1)!.headers).toMatchObject({
    authorization: 'Bearer access-2',
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.bin",
    // Of four MiB of zeros, computed in the page.
    'repr-digest': `sha-256=:${createHash('sha256')
      .update(Buffer.alloc(4 * 1024 * 1024))
      .digest('base64')}:`,
  })
  expect(received.at(-1)!.body).toHaveLength(4 * 1024 * 1024)
})

test('in a browser a form carries the fields before the file', async () => {
  await page.evaluate(() =>
    client.uploadFile(new Blob(['Hello']), {
      name: 'a.txt',
      mediaType: 'text/plain',
      tags: ['x', 'y'],
      onProgress: () => undefined,
    }),
  )
  const form = received.at(-1)!.body.toString()
  expect(form).toMatch(
    /name="tags"\r\n\r\nx\r\n[^]*name="tags"\r\n\r\ny\r\n[^]*name="file"; filename="a.txt"\r\nContent-Type: text\/plain\r\n\r\nHello\r\n/,
  )
})

test('in a browser a stream is gathered first', async () => {
  await page.evaluate(() =>
    client.uploadFile(new Blob(['Hel', 'lo']).stream(), { name: 'a.txt', mediaType: 'text/plain' }),
  )
  expect(received.at(-1)).toMatchObject({
    body: Buffer.from('Hello'),
    headers: { 'content-type': 'text/plain', 'content-length': '5' },
  })
})

test('in a browser a refusal is a ProblemError, with progress as without', async () => {
  const kinds = await page.evaluate(async () => {
    const large = new Blob([new Uint8Array(17 * 1024 * 1024)])
    const kindOf = (error: unknown) => (error as { kind: string }).kind
    return [
      await client.uploadFile(large, { name: 'x' }).catch(kindOf),
      await client.uploadFile(large, { name: 'x', onProgress: () => undefined }).catch(kindOf),
    ]
  })
  expect(kinds).toEqual(['payload-too-large', 'payload-too-large'])
})

test('in a browser an abort ends an upload with progress', async () => {
  const name = await page.evaluate(async () => {
    const abort = new AbortController()
    const large = new Blob([new Uint8Array(64 * 1024 * 1024)])
    const upload = client.uploadFile(large, { signal: abort.signal, onProgress: () => abort.abort() })
    return upload.catch((error: unknown) => (error as Error).name)
  })
  expect(name).toBe('AbortError')
})

test('in a browser a download is a stream', async () => {
  const text = await page.evaluate(async () => new Response((await client.downloadFile('f-1')).stream).text())
  expect(text).toBe('0123456789')
})
