/** Who asks, and whether they may: read from the contract's `security` and `x-required-scopes`, before any of the body is read. */
import { parseCookie } from 'cookie'
import type { Request } from 'express'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../problem.ts'
import type { Caller } from './contract.ts'
import type { Operation } from './document.ts'
import { operationOf, scopeOf, type RequestScope } from './request-scope.ts'

export interface Authenticator {
  /** @throws Problem unauthenticated, or service-unavailable when revocation cannot be known */
  readonly principalOf: (accessToken: string) => Promise<Principal>
  /** Takes the page's refresh token and gives its new cookies. @throws Problem unauthenticated, service-unavailable */
  readonly renewPage: (refreshToken: string, caller: Caller) => Promise<{ principal: Principal; cookies: string[] }>
}

export interface SecurityOptions {
  readonly authenticator: Authenticator
  /** The origin that the service's own pages have; undefined: that of the request. */
  readonly publicUrl: string | undefined
  /** What reads the metrics; undefined: nothing does. */
  readonly metricsToken: string | undefined
}

export function createSecurity({ authenticator, publicUrl, metricsToken }: SecurityOptions) {
  const metricsDigest = metricsToken === undefined ? undefined : digest(metricsToken)

  return { authorize }

  /** @throws Problem 400 ambiguous, 401, 403 in this order */
  async function authorize(request: Request): Promise<void> {
    const scope = scopeOf(request)
    const operation = operationOf(scope)
    await identify(request, scope, operation)
    if (!operation.open && !scope.principal && scope.scheme !== 'metricsToken') throw unauthenticated(operation, false)
    if (operation.scopes.length > 0) requireScopes(operation, scope.principal)
    requireSameOrigin(request, scope, operation)
  }

  async function identify(request: Request, scope: RequestScope, operation: Operation): Promise<void> {
    const authorization = request.headers.authorization
    if (operation.schemes.includes('metricsToken')) {
      byMetricsToken(authorization, scope, operation)
      return
    }
    if (
      authorization !== undefined &&
      (operation.schemes.includes('bearerAuth') || operation.schemes.includes('basicAuth'))
    ) {
      return byHeader(authorization, scope, operation)
    }
    if (operation.schemes.includes('cookieAuth') || operation.schemes.includes('refreshCookie'))
      await byCookie(request, scope, operation)
  }

  function byMetricsToken(authorization: string | undefined, scope: RequestScope, operation: Operation): void {
    if (!metricsDigest)
      throw new Problem('not-found', { detail: 'There are no metrics here: no token is set for them.' })
    if (authorization === undefined) return
    const [, token] = /^Bearer +([^\s]+) *$/i.exec(authorization) ?? []
    if (token === undefined || !timingSafeEqual(digest(token), metricsDigest)) throw unauthenticated(operation, true)
    scope.scheme = 'metricsToken'
  }

  async function byHeader(authorization: string, scope: RequestScope, operation: Operation): Promise<void> {
    const [, scheme = '', credentials = ''] = /^([A-Za-z]+) +([^\s]+) *$/.exec(authorization) ?? []
    if (operation.schemes.includes('bearerAuth') && scheme.toLowerCase() === 'bearer') {
      scope.principal = await authenticator.principalOf(credentials).catch((error: unknown) => {
        throw error instanceof Problem && error.status === 401 ? unauthenticated(operation, true, error) : error
      })
      scope.scheme = 'bearerAuth'
      return
    }
    if (operation.schemes.includes('basicAuth') && scheme.toLowerCase() === 'basic') {
      scope.basic = basicCredentials(credentials, operation)
      scope.scheme = 'basicAuth'
      return
    }
    // An operation that takes no bearer token does not mind one: clients send it with everything.
    if (!operation.schemes.includes('bearerAuth') && operation.open && scheme.toLowerCase() === 'bearer') return
    throw unauthenticated(operation, true)
  }

  /** The page's cookies; a stale one on an operation that needs none counts as none. */
  async function byCookie(request: Request, scope: RequestScope, operation: Operation): Promise<void> {
    const cookies = parseCookie(request.headers.cookie ?? '')
    // Where express-openapi-validator looks for a cookie that the contract asks for.
    request.cookies = cookies
    const access = cookies['coffer_access']
    const refresh = cookies['coffer_refresh']
    try {
      if (access !== undefined && operation.schemes.includes('cookieAuth')) {
        scope.principal = await authenticator.principalOf(access)
        scope.scheme = 'cookieAuth'
        return
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
    }
    if (refresh === undefined || !operation.schemes.includes('refreshCookie')) return
    // A cross-site request must not even turn the chain of refresh tokens.
    requireSameOrigin(request, { ...scope, scheme: 'refreshCookie' }, operation)
    try {
      const renewed = await authenticator.renewPage(refresh, scope.caller)
      scope.principal = renewed.principal
      scope.cookies = renewed.cookies
      scope.scheme = 'refreshCookie'
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
    }
  }

  /**
   * What a cookie authorizes must come from this service's own pages, and so must what sets a cookie. Browsers say so
   * with `Sec-Fetch-Site`; older ones at least send `Origin`.
   */
  function requireSameOrigin(request: Request, scope: RequestScope, operation: Operation): void {
    if (operation.method === 'GET') return
    const byPage = operation.tag === 'web' || scope.scheme === 'cookieAuth' || scope.scheme === 'refreshCookie'
    if (!byPage) return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined ? site === 'same-origin' : ownOrigins(request).includes(request.headers.origin ?? '')) return
    throw new Problem('cross-site-request')
  }

  function ownOrigins(request: Request): string[] {
    return publicUrl === undefined
      ? [`http://${request.headers.host ?? ''}`, `https://${request.headers.host ?? ''}`]
      : [publicUrl]
  }
}

/** Of equal length whatever was sent, so that they can be compared in constant time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function requireScopes(operation: Operation, principal: Principal | undefined): void {
  const missing = operation.scopes.filter((scope) => !principal?.scopes.has(scope))
  if (missing.length > 0)
    throw new Problem('insufficient-scope', { detail: `This needs the scope ${missing.join(' ')}.` })
}

function unauthenticated(operation: Operation, presented: boolean, cause?: Problem): Problem {
  const challenge = operation.schemes.includes('basicAuth')
    ? 'Basic realm="coffer", charset="UTF-8"'
    : `Bearer realm="coffer"${presented ? ', error="invalid_token"' : ''}`
  return new Problem('unauthenticated', {
    detail: presented ? 'The credentials are not valid, expired or revoked.' : 'This needs credentials.',
    headers: { 'WWW-Authenticate': challenge },
    cause,
  })
}

/** RFC 7617: base64 of `user:password` in UTF-8; the first colon divides. */
function basicCredentials(credentials: string, operation: Operation): { email: string; password: string } {
  try {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) throw new TypeError('not base64')
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(credentials, 'base64'))
    const colon = text.indexOf(':')
    if (colon < 1) throw new TypeError('no colon')
    return { email: text.slice(0, colon), password: text.slice(colon + 1) }
  } catch {
    throw unauthenticated(operation, true)
  }
}
