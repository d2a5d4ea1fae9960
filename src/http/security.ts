/** Who asks, and whether they may: read from the contract's `security` and `x-required-scopes`, before any of the body is read. */
import type { Request } from 'express'
import { createHash, timingSafeEqual } from 'node:crypto'
import { sessionOf, type Principal } from '../access/principal.ts'
import { Problem } from '../problem.ts'
import type { Caller } from './contract.ts'
import type { Operation } from './document.ts'
import { operationOf, scopeOf, type RequestScope } from './request-scope.ts'

export interface Authenticator {
  /** @throws Problem unauthenticated, or service-unavailable when revocation cannot be known */
  readonly principalOf: (credentials: string, caller: Caller) => Promise<Principal>
  /** Of an OAuth client. @throws Problem invalid-client, service-unavailable */
  readonly principalOfClient: (client: { id: string; secret: string }, caller: Caller) => Promise<Principal>
  /** Takes the page's refresh token and gives its new cookies. @throws Problem unauthenticated, service-unavailable */
  readonly renewPage: (refreshToken: string, caller: Caller) => Promise<{ principal: Principal; cookies: string[] }>
}

export interface SecurityOptions {
  readonly authenticator: Authenticator
  /** The origin that the service's own pages have; undefined: that of the request. */
  readonly publicUrl: string | undefined
  /** Whether somebody's session may do nothing yet but enrol or show a second factor. */
  readonly lacksSecondFactor: (principal: Principal) => boolean
  /** What reads the metrics; undefined: nothing does. */
  readonly metricsToken: string | undefined
}

export function createSecurity({ authenticator, publicUrl, metricsToken, lacksSecondFactor }: SecurityOptions) {
  const metricsDigest = metricsToken === undefined ? undefined : digest(metricsToken)

  return { authorize }

  /** @throws Problem 400 ambiguous, 401, 403 in this order */
  async function authorize(request: Request): Promise<void> {
    const scope = scopeOf(request)
    const operation = operationOf(scope)
    await identify(request, scope, operation)
    scope.origin.principal = scope.principal
    if (!operation.open && !scope.principal && scope.scheme !== 'metricsToken') throw unauthenticated(operation, false)
    if (operation.sessionRequired && scope.principal) sessionOf(scope.principal)
    if (scope.principal && !operation.open && !operation.beforeSecondFactor && lacksSecondFactor(scope.principal))
      throw new Problem('second-factor-required')
    if (operation.scopes.length > 0) requireScopes(operation, scope.principal)
    if (operation.sessionRequired && operation.method !== 'GET' && scope.principal?.isNarrowed)
      throw new Problem('insufficient-scope', {
        detail: 'The token has fewer scopes than the session: refresh it without scope.',
      })
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
      operation.schemes.some((scheme) => scheme === 'bearerAuth' || scheme === 'basicAuth' || scheme === 'clientAuth')
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
      scope.principal = await authenticator.principalOf(credentials, scope.caller).catch((error: unknown) => {
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
    if (operation.schemes.includes('clientAuth') && scheme.toLowerCase() === 'basic')
      return byClient(credentials, scope, operation)
    // An operation that takes no bearer token does not mind one: clients send it with everything.
    if (!operation.schemes.includes('bearerAuth') && operation.open && scheme.toLowerCase() === 'bearer') return
    throw operation.schemes.includes('clientAuth') && operation.open
      ? unreadableClient()
      : unauthenticated(operation, true)
  }

  /** Where a client is one way of several, the operation itself asks who it is. */
  async function byClient(credentials: string, scope: RequestScope, operation: Operation): Promise<void> {
    scope.client = clientCredentials(credentials)
    scope.scheme = 'clientAuth'
    if (!operation.open) scope.principal = await authenticator.principalOfClient(scope.client, scope.caller)
  }

  /** The page's cookies; a stale one on an operation that needs none counts as none. */
  async function byCookie(request: Request, scope: RequestScope, operation: Operation): Promise<void> {
    const { coffer_access: access, coffer_refresh: refresh } = scope.shownCookies
    // Where express-openapi-validator looks for a cookie that the contract asks for.
    request.cookies = scope.shownCookies
    try {
      if (access !== undefined && operation.schemes.includes('cookieAuth')) {
        const principal = await authenticator.principalOf(access, scope.caller)
        // The page is for who signed in: an API key, or a token that was got with one, counts as no cookie.
        if (principal.sessionId !== undefined) {
          scope.principal = principal
          scope.scheme = 'cookieAuth'
          return
        }
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
    const [email, password] = userAndPassword(credentials)
    return { email, password }
  } catch {
    throw unauthenticated(operation, true)
  }
}

/** @throws TypeError, URIError */
function userAndPassword(credentials: string): [string, string] {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) throw new TypeError('not base64')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(credentials, 'base64'))
  const colon = text.indexOf(':')
  if (colon < 1) throw new TypeError('no colon')
  return [text.slice(0, colon), text.slice(colon + 1)]
}

/** RFC 6749, section 2.3.1: both are encoded like a form's values first. */
function clientCredentials(credentials: string): { id: string; secret: string } {
  const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
  try {
    const [id, secret] = userAndPassword(credentials)
    return { id: decoded(id), secret: decoded(secret) }
  } catch {
    throw unreadableClient()
  }
}

/** With the members of RFC 6749, section 5.2. */
function unreadableClient(): Problem {
  const detail = 'The id and the secret of the client cannot be read.'
  return new Problem('invalid-client', {
    detail,
    headers: { 'WWW-Authenticate': 'Basic realm="coffer", charset="UTF-8"' },
    extensions: { error: 'invalid_client', error_description: detail },
  })
}
