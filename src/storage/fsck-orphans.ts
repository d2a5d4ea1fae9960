import type { Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { rowsAtOnce, type Check, type Fault } from './fsck.ts'
import { timeOfId, type FoundSegment, type SegmentPlace } from './segment-place.ts'

/** Chunks of no content, or of one that lies elsewhere and is not being moved. */
export async function* checkChunks(check: Check): AsyncGenerator<Fault, void> {
  const { database, stores, before, mend } = check
  const store = stores.all.find(({ kind }) => kind === 'database')
  let after: Buffer = Buffer.alloc(16)
  for (;;) {
    const rows = await database.rows(
      `select content_id from chunk where content_id > ? group by content_id order by content_id limit ${rowsAtOnce}`,
      [after],
    )
    for (const row of rows) {
      after = row['content_id'] as Buffer
      const contentId = bytesToUuid(after)
      if (timeOfId(contentId) > before || (await isOwned(check, after, 'database'))) continue
      const mended = await mend(async () => {
        await store?.remove(contentId)
        return store !== undefined
      })
      yield { kind: 'orphan', subject: `content:${contentId}`, detail: 'its chunks belong to no content', mended }
    }
    if (rows.length < rowsAtOnce) return
  }
}

/** Rows of segments of no content, or of one that lies elsewhere and is not being moved. */
export async function* checkSegments(check: Check): AsyncGenerator<Fault, void> {
  const { database, stores, before, mend } = check
  let after: Buffer = Buffer.alloc(16)
  for (;;) {
    const rows = await database.rows(
      // Those that are planned are the sweep's.
      `select id, content_id, store from segment where id > ? and size is not null order by id limit ${rowsAtOnce}`,
      [after],
    )
    for (const row of rows) {
      after = row['id'] as Buffer
      const id = bytesToUuid(after)
      const owned = await isOwned(check, row['content_id'] as Buffer, row['store'] as string)
      if (owned || timeOfId(id) > before) continue
      const mended = await mend(async () => {
        const place = stores.places.find(({ kind }) => kind === row['store'])
        await place?.remove(id, true)
        if (place) await database.run('delete from segment where id = ?', [uuidToBytes(id)])
        return place !== undefined
      })
      yield { kind: 'orphan', subject: `segment:${id}`, detail: 'it belongs to no content', mended }
    }
    if (rows.length < rowsAtOnce) return
  }
}

async function isOwned({ database }: Check, contentId: Buffer, store: string): Promise<boolean> {
  const key = [contentId, store]
  const rows = await database.rows(
    'select 1 as one from content where id = ? and store = ? union all select 1 as one from content_copy where content_id = ? and store = ?',
    [...key, ...key],
  )
  return rows.length > 0
}

/** What lies in folders and buckets and no row knows. */
export async function* checkPlaces(check: Check): AsyncGenerator<Fault, void> {
  for (const place of check.stores.places) {
    let batch: FoundSegment[] = []
    for await (const found of place.list()) {
      if (!found.isSegment)
        yield { kind: 'stranger', subject: found.id, detail: `it lies in the store "${place.kind}"`, mended: false }
      else if (timeOfId(found.id) <= check.before) batch.push(found)
      if (batch.length < rowsAtOnce) continue
      yield* unknownOf(check, place, batch)
      batch = []
    }
    yield* unknownOf(check, place, batch)
  }
}

async function* unknownOf(
  { database, mend }: Check,
  place: SegmentPlace,
  batch: readonly FoundSegment[],
): AsyncGenerator<Fault, void> {
  if (batch.length === 0) return
  const ids = batch.map(({ id }) => uuidToBytes(id))
  const rows: Row[] = await database.rows(
    `select id from segment where store = ? and id in (${ids.map(() => '?').join(', ')})`,
    [place.kind, ...ids],
  )
  const known = new Set(rows.map((row) => bytesToUuid(row['id'] as Buffer)))
  for (const { id, size, unfinished } of batch) {
    if (known.has(id)) continue
    const mended = await mend(async () => {
      await place.remove(id, true)
      return true
    })
    const detail = unfinished ? 'an unfinished one that no row knows' : `${size} bytes that no row knows`
    yield { kind: 'orphan', subject: `segment:${id}`, detail, mended }
  }
}
