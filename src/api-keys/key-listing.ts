/** Lists keys: one query a page, rows straight to what is answered. */
import type { Principal } from '../access/principal.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { requireScope } from './key-access.ts'

export interface KeyQuery {
  readonly ownerId?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count: boolean
}

/** A key as it is shown: all but its digests. */
export interface KeyRow {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly allowedAddresses: readonly string[]
  readonly expiresAt?: number | null | undefined
  readonly rotatedAt?: number | null | undefined
  readonly previousUntil?: number | null | undefined
  readonly lastUsedAt?: number | null | undefined
  readonly lastUsedAddress?: string | null | undefined
  readonly createdAt: number
  readonly updatedAt: number
}

export interface KeyPage {
  readonly items: KeyRow[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type KeyListing = ReturnType<typeof createKeyListing>

export function createKeyListing({ database }: { database: Database }) {
  return { list, listAll }

  /** Newest first. @throws Problem invalid-cursor; insufficient-scope for another account's; 503 */
  async function list(principal: Principal, { ownerId, limit, cursor, count }: KeyQuery): Promise<KeyPage> {
    if (ownerId !== undefined && ownerId !== principal.accountId) requireScope(principal, 'users:read')
    const owner = uuidToBytes(ownerId ?? principal.accountId)
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      cursor === undefined ? [] : decodeCursor(cursor, 'api-keys')
    if (typeof before !== 'number' || typeof beforeId !== 'string') throw new Problem('invalid-cursor')
    const rows = await database.rows(
      `select ${columns} from api_key where account_id = ? and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${limit + 1}`,
      [owner, before, before, uuidToBytes(beforeId)],
    )
    const items = rows.slice(0, limit).map(keyRow)
    const last = items.at(-1)
    const [counted] = count
      ? await database.rows('select count(*) as total from api_key where account_id = ?', [owner])
      : []
    return {
      items,
      nextCursor: rows.length > limit && last ? encodeCursor('api-keys', [last.createdAt, last.id]) : undefined,
      total: counted && Number(counted['total']),
    }
  }

  /** Everybody's, newest first; for administration at the command line. */
  async function listAll(): Promise<KeyRow[]> {
    return (await database.rows(`select ${columns} from api_key order by created_at desc, id desc`)).map(keyRow)
  }
}

const columns =
  'id, account_id, name, scopes, allowed_addresses, expires_at, rotated_at, previous_until, last_used_at, last_used_address, created_at, updated_at'

function keyRow(row: Row): KeyRow {
  const time = (column: string): number | null => (row[column] === null ? null : Number(row[column]))
  return {
    id: bytesToUuid(row['id'] as Buffer),
    accountId: bytesToUuid(row['account_id'] as Buffer),
    name: String(row['name']),
    scopes: JSON.parse(String(row['scopes'])) as string[],
    allowedAddresses: JSON.parse(String(row['allowed_addresses'])) as string[],
    expiresAt: time('expires_at'),
    rotatedAt: time('rotated_at'),
    previousUntil: time('previous_until'),
    lastUsedAt: time('last_used_at'),
    lastUsedAddress: row['last_used_address'] as string | null,
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  }
}
