/** Signing in and out: one session for each place, one line of refresh tokens for each session. */
import type { EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import type { Principal } from '../access/principal.ts'
import { scopesOf, type Role } from '../access/roles.ts'
import type { Secret } from '../access/secret.ts'
import { Account } from '../accounts/account.entity.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { AccessTokens } from './access-token.ts'
import { firstRefreshToken, readRefreshToken, successorOf, type RefreshToken } from './refresh-token.ts'
import type { Revocations } from './revocations.ts'
import { Session } from './session.entity.ts'

export interface SessionsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Secret
  readonly passwords: Passwords
  readonly limits: AccountLimits
  readonly accessTokens: AccessTokens
  readonly revocations: Revocations
  /** Seconds. */
  readonly accessTokenTtl: number
  readonly refreshTokenTtl: number
}

export interface Credentials {
  readonly email: string
  readonly password: string
}
export interface Device {
  readonly address: string
  readonly userAgent: string | undefined
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly refreshExpiresIn: number
  readonly sessionId: string
  readonly scope: string
  readonly principal: Principal
}

export interface SessionView {
  readonly id: string
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly expiresAt: number
  readonly address: string
  readonly device: string | undefined
  readonly current: boolean
}

/** How long a lost answer to a refresh may be asked for again. */
const graceMillis = 30_000

export type Sessions = ReturnType<typeof createSessions>

