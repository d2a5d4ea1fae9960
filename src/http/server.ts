/** The service's HTTP: middleware in the order of refusals (see the contract's description), and what Node would answer itself. */
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { AddressLimits } from '../access/limits.ts'
import { newId } from '../db/id.ts'
import { Problem } from '../problem.ts'
import type { Handlers } from './contract.ts'
import { createDispatch } from './dispatch.ts'
import type { Contract, Method } from './document.ts'
import { createProblemRenderer, problemDocument, type ProblemPage } from './render-problem.ts'
import { openScope, operationOf, scopeOf } from './request-scope.ts'
import { createResponseGuard, type ResponseGuard } from './response-guard.ts'
import { createSecurity, type Authenticator } from './security.ts'
import { createSender } from './send.ts'
import { createRequestValidator } from './validator.ts'

export interface HttpOptions {
  readonly contract: Contract
  readonly handlers: Handlers
  readonly authenticator: Authenticator
  readonly limits: AddressLimits
  readonly log: Logger
  readonly publicUrl: string | undefined
  readonly trustedProxies: number
  readonly maxFileBytes: number
  readonly responseGuard: 'refuse' | 'report' | 'off'
  readonly problemPage: ProblemPage
  readonly pagePolicy: string
}

export interface HttpService {
  readonly server: Server
  readonly guard: ResponseGuard
  readonly warm: () => void
}

const maxUrlLength = 8192

export function createHttpService(options: HttpOptions): HttpService {
  const { contract, log, limits } = options
  const guard = createResponseGuard(contract.document)
  const sender = createSender({ guard, mode: options.responseGuard })
  const security = createSecurity(options)
  const validator = createRequestValidator(contract)
  const { gate, readBody, dispatch } = createDispatch({ ...options, sender })

  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', options.trustedProxies)
  app.use(begin(log, options))
  app.use(transport)
  app.use(route(contract, (request, response, allow) => void sender.send(request, response, { status: 204, headers: { Allow: allow } })))
  app.use(limitByAddress(limits))
  app.use(async (request: Request, _response: Response, next: NextFunction) => {
    await security.authorize(request)
    next()
  })
  app.use(gate)
  app.use(readBody)
  app.use(validator.validate)
  app.use(dispatch)
  app.use(createProblemRenderer({ sender, page: options.problemPage, pagePolicy: options.pagePolicy }))
  return { server: listenOn(app, log), guard, warm: validator.warm }
}

const baseline = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

function begin(log: Logger, { publicUrl }: HttpOptions): RequestHandler {
  const ambient = publicUrl?.startsWith('https:') === true ? { ...baseline, 'Strict-Transport-Security': 'max-age=31536000' } : baseline
  return (request, response, next) => {
    const id = newId()
    const startedAt = performance.now()
    const [path = '/'] = request.url.split('?', 1)
    const head = request.method === 'HEAD'
    openScope(request, {
      id,
      startedAt,
      log: log.child({ requestId: id }),
      caller: { address: (request.ip ?? '').replace(/^::ffff:(?=\d)/, ''), userAgent: request.headers['user-agent']?.slice(0, 400) },
      path,
      head,
      expectsContinue: request.headers.expect !== undefined,
      cookies: [],
      headers: { 'X-Request-Id': id, ...ambient },
      bodyRead: false,
      answered: false,
    })
    const method = request.method
    response.once('close', () => logRequest(request, response, method))
    if (head) request.method = 'GET'
    next()
  }
}

function logRequest(request: Request, response: Response, method: string): void {
  const scope = scopeOf(request)
  scope.log.info(
    { method, path: scope.path.slice(0, 200), operation: scope.operation?.id, status: response.statusCode, ms: Math.round(performance.now() - scope.startedAt), account: scope.principal?.accountId, address: scope.caller.address },
    'request',
  )
}

/** What can be refused by the first line and the headers alone. */
function transport(request: Request, _response: Response, next: NextFunction): void {
  if (request.url.length > maxUrlLength) throw new Problem('uri-too-long')
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  for (const single of ['authorization', 'content-type']) {
    if (names.indexOf(single) !== names.lastIndexOf(single)) throw new Problem('ambiguous-credentials', { detail: `The header ${single} is there twice.` })
  }
  const contentType = request.headers['content-type']
  if (contentType !== undefined) request.headers['content-type'] = bareMediaType(contentType)
  next()
}

/** The validator keeps a compiled schema for each different header: parameters are cut off, but for multipart's boundary. */
function bareMediaType(contentType: string): string {
  const bare = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
  const boundary = bare === 'multipart/form-data' ? /;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})/i.exec(contentType) : undefined
  return boundary ? `${bare}; boundary=${boundary[1] ?? ''}` : bare
}

function route(contract: Contract, sendOptions: (request: Request, response: Response, allow: string) => void): RequestHandler {
  return (request, response, next) => {
    const scope = scopeOf(request)
    const found = contract.find(scope.path)
    if (!found) throw new Problem('not-found')
    const methods = Object.keys(found.methods)
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    if (request.method === 'OPTIONS') return sendOptions(request, response, allow)
    const operation = found.methods[request.method as Method]
    if (!operation) throw new Problem('method-not-allowed', { headers: { Allow: allow }, detail: `This path has ${allow}.` })
    scope.route = found
    scope.operation = operation
    next()
  }
}

function limitByAddress(limits: AddressLimits): RequestHandler {
  return async (request, _response, next) => {
    const scope = scopeOf(request)
    const counted = await limits.count(operationOf(scope).id, scope.caller.address)
    Object.assign(scope.headers, counted?.headers)
    if (counted?.refusal) throw counted.refusal
    next()
  }
}

function listenOn(app: Express, log: Logger): Server {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 15_000, requestTimeout: 0, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000, requireHostHeader: true }, app)
  server.maxConnections = 10_000
  // The app answers before the client sends its body; `bodyBytes` says "go on" when it begins to read.
  server.on('checkContinue', app)
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    writeRaw(response.socket, new Problem('expectation-failed'), request.url)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    log.debug({ err: error }, 'not a request')
    const kind = error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-timeout' : 'malformed-http'
    writeRaw(socket, new Problem(kind))
  })
  server.on('connect', (_request: IncomingMessage, socket: Socket) => writeRaw(socket, new Problem('malformed-http', { detail: 'CONNECT is not served here.' })))
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    // Without a listener Node would drop the connection; an upgrade that nobody offers may be ignored (RFC 9110, section 7.8).
    void request
    writeRaw(socket, new Problem('malformed-http', { detail: 'No upgrade is offered here.' }))
  })
  return server
}

/** Refusals before there is a request to answer: written by hand, since Node has no response object for them. */
function writeRaw(socket: Socket | null, problem: Problem, _url?: string): void {
  if (!socket?.writable || (socket as Socket & { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent === true) return void socket?.destroy()
  const id = newId()
  const body = JSON.stringify(problemDocument(problem, id))
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `X-Request-Id: ${id}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => setTimeout(() => socket.destroy(), 500).unref())
}
