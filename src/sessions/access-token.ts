/** Access tokens: JWTs as RFC 9068 has them, verified strictly and once. */
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Principal } from '../access/principal.ts'
import { isRole, isScope, scopesOf, type Role } from '../access/roles.ts'
import type { Clock } from '../db/clock.ts'
import type { IdMaker } from '../db/id.ts'
import { Problem } from '../problem.ts'
import type { Key, Keyring } from './keyring.ts'

export interface AccessTokens {
  /** @returns the compact JWS */
  readonly issue: (subject: { accountId: string; sessionId: string; roles: readonly Role[] }) => Promise<string>
  /** What the token proves by itself; revocation is another question. @throws Problem unauthenticated */
  readonly verify: (token: string) => Promise<Principal>
}

export interface AccessTokenOptions {
  readonly keyring: Keyring
  readonly clock: Clock
  readonly newId: IdMaker
  /** The origin, known only once the server listens when none is set. */
  readonly issuer: () => string
  readonly audience: () => string
  /** Seconds. */
  readonly ttl: number
}

export const clientId = 'coffer'
const maxTokenLength = 4096
/** Seconds that clocks of replicas may differ. */
const clockTolerance = 5
/** A token that was verified is kept by its exact text; 20,000 of them are about 30 MB. */
const keptTokens = 20_000

export function createAccessTokens({ keyring, clock, newId, issuer, audience, ttl }: AccessTokenOptions): AccessTokens {
  const kept = new LRUCache<string, { kid: string; principal: Principal }>({ max: keptTokens })
  return { issue, verify }

  async function issue({
    accountId,
    sessionId,
    roles,
  }: {
    accountId: string
    sessionId: string
    roles: readonly Role[]
  }): Promise<string> {
    const key = keyring.current()
    const now = Math.floor(clock() / 1000)
    return new SignJWT({ sid: sessionId, client_id: clientId, scope: scopesOf(roles).join(' '), roles: [...roles] })
      .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'at+jwt' })
      .setIssuer(issuer())
      .setAudience(audience())
      .setSubject(accountId)
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + ttl)
      .sign(key.sign)
  }

  async function verify(token: string): Promise<Principal> {
    const known = kept.get(token)
    if (known) {
      if (known.principal.expiresAt + clockTolerance * 1000 > clock() && keyring.holds(known.kid))
        return known.principal
      kept.delete(token)
    }
    if (token.length > maxTokenLength) throw invalid('too long')
    if (!isCanonical(token)) throw invalid('not a compact JWS in canonical base64url')
    const key = await keyOf(token)
    const principal = await check(token, key)
    kept.set(token, { kid: key.kid, principal })
    return principal
  }

  async function check(token: string, key: Key): Promise<Principal> {
    try {
      const { payload } = await jwtVerify(token, key.verify, {
        algorithms: [key.algorithm],
        typ: 'at+jwt',
        issuer: issuer(),
        audience: audience(),
        requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat', 'jti', 'sid', 'client_id', 'scope'],
        // Bounds both a future `iat` and a life longer than any token of ours has.
        maxTokenAge: ttl + clockTolerance,
        clockTolerance,
        currentDate: new Date(clock()),
        crit: {},
      })
      return principalOf(payload, ttl)
    } catch (error) {
      throw error instanceof Problem ? error : invalid('verification failed', error)
    }
  }

  async function keyOf(token: string): Promise<Key> {
    let kid: unknown
    try {
      kid = decodeProtectedHeader(token).kid
    } catch (error) {
      throw invalid('unreadable header', error)
    }
    if (typeof kid !== 'string') throw invalid('no kid')
    const key = await keyring.find(kid)
    if (!key) throw invalid('unknown kid')
    return key
  }
}

const invalid = (why: string, cause?: unknown): Problem =>
  new Problem('unauthenticated', { cause: new Error(why, { cause }) })

/**
 * Exactly three non-empty parts of the base64url alphabet without padding, each the encoding that its bytes have: one
 * token has one text, so that no altered copy passes for another token (RFC 7515, section 2; RFC 4648, section 3.5).
 */
export function isCanonical(token: string): boolean {
  const parts = token.split('.')
  return (
    parts.length === 3 &&
    parts.every(
      (part) => /^[A-Za-z0-9_-]+$/.test(part) && Buffer.from(part, 'base64url').toString('base64url') === part,
    )
  )
}

function principalOf(payload: Record<string, unknown>, ttl: number): Principal {
  const { sub, sid, jti, exp, iat, scope, roles, client_id: client } = payload
  if (
    typeof sub !== 'string' ||
    typeof sid !== 'string' ||
    typeof jti !== 'string' ||
    typeof client !== 'string' ||
    typeof scope !== 'string'
  )
    throw invalid('claims of the wrong type')
  if (!isUuid(sub) || !isUuid(sid)) throw invalid('not an id')
  if (
    typeof exp !== 'number' ||
    typeof iat !== 'number' ||
    !Number.isSafeInteger(exp) ||
    exp - iat > ttl + clockTolerance
  )
    throw invalid('lives too long')
  if (!Array.isArray(roles)) throw invalid('no roles')
  return {
    accountId: sub,
    sessionId: sid,
    roles: (roles as unknown[]).filter((role): role is Role => typeof role === 'string' && isRole(role)),
    scopes: new Set(scope.split(' ').filter(isScope)),
    expiresAt: exp * 1000,
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
