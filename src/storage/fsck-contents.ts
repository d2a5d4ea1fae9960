import type { Row } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'
import { ContentDamaged } from './blob-store.ts'
import { markDamaged } from './damage.ts'
import { chunkBytes } from './database-store.ts'
import { rowsAtOnce, type Check, type Fault, type FaultKind } from './fsck.ts'
import { countOfReferences, keepers } from './kept-by.ts'
import type { SegmentPlace } from './segment-place.ts'

/** Asked of a store beside each other. */
const askedAtOnce = 8

/** What files name is there, and kept. */
export async function* checkReferences(check: Check): AsyncGenerator<Fault, void> {
  for (const { name, rows: kept } of keepers) {
    let after: Buffer = Buffer.alloc(16)
    for (;;) {
      const rows = await check.database.rows(
        `select named.id, named.size, content.id as content_id, content.state, content.size as held from ${kept} as named left join content on content.id = named.content_id where named.id > ? order by named.id limit ${rowsAtOnce}`,
        [after],
      )
      for (const row of rows) {
        after = row['id'] as Buffer
        const fault = await faultOfReference(check, name, row)
        if (fault) yield fault
      }
      if (rows.length < rowsAtOnce) break
    }
  }
}

async function faultOfReference({ database, clock, mend }: Check, name: string, row: Row): Promise<Fault | undefined> {
  const subject = `${name}:${bytesToUuid(row['id'] as Buffer)}`
  const contentId = row['content_id'] as Buffer | null
  if (!contentId)
    return { kind: 'missing-content', subject, detail: 'its content is not there; restore a backup', mended: false }
  if (row['state'] !== 'committed') {
    const mended = await mend(
      async () =>
        (await database.run(
          `update content set state = 'committed', refs = ${countOfReferences}, touched_at = ? where id = ? and state <> 'committed' and ${countOfReferences} > 0`,
          [clock(), contentId],
        )) > 0,
    )
    return { kind: 'content-let-go', subject, detail: `its content is ${String(row['state'])}`, mended }
  }
  if (Number(row['size']) === Number(row['held'])) return undefined
  const detail = `it has ${String(row['size'])} bytes, its content ${String(row['held'])}`
  return { kind: 'wrong-size', subject, detail, mended: false }
}

/** Each content's bytes are there, and as many rows name it as are counted. */
export async function* checkContents(check: Check): AsyncGenerator<Fault, void> {
  let after: Buffer = Buffer.alloc(16)
  for (;;) {
    const rows = await check.database.rows(
      `select id, store, size, sha256, refs, touched_at, ${countOfReferences} as counted from content where state = 'committed' and id > ? order by id limit ${rowsAtOnce}`,
      [after],
    )
    for (const row of rows) {
      after = row['id'] as Buffer
      const subject = `content:${bytesToUuid(after)}`
      const missing = await faultOfBytes(check, row)
      // What was deleted or moved while it was looked at has no fault.
      if (missing && (await isStill(check, row))) {
        if (check.stores.all.some(({ kind }) => kind === row['store']))
          await markDamaged(check.database, after, check.clock())
        yield { ...missing, subject, mended: false }
      }
      const refs = await faultOfRefs(check, row)
      if (refs) yield { ...refs, subject }
    }
    if (rows.length < rowsAtOnce) return
  }
}

interface Finding {
  readonly kind: FaultKind
  readonly detail: string
}

async function isStill({ database }: Check, row: Row): Promise<boolean> {
  const found = await database.rows("select 1 from content where id = ? and store = ? and state = 'committed'", [
    row['id'] as Buffer,
    row['store'] as string,
  ])
  return found.length > 0
}

