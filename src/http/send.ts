/** Writes answers: the one place where status, headers and body meet the socket. */
import type { Request, Response } from 'express'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../problem.ts'
import { contentDigest } from './content-digest.ts'
import type { OutgoingBytes } from './contract.ts'
import type { Metrics } from './metrics.ts'
import { scopeOf } from './request-scope.ts'
import type { ResponseGuard } from './response-guard.ts'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | readonly string[] | undefined>>
  readonly mediaType?: string
  readonly body?: Body
}
export type Body = { readonly json: unknown } | { readonly text: string } | { readonly bytes: OutgoingBytes }

export interface Sender {
  /** @throws Problem contract-breach when the guard refuses the reply; then nothing was sent */
  readonly send: (request: Request, response: Response, reply: Reply) => Promise<void>
}

export interface SenderOptions {
  readonly guard: ResponseGuard
  readonly mode: 'refuse' | 'report' | 'off'
  /** How many of a hundred answers the guard looks at. */
  readonly percent: number
  readonly metrics: Metrics | undefined
}

export function createSender({ guard, mode, percent, metrics }: SenderOptions): Sender {
  const isChecked = (): boolean => mode !== 'off' && (percent === 100 || Math.random() * 100 < percent)
  return { send }

  async function send(request: Request, response: Response, reply: Reply): Promise<void> {
    const scope = scopeOf(request)
    const headers = fields(reply, scope.headers, scope.cookies)
    const payload =
      reply.body && !('bytes' in reply.body)
        ? Buffer.from('json' in reply.body ? JSON.stringify(reply.body.json) : reply.body.text)
        : undefined
    if (payload) headers['content-length'] = String(payload.length)
    if (payload && 'content-digest' in (scope.operation?.responses[reply.status]?.headers ?? {})) {
      const digest = contentDigest(payload, request.headers['want-content-digest']?.toString())
      if (digest !== undefined) headers['content-digest'] = digest
    }
    if (!reply.body && reply.status !== 204 && reply.status !== 304) headers['content-length'] = '0'
    if (isChecked()) {
      metrics?.checked()
      const breaches = guard.breaches(scope.operation, {
        status: reply.status,
        headers,
        ...reply.body,
        hasBody: reply.body !== undefined,
      })
      if (breaches.length > 0) {
        metrics?.breach(scope.operation?.id ?? 'none', reply.status)
        scope.log.error({ breaches }, 'the answer breaks the contract')
        if (mode === 'refuse') throw new Problem('contract-breach', { cause: new Error(breaches.join('; ')) })
      }
    }
    const unread = hasUnreadBody(request, scope.bodyRead)
    const declared = headers['content-length']
    const bytes =
      reply.body && 'bytes' in reply.body && !scope.head && !unread
        ? await begun(reply.body.bytes, declared === undefined ? undefined : Number(declared))
        : undefined
    scope.answered = true
    if (unread) headers['connection'] = 'close'
    response.writeHead(reply.status, headers)
    if (unread) return closeWithoutReading(request, response, scope.head ? undefined : payload)
    if (scope.head || !reply.body) return void response.end()
    if (payload) return void response.end(payload)
    if (bytes) await stream(bytes, response)
  }
}

type Fields = Record<string, string | string[]>

function fields(reply: Reply, ambient: Readonly<Record<string, string>>, cookies: readonly string[]): Fields {
  const headers: Fields = { 'cache-control': 'no-store' }
  for (const [name, value] of [...Object.entries(ambient), ...Object.entries(reply.headers)]) {
    if (value !== undefined)
      headers[name.toLowerCase()] = typeof value === 'string' || typeof value === 'number' ? String(value) : [...value]
  }
  if (cookies.length > 0)
    headers['set-cookie'] = [...cookies, ...((headers['set-cookie'] as string[] | undefined) ?? [])]
  if (reply.mediaType !== undefined) headers['content-type'] = reply.mediaType
  return headers
}

/** A reader may stand still this long; then it must come back with `Range`. */
const stillMillis = 120_000

/**
 * The first bytes are there before the status is sent, so that what fails at once is a problem still.
 * @param length that was declared: too few bytes would leave the client waiting for ever
 * @throws what reading them throws
 */
async function begun(bytes: OutgoingBytes, length: number | undefined): Promise<AsyncIterable<Uint8Array>> {
  const pieces = (bytes as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  let first: IteratorResult<Uint8Array> | undefined = await pieces.next()
  let sent = 0
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const piece = first ?? (await pieces.next())
    first = undefined
    if (piece.done !== true) sent += piece.value.length
    else if (length !== undefined && sent !== length) throw new Error(`${sent} bytes came instead of ${length}`)
    return piece
  }
  // No generator: one that nobody has asked for anything would not tell the source that nobody will.
  const close = async (): Promise<IteratorResult<Uint8Array>> => {
    await pieces.return?.()
    return { done: true, value: undefined }
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: close }) }
}

/** A failure behind the first byte cannot become a problem document: the connection breaks, so that the client notices. */
async function stream(bytes: AsyncIterable<Uint8Array>, response: Response): Promise<void> {
  response.setTimeout(stillMillis, () => response.destroy())
  await pipeline(Readable.from(bytes, { objectMode: false }), response)
}

/** More than this much of a refused body is not worth reading for keeping the connection. */
const discardable = 64 * 1024

function hasUnreadBody(request: Request, begun: boolean): boolean {
  if (request.complete) return false
  if (begun || request.headers['transfer-encoding'] !== undefined) return true
  const length = Number(request.headers['content-length'] ?? 0)
  return length > discardable || (request.headers.expect !== undefined && length > 0)
}

/**
 * The body of a refused request is not read, or no further. Ending the response would make Node read and discard it, and closing at
 * once may reset the connection before the client has seen the answer; so the answer goes out whole, the client gets a
 * moment to read it, and then the connection is destroyed.
 */
async function closeWithoutReading(request: Request, response: Response, payload: Buffer | undefined): Promise<void> {
  if (request.socket.destroyed) return
  if (payload) response.write(payload)
  else response.flushHeaders()
  request.pause()
  const timer = setTimeout(() => request.socket.destroy(), 1500)
  await once(request.socket, 'close').finally(() => clearTimeout(timer))
}
