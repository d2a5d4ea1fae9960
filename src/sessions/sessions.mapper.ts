import type { JWK } from 'jose'
import type { Schema } from '../http/contract.ts'
import type { SessionView, Tokens } from './sessions.ts'

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

export function toSessionSummary(session: SessionView): Schema<'SessionSummary'> {
  return {
    id: session.id,
    createdAt: new Date(session.createdAt).toISOString(),
    lastSeenAt: new Date(session.lastSeenAt).toISOString(),
    expiresAt: new Date(session.expiresAt).toISOString(),
    address: session.address,
    ...(session.device === undefined ? {} : { device: session.device }),
    current: session.current,
  }
}

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
