/** What narrows a listing, as conditions of fixed texts: some look at a file's columns, some at its terms. */
import type { Value } from '../db/database.ts'
import { usableFolder } from './folder-path.ts'
import { Problem } from '../problem.ts'
import { folderTerm, metadataTerm, tagTerm, underTerm, wordRanges, type TermRange } from './terms.ts'

export interface FileFilter {
  readonly q?: string | undefined
  readonly mediaType?: string | undefined
  readonly tag?: string | undefined
  /** All of them. */
  readonly tags?: readonly string[] | undefined
  /** `key=value` each, all of them. */
  readonly metadata?: readonly string[] | undefined
  readonly folder?: string | undefined
  readonly under?: string | undefined
  /** Milliseconds since 1970. */
  readonly createdAfter?: number | undefined
  readonly createdBefore?: number | undefined
  readonly updatedAfter?: number | undefined
  readonly updatedBefore?: number | undefined
  readonly minSize?: number | undefined
  readonly maxSize?: number | undefined
  readonly state: 'active' | 'trashed'
}

export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Of the file `f`, with the index that has the column. */
export interface ColumnCondition extends Condition {
  readonly index: string
}

export interface Filter {
  /** Whose, and whether in the trash. */
  readonly base: Condition
  readonly columns: readonly ColumnCondition[]
  readonly words: readonly TermRange[]
  /** Terms that a file has or has not. */
  readonly exact: readonly Buffer[]
  /** It was asked for words, and there is none in it. */
  readonly isNothing: boolean
}

/** @throws Problem invalid-request for a folder that there cannot be, or metadata without `=` */
export function filterOf(owner: Buffer, query: FileFilter): Filter {
  const words = query.q === undefined ? [] : wordRanges(query.q)
  const tags = new Set([...(query.tag === undefined ? [] : [query.tag]), ...(query.tags ?? [])])
  const folder = query.folder === undefined ? undefined : pathIn('folder', query.folder)
  const under = query.under === undefined ? undefined : pathIn('under', query.under)
  return {
    base: { sql: 'f.owner_id = ? and f.trashed = ?', values: [owner, query.state === 'trashed' ? 1 : 0] },
    columns: columnsOf(query),
    words,
    exact: [
      ...[...tags].map(tagTerm),
      ...(query.metadata ?? []).map(metadataOf),
      ...(folder === undefined ? [] : [folderTerm(folder)]),
      // Everything lies under the root.
      ...(under === undefined || under === '/' ? [] : [underTerm(under)]),
    ],
    isNothing: query.q !== undefined && words.length === 0,
  }
}

const pathIn = (pointer: string, path: string): string => usableFolder(path, { at: { in: 'query', pointer } }) ?? '/'

/** The first `=` ends the key. */
function metadataOf(pair: string): Buffer {
  const at = pair.indexOf('=')
  if (at < 0)
    throw new Problem('invalid-request', {
      errors: [{ in: 'query', pointer: 'metadata', detail: 'must be a name, = and a value' }],
    })
  return metadataTerm(pair.slice(0, at), pair.slice(at + 1))
}

function columnsOf(query: FileFilter): ColumnCondition[] {
  const ranges = [
    ['file_by_creation', 'created_at', [query.createdAfter, query.createdBefore], '<'],
    ['file_by_change', 'updated_at', [query.updatedAfter, query.updatedBefore], '<'],
    ['file_by_size', 'size', [query.minSize, query.maxSize], '<='],
  ] as const
  const conditions = ranges.flatMap(([index, column, [from, to], end]): ColumnCondition[] => {
    const parts = [
      ...(from === undefined ? [] : [`f.${column} >= ?`]),
      ...(to === undefined ? [] : [`f.${column} ${end} ?`]),
    ]
    const values = [from, to].filter((value) => value !== undefined)
    return parts.length === 0 ? [] : [{ index, sql: parts.join(' and '), values }]
  })
  return [...conditions, ...mediaTypeOf(query.mediaType?.toLowerCase())]
}

function mediaTypeOf(mediaType: string | undefined): ColumnCondition[] {
  const index = 'file_by_media_type'
  if (mediaType === undefined) return []
  if (!mediaType.endsWith('/*')) return [{ index, sql: 'f.media_type = ?', values: [mediaType] }]
  const family = mediaType.slice(0, -2)
  // `0` is the character behind the slash.
  return [{ index, sql: 'f.media_type >= ? and f.media_type < ?', values: [`${family}/`, `${family}0`] }]
}
