/** Gives events their place in the chain, and lets go of those that were kept long enough. */
import type { EntityManager } from '@mikro-orm/core'
import { once } from '../access/installation.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { isPassing } from '../db/retry.ts'
import { Installation } from '../db/installation.entity.ts'
import { sameBytes } from '../access/secret.ts'
import { uuidToBytes } from '../db/types.ts'
import { beginning, factColumns, factsOf, type Chain, type Facts, type KeptLink, type Link } from './chain.ts'

export interface Sealing {
  /** Seals what has been written; any number of replicas may at once. Returns how many events this one sealed. @throws TrailAltered, Problem 503 */
  readonly seal: () => Promise<number>
  /** Removes the oldest sealed events that are older than so many days, and keeps the link that the rest hangs on. Returns how many. @throws TrailAltered, Problem 503 */
  readonly purge: (days: number) => Promise<number>
}

/** Somebody has written into the database what this service did not: `coffer audit verify` tells more. */
export class TrailAltered extends Error {
  override name = 'TrailAltered'
}

const batch = 200

/** The records of a trail in which nothing is sealed yet: once in the life of an installation. */
export async function beginChain(database: Database, chain: Chain): Promise<void> {
  for (const name of ['audit-anchor', 'audit-head'] as const) await once(database, name, chain.kept(name, beginning))
}

export function createSealing({ database, clock, chain }: { database: Database; clock: Clock; chain: Chain }): Sealing {
  return { seal, purge }

  async function seal(): Promise<number> {
    let sealed = 0
    let after: Facts | undefined
    for (;;) {
      // The head before the events: whoever seals them meanwhile has moved it on.
      const head = await keptLink('audit-head')
      const rows = await unsealed(after)
      const last = rows.at(-1)
      after = last && factsOf(last)
      const own = rows.filter(isOwn).map(factsOf)
      // Somebody else is at it, or writes for long: what is left is left to them, or to the next time.
      if (own.length > 0 && !(await append(head, own).catch(isPassed))) return sealed
      sealed += own.length
      if (rows.length < batch) return sealed
    }
  }

  /** What the service did not write is passed over, and stays unsealed for all to see. */
  function isOwn(row: Row): boolean {
    const seal = row['seal'] as Buffer | null
    return seal !== null && sameBytes(seal, chain.ownSeal(factsOf(row)))
  }

  function unsealed(after: Facts | undefined): Promise<Row[]> {
    const rest = after ? ' and (occurred_at > ? or (occurred_at = ? and id > ?))' : ''
    const values = after ? [after.occurredAt, after.occurredAt, uuidToBytes(after.id)] : []
    return database.rows(
      `select ${factColumns}, seal from audit_event where position is null${rest} order by occurred_at, id limit ${batch}`,
      values,
    )
  }

  /** The head moves first and only from where it was read: of two who seal at once, one changes nothing. */
  async function append(head: Kept, events: readonly Facts[]): Promise<boolean> {
    const links: Link[] = []
    for (const facts of events) links.push(chain.next(links.at(-1) ?? head.link, facts))
    // Once: a conflict is no reason to hurry, and on SQLite each wait for another program's lock stops the whole service.
    return database.fork().transactional(async (em) => {
      if (!(await move(em, 'audit-head', head, links.at(-1) ?? head.link))) return false
      const placed = events.map(({ id }, at) => ({ id: uuidToBytes(id), link: links[at] ?? head.link }))
      const changed = await database.within(
        em,
        `update audit_event set position = case id ${'when ? then ? '.repeat(placed.length)}end, seal = case id ${'when ? then ? '.repeat(placed.length)}end where position is null and id in (${placed.map(() => '?').join(', ')})`,
        [
          ...placed.flatMap(({ id, link }) => [id, link.position]),
          ...placed.flatMap(({ id, link }) => [id, link.seal]),
          ...placed.map(({ id }) => id),
        ],
      )
      if (changed !== placed.length) throw new TrailAltered('events that were being sealed are gone, or sealed already')
      return true
    })
  }

  async function purge(days: number): Promise<number> {
    const oldest = clock() - days * 86_400_000
    for (let removed = 0; ;) {
      const anchor = await keptLink('audit-anchor')
      const rows = await database.rows(
        `select ${factColumns}, position, seal from audit_event where position > ? order by position limit ${batch}`,
        [anchor.link.position],
      )
      const young = rows.findIndex((row) => Number(row['occurred_at']) >= oldest)
      const old = young < 0 ? rows : rows.slice(0, young)
      if (old.length === 0) return removed
      const next = proven(anchor.link, old)
      if (!next) {
        // Another replica may have purged between the reading of the anchor and that of the rows.
        if ((await keptLink('audit-anchor')).text !== anchor.text) return removed
        throw new TrailAltered(
          `the events behind position ${anchor.link.position} were altered; run "coffer audit verify"`,
        )
      }
      const gone = await database.transaction(async (em) =>
        (await move(em, 'audit-anchor', anchor, next))
          ? database.within(em, 'delete from audit_event where position <= ?', [next.position])
          : undefined,
      )
      if (gone === undefined) return removed
      removed += gone
    }
  }

  /**
   * What is removed can never be looked at again, so it is proved first: the anchor must not vouch for what somebody
   * altered. Undefined: the rows do not follow from it.
   */
  function proven(anchor: Link, rows: readonly Row[]): Link | undefined {
    let link = anchor
    for (const row of rows) {
      link = chain.next(link, factsOf(row))
      if (link.position !== Number(row['position']) || !sameBytes(link.seal, row['seal'] as Buffer)) return undefined
    }
    return link
  }

  async function keptLink(name: KeptLink): Promise<Kept> {
    const [row] = await database.rows('select value from installation where name = ?', [name])
    const text = row && String(row['value'])
    const link = text === undefined ? undefined : chain.readKept(name, text)
    if (text === undefined || !link)
      throw new TrailAltered(
        `the record of the chain (${name}) ${text === undefined ? 'is gone' : 'was altered'}; run "coffer audit verify"`,
      )
    return { text, link }
  }

  async function move(em: EntityManager, name: KeptLink, from: Kept, to: Link): Promise<boolean> {
    return (await em.nativeUpdate(Installation, { name, value: from.text }, { value: chain.kept(name, to) })) === 1
  }
}

function isPassed(error: unknown): false {
  if (!isPassing(error)) throw error
  return false
}

interface Kept {
  readonly text: string
  readonly link: Link
}
