/** What somebody who signed in is given: the same members, whichever way they came. */
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import type { Clock } from '../db/clock.ts'
import type { AccessTokens } from './access-token.ts'
import type { RefreshToken } from './refresh-token.ts'

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshExpiresIn: number
  readonly sessionId: string
  readonly scope: string
  readonly principal: Principal
  /** Of a sign-in: what proves at the next one that the account was signed in to from this client before. */
  readonly deviceToken?: string
}

/** Of an account what its tokens tell. */
export interface Holder {
  readonly id: string
  readonly roles: readonly string[]
  readonly epoch: number
}

/** Of a session what its tokens depend on. */
export interface Line {
  readonly refreshToken: RefreshToken
  /** RFC 8176, with spaces between. */
  readonly amr: string
  /** When the refresh token expires, in milliseconds since 1970. */
  readonly expiresAt: number
  /** When the session ends however often it is refreshed. */
  readonly endsAt: number
}

export interface SessionTokensDeps {
  readonly clock: Clock
  readonly accessTokens: AccessTokens
  /** What roles grant in a session that was begun so, an administrator's own roles included. */
  readonly scopesOf: (roles: readonly string[], session: { accountId: string; amr: string }) => Promise<Scope[]>
  /** Seconds. */
  readonly accessTokenTtl: number
}

export type SessionTokens = ReturnType<typeof createSessionTokens>

export function createSessionTokens({ clock, accessTokens, scopesOf, accessTokenTtl }: SessionTokensDeps) {
  return { scopesFor, issue }

  function scopesFor({ id, roles }: Holder, amr: string): Promise<Scope[]> {
    return scopesOf(roles, { accountId: id, amr })
  }

  /**
   * Tokens of a session; the access token lives no longer than the session may.
   * @param wanted fewer scopes than the roles grant; those that they do not grant are left out
   */
  async function issue(
    { refreshToken, amr, expiresAt, endsAt }: Line,
    holder: Holder,
    wanted?: ReadonlySet<Scope>,
  ): Promise<Tokens> {
    const { id: accountId, roles, epoch } = holder
    const { sessionId } = refreshToken
    const granted = await scopesFor(holder, amr)
    const scopes = wanted ? granted.filter((scope) => wanted.has(scope)) : granted
    const isNarrowed = scopes.length < granted.length || undefined
    const now = clock()
    const expiresIn = secondsLeft(accessTokenTtl, endsAt - now)
    return {
      accessToken: await accessTokens.issue({
        accountId,
        credential: { sessionId },
        roles,
        scopes,
        isNarrowed,
        epoch,
        amr,
        lifetime: expiresIn,
      }),
      refreshToken: refreshToken.text,
      expiresIn,
      refreshExpiresIn: Math.max(0, Math.round((expiresAt - now) / 1000)),
      sessionId,
      scope: scopes.join(' '),
      principal: {
        accountId,
        sessionId,
        keyId: undefined,
        amr: amr.split(' '),
        roles,
        scopes: new Set(scopes),
        isNarrowed,
        epoch,
        expiresAt: now + expiresIn * 1000,
      },
    }
  }
}

/** The usual life, or what is left of a shorter one: whole seconds, at least one. */
export const secondsLeft = (usual: number, leftMillis: number): number =>
  Math.max(1, Math.min(usual, Math.floor(leftMillis / 1000)))
