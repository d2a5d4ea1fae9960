/** Reads the audit trail: pages of it, and all of it as a stream, newest first; filters from fixed texts alone. */
import { canonicalAddress } from '../access/network.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row, Value } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import { factColumns, factsOf, type Facts } from './chain.ts'

export interface TrailFilter {
  /** An action, or with `.*` at the end all of its kind. */
  readonly action?: string | undefined
  readonly result?: 'success' | 'failure' | undefined
  readonly accountId?: string | undefined
  readonly actorId?: string | undefined
  readonly target?: string | undefined
  readonly address?: string | undefined
  /** Milliseconds since 1970. */
  readonly occurredAfter?: number | undefined
  readonly occurredBefore?: number | undefined
}

export interface TrailQuery extends TrailFilter {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: boolean
}

/** An event as it is told. */
export interface EventView extends Facts {
  /** Undefined until it is sealed. */
  readonly position: number | undefined
  readonly seal: Buffer | undefined
}

export interface TrailPage {
  readonly items: EventView[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type Trail = ReturnType<typeof createTrail>

/** So many rows are in memory at once, however long the trail is. */
const streamed = 500

export function createTrail({ database }: { database: Database }) {
  return { list, all }

  /** @throws Problem invalid-cursor, 503 */
  async function list(query: TrailQuery): Promise<TrailPage> {
    const filter = filterOf(query)
    const rows = await page(filter, placeOf(query.cursor), query.limit + 1)
    const kept = rows.slice(0, query.limit)
    const last = kept.at(-1)
    return {
      items: kept.map(viewOf),
      nextCursor:
        rows.length > query.limit && last
          ? encodeCursor('audit-events', [Number(last['occurred_at']), bytesToUuid(last['id'] as Buffer)])
          : undefined,
      total: query.count === true ? await count(filter) : undefined,
    }
  }

  /** Asks for the next rows only when those before were taken. @throws Problem 503 while it is read */
  async function* all(query: TrailFilter): AsyncGenerator<EventView, void> {
    const filter = filterOf(query)
    for (let place: Place | undefined; ;) {
      const rows = await page(filter, place, streamed)
      yield* rows.map(viewOf)
      const last = rows.at(-1)
      if (!last || rows.length < streamed) return
      place = { time: Number(last['occurred_at']), id: last['id'] as Buffer }
    }
  }

  function page({ conditions, values }: Filter, place: Place | undefined, limit: number): Promise<Row[]> {
    const where = [...conditions, ...(place ? ['(occurred_at < ? or (occurred_at = ? and id < ?))'] : [])]
    return database.rows(
      `select ${factColumns}, position, seal from audit_event ${whereOf(where)} order by occurred_at desc, id desc limit ${limit}`,
      [...values, ...(place ? [place.time, place.time, place.id] : [])],
    )
  }

  async function count({ conditions, values }: Filter): Promise<number> {
    const [row] = await database.rows(`select count(*) as total from audit_event ${whereOf(conditions)}`, values)
    return Number(row?.['total'])
  }
}

interface Filter {
  readonly conditions: readonly string[]
  readonly values: readonly Value[]
}

interface Place {
  readonly time: number
  readonly id: Buffer
}

const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`

function filterOf(query: TrailFilter): Filter {
  const conditions: string[] = []
  const values: Value[] = []
  const add = (condition: string, value: Value | undefined): void => {
    if (value === undefined) return
    conditions.push(condition)
    values.push(value)
  }
  if (query.action?.endsWith('.*') === true) add('instr(action, ?) = 1', query.action.slice(0, -1))
  else add('action = ?', query.action)
  add('result = ?', query.result)
  add('account_id = ?', query.accountId && uuidToBytes(query.accountId))
  add('actor_id = ?', query.actorId && uuidToBytes(query.actorId))
  add('target = ?', query.target)
  add('address = ?', query.address && (canonicalAddress(query.address) ?? query.address))
  add('occurred_at >= ?', query.occurredAfter)
  add('occurred_at < ?', query.occurredBefore)
  return { conditions, values }
}

function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [time, id] = decodeCursor(cursor, 'audit-events')
  if (typeof time !== 'number') throw new Problem('invalid-cursor')
  return { time, id: uuidToBytes(String(id)) }
}

function viewOf(row: Row): EventView {
  const isSealed = row['position'] !== null
  return {
    ...factsOf(row),
    position: isSealed ? Number(row['position']) : undefined,
    seal: isSealed ? (row['seal'] as Buffer) : undefined,
  }
}
