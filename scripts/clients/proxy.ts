// What stands between a client and the service in the scenario: notes every request with its answer, and fails one in a
// way that the client asks for.

import { once } from 'node:events'
import { Agent, createServer, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { operationFinder } from './operations.ts'

export interface Passage {
  /** `X-Scenario`: a process may tell the story more than once, with each kind of client that it has. */
  readonly story: string
  /** `unknown` for what the contract does not have. */
  readonly operation: string
  /** 0: the connection was broken instead. */
  readonly status: number
  readonly userAgent: string
  readonly hasDigest: boolean
  /** Of the request's body. */
  readonly bytes: number
}

export interface Proxy {
  readonly address: string
  /** In the order in which they were answered. */
  readonly passages: readonly Passage[]
  readonly close: () => Promise<void>
}

/** They are for one connection only (RFC 9110, section 7.6.1); nobody here speaks another protocol than HTTP/1.1. */
const hopByHop = ['connection', 'keep-alive', 'upgrade', 'http2-settings', 'proxy-connection', 'te', 'trailer']

/**
 * Forwards everything as a stream. `X-Fault: 503-once` gets 503 with `Retry-After: 1` the first time that its
 * `X-Fault-Id` is seen; the answer to an `Idempotency-Key` that begins with `lost-answer` is lost with its connection the
 * first time that the key is seen. Of each resumable upload the answer to the second piece is lost, and the connection
 * breaks at the beginning of the third.
 *
 * @param target the service's address, such as `http://127.0.0.1:8080`
 */
export async function startProxy(target: string): Promise<Proxy> {
  const passages: Passage[] = []
  const faultsSeen = new Set<string>()
  const piecesSeen = new Map<string, number>()
  const operationOf = operationFinder()
  const agent = new Agent({ keepAlive: true })
  const server = createServer((request, response) => void handle(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, passages, close }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length)).pause()
    const note = (status: number): void => {
      passages.push({
        story: String(request.headers['x-scenario'] ?? ''),
        operation: operationOf(request.method ?? '', request.url ?? ''),
        status,
        userAgent: request.headers['user-agent'] ?? '',
        hasDigest: request.headers['repr-digest'] !== undefined,
        bytes,
      })
    }
    try {
      if (isFault(request)) {
        note(503)
        refuse(response, 503, 'service-unavailable', { 'Retry-After': '1' })
      } else if (pieceOf(request) === 3) {
        note(0)
        response.destroy()
      } else await forward(request, response, note)
    } catch (error) {
      // The client or the service broke off: nothing can be answered any more, or that it failed.
      if (response.headersSent) response.destroy()
      else refuse(response, 502, error instanceof Error ? error.message : 'bad-gateway')
    }
  }

  /** Counts the pieces of an upload, from 1; 0: the request brings none. */
  function pieceOf({ method, url = '' }: IncomingMessage): number {
    if (operationOf(method ?? '', url) !== 'appendUpload') return 0
    const piece = (piecesSeen.get(url) ?? 0) + 1
    piecesSeen.set(url, piece)
    return piece
  }

  function isFault({ headers }: IncomingMessage): boolean {
    return headers['x-fault'] === '503-once' && isFirst(String(headers['x-fault-id']))
  }

  function isLost({ headers, method, url = '' }: IncomingMessage): boolean {
    if (operationOf(method ?? '', url) === 'appendUpload') return piecesSeen.get(url) === 2
    const key = String(headers['idempotency-key'] ?? '')
    return key.startsWith('lost-answer') && isFirst(key)
  }

  function isFirst(id: string): boolean {
    if (faultsSeen.has(id)) return false
    faultsSeen.add(id)
    return true
  }

  async function forward(request: IncomingMessage, response: ServerResponse, note: (status: number) => void) {
    const headers = Object.fromEntries(
      Object.entries(request.headersDistinct).filter(([name]) => name !== 'host' && !hopByHop.includes(name)),
    )
    const outgoing = sendRequest(new URL(request.url ?? '/', target), {
      agent,
      headers,
      method: request.method ?? 'GET',
    })
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
    // Whichever fails first is told; the other's failure is only its echo.
    const sent = pipeline(request, outgoing)
    sent.catch(() => undefined)
    const [answer] = await answered
    note(answer.statusCode ?? 0)
    if (isLost(request)) {
      await once(answer.resume(), 'end')
      response.destroy()
      return
    }
    response.writeHead(
      answer.statusCode ?? 502,
      Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        hopByHop.includes(name) ? [] : values.flatMap((value) => [name, value]),
      ),
    )
    await pipeline(answer, response)
  }

  async function close(): Promise<void> {
    server.close().closeAllConnections()
    agent.destroy()
    await once(server, 'close')
  }
}

function refuse(response: ServerResponse, status: number, kind: string, headers: Record<string, string> = {}): void {
  const problem = {
    type: `/problems/${kind}`,
    title: 'Made by the proxy of the scenario',
    status,
    instance: '/requests/0',
  }
  response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers }).end(JSON.stringify(problem))
}
