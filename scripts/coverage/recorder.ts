// Notes every answer that a process gives over HTTP, as it went over the wire, with the test that asked for it.

import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

/** One answer. */
export interface Observation {
  readonly database: 'sqlite' | 'mysql'
  /** File and name of the test, or `dredd`. */
  readonly test: string
  /** As sent: the service itself takes HEAD for GET. Of an upload: what `X-HTTP-Method-Override` of a POST names. */
  readonly method: string
  /** As sent, without the query. */
  readonly path: string
  /** Of the request, without parameters. */
  readonly requestType?: string
  readonly status: number
  /** Names in lower case; of the same name several, as a list. */
  readonly headers: Readonly<Record<string, string | string[]>>
}

export interface RecorderOptions {
  /** Where the observations go, a file for each recorder. */
  readonly folder: string
  readonly database: Observation['database']
  readonly testName: () => string
  /** Ports whose answers say nothing about the contract. */
  readonly leftOut?: ReadonlySet<number>
}

interface Started {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** However many requests a test sends, its file stays small: what is alike is noted once for each test. */
const maxObservations = 20_000

/** @returns what ends the recording */
export function recordAnswers({ folder, database, testName, leftOut }: RecorderOptions): () => void {
  const file = join(folder, `${process.pid}-${randomUUID()}.jsonl`)
  const known = new Set<string>()

  /** The name is asked for now, because an answer may end when the next test has begun. */
  const onStart = (message: unknown): void => {
    const { request, response } = message as Started
    if (leftOut?.has(request.socket.localPort ?? 0)) return
    const asked = { database, test: testName(), method: methodOf(request), path: pathOf(request) }
    const requestType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    // Not `finish`: an answer to a body that is not read to its end has none.
    response.once('close', () => {
      const answer = onTheWire(response)
      // Tests have small servers of their own; every answer of the service has an id.
      if (answer?.headers['x-request-id'] === undefined) return
      note({ ...asked, ...(requestType === undefined ? {} : { requestType }), ...answer })
    })
  }
  const note = (observation: Observation): void => {
    const key = keyOf(observation)
    if (known.has(key) || known.size >= maxObservations) return
    known.add(key)
    appendFileSync(file, `${JSON.stringify(observation)}\n`)
  }

  subscribe('http.server.request.start', onStart)
  return () => void unsubscribe('http.server.request.start', onStart)
}

/** tus 1.0, X-HTTP-Method-Override: the request is interpreted as if its method were the header's. */
function methodOf(request: IncomingMessage): string {
  const { method = '', headers } = request
  const meant = headers['x-http-method-override']
  if (method !== 'POST' || typeof meant !== 'string' || !pathOf(request).startsWith('/v1/uploads/')) return method
  return meant.toUpperCase()
}

/** A proxy's form of the address names the server as well (RFC 9112, section 3.2.2). */
const pathOf = ({ url = '/' }: IncomingMessage): string =>
  (url.replace(/^https?:\/\/[^/?#]*/i, '').split('?', 1)[0] ?? '').slice(0, 500)

/**
 * What Node wrote, since `getHeaders` does not know what was given to `writeHead`, nor what Node added by itself.
 * Undefined: the connection broke before there was an answer.
 */
function onTheWire(response: ServerResponse): Pick<Observation, 'status' | 'headers'> | undefined {
  const { _header: header } = response as unknown as { readonly _header: string | null }
  if (!response.headersSent || header === null) return undefined
  const [first = '', ...lines] = header.trimEnd().split('\r\n')
  const headers: Record<string, string | string[]> = {}
  for (const line of lines) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    const value = line.slice(line.indexOf(':') + 1).trim()
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat()
  }
  return { status: Number(first.split(' ')[1]), headers }
}

/** Paths differ by their ids and headers by their values, which makes no other cell. */
function keyOf({ test, method, path, requestType, status, headers }: Observation): string {
  const shape = path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')
  const mediaType = String(headers['content-type'] ?? '')
  return [test, method, shape, requestType, status, mediaType, ...Object.keys(headers).sort()].join('\n')
}

/** What a service in a process of its own needs to be recorded under that name; nothing in a run that does not ask for it. */
export function recordedSettings(database: Observation['database'], test: string): Record<string, string> {
  const folder = process.env['COFFER_TEST_COVERAGE']
  if (folder === undefined) return {}
  return {
    COFFER_TEST_COVERAGE: folder,
    COFFER_TEST_DIALECT: database,
    COFFER_TEST_NAME: test,
    NODE_OPTIONS: `--import=${new URL('preload.ts', import.meta.url).href}`,
  }
}
