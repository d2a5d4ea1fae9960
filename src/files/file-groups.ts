/** What files are ordered by: their tags and their folders, read from what is counted when a file changes (`file-index.ts`). */
import type { Principal } from '../access/principal.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row, Value } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { usableFolder } from './folder-path.ts'
import { sortName } from './sort-name.ts'
import { rowId } from './terms.ts'

export interface GroupQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count: boolean
}

export interface TagView {
  readonly tag: string
  readonly fileCount: number
}

export interface FolderView {
  readonly path: string
  readonly fileCount: number
  readonly totalFileCount: number
}

export interface GroupPage<T> {
  readonly items: T[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type FileGroups = ReturnType<typeof createFileGroups>

export function createFileGroups({ database }: { database: Database }) {
  return { tags, folders }

  /** By name. @throws Problem invalid-cursor, 503 */
  async function tags(
    { accountId }: Principal,
    { prefix, ...query }: GroupQuery & { prefix: string | undefined },
  ): Promise<GroupPage<TagView>> {
    const owner = uuidToBytes(accountId)
    const from = prefix === undefined ? '' : sortName(prefix)
    const among =
      from === ''
        ? { sql: 'owner_id = ?', values: [owner] }
        : { sql: 'owner_id = ? and sort_text >= ? and sort_text < ?', values: [owner, from, from + lastCharacter] }
    const page = await pageOf('tag', 'sort_text', among, query, `tags ${from}`)
    return {
      ...page,
      items: page.items.map((row) => ({ tag: String(row['tag']), fileCount: Number(row['file_count']) })),
    }
  }

  /** By name. @throws Problem invalid-request, invalid-cursor, 503 */
  async function folders(
    { accountId }: Principal,
    { parent, ...query }: GroupQuery & { parent: string },
  ): Promise<GroupPage<FolderView>> {
    const path = usableFolder(parent, { at: { in: 'query', pointer: 'parent' } }) ?? '/'
    const among = {
      sql: 'owner_id = ? and parent_id = ?',
      values: [uuidToBytes(accountId), uuidToBytes(rowId(path))],
    }
    const page = await pageOf('folder', 'sort_name', among, query, `folders ${rowId(path)}`)
    return {
      ...page,
      items: page.items.map((row) => ({
        path: String(row['path']),
        fileCount: Number(row['file_count']),
        totalFileCount: Number(row['total_file_count']),
      })),
    }
  }

  async function pageOf(
    table: 'tag' | 'folder',
    column: 'sort_text' | 'sort_name',
    among: { sql: string; values: Value[] },
    { limit, cursor, count }: GroupQuery,
    listing: string,
  ): Promise<GroupPage<Row>> {
    const from = cursor === undefined ? undefined : startOf(cursor, listing)
    const isMySql = database.dialect === 'mysql'
    const start = isMySql ? `(${column} > ? or (${column} = ? and id > ?))` : `(${column}, id) > (?, ?)`
    const rows = await database.rows(
      `select * from ${table} where ${among.sql}${from ? ` and ${start}` : ''} order by ${column}, id limit ${limit + 1}`,
      [...among.values, ...(from ? [from.text, ...(isMySql ? [from.text] : []), from.id] : [])],
    )
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const nextCursor =
      rows.length > limit && last
        ? encodeCursor(listing, [String(last[column]), bytesToUuid(last['id'] as Buffer)])
        : undefined
    if (!count) return { items, nextCursor, total: undefined }
    const [counted] = await database.rows(`select count(*) as total from ${table} where ${among.sql}`, among.values)
    return { items, nextCursor, total: Number(counted?.['total']) }
  }
}

/** The greatest there is. */
const lastCharacter = '\u{10ffff}'

function startOf(cursor: string, listing: string): { text: string; id: Buffer } {
  const [text, id] = decodeCursor(cursor, listing)
  if (typeof text !== 'string') throw new Problem('invalid-cursor')
  return { text, id: uuidToBytes(String(id)) }
}
