/** Accounts, found and counted a page at a time: mapped from rows, because nothing of them is changed. */
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row, Value } from '../db/database.ts'
import { fold } from '../db/fold.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'

export interface UserQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count: boolean
  /** A part of address or name. */
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly kind?: 'person' | 'service' | undefined
  readonly state?: 'active' | 'disabled' | undefined
  readonly sort: UserSort
}

const orders = {
  createdAt: ['created_at', 'asc'],
  '-createdAt': ['created_at', 'desc'],
  email: ['search_text', 'asc'],
  '-email': ['search_text', 'desc'],
} as const
export type UserSort = keyof typeof orders

/** An account as an administrator sees it. */
export interface UserRow {
  readonly id: string
  readonly kind: 'person' | 'service'
  readonly email: string
  readonly emailVerifiedAt?: number | null | undefined
  readonly displayName?: string | null | undefined
  readonly roles: readonly string[]
  readonly quotaBytes?: number | null | undefined
  readonly disabledAt?: number | null | undefined
  readonly createdAt: number
  readonly updatedAt: number
}

export interface UserPageView {
  readonly items: UserRow[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type Directory = ReturnType<typeof createDirectory>

const columns =
  'id, kind, email, email_verified_at, display_name, search_text, roles, quota_bytes, disabled_at, created_at, updated_at'

export function createDirectory({ database }: { database: Database }) {
  return { list }

  /** @throws Problem invalid-cursor, 503 */
  async function list(query: UserQuery): Promise<UserPageView> {
    const [column, direction] = orders[query.sort]
    const filter = filterOf(query, database.dialect)
    const from = query.cursor === undefined ? undefined : startOf(query.cursor, query.sort)
    const where = [...filter.conditions, ...(from?.conditions ?? [])].join(' and ') || '1 = 1'
    const rows = await database.rows(
      `select ${columns} from account where ${where} order by ${column} ${direction}, id ${direction} limit ${query.limit + 1}`,
      [...filter.values, ...(from?.values ?? [])],
    )
    const kept = rows.slice(0, query.limit)
    const last = kept.at(-1)
    const nextCursor =
      rows.length > query.limit && last
        ? encodeCursor(`users ${query.sort}`, [last[column] as string | number, bytesToUuid(last['id'] as Buffer)])
        : undefined
    return { items: kept.map(userRow), nextCursor, total: query.count ? await count(filter) : undefined }
  }

  async function count({ conditions, values }: Filter): Promise<number> {
    const [row] = await database.rows(
      `select count(*) as total from account where ${conditions.join(' and ') || '1 = 1'}`,
      values,
    )
    return Number(row?.['total'])
  }
}

interface Filter {
  readonly conditions: string[]
  readonly values: Value[]
}

/** Roles are kept as JSON, and a role is found whole or not at all. */
const hasRole = {
  sqlite: 'exists (select 1 from json_each(roles) where value = ?)',
  mysql: 'json_contains(roles, json_quote(?))',
}

function filterOf({ q, role, kind, state }: UserQuery, dialect: Database['dialect']): Filter {
  const filter: Filter = { conditions: [], values: [] }
  const add = (condition: string, value: Value | undefined): void => {
    if (value === undefined) return
    filter.conditions.push(condition)
    filter.values.push(value)
  }
  // Not LIKE: its signs would have to be escaped, and SQLite's ends at a NUL.
  add('instr(search_text, ?) > 0', q === undefined ? undefined : fold(q))
  add(hasRole[dialect], role)
  add('kind = ?', kind)
  if (state !== undefined) filter.conditions.push(`disabled_at is ${state === 'active' ? '' : 'not '}null`)
  return filter
}

function startOf(cursor: string, sort: UserSort): Filter {
  const [column, direction] = orders[sort]
  const [value, id] = decodeCursor(cursor, `users ${sort}`)
  if (value === undefined || (typeof value === 'string') !== (column === 'search_text'))
    throw new Problem('invalid-cursor')
  const beyond = direction === 'asc' ? '>' : '<'
  return {
    conditions: [`(${column} ${beyond} ? or (${column} = ? and id ${beyond} ?))`],
    values: [value, value, uuidToBytes(String(id))],
  }
}

function userRow(row: Row): UserRow {
  const optional = (name: string): number | null => (row[name] === null ? null : Number(row[name]))
  return {
    id: bytesToUuid(row['id'] as Buffer),
    kind: row['kind'] as UserRow['kind'],
    email: row['email'] as string,
    emailVerifiedAt: optional('email_verified_at'),
    displayName: row['display_name'] as string | null,
    roles: JSON.parse(row['roles'] as string) as string[],
    quotaBytes: optional('quota_bytes'),
    disabledAt: optional('disabled_at'),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  }
}
