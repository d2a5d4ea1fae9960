/** Lists files: one query a page, rows straight to what is answered, filters and order from fixed texts alone. */
import type { Principal } from '../access/principal.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row, Value } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { fold } from './search.ts'

export interface FileQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: boolean
  readonly q?: string | undefined
  readonly mediaType?: string | undefined
  readonly tag?: string | undefined
  /** Milliseconds since 1970. */
  readonly createdAfter?: number | undefined
  readonly createdBefore?: number | undefined
  readonly minSize?: number | undefined
  readonly maxSize?: number | undefined
  readonly state: 'active' | 'trashed'
  readonly sort: Sort
}

const orders = {
  createdAt: ['created_at', 'asc'],
  '-createdAt': ['created_at', 'desc'],
  updatedAt: ['updated_at', 'asc'],
  '-updatedAt': ['updated_at', 'desc'],
  name: ['sort_name', 'asc'],
  '-name': ['sort_name', 'desc'],
  size: ['size', 'asc'],
  '-size': ['size', 'desc'],
} as const
export type Sort = keyof typeof orders

/** A file as a listing tells it. */
export interface FileRow {
  readonly id: string
  readonly ownerId: string
  readonly name: string
  readonly description?: string | null | undefined
  readonly mediaType: string
  readonly detectedType?: string | null | undefined
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
  readonly size: number
  readonly sha256: Buffer
  readonly tags: string[]
  readonly metadata: Record<string, string>
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly trashedAt?: number | null | undefined
}

export interface FilePageView {
  readonly items: FileRow[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type Listing = ReturnType<typeof createListing>

const columns =
  'id, owner_id, name, description, media_type, detected_type, width, height, size, sha256, tags, metadata, version, created_at, updated_at, trashed_at, sort_name'

export function createListing({ database }: { database: Database }) {
  return { list }

  /** @throws Problem invalid-cursor */
  async function list(owner: Principal, query: FileQuery): Promise<FilePageView> {
    const [column, direction] = orders[query.sort]
    const filter = filterOf(owner, query, database.dialect)
    const from = query.cursor === undefined ? undefined : startOf(query.cursor, query.sort, column, direction)
    const where = [...filter.conditions, ...(from?.conditions ?? [])].join(' and ')
    // The limit is a checked integer: as a text it is part of the statement, which MySQL prepares once for each value.
    const rows = await database.rows(
      `select ${columns} from file where ${where} order by ${column} ${direction}, id ${direction} limit ${query.limit + 1}`,
      [...filter.values, ...(from?.values ?? [])],
    )
    const kept = rows.length > query.limit ? rows.slice(0, query.limit) : rows
    const last = kept.at(-1)
    const nextCursor =
      rows.length > query.limit && last
        ? encodeCursor(`files ${query.sort}`, [last[column] as string | number, bytesToUuid(last['id'] as Buffer)])
        : undefined
    return { items: kept.map(fileRow), nextCursor, total: query.count === true ? await count(filter) : undefined }
  }

  async function count({ conditions, values }: Filter): Promise<number> {
    const [row] = await database.rows(`select count(*) as total from file where ${conditions.join(' and ')}`, values)
    return Number(row?.['total'])
  }
}

interface Filter {
  readonly conditions: string[]
  readonly values: Value[]
}

/** Tags are kept as JSON, and a tag is found whole or not at all. */
const hasTag = {
  sqlite: 'exists (select 1 from json_each(tags) where value = ?)',
  mysql: 'json_contains(tags, json_quote(?))',
}

function filterOf(owner: Principal, query: FileQuery, dialect: Database['dialect']): Filter {
  const filter: Filter = {
    conditions: ['owner_id = ?', query.state === 'trashed' ? 'trashed_at is not null' : 'trashed_at is null'],
    values: [uuidToBytes(owner.accountId)],
  }
  const add = (condition: string, value: Value | undefined): void => {
    if (value === undefined) return
    filter.conditions.push(condition)
    filter.values.push(value)
  }
  // Not LIKE: its signs would have to be escaped, and SQLite's ends at a NUL.
  add('instr(search_text, ?) > 0', query.q === undefined ? undefined : fold(query.q))
  const mediaType = query.mediaType?.toLowerCase()
  if (mediaType?.endsWith('/*') === true) add('instr(media_type, ?) = 1', mediaType.slice(0, -1))
  else add('media_type = ?', mediaType)
  add(hasTag[dialect], query.tag)
  add('created_at >= ?', query.createdAfter)
  add('created_at < ?', query.createdBefore)
  add('size >= ?', query.minSize)
  add('size <= ?', query.maxSize)
  return filter
}

function startOf(cursor: string, sort: Sort, column: string, direction: 'asc' | 'desc'): Filter {
  const [value, id] = decodeCursor(cursor, `files ${sort}`)
  if (value === undefined || (typeof value === 'string') !== (column === 'sort_name'))
    throw new Problem('invalid-cursor')
  const beyond = direction === 'asc' ? '>' : '<'
  return {
    conditions: [`(${column} ${beyond} ? or (${column} = ? and id ${beyond} ?))`],
    values: [value, value, uuidToBytes(String(id))],
  }
}

function fileRow(row: Row): FileRow {
  return {
    id: bytesToUuid(row['id'] as Buffer),
    ownerId: bytesToUuid(row['owner_id'] as Buffer),
    name: row['name'] as string,
    description: row['description'] as string | null,
    mediaType: row['media_type'] as string,
    detectedType: row['detected_type'] as string | null,
    width: row['width'] as number | null,
    height: row['height'] as number | null,
    size: Number(row['size']),
    sha256: row['sha256'] as Buffer,
    tags: JSON.parse(row['tags'] as string) as string[],
    metadata: JSON.parse(row['metadata'] as string) as Record<string, string>,
    version: row['version'] as number,
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    trashedAt: row['trashed_at'] === null ? null : Number(row['trashed_at']),
  }
}
