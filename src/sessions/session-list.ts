/** Where an account is signed in. */
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { deviceName, type DeviceName } from './device-name.ts'

export interface SessionView extends DeviceName {
  readonly id: string
  readonly createdAt: number
  /** To within a minute. */
  readonly lastSeenAt: number
  readonly expiresAt: number
  readonly endsAt: number
  readonly authenticatedAt: number
  readonly amr: readonly string[]
  readonly address: string
  readonly userAgent: string | undefined
  readonly current: boolean
}

export interface SessionListRequest {
  readonly limit: number
  readonly cursor: string | undefined
  /** Whether the total is asked for. */
  readonly count: boolean
}

export interface SessionListing {
  readonly items: SessionView[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export interface SessionListDeps {
  readonly database: Database
  readonly clock: Clock
}

const alive = 'account_id = ? and ended_at is null and expires_at > ?'

export function createSessionList({ database, clock }: SessionListDeps) {
  return { list }

  /**
   * The sessions of an account that are alive, newest first.
   * @param currentId the session that asks; undefined when another account's are looked at
   * @throws Problem invalid-cursor, 503
   */
  async function list(
    accountId: string,
    currentId: string | undefined,
    page: SessionListRequest,
  ): Promise<SessionListing> {
    const owner = uuidToBytes(accountId)
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      page.cursor === undefined ? [] : decodeCursor(page.cursor, 'sessions')
    if (typeof before !== 'number' || typeof beforeId !== 'string') throw new Problem('invalid-cursor')
    const rows = await database.rows(
      `select id, created_at, last_seen_at, expires_at, ends_at, authenticated_at, amr, address, device from session where ${alive} and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${page.limit + 1}`,
      [owner, clock(), before, before, uuidToBytes(beforeId)],
    )
    const items = rows.slice(0, page.limit).map((row) => viewOf(row, currentId))
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
}

function viewOf(row: Row, currentId: string | undefined): SessionView {
  const id = bytesToUuid(row['id'] as Buffer)
  const userAgent = row['device'] === null ? undefined : String(row['device'])
  return {
    ...deviceName(userAgent),
    id,
    createdAt: Number(row['created_at']),
    lastSeenAt: Number(row['last_seen_at']),
    expiresAt: Number(row['expires_at']),
    endsAt: Number(row['ends_at']),
    authenticatedAt: Number(row['authenticated_at']),
    amr: String(row['amr']).split(' '),
    address: String(row['address']),
    userAgent,
    current: id === currentId,
  }
}