async function faultOfRefs(
  { database, clock, before, mend }: Check,
  row: Row,
): Promise<Omit<Fault, 'subject'> | undefined> {
  const [id, refs, counted] = [row['id'] as Buffer, Number(row['refs']), Number(row['counted'])]
  if (counted === 0 && Number(row['touched_at']) <= before) {
    const mended = await mend(
      async () =>
        (await database.run(
          `update content set state = 'deleted', refs = 0, touched_at = ? where id = ? and state = 'committed' and refs = ? and ${countOfReferences} = 0`,
          [clock(), id, refs],
        )) > 0,
    )
    return { kind: 'unreferenced-content', detail: 'nothing names it; the sweep is to take it', mended }
  }
  if (refs === counted || counted === 0) return undefined
  const mended = await mend(
    async () =>
      (await database.run(
        `update content set refs = ${countOfReferences} where id = ? and state = 'committed' and ${countOfReferences} > 0`,
        [id],
      )) > 0,
  )
  return { kind: 'wrong-refs', detail: `${refs} are counted, ${counted} rows name it`, mended }
}

async function faultOfBytes(check: Check, row: Row): Promise<Finding | undefined> {
  const place = check.stores.places.find(({ kind }) => kind === row['store'])
  const found = place ? await faultOfSegments(check, place, row) : await faultOfChunks(check, row)
  if (found || !check.deep) return found
  const sha256 = (row['sha256'] as Buffer | null) ?? undefined
  try {
    await check.blobs.verify(bytesToUuid(row['id'] as Buffer), { size: Number(row['size']), sha256 })
    return undefined
  } catch (error) {
    if (!(error instanceof ContentDamaged)) throw error
    return { kind: 'damaged', detail: error.message }
  }
}

async function faultOfChunks({ database }: Check, row: Row): Promise<Finding | undefined> {
  const [id, size] = [row['id'] as Buffer, Number(row['size'])]
  if (row['store'] !== 'database')
    return { kind: 'missing-bytes', detail: `it lies in the store "${String(row['store'])}", which is not set` }
  const expected = Math.ceil(size / chunkBytes)
  const [counted] = await database.rows('select count(*) as n from chunk where content_id = ? and number < ?', [
    id,
    expected,
  ])
  if (Number(counted?.['n']) < expected)
    return { kind: 'missing-bytes', detail: `${String(counted?.['n'])} of ${expected} chunks are there` }
  const [last] = await database.rows(
    'select number, length(bytes) as length from chunk where content_id = ? order by number desc limit 1',
    [id],
  )
  const found = last ? Number(last['number']) * chunkBytes + Number(last['length']) : 0
  if (found === size) return undefined
  return { kind: 'wrong-size', detail: `it has ${size} bytes, its chunks ${found}` }
}

async function faultOfSegments({ database }: Check, place: SegmentPlace, row: Row): Promise<Finding | undefined> {
  const [id, size] = [row['id'] as Buffer, Number(row['size'])]
  let end = 0
  for (;;) {
    const segments = await database.rows(
      `select id, start, size from segment where content_id = ? and store = ? and size is not null and start >= ? order by start limit ${rowsAtOnce}`,
      [id, place.kind, end],
    )
    for (const segment of segments) {
      if (Number(segment['start']) !== end) return { kind: 'missing-bytes', detail: `it has no segment at ${end}` }
      end += Number(segment['size'])
    }
    for (let at = 0; at < segments.length; at += askedAtOnce) {
      const asked = segments.slice(at, at + askedAtOnce)
      const faults = await Promise.all(asked.map((segment) => faultOfSegment(place, segment)))
      const fault = faults.find((one) => one !== undefined)
      if (fault) return fault
    }
    if (segments.length < rowsAtOnce) break
  }
  if (end === size) return undefined
  return { kind: end < size ? 'missing-bytes' : 'wrong-size', detail: `it has ${size} bytes, its segments ${end}` }
}

async function faultOfSegment(place: SegmentPlace, row: Row): Promise<Finding | undefined> {
  const id = bytesToUuid(row['id'] as Buffer)
  const found = await place.sizeOf(id)
  if (found === undefined) return { kind: 'missing-bytes', detail: `segment ${id} is missing` }
  if (found === Number(row['size'])) return undefined
  return { kind: 'wrong-size', detail: `segment ${id} has ${found} bytes instead of ${String(row['size'])}` }
}
