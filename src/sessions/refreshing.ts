/** Refreshing: one line of refresh tokens for each session, whoever asks how often on however many replicas. */
import type { Scope } from '../access/roles.ts'
import type { Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { clientId as ownClient } from './access-token.ts'
import type { Activity } from './activity.ts'
import type { Ending } from './ending.ts'
import { invalidGrant, requireSameClient, wantedScopes } from './oauth-error.ts'
import { graceMillis, readRefreshToken, successorOf, type RefreshToken } from './refresh-token.ts'
import type { SessionTokens, Tokens } from './session-tokens.ts'
import { holderOf, type Device } from './sign-in.ts'

export interface RefreshingDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secret: Secret
  readonly sessionTokens: SessionTokens
  readonly activity: Activity
  readonly endOne: Ending['endOne']
  /** Seconds that an unused refresh token lives. */
  readonly refreshTokenTtl: number
}

export interface RefreshRequest {
  /** Who says to be the client; undefined: nobody in particular. */
  readonly client?: string | undefined
  /** RFC 6749, section 3.3: fewer scopes than the session has, for this access token alone. */
  readonly scope?: string | undefined
  /** From where; undefined: the session counts as seen where it was before. */
  readonly device?: Device | undefined
}

/** What a refresh token may be when it is looked at without using it. */
export interface LivingLine {
  readonly accountId: string
  readonly scopes: readonly Scope[]
  readonly refreshedAt: number
  readonly expiresAt: number
}

export function createRefreshing(deps: RefreshingDeps) {
  const { database, clock, secret, sessionTokens, activity, endOne } = deps
  return { refresh, look }

  /**
   * Gives the successor of a refresh token, by one conditional update. A token that was used before is answered again
   * for a while, as long as its successor was not used; any other reuse ends the session.
   * @throws Problem invalid-grant; invalid-scope and another client’s token, with the token not used; 503
   */
  async function refresh(text: string, { client, scope, device }: RefreshRequest = {}): Promise<Tokens> {
    const token = readRefreshToken(text, secret)
    if (!token) throw invalidGrant('The refresh token is not one of this service.')
    requireSameClient(ownClient, client)
    const wanted = wantedScopes(scope)
    if (wanted) await requireGranted(token, wanted)
    const next = successorOf(token, secret)
    const now = clock()
    const turned = await turn(token, next, now)
    const row = await sessionRow(token.sessionId)
    if (turned === 0) await requireLostAnswer(row, token, now)
    if (row?.['ended_at'] !== null || row['disabled_at'] !== null) throw invalidGrant('The session has ended.')
    if (device) activity.saw(token.sessionId, device)
    return sessionTokens.issue(
      {
        refreshToken: next,
        amr: String(row['amr']),
        expiresAt: Number(row['expires_at']),
        endsAt: Number(row['ends_at']),
      },
      holderOf(row['account_id'] as Buffer, row),
      wanted,
    )
  }

  /** The idle life is counted anew, within the session's own. */
  function turn(token: RefreshToken, next: RefreshToken, now: number): Promise<number> {
    const idleEnd = now + deps.refreshTokenTtl * 1000
    return database.run(
      'update session set refresh_digest = ?, parent_digest = ?, refreshed_at = ?, expires_at = case when ends_at < ? then ends_at else ? end where id = ? and refresh_digest = ? and ended_at is null and expires_at > ? and ends_at > ?',
      [next.digest, token.digest, now, idleEnd, idleEnd, uuidToBytes(token.sessionId), token.digest, now, now],
    )
  }

  /** Before the token is used up: who asks for too much keeps it. */
  async function requireGranted(token: RefreshToken, wanted: ReadonlySet<Scope>): Promise<void> {
    const row = await sessionRow(token.sessionId)
    if (row?.['ended_at'] !== null) throw invalidGrant('The session has ended.')
    const granted = await sessionTokens.scopesFor(holderOf(row['account_id'] as Buffer, row), String(row['amr']))
    wantedScopes([...wanted].join(' '), granted)
  }

  async function sessionRow(sessionId: string): Promise<Row | undefined> {
    const [row] = await database.rows(
      'select s.account_id, s.amr, s.refresh_digest, s.parent_digest, s.refreshed_at, s.ended_at, s.expires_at, s.ends_at, a.roles, a.epoch, a.disabled_at from session s join account a on a.id = s.account_id where s.id = ?',
      [uuidToBytes(sessionId)],
    )
    return row
  }

  async function requireLostAnswer(row: Row | undefined, token: RefreshToken, now: number): Promise<void> {
    if (row?.['ended_at'] !== null || Number(row['expires_at']) <= now) throw invalidGrant('The session has ended.')
    const isParent = row['parent_digest'] !== null && (row['parent_digest'] as Buffer).equals(token.digest)
    if (isParent && now - Number(row['refreshed_at']) <= graceMillis) return
    await endOne({ id: token.sessionId, accountId: bytesToUuid(row['account_id'] as Buffer) }, 'reuse-detected')
    throw invalidGrant('The refresh token was used before; its session has been ended.')
  }

  /** What a refresh token would give, without using it; undefined for any that is not the current one of its line. */
  async function look(text: string): Promise<LivingLine | undefined> {
    const token = readRefreshToken(text, secret)
    if (!token) return undefined
    const row = await sessionRow(token.sessionId)
    if (row?.['ended_at'] !== null || row['disabled_at'] !== null) return undefined
    const expiresAt = Math.min(Number(row['expires_at']), Number(row['ends_at']))
    if (expiresAt <= clock() || !(row['refresh_digest'] as Buffer).equals(token.digest)) return undefined
    const holder = holderOf(row['account_id'] as Buffer, row)
    return {
      accountId: holder.id,
      scopes: await sessionTokens.scopesFor(holder, String(row['amr'])),
      refreshedAt: Number(row['refreshed_at']),
      expiresAt,
    }
  }
}
