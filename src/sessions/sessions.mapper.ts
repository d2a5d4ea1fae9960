import type { JWK } from 'jose'
import type { Schema } from '../http/contract.ts'
import type { Challenge } from './second-step.ts'
import type { ClientToken } from './client-tokens.ts'
import type { SessionView } from './session-list.ts'
import type { Tokens } from './session-tokens.ts'
import type { TokenState } from './token-lookup.ts'

export function toSession(tokens: Tokens): Schema<'Session'> {
  return {
    accessToken: tokens.accessToken,
    tokenType: 'Bearer',
    expiresIn: tokens.expiresIn,
    refreshToken: tokens.refreshToken,
    refreshExpiresIn: tokens.refreshExpiresIn,
    sessionId: tokens.sessionId,
  }
}

/** Of the answer that shows the tokens. */
export function openedHeaders({ sessionId, deviceToken }: Tokens): { Location: string; 'Coffer-Device'?: string } {
  return {
    Location: `/v1/sessions/${sessionId}`,
    ...(deviceToken === undefined ? {} : { 'Coffer-Device': deviceToken }),
  }
}

export function toMfaChallenge({ token, expiresAt, methods }: Challenge): Schema<'MfaChallenge'> {
  return { challengeToken: token, expiresAt: new Date(expiresAt).toISOString(), methods: [...methods] }
}

/** RFC 6749, section 5.1: the names are the RFC's. */
export function toTokenResponse(tokens: Tokens): Schema<'TokenResponse'> {
  return {
    access_token: tokens.accessToken,
    token_type: 'Bearer',
    expires_in: tokens.expiresIn,
    refresh_token: tokens.refreshToken,
    scope: tokens.scope,
  }
}

/** Without a refresh token: the client can ask again (RFC 6749, section 4.4.3). */
export function toClientTokenResponse({ accessToken, expiresIn, scope }: ClientToken): Schema<'TokenResponse'> {
  return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, scope }
}

/** RFC 7662, section 2.2. */
export function toIntrospection(state: TokenState): Schema<'Introspection'> {
  if (!state.active) return { active: false }
  return {
    active: true,
    scope: state.scope,
    client_id: state.clientId,
    sub: state.subject,
    iss: state.issuer,
    iat: state.issuedAt,
    ...(state.expiresAt === undefined ? {} : { exp: state.expiresAt }),
    ...(state.tokenType === undefined ? {} : { token_type: state.tokenType }),
    ...(state.audience === undefined ? {} : { aud: state.audience }),
    ...(state.tokenId === undefined ? {} : { jti: state.tokenId }),
  }
}

export function toSessionSummary(session: SessionView): Schema<'SessionSummary'> {
  return {
    id: session.id,
    createdAt: instant(session.createdAt),
    lastSeenAt: instant(session.lastSeenAt),
    ...(session.authenticatedAt === 0 ? {} : { authenticatedAt: instant(session.authenticatedAt) }),
    amr: [...session.amr],
    expiresAt: instant(session.expiresAt),
    endsAt: instant(session.endsAt),
    address: session.address,
    ...(session.browser === undefined ? {} : { browser: session.browser }),
    ...(session.operatingSystem === undefined ? {} : { operatingSystem: session.operatingSystem }),
    deviceKind: session.kind,
    ...(session.userAgent === undefined ? {} : { device: session.userAgent }),
    current: session.current,
  }
}

const instant = (millis: number): string => new Date(millis).toISOString()

export function toJwks(keys: readonly JWK[]): Schema<'Jwks'> {
  return { keys: keys.map(toJwk) }
}

/** Public members alone, each named: nothing private can slip through. */
function toJwk({ kty, kid, alg, crv, x, y, n, e }: JWK): Schema<'Jwk'> {
  return {
    kty: kty as Schema<'Jwk'>['kty'],
    kid: kid ?? '',
    use: 'sig',
    alg: alg as Schema<'Jwk'>['alg'],
    ...(crv === undefined ? {} : { crv }),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(n === undefined ? {} : { n }),
    ...(e === undefined ? {} : { e }),
  }
}
