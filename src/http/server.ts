/** The service's HTTP: middleware in the order of refusals (see the contract's description), and what Node would answer itself. */
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { AddressLimits } from '../access/limits.ts'
import { withOrigin, type Origin } from '../access/origin.ts'
import type { Principal } from '../access/principal.ts'
import type { RequestRates } from '../access/request-rates.ts'
import { newId } from '../db/id.ts'
import { Problem } from '../problem.ts'
import type { Patience } from './body.ts'
import { createClientAddress, type ClientAddress, type TrustedProxies } from './client-address.ts'
import { createConnections, everyMethod, refuseMalformed } from './connection.ts'
import type { Handlers } from './contract.ts'
import { createDispatch } from './dispatch.ts'
import type { Contract, Method, Route } from './document.ts'
import type { Metrics } from './metrics.ts'
import { createProblemRenderer, type ProblemPage } from './render-problem.ts'
import { openScope, operationOf, scopeOf } from './request-scope.ts'
import { createResponseGuard, type ResponseGuard } from './response-guard.ts'
import { createSecurity, type Authenticator } from './security.ts'
import { createSender } from './send.ts'
import { shownCookies } from './shown-cookies.ts'
import { requireTus, tellTus, tusMethod, tusOptions } from './tus.ts'
import { createRequestValidator } from './validator.ts'

export interface HttpOptions {
  readonly contract: Contract
  readonly handlers: Handlers
  readonly authenticator: Authenticator
  readonly limits: AddressLimits
  readonly rates: RequestRates
  readonly log: Logger
  readonly publicUrl: string | undefined
  readonly trustedProxies: TrustedProxies
  readonly maxFileBytes: number
  /** How slow a request's body may come. */
  readonly bodyPatience?: Patience
  readonly responseGuard: 'refuse' | 'report' | 'off'
  /** How many of a hundred answers the guard looks at. */
  readonly responseGuardPercent: number
  /** The service's, as told in `Coffer-Version` beside the contract's. */
  readonly version: string
  readonly metrics: Metrics | undefined
  /** Whether somebody's session may do nothing yet but enrol or show a second factor. */
  readonly lacksSecondFactor: (principal: Principal) => boolean
  /** What a collector of metrics shows. */
  readonly metricsToken: string | undefined
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
  const { contract, log } = options
  const guard = createResponseGuard(contract.document)
  const sender = createSender({
    guard,
    mode: options.responseGuard,
    percent: options.responseGuardPercent,
    metrics: options.metrics,
  })
  const versions = `contract="${contract.document.info.version}", service="${options.version}"`
  const security = createSecurity(options)
  const validator = createRequestValidator(contract)
  const { gate, readBody, dispatch } = createDispatch({ ...options, sender })

  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple')
  app.use(begin(log, versions, createClientAddress(options.trustedProxies), options))
  app.use(transport)
  app.use(
    route(contract, (request, response, allow, found) =>
      sender.send(request, response, {
        status: 204,
        headers: { Allow: allow, ...(found ? tusOptions(found, options.maxFileBytes) : {}) },
      }),
    ),
  )
  app.use(tellTus)
  app.use(async (request: Request, _response: Response, next: NextFunction) => {
    await admit(request, security.authorize, options)
    next()
  })
  app.use(requireTus)
  app.use(gate)
  app.use(readBody)
  app.use(validator.validate)
  app.use(dispatch)
  app.use(createProblemRenderer({ sender, page: options.problemPage, pagePolicy: options.pagePolicy }))
  return { server: createConnections(app, { log, versions }), guard, warm: validator.warm }
}

const baseline = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
}

function begin(
  log: Logger,
  versions: string,
  clientAddress: ClientAddress,
  { publicUrl, metrics, bodyPatience: patience }: HttpOptions,
): RequestHandler {
  const secure = publicUrl?.startsWith('https:') === true
  const ambient = {
    'Coffer-Version': versions,
    ...baseline,
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
  return (request, response, next) => {
    const id = newId()
    const startedAt = performance.now()
    const [path = '/'] = request.url.split('?', 1)
    const head = request.method === 'HEAD'
    const cookies = shownCookies(request.headers.cookie, secure)
    const caller = {
      address: clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString()),
      userAgent: request.headers['user-agent']?.slice(0, 400),
    }
    const headers: Record<string, string> = { 'X-Request-Id': id, ...ambient }
    const origin: Origin = {
      ...caller,
      requestId: id,
      // Pages show it as a cookie.
      device: request.headers['coffer-device']?.toString() ?? cookies['coffer_device'],
      fields: headers,
      principal: undefined,
      by: 'request',
    }
    openScope(request, {
      id,
      startedAt,
      log: log.child({ requestId: id }),
      caller,
      origin,
      path,
      head,
      ...(patience === undefined ? {} : { patience }),
      expectsContinue: request.headers.expect !== undefined,
      shownCookies: cookies,
      cookies: [],
      headers,
      bodyRead: false,
      answered: false,
    })
    const method = request.method
    response.once('close', () => {
      logRequest(request, response, method)
      metrics?.request(
        scopeOf(request).operation?.id ?? 'none',
        response.statusCode,
        (performance.now() - startedAt) / 1000,
      )
    })
    if (head) request.method = 'GET'
    withOrigin(origin, next)
  }
}

