/** Access tokens: JWTs as RFC 9068 has them, verified strictly and once. */
import { jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Principal } from '../access/principal.ts'
import { isScope, type Scope } from '../access/roles.ts'
import type { Clock } from '../db/clock.ts'
import type { IdMaker } from '../db/id.ts'
import type { Keyring } from './keyring.ts'
import { invalidToken as invalid, readSigned } from './signed-token.ts'

export interface AccessTokens {
  /** @returns the compact JWS */
  readonly issue: (subject: TokenSubject) => Promise<string>
  /** What the token proves by itself; whether its session has ended is another question. @throws Problem unauthenticated, 503 */
  readonly verify: (token: string) => Promise<Principal>
}

export interface TokenSubject {
  readonly accountId: string
  /** The session, or the API key that the token is got with (RFC 6749, section 4.4). */
  readonly credential: { readonly sessionId: string } | { readonly keyId: string; readonly keyEpoch: number }
  readonly roles: readonly string[]
  readonly scopes: readonly Scope[]
  /** Whether these are fewer than the session has. */
  readonly isNarrowed?: true | undefined
  readonly epoch: number
  /** How the session was signed in to: the names of RFC 8176, with spaces between. */
  readonly amr?: string
  /** Seconds; less than the usual life where the session or the key ends before. */
  readonly lifetime?: number
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
/** Seconds that clocks of replicas may differ. */
const clockTolerance = 5
/** A token that was verified is kept by its exact text; 20,000 of them are about 30 MB. */
const keptTokens = 20_000

export function createAccessTokens({ keyring, clock, newId, issuer, audience, ttl }: AccessTokenOptions): AccessTokens {
  const kept = new LRUCache<string, { kid: string; principal: Principal }>({ max: keptTokens })
  return { issue, verify }

  async function issue(subject: TokenSubject): Promise<string> {
    const { accountId, credential, roles, scopes, isNarrowed, epoch, amr, lifetime = ttl } = subject
    const key = keyring.current()
    const now = Math.floor(clock() / 1000)
    const from =
      'keyId' in credential
        ? { client_id: credential.keyId, key_epoch: credential.keyEpoch }
        : { sid: credential.sessionId, client_id: clientId }
    const how = amr === undefined ? {} : { amr: amr.split(' ') }
    // A key has no roles; libraries refuse an empty claim.
    const ranks = 'keyId' in credential ? {} : { roles: [...roles] }
    const less = isNarrowed ? { narrowed: true } : {}
    return new SignJWT({ ...from, scope: scopes.join(' '), ...less, ...ranks, epoch, ...how })
      .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'at+jwt' })
      .setIssuer(issuer())
      .setAudience(audience())
      .setSubject(accountId)
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + Math.min(ttl, lifetime))
      .sign(key.sign)
  }

  async function verify(token: string): Promise<Principal> {
    const known = kept.get(token)
    if (known) {
      if (known.principal.expiresAt + clockTolerance * 1000 > clock() && (await keyring.holds(known.kid)))
        return known.principal
      kept.delete(token)
    }
    const { key, content: principal } = await readSigned(token, keyring.find, async (text, key, options) => {
      const { payload } = await jwtVerify(text, key, { ...options, ...claimOptions() })
      return principalOf(payload, ttl)
    })
    // A key that was revoked must not be taken because this replica has heard nothing for a while.
    if (!(await keyring.holds(key.kid))) throw invalid('the key is over')
    kept.set(token, { kid: key.kid, principal })
    return principal
  }

  function claimOptions() {
    return {
      typ: 'at+jwt',
      issuer: issuer(),
      audience: audience(),
      requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat', 'jti', 'client_id', 'scope'],
      // Bounds both a future `iat` and a life longer than any token of ours has.
      maxTokenAge: ttl + clockTolerance,
      clockTolerance,
      currentDate: new Date(clock()),
    }
  }
}

function principalOf(payload: Record<string, unknown>, ttl: number): Principal {
  const {
    sub,
    sid,
    jti,
    exp,
    iat,
    scope,
    narrowed,
    roles,
    amr,
    epoch = 0,
    key_epoch: keyEpoch,
    client_id: client,
  } = payload
  if (typeof sub !== 'string' || typeof jti !== 'string' || typeof client !== 'string' || typeof scope !== 'string')
    throw invalid('claims of the wrong type')
  // A session's token names the session; that of an API key names the key as the client, and no session.
  const bySession = client === clientId
  if (!isUuid(sub) || !(bySession ? typeof sid === 'string' && isUuid(sid) : sid === undefined && isUuid(client)))
    throw invalid('not an id')
  if (!isEpoch(epoch) || (bySession ? keyEpoch !== undefined : !isEpoch(keyEpoch))) throw invalid('no epoch')
  if (
    typeof exp !== 'number' ||
    typeof iat !== 'number' ||
    !Number.isSafeInteger(exp) ||
    exp - iat > ttl + clockTolerance
  )
    throw invalid('lives too long')
  if (narrowed !== undefined && narrowed !== true) throw invalid('neither narrowed nor not')
  if (bySession ? !Array.isArray(roles) : roles !== undefined) throw invalid('no roles, or those of a key')
  return {
    accountId: sub,
    sessionId: bySession ? (sid as string) : undefined,
    keyId: bySession ? undefined : client,
    tokenId: isUuid(jti) ? jti : undefined,
    roles: bySession ? (roles as unknown[]).filter((role) => typeof role === 'string') : [],
    amr: Array.isArray(amr) ? (amr as unknown[]).filter((way) => typeof way === 'string') : undefined,
    keyEpoch: bySession ? undefined : (keyEpoch as number),
    epoch,
    scopes: new Set(scope.split(' ').filter(isScope)),
    isNarrowed: narrowed,
    expiresAt: exp * 1000,
  }
}

const isEpoch = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
