/**
 * Lists files: rows straight to what is answered, filters and order from fixed texts alone. Which index leads is decided
 * here, by counting a little beforehand, because the databases decide otherwise from one page to the next: the filter that
 * finds the fewest, if those are few enough to be put in order; else the terms, which lie in the order of creation, where
 * that is asked for; else the index of the order itself.
 */
import type { Principal } from '../access/principal.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { filterOf, type Condition, type FileFilter, type Filter } from './listing-filter.ts'
import type { TermRange } from './terms.ts'

export interface FileQuery extends FileFilter {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: boolean
  readonly sort: Sort
}

const orders = {
  createdAt: ['created_at', 'asc', 'file_by_creation'],
  '-createdAt': ['created_at', 'desc', 'file_by_creation'],
  updatedAt: ['updated_at', 'asc', 'file_by_change'],
  '-updatedAt': ['updated_at', 'desc', 'file_by_change'],
  name: ['sort_name', 'asc', 'file_by_name'],
  '-name': ['sort_name', 'desc', 'file_by_name'],
  size: ['size', 'asc', 'file_by_size'],
  '-size': ['size', 'desc', 'file_by_size'],
} as const
type ColumnSort = keyof typeof orders
/** `relevance`: only with `q`. */
export type Sort = ColumnSort | 'relevance'

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
  readonly folder?: string | null | undefined
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly trashedAt?: number | null | undefined
}