export function createSessions(deps: SessionsDeps) {
  const { database, clock, newId, secret, passwords, limits, accessTokens, revocations } = deps
  return { signIn, begin, refresh, principalOf, list, end, endOthers, endAll, revokeToken }

  /** @throws Problem invalid-credentials (whatever is wrong with them), too-many-requests, 503 */
  async function signIn({ email, password }: Credentials, device: Device): Promise<Tokens> {
    const digest = addressDigest(email)
    await limits.tryPassword(digest)
    const [row] = await database.rows(
      'select id, password_hash, roles, disabled_at from account where email_digest = ?',
      [digest],
    )
    const hash = row && String(row['password_hash'])
    const matching = await passwords.matches(password, hash)
    if (!row || hash === undefined || !matching || row['disabled_at'] !== null) throw wrongCredentials()
    const account = { id: bytesToUuid(row['id'] as Buffer), roles: JSON.parse(String(row['roles'])) as Role[] }
    const begun = await database.transaction(async (em) => {
      // Takes the row's lock, so that disabling the account or changing its password either sees this session or prevents it.
      const unchanged = await em.nativeUpdate(
        Account,
        { id: account.id, disabledAt: null, passwordHash: hash },
        { passwordHash: hash },
      )
      if (unchanged === 0) throw wrongCredentials()
      return begin(em, account.id, device)
    })
    await limits.succeeded(digest)
    return tokensOf(begun, account)
  }

  /** Writes a new session into the transaction. */
  function begin(em: EntityManager, accountId: string, device: Device): RefreshToken {
    const now = clock()
    const token = firstRefreshToken(newId(), secret)
    em.create(Session, {
      id: token.sessionId,
      accountId,
      refreshDigest: token.digest,
      parentDigest: null,
      refreshedAt: now,
      createdAt: now,
      expiresAt: now + deps.refreshTokenTtl * 1000,
      endedAt: null,
      address: device.address,
      device: device.userAgent ?? null,
    })
    return token
  }

  /**
   * Gives the successor of a refresh token, by one conditional update. A token that was used before is answered again
   * for a while, as long as its successor was not used; any other reuse ends the session.
   * @throws Problem invalid-grant, 503
   */
  async function refresh(text: string): Promise<Tokens> {
    const token = readRefreshToken(text, secret)
    if (!token) throw invalidGrant('The refresh token is not one of this service.')
    const next = successorOf(token, secret)
    const now = clock()
    const turned = await database.run(
      'update session set refresh_digest = ?, parent_digest = ?, refreshed_at = ?, expires_at = ? where id = ? and refresh_digest = ? and ended_at is null and expires_at > ?',
      [
        next.digest,
        token.digest,
        now,
        now + deps.refreshTokenTtl * 1000,
        uuidToBytes(token.sessionId),
        token.digest,
        now,
      ],
    )
    const row = await sessionRow(token.sessionId)
    if (turned === 0) await requireLostAnswer(row, token, now)
    if (row?.['ended_at'] !== null || row['disabled_at'] !== null) throw invalidGrant('The session has ended.')
    return tokensOf(next, {
      id: bytesToUuid(row['account_id'] as Buffer),
      roles: JSON.parse(String(row['roles'])) as Role[],
    })
  }

  async function sessionRow(sessionId: string): Promise<Row | undefined> {
    const [row] = await database.rows(
      'select s.account_id, s.parent_digest, s.refreshed_at, s.ended_at, s.expires_at, a.roles, a.disabled_at from session s join account a on a.id = s.account_id where s.id = ?',
      [uuidToBytes(sessionId)],
    )
    return row
  }

  async function requireLostAnswer(row: Row | undefined, token: RefreshToken, now: number): Promise<void> {
    if (row?.['ended_at'] !== null || Number(row['expires_at']) <= now) throw invalidGrant('The session has ended.')
    const isParent = row['parent_digest'] !== null && (row['parent_digest'] as Buffer).equals(token.digest)
    if (isParent && now - Number(row['refreshed_at']) <= graceMillis) return
    await endWhere([token.sessionId])
    throw invalidGrant('The refresh token was used before; its session has been ended.')
  }

  async function tokensOf(
    refreshToken: RefreshToken,
    account: { id: string; roles: readonly Role[] },
  ): Promise<Tokens> {
    const { sessionId } = refreshToken
    const scopes = scopesOf(account.roles)
    return {
      accessToken: await accessTokens.issue({ accountId: account.id, sessionId, roles: account.roles }),
      refreshToken: refreshToken.text,
      expiresIn: deps.accessTokenTtl,
      refreshExpiresIn: deps.refreshTokenTtl,
      sessionId,
      scope: scopes.join(' '),
      principal: {
        accountId: account.id,
        sessionId,
        roles: account.roles,
        scopes: new Set(scopes),
        expiresAt: clock() + deps.accessTokenTtl * 1000,
      },
    }
  }

  /** No query, as long as this replica hears of revocations. @throws Problem unauthenticated, 503 */
  async function principalOf(accessToken: string): Promise<Principal> {
    const principal = await accessTokens.verify(accessToken)
    if (await revocations.isRevoked(principal.sessionId)) throw new Problem('unauthenticated')
    return principal
  }

  async function list(principal: Principal, page: { limit: number; cursor: string | undefined; count: boolean }) {
    const owner = uuidToBytes(principal.accountId)
    const alive = 'account_id = ? and ended_at is null and expires_at > ?'
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      page.cursor === undefined ? [] : decodeCursor(page.cursor, 'sessions')
    if (typeof before !== 'number' || typeof beforeId !== 'string') throw new Problem('invalid-cursor')
    const rows = await database.rows(
      `select id, created_at, refreshed_at, expires_at, address, device from session where ${alive} and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${page.limit + 1}`,
      [owner, clock(), before, before, uuidToBytes(beforeId)],
    )
    const items = rows.slice(0, page.limit).map((row) => viewOf(row, principal.sessionId))
    const last = items.at(-1)
    const total = page.count
      ? await database.rows(`select count(*) as total from session where ${alive}`, [owner, clock()])
      : undefined
    return {
      items,
      nextCursor: rows.length > page.limit && last ? encodeCursor('sessions', [last.createdAt, last.id]) : undefined,
      total: total && Number(total[0]?.['total']),
    }
  }

  /** @throws Problem session-not-found (also for another account's) */
  async function end(principal: Principal, sessionId: string): Promise<void> {
    const id = sessionId === 'current' ? principal.sessionId : sessionId
    const [row] = await database.rows(
      'select 1 as found from session where id = ? and account_id = ? and ended_at is null and expires_at > ?',
      [uuidToBytes(id), uuidToBytes(principal.accountId), clock()],
    )
    if (!row) throw new Problem('session-not-found')
    await endWhere([id])
  }

  async function endOthers(principal: Principal): Promise<void> {
    const ended = await database.transaction((em) => endAll(em, principal.accountId, principal.sessionId))
    revocations.applied(ended)
  }

  /**
   * Ends every session of the account but `except`, within the transaction; the caller tells `revocations.applied`
   * the ids returned once it is committed. The account's row must be locked by the caller when a sign-in may race.
   */
  async function endAll(em: EntityManager, accountId: string, except?: string): Promise<string[]> {
    const alive = await em.find(Session, {
      accountId,
      endedAt: null,
      ...(except === undefined ? {} : { id: { $ne: except } }),
    })
    for (const session of alive) session.endedAt = clock()
    const ids = alive.map(({ id }) => id)
    revocations.add(em, ids)
    return ids
  }

  /** RFC 7009: ends the session of an access or refresh token; an unknown token is no error. */
  async function revokeToken(text: string): Promise<void> {
    const refreshToken = readRefreshToken(text, secret)
    if (refreshToken) return endWhere([refreshToken.sessionId])
    try {
      const { sessionId } = await accessTokens.verify(text)
      await endWhere([sessionId])
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
    }
  }

  async function endWhere(ids: readonly string[]): Promise<void> {
    const ended = await database.transaction(async (em) => {
      const alive = await em.find(Session, { id: { $in: [...ids] }, endedAt: null })
      for (const session of alive) session.endedAt = clock()
      const found = alive.map(({ id }) => id)
      revocations.add(em, found)
      return found
    })
    revocations.applied(ended)
  }
}

const wrongCredentials = (): Problem => new Problem('invalid-credentials', { detail: 'Check both and try again.' })

const invalidGrant = (detail: string): Problem =>
  new Problem('invalid-grant', { detail, extensions: { error: 'invalid_grant', error_description: detail } })

function viewOf(row: Row, currentId: string): SessionView {
  const id = bytesToUuid(row['id'] as Buffer)
  return {
    id,
    createdAt: Number(row['created_at']),
    lastSeenAt: Number(row['refreshed_at']),
    expiresAt: Number(row['expires_at']),
    address: String(row['address']),
    device: row['device'] === null ? undefined : String(row['device']),
    current: id === currentId,
  }
}
