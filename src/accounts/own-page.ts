import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'

export interface PageQuery {
  readonly limit: number
  readonly cursor: string | undefined
  readonly count: boolean
}

export interface Page<T> {
  readonly items: T[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

/**
 * One page of an account's rows, newest first.
 * @param from the table and its columns; never anything of a request
 * @throws Problem invalid-cursor, 503
 */
export async function ownPage<T extends { readonly id: string; readonly createdAt: number }>(
  database: Database,
  from: { readonly table: 'mfa_factor' | 'passkey'; readonly columns: string; readonly view: (row: Row) => T },
  accountId: string,
  { limit, cursor, count }: PageQuery,
): Promise<Page<T>> {
  const owner = uuidToBytes(accountId)
  const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    cursor === undefined ? [] : decodeCursor(cursor, from.table)
  if (typeof before !== 'number' || typeof beforeId !== 'string') throw new Problem('invalid-cursor')
  const rows = await database.rows(
    `select ${from.columns} from ${from.table} where account_id = ? and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${limit + 1}`,
    [owner, before, before, uuidToBytes(beforeId)],
  )
  const items = rows.slice(0, limit).map(from.view)
  const last = items.at(-1)
  const total = count
    ? await database.rows(`select count(*) as total from ${from.table} where account_id = ?`, [owner])
    : undefined
  return {
    items,
    nextCursor: rows.length > limit && last ? encodeCursor(from.table, [last.createdAt, last.id]) : undefined,
    total: total && Number(total[0]?.['total']),
  }
}

export const idOf = (row: Row): string => bytesToUuid(row['id'] as Buffer)
export const optionalNumber = (value: Row[string] | undefined): number | undefined =>
  value === null || value === undefined ? undefined : Number(value)