export interface FilePageView {
  readonly items: FileRow[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
  /** There may be more than `total`. */
  readonly isTotalCut: boolean
}

export type Listing = ReturnType<typeof createListing>

const columns = [
  'id',
  'owner_id',
  'name',
  'description',
  'media_type',
  'detected_type',
  'width',
  'height',
  'size',
  'sha256',
  'tags',
  'metadata',
  'folder',
  'version',
  'created_at',
  'updated_at',
  'trashed_at',
  'sort_name',
]
  .map((name) => `f.${name}`)
  .join(', ')

/** So many files are put in order for a page; where every filter finds more, the index of the order is followed. */
export const fewEnough = 2000
/** `count=exact` looks at so many of the files that the leading filter finds. */
export const mostCounted = 5000

export function createListing({ database }: { database: Database }) {
  const texts = statementTexts(database.dialect)
  return { list }

  /** @throws Problem invalid-cursor, invalid-request */
  async function list(principal: Principal, query: FileQuery): Promise<FilePageView> {
    const owner = uuidToBytes(principal.accountId)
    const filter = filterOf(owner, query)
    if (query.sort === 'relevance' && query.q === undefined)
      throw new Problem('invalid-request', {
        errors: [{ in: 'query', pointer: 'sort', detail: 'relevance is for a search, with q' }],
      })
    if (filter.isNothing)
      return { items: [], nextCursor: undefined, total: query.count ? 0 : undefined, isTotalCut: false }
    const lead = await leadOf(owner, filter)
    const page = await pageOf(filter, lead, query)
    const { total, isTotalCut } = query.count ? await count(filter, lead) : { total: undefined, isTotalCut: false }
    return { ...page, total, isTotalCut }
  }

  async function pageOf(
    filter: Filter,
    lead: Lead | undefined,
    { sort, cursor, limit }: FileQuery,
  ): Promise<Pick<FilePageView, 'items' | 'nextCursor'>> {
    const from = cursor === undefined ? undefined : startOf(cursor, sort)
    // What was begun newest first goes on so, and what was begun by relevance as well.
    const isRanked = sort === 'relevance' && (from?.isRanked ?? lead?.isFew === true)
    const order = sort === 'relevance' ? '-createdAt' : sort
    const { sql, values } = isRanked
      ? texts.ranked(filter, lead, from, limit + 1)
      : texts.ordered(filter, lead, order, from, limit + 1)
    const rows = await database.rows(sql, values)
    const kept = rows.length > limit ? rows.slice(0, limit) : rows
    const last = kept.at(-1)
    if (rows.length <= limit || !last) return { items: kept.map(fileRow), nextCursor: undefined }
    const value = isRanked ? Number(last['score']) : (last[orders[order][0]] as string | number)
    const nextCursor = encodeCursor(cursorName(sort, isRanked), [value, bytesToUuid(last['id'] as Buffer)])
    return { items: kept.map(fileRow), nextCursor }
  }

  /** The filter that finds the fewest files, of those that find many a term; undefined when there is none. */
  async function leadOf(owner: Buffer, filter: Filter): Promise<Lead | undefined> {
    const candidates = texts.candidates(owner, filter)
    if (candidates.length === 0) return undefined
    const [row = {}] = await database.rows(
      `select ${candidates.map(({ sql }, at) => `(select count(*) from (select 1 as one ${sql} limit ${fewEnough + 1}) as c) as n${at}`).join(', ')}`,
      candidates.flatMap(({ values }) => values),
    )
    const counted = candidates.map((candidate, at) => ({ candidate, n: Number(row[`n${at}`]) }))
    const { candidate, n } = counted.reduce((best, one) => (one.n < best.n ? one : best))
    if (n <= fewEnough) return { ...candidate, isFew: true }
    return { ...(candidates.find(({ kind }) => kind === 'term') ?? candidate), isFew: false }
  }

  async function count(filter: Filter, lead: Lead | undefined): Promise<{ total: number; isTotalCut: boolean }> {
    const { sql, values } = lead
      ? texts.counted(filter, lead)
      : { sql: `select count(*) as total from file f where ${filter.base.sql}`, values: filter.base.values }
    const [row] = await database.rows(sql, values)
    const isTotalCut = lead?.isFew === false && (await isMoreThan(mostCounted, lead))
    return { total: Number(row?.['total']), isTotalCut }
  }

  async function isMoreThan(most: number, { sql, values }: Lead): Promise<boolean> {
    const [row] = await database.rows(
      `select count(*) as n from (select 1 as one ${sql} limit ${most + 1}) as c`,
      values,
    )
    return Number(row?.['n']) > most
  }
}

/** What leads to files: `sql` begins with `from`, and has the file `f` in it (`column`) or its terms `d`. */
interface Candidate extends Condition {
  /** A range of a column, one term, or the terms of words that begin alike. */
  readonly kind: 'column' | 'term' | 'words'
  /** The condition that it holds already. */
  readonly of: unknown
}
interface Lead extends Candidate {
  /** So many that they can all be put in order. */
  readonly isFew: boolean
}

interface Start {
  readonly isRanked: boolean
  readonly value: string | number
  readonly id: Buffer
}

const cursorName = (sort: Sort, isRanked: boolean): string =>
  `files ${sort}${sort === 'relevance' && !isRanked ? ' newest first' : ''}`

function startOf(cursor: string, sort: Sort): Start {
  const read = (isRanked: boolean): Start => {
    const [value, id] = decodeCursor(cursor, cursorName(sort, isRanked))
    if (value === undefined || (typeof value === 'string') !== (sort === 'name' || sort === '-name'))
      throw new Problem('invalid-cursor')
    return { isRanked, value, id: uuidToBytes(String(id)) }
  }
  if (sort !== 'relevance') return read(false)
  try {
    return read(true)
  } catch {
    return read(false)
  }
}

/** Statements in the databases' own words; `f` is the file. */
function statementTexts(dialect: Database['dialect']) {
  const isMySql = dialect === 'mysql'
  const using = (index: string): string => (isMySql ? `force index (${index})` : `indexed by ${index}`)
  /** Keeps the order of the two tables. */
  const join = isMySql ? 'straight_join' : 'cross join'
  return { candidates, ordered, ranked, counted }

  function candidates(owner: Buffer, { base, columns, words, exact }: Filter): Candidate[] {
    const term = `from file_term d ${isMySql ? 'force index (primary)' : ''} where d.owner_id = ? and`
    return [
      ...columns.map((of) => ({
        kind: 'column' as const,
        of,
        sql: `from file f ${using(of.index)} where ${base.sql} and ${of.sql}`,
        values: [...base.values, ...of.values],
      })),
      ...exact.map((of) => ({ kind: 'term' as const, of, sql: `${term} d.term = ?`, values: [owner, of] })),
      ...words.map((of) => ({
        kind: 'words' as const,
        of,
        sql: `${term} d.term >= ? and d.term < ?`,
        values: [owner, of.from, of.to],
      })),
    ]
  }

  /** Files from the lead, or in the order of an index; and all the other conditions. */
  function found(filter: Filter, lead: Candidate | undefined, index?: string): Condition {
    const { sql, values } = conditionsOf(filter, lead)
    return { sql: `${tablesOf(lead, index)} and ${sql}`, values: [...(lead?.values ?? []), ...values] }
  }

  function conditionsOf({ base, columns, words, exact }: Filter, lead: Candidate | undefined): Condition {
    // A value that may be missing, not EXISTS: that would be turned into another join, with an order of its own.
    const has = (condition: string): string =>
      `(select 1 from file_term t ${using('file_term_of_file')} where t.file_id = f.id and ${condition} limit 1) = 1`
    const conditions: Condition[] = [
      base,
      ...columns.filter((one) => one !== lead?.of),
      ...exact.filter((one) => one !== lead?.of).map((term) => ({ sql: has('t.term = ?'), values: [term] })),
      ...words
        .filter((one) => one !== lead?.of)
        .map(({ from, to }) => ({ sql: has('t.term >= ? and t.term < ?'), values: [from, to] })),
    ]
    return {
      sql: conditions.map(({ sql }) => sql).join(' and '),
      values: conditions.flatMap(({ values }) => values),
    }
  }

  function tablesOf(lead: Candidate | undefined, index: string | undefined): string {
    if (!lead) return `from file f ${index === undefined ? '' : using(index)} where 1 = 1`
    if (lead.kind === 'column') return lead.sql
    if (lead.kind === 'term') return lead.sql.replace(' where ', ` ${join} file f where f.id = d.file_id and `)
    // A file may have several words that begin alike.
    return `from (select distinct d.file_id ${lead.sql}) as d ${join} file f where f.id = d.file_id`
  }

  /** Of the first that the lead finds. */
  function counted(filter: Filter, lead: Lead): Condition {
    const file = { column: 'f.id as file_id', term: 'd.file_id', words: 'distinct d.file_id' }[lead.kind]
    const some = `from (select ${file} ${lead.sql} limit ${mostCounted}) as d ${join} file f where f.id = d.file_id`
    const { sql, values } = conditionsOf(filter, lead)
    return { sql: `select count(*) as total ${some} and ${sql}`, values: [...lead.values, ...values] }
  }

  // The limit is a checked integer: as a text it is part of the statement, which MySQL prepares once for each value.
  function ordered(
    filter: Filter,
    lead: Lead | undefined,
    sort: ColumnSort,
    from: Start | undefined,
    limit: number,
  ): Condition {
    const [column, direction, index] = orders[sort]
    const beyond = direction === 'asc' ? '>' : '<'
    const isInOrder = lead?.kind === 'term' && !lead.isFew && column === 'created_at'
    const [value, id] = isInOrder ? ['d.created_at', 'd.file_id'] : [`f.${column}`, 'f.id']
    // Each says it in the form that it follows an index with.
    const start = isMySql
      ? `(${value} ${beyond} ? or (${value} = ? and ${id} ${beyond} ?))`
      : `(${value}, ${id}) ${beyond} (?, ?)`
    const { sql, values } = found(filter, isInOrder || lead?.isFew === true ? lead : undefined, index)
    return {
      sql: `select ${columns} ${sql}${from ? ` and ${start}` : ''} order by ${value} ${direction}, ${id} ${direction} limit ${limit}`,
      values: [...values, ...(from ? [from.value, ...(isMySql ? [from.value] : []), from.id] : [])],
    }
  }

  /**
   * The score is how good the best place of each word is, whole words before beginnings, added up; then the time, so that
   * among equals the newest is first. Small is good.
   */
  function ranked(filter: Filter, lead: Candidate | undefined, from: Start | undefined, limit: number): Condition {
    const score = ({ from: whole, to }: TermRange): Condition => ({
      sql: `(select min(t.place * 2 + (t.term <> ?)) from file_term t ${using('file_term_of_file')} where t.file_id = f.id and t.term >= ? and t.term < ?)`,
      values: [whole, whole, to],
    })
    const scores = filter.words.map(score)
    const { sql, values } = found({ ...filter, words: [] }, lead)
    return {
      sql: `select * from (select ${columns}, (${scores.map((one) => one.sql).join(' + ')}) * ${timeRoom} + (${timeRoom - 1} - f.created_at) as score ${sql}) as r where r.score is not null${from ? ' and (r.score > ? or (r.score = ? and r.id < ?))' : ''} order by r.score asc, r.id desc limit ${limit}`,
      values: [...scores.flatMap((one) => one.values), ...values, ...(from ? [from.value, from.value, from.id] : [])],
    }
  }
}

/** Milliseconds until the year 2248; a hundred times that is still a whole number to JavaScript. */
const timeRoom = 2 ** 43

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
    folder: row['folder'] as string | null,
    version: row['version'] as number,
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
    trashedAt: row['trashed_at'] === null ? null : Number(row['trashed_at']),
  }
}