/** A link's token, whatever the path is that it stands in, and however the path is written: `cofs%5F` is `cofs_`. */
function withoutSecrets(path: string): string {
  const plain = path.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return (plain.includes('cof') ? plain : path).replace(/(cof[a-z]*_)[A-Za-z0-9_-]+/g, '$1...')
}

function logRequest(request: Request, response: Response, method: string): void {
  const scope = scopeOf(request)
  scope.log.info(
    {
      method,
      path: withoutSecrets(scope.path).slice(0, 200),
      operation: scope.operation?.id,
      status: response.statusCode,
      ms: Math.round(performance.now() - scope.startedAt),
      account: scope.principal?.accountId,
      address: scope.caller.address,
    },
    'request',
  )
}

/** What can be refused by the first line and the headers alone. */
function transport(request: Request, _response: Response, next: NextFunction): void {
  refuseMalformed(request)
  if (request.url.length > maxUrlLength) throw new Problem('uri-too-long')
  if (request.headers.expect !== undefined && request.headers.expect.toLowerCase() !== '100-continue')
    throw new Problem('expectation-failed')
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  const isTwice = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)
  if (isTwice('authorization'))
    throw new Problem('ambiguous-credentials', { detail: 'The header Authorization is there twice.' })
  if (isTwice('content-type'))
    throw new Problem('invalid-request', {
      errors: [{ in: 'header', pointer: 'Content-Type', detail: 'must not be there twice' }],
    })
  const contentType = request.headers['content-type']
  if (contentType !== undefined) request.headers['content-type'] = bareMediaType(contentType)
  next()
}

/** The validator keeps a compiled schema for each different header: parameters are cut off, but for multipart's boundary. */
function bareMediaType(contentType: string): string {
  const bare = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
  const boundary =
    bare === 'multipart/form-data' ? /;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})/i.exec(contentType) : undefined
  return boundary ? `${bare}; boundary=${boundary[1] ?? ''}` : bare
}

function route(
  contract: Contract,
  sendOptions: (request: Request, response: Response, allow: string, found?: Route) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    const scope = scopeOf(request)
    // About the server as a whole (RFC 9110, section 9.3.7).
    if (request.method === 'OPTIONS' && scope.path === '*') return sendOptions(request, response, everyMethod)
    const found = contract.find(scope.path)
    if (!found) throw new Problem('not-found')
    const methods = Object.keys(found.methods)
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    if (request.method === 'OPTIONS') return sendOptions(request, response, allow, found)
    request.method = tusMethod(request.method, request.headers['x-http-method-override'], found)
    const operation = found.methods[request.method as Method]
    if (!operation)
      throw new Problem('method-not-allowed', { headers: { Allow: allow }, detail: `This path has ${allow}.` })
    scope.route = found
    scope.operation = operation
    if (operation.deprecation) Object.assign(scope.headers, operation.deprecation)
    next()
  }
}

/** What whoever has a link may do with it; what is limited by address alone is not among them. */
const linkOperations: ReadonlySet<string> = new Set([
  'openShare',
  'downloadShare',
  'downloadSharedFile',
  'openUploadRequest',
  'downloadByLink',
  'uploadByLink',
])

/** What may be tried so often is counted before anybody looks at credentials, which may be what is tried. */
async function admit(
  request: Request,
  authorize: (request: Request) => Promise<void>,
  { limits, rates }: Pick<HttpOptions, 'limits' | 'rates'>,
): Promise<void> {
  const scope = scopeOf(request)
  const operation = operationOf(scope)
  const { address } = scope.caller
  const isRegistration = operation.id === 'registerUser'
  if (!isRegistration) await limits.count(operation.id, address)
  if (linkOperations.has(operation.id)) await rates.countVisitor(address)
  const [refusal] = await Promise.allSettled([authorize(request)])
  // A hundred accounts made by a script of an administrator's are no hundred strangers.
  if (isRegistration && !scope.principal?.scopes.has('users:write')) await limits.count(operation.id, address)
  // What is not allowed counts too, as soon as it is known who tries.
  if (scope.principal && '429' in operation.responses) await rates.countCaller(scope.principal)
  if (refusal.status === 'rejected') throw refusal.reason
}
