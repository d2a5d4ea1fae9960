/**
 * Who has the bytes of a content: each file, and each of its former versions, is one reference. Equal bytes of one owner
 * lie once; never of two, whose quota, timing or sweep would tell what the other has.
 */
import type { EntityManager } from '@mikro-orm/core'
import type { Clock } from '../db/clock.ts'
import type { Database, Statements } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { unavailable } from '../problem.ts'
import type { StagedBlob } from './blob-store.ts'

export interface ReferencesDeps {
  readonly database: Database
  readonly clock: Clock
  /** Whether equal bytes lie once. */
  readonly sharesEqual: boolean
}

export type References = ReturnType<typeof createReferences>

/** Ids in one statement. */
const idsAtOnce = 500

export function createReferences({ database, clock, sharesEqual }: ReferencesDeps) {
  return { commit, add, release }

  /**
   * Makes staged bytes durable as part of the transaction, with one reference. What was reserved for them must have been
   * given back in it before (`usage.ts`), which also lets one transaction of an account in at a time: of two that bring
   * the same, the second finds what the first stored.
   * @param isApart equal bytes are not looked for: how long that takes would tell a guest what the owner has
   * @returns the content that has the bytes; an older one when the owner has the same already, not known to be damaged, and
   * the staged one is let go
   * @throws Problem 503 when the sweep has given the content up meanwhile
   */
  async function commit(em: EntityManager, blob: StagedBlob, ownerId: string, isApart = false): Promise<string> {
    const statements = database.statementsOf(em)
    const equal = sharesEqual && !isApart ? await addToEqual(statements, blob, ownerId) : undefined
    const changed = await statements.run(
      equal === undefined
        ? "update content set state = 'committed', refs = 1, reserved = 0, size = ?, sha256 = ?, touched_at = ? where id = ? and state = 'staged'"
        : "update content set state = 'deleted', reserved = 0, size = ?, sha256 = ?, touched_at = ? where id = ? and state = 'staged'",
      [blob.size, blob.sha256, clock(), uuidToBytes(blob.contentId)],
    )
    if (changed === 0) throw unavailable(new Error(`content ${blob.contentId} is staged no more`))
    return equal ?? blob.contentId
  }

  async function addToEqual(
    { rows, run }: Statements,
    { sha256, size }: StagedBlob,
    ownerId: string,
  ): Promise<string | undefined> {
    const [row] = await rows(
      "select id from content where owner_id = ? and sha256 = ? and size = ? and state = 'committed' and damaged_at is null limit 1",
      [uuidToBytes(ownerId), sha256, size],
    )
    if (!row) return undefined
    const id = row['id'] as Buffer
    return (await run(addOne, [id])) === 0 ? undefined : bytesToUuid(id)
  }

  /** One reference more. @returns false when the last one went meanwhile */
  async function add(em: EntityManager, contentId: string): Promise<boolean> {
    return (await database.statementsOf(em).run(addOne, [uuidToBytes(contentId)])) > 0
  }

  /** One reference less for each id given; with the last one the bytes are left to the sweep, so that readers may finish. */
  async function release(em: EntityManager, contentIds: readonly string[]): Promise<void> {
    const { run } = database.statementsOf(em)
    for (const [count, ids] of byCount(contentIds)) {
      for (let at = 0; at < ids.length; at += idsAtOnce) {
        const some = ids.slice(at, at + idsAtOnce)
        // MySQL sets one column after the other: what asks for the count comes before what changes it.
        await run(
          `update content set state = case when refs > ${count} then state else 'deleted' end, touched_at = ?, refs = refs - ${count} where id in (${some.map(() => '?').join(', ')}) and state = 'committed' and refs >= ${count}`,
          [clock(), ...some.map(uuidToBytes)],
        )
      }
    }
  }
}

const addOne = "update content set refs = refs + 1 where id = ? and state = 'committed' and refs > 0"

/** The ids that are there once, twice and so on; sorted, so that two who release the same meet in the same order. */
function byCount(ids: readonly string[]): Map<number, string[]> {
  const counts = new Map<string, number>()
  for (const id of [...ids].sort()) counts.set(id, (counts.get(id) ?? 0) + 1)
  const groups = new Map<number, string[]>()
  for (const [id, count] of counts) {
    const group = groups.get(count)
    if (group) group.push(id)
    else groups.set(count, [id])
  }
  return groups
}
