/** Proves the trail: that every event since the oldest one kept is there, in its place and as it was written. */
import type { Database, Row } from '../db/database.ts'
import { sameBytes } from '../access/secret.ts'
import { beginning, factColumns, factsOf, linkText, type Chain, type KeptLink, type Link } from './chain.ts'

export interface Fault {
  readonly kind: 'changed' | 'missing' | 'surplus' | 'foreign' | 'record-altered' | 'not-as-noted'
  /** Where in the chain; undefined for what has no place in it. */
  readonly position?: number
  readonly detail: string
}

export interface Verdict {
  /** Events that stand in the chain as they were written. */
  readonly proven: number
  /** The first and the last position that there should be; undefined when nothing was sealed yet. */
  readonly from: number | undefined
  readonly to: number | undefined
  /** `position:seal` of the last one, to be noted where nobody who reaches the database reaches it. */
  readonly head: string | undefined
  /** Written, and not in the chain yet. */
  readonly unsealed: number
  readonly faults: readonly Fault[]
}

export interface Verification {
  /** @param noted a head that an earlier call gave @throws Problem 503 */
  readonly verify: (noted?: Link) => Promise<Verdict>
}

const batch = 500
/** Whoever has broken more than this has broken it all. */
const maxFaults = 100

interface Walk {
  readonly faults: Fault[]
  proven: number
  /** The link before the next event, as it is stored; without a seal behind a gap. */
  position: number
  seal: Buffer | undefined
  /** What the last event's seal should have been, where it was another. */
  expected: Buffer | undefined
}

export function createVerification({ database, chain }: { database: Database; chain: Chain }): Verification {
  return { verify }

  async function verify(noted?: Link): Promise<Verdict> {
    for (let turn = 0; ; turn++) {
      const anchor = await kept('audit-anchor')
      const verdict = await verifyFrom(anchor, noted)
      // Retention may have removed events while they were read.
      if (verdict.faults.length === 0 || turn === 2 || (await kept('audit-anchor')).text === anchor.text) return verdict
    }
  }

  async function verifyFrom(anchor: Kept, noted: Link | undefined): Promise<Verdict> {
    // The head first: what is sealed meanwhile lies behind it.
    const head = await kept('audit-head')
    const { position, seal } = anchor.link ?? beginning
    const walk: Walk = { faults: recordFaults(anchor, head), proven: 0, position, seal, expected: undefined }
    const found = await walkTo(head, walk, noted)
    const last = head.link?.position ?? walk.position
    if (walk.position < last) walk.faults.push(gap(walk.position + 1, last))
    if (noted) walk.faults.push(...notedFaults(noted, anchor.link ?? beginning, found))
    const { unsealed, foreign } = await outsideChain()
    return {
      proven: walk.proven,
      from: last > position ? position + 1 : undefined,
      to: last > position ? last : undefined,
      head: head.link && head.link.position > 0 ? linkText(head.link) : undefined,
      unsealed,
      faults: [...walk.faults, ...foreign].slice(0, maxFaults),
    }
  }

  /** @returns the seal that stands where one was noted */
  async function walkTo(head: Kept, walk: Walk, noted: Link | undefined): Promise<Buffer | undefined> {
    let found: Buffer | undefined
    for (;;) {
      const rows = await database.rows(
        `select ${factColumns}, position, seal from audit_event where position > ? order by position limit ${batch}`,
        [walk.position],
      )
      for (const row of rows) {
        const position = Number(row['position'])
        if (head.link && position > head.link.position) {
          if (await isStillHead(head)) walk.faults.push(surplus(position))
          return found
        }
        if (position === noted?.position) found = row['seal'] as Buffer
        step(walk, row, position)
        if (walk.faults.length >= maxFaults) return found
      }
      if (rows.length < batch) return found
    }
  }

  function step(walk: Walk, row: Row, position: number): void {
    if (position !== walk.position + 1) {
      walk.faults.push(gap(walk.position + 1, position - 1))
      walk.seal = walk.expected = undefined
    }
    const stored = row['seal'] as Buffer
    const facts = factsOf(row)
    // Behind a gap nothing can be computed: what is stored there counts as the beginning of the rest.
    const computed = walk.seal && chain.next({ position: position - 1, seal: walk.seal }, facts).seal
    // Where only the seal before was altered, this one still follows from what that should have been.
    const repaired = walk.expected && chain.next({ position: position - 1, seal: walk.expected }, facts).seal
    const holds = [computed, repaired].some((seal) => seal !== undefined && sameBytes(seal, stored))
    if (holds) walk.proven++
    else if (computed)
      walk.faults.push({
        kind: 'changed',
        position,
        detail: `the event at position ${position} is not the one that was sealed there, or the one before it is not`,
      })
    walk.position = position
    walk.expected = holds ? undefined : computed
    walk.seal = stored
  }

  /** More was sealed while this was read, unless the head still is where it was. */
  async function isStillHead(head: Kept): Promise<boolean> {
    return (await kept('audit-head')).text === head.text
  }

  async function outsideChain(): Promise<{ unsealed: number; foreign: Fault[] }> {
    const [counted] = await database.rows('select count(*) as n from audit_event where position is null')
    const rows = await database.rows(
      `select ${factColumns}, seal from audit_event where position is null order by occurred_at, id limit ${batch * 10}`,
    )
    const foreign = rows
      .map((row) => ({ facts: factsOf(row), seal: (row['seal'] as Buffer | null) ?? Buffer.alloc(0) }))
      .filter(({ facts, seal }) => !sameBytes(seal, chain.ownSeal(facts)))
    return {
      unsealed: Number(counted?.['n']),
      foreign: foreign.map(({ facts }) => ({
        kind: 'foreign',
        detail: `the event ${facts.id}, not in the chain, was not written by this service, or was changed since`,
      })),
    }
  }

  async function kept(name: KeptLink): Promise<Kept> {
    const [row] = await database.rows('select value from installation where name = ?', [name])
    const text = row && String(row['value'])
    return { name, text, link: text === undefined ? undefined : chain.readKept(name, text) }
  }
}

interface Kept {
  readonly name: KeptLink
  /** Undefined: it is not there. */
  readonly text: string | undefined
  /** Undefined: it is not there, or not one of this installation. */
  readonly link: Link | undefined
}

function recordFaults(...records: readonly Kept[]): Fault[] {
  return records
    .filter(({ link }) => !link)
    .map(({ name, text }) => ({
      kind: 'record-altered',
      detail:
        text === undefined
          ? `the record of the chain "${name}" is gone: events may have been removed with it`
          : `the record of the chain "${name}" was altered`,
    }))
}

function notedFaults(noted: Link, anchor: Link, found: Buffer | undefined): Fault[] {
  const seal = noted.position === anchor.position ? anchor.seal : found
  if (seal !== undefined && sameBytes(seal, noted.seal)) return []
  const detail =
    noted.position < anchor.position
      ? `position ${noted.position} lies before the events that are kept: it cannot be compared`
      : seal === undefined
        ? `position ${noted.position} was noted and is not there: the end of the trail was removed`
        : `position ${noted.position} has another seal than the one that was noted`
  return [{ kind: 'not-as-noted', position: noted.position, detail }]
}

const gap = (from: number, to: number): Fault => ({
  kind: 'missing',
  position: from,
  detail:
    from === to ? `the event at position ${from} is missing` : `the events at positions ${from} to ${to} are missing`,
})

const surplus = (position: number): Fault => ({
  kind: 'surplus',
  position,
  detail: `the event at position ${position} lies behind the last one that was sealed`,
})
