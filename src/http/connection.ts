/** The server below Express: its limits, and as problem documents what Node would refuse in words of its own or not at all. */
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import { newId } from '../db/id.ts'
import { Problem, type ProblemKind } from '../problem.ts'
import { problemDocument } from './render-problem.ts'

export interface ConnectionOptions {
  readonly log: Logger
  /** The value of `Coffer-Version`, which what is refused here carries too. */
  readonly versions: string
  /** How long a client may take for its headers. */
  readonly headersMillis?: number
  /** How often that is looked at. */
  readonly checkMillis?: number
}

export function createConnections(
  app: RequestListener,
  { log, versions, headersMillis = 15_000, checkMillis = 5_000 }: ConnectionOptions,
): Server {
  const listener: RequestListener = (request, response) => {
    takeAbsoluteForm(request)
    app(request, response)
  }
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: headersMillis,
      connectionsCheckingInterval: checkMillis,
      // An honest upload may take hours: `bodyBytes` has limits of its own.
      requestTimeout: 0,
      // Longer than a load balancer keeps its side open, so that it never sends into a connection that is being closed.
      keepAliveTimeout: 65_000,
      // Refused in `refuseMalformed`, as a problem.
      requireHostHeader: false,
    },
    listener,
  )
  server.maxConnections = 10_000
  // The app answers before the client sends its body; `bodyBytes` says "go on" when it begins to read.
  server.on('checkContinue', listener)
  server.on('checkExpectation', listener)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    log.debug({ err: error }, 'not a request')
    refuse(socket, new Problem(kinds[error.code ?? ''] ?? 'malformed-http'), versions)
  })
  server.on('connect', (_request: IncomingMessage, socket: Socket) => {
    const problem = new Problem('method-not-allowed', {
      headers: { Allow: everyMethod },
      detail: 'This is no proxy.',
    })
    refuse(socket, problem, versions)
  })
  // Without a listener for `upgrade` Node answers over HTTP/1.1, as RFC 9110 allows (section 7.8): Java's client, for one, always offers h2c.
  return server
}

export const everyMethod = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'

const kinds: Readonly<Record<string, ProblemKind>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** What a proxy sends (RFC 9112, section 3.2.2): its authority counts instead of `Host`. */
function takeAbsoluteForm(request: IncomingMessage): void {
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(request.url ?? '') ?? []
  if (authority === undefined) return
  request.headers.host = authority
  request.url = rest.startsWith('/') ? rest : `/${rest}`
}

/**
 * What every hop must read alike, so that nobody smuggles a request past a proxy in front (RFC 9112, sections 3.2 and 6.1).
 * llhttp has refused most of it already.
 * @throws Problem malformed-http
 */
export function refuseMalformed(request: IncomingMessage): void {
  const { httpVersion, headers, rawHeaders } = request
  const malformed = (detail: string): Problem => new Problem('malformed-http', { detail })
  if (httpVersion !== '1.1' && httpVersion !== '1.0') throw malformed('This is HTTP/1.1.')
  if (headers.host === undefined ? httpVersion === '1.1' : !hostForm.test(headers.host))
    throw malformed('The header Host is missing or not valid.')
  if (rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1)
    throw malformed('The header Host is there twice.')
  const coding = headers['transfer-encoding']
  if (coding !== undefined && (coding.toLowerCase() !== 'chunked' || httpVersion === '1.0'))
    throw malformed('The only Transfer-Encoding taken is chunked, in HTTP/1.1.')
}

/** RFC 3986, section 3.2.2; no user information. */
const hostForm = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._~!$&'()*+,;=%-]*)(?::\d{0,5})?$/i

/** The parser complains again with every further byte of what it could not read. */
const refused = new WeakSet<Socket>()

/** Answers where there is no request to answer. Requests before it on the connection get their answers first. */
function refuse(socket: Socket, problem: Problem, versions: string): void {
  if (refused.has(socket)) return
  refused.add(socket)
  afterAnswers(socket, () => write(socket, problem, versions))
}

function afterAnswers(socket: Socket, then: () => void): void {
  // Node tells nowhere else which answer is on its way.
  const answer = (socket as Socket & { _httpMessage?: ServerResponse | null })._httpMessage
  if (!answer) return then()
  // The body of the request at hand is what cannot be read; its refusal may be on its way already.
  if (!answer.req.complete) return answer.headersSent ? closeSoon(socket) : then()
  answer.once('close', () => setImmediate(afterAnswers, socket, then))
}

function write(socket: Socket, problem: Problem, versions: string): void {
  if (!socket.writable) return void socket.destroy()
  const id = newId()
  const body = JSON.stringify(problemDocument(problem, id))
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `X-Request-Id: ${id}`,
    `Coffer-Version: ${versions}`,
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => closeSoon(socket))
}

/** At once could reset the connection before the client has read the answer. */
function closeSoon(socket: Socket): void {
  setTimeout(() => socket.destroy(), 500).unref()
}
