/**
 * Gives files that have damaged bytes whole ones again, where their owner has stored the same once more since. They turn
 * to those as they are: nothing that their owner sees of them changes.
 */
import type { EntityManager } from '@mikro-orm/core'
import type { Database } from '../db/database.ts'
import { bytesToUuid } from '../db/types.ts'
import { keepers } from './kept-by.ts'
import type { References } from './references.ts'

export interface HealingDeps {
  readonly database: Database
  readonly references: Pick<References, 'release'>
  /** Told of each damaged content that something turned away from, as part of the transaction. */
  readonly onHealed: (em: EntityManager, healed: Healed) => void
}

export interface Healed {
  /** The damaged content. */
  readonly contentId: string
  readonly ownerId: string
  /** How many files and former versions have whole bytes again. */
  readonly turned: number
}

/** A damaged content, and one of the same bytes that is whole. */
interface Pair {
  readonly damaged: Buffer
  readonly whole: Buffer
  readonly owner: Buffer
}

const pairsAtOnce = 50
/** Files that one transaction turns; of versions, those of so many files. */
const filesAtOnce = 100

export type Healing = ReturnType<typeof createHealing>

export function createHealing({ database, references, onHealed }: HealingDeps) {
  return { run }

  /** Any number of replicas may. @returns how many files and versions have whole bytes again. @throws Problem 503 */
  async function run(): Promise<number> {
    let turned = 0
    let after: Buffer = Buffer.alloc(16)
    for (;;) {
      const pairs = await pairsAfter(after)
      for (const pair of pairs) {
        after = pair.damaged
        for (let some = await turnSome(pair); some > 0; some = await turnSome(pair)) turned += some
      }
      if (pairs.length < pairsAtOnce) return turned
    }
  }

  /** One whole content for each: which of several does not matter. */
  async function pairsAfter(after: Buffer): Promise<Pair[]> {
    const rows = await database.rows(
      `select damaged.id as damaged, damaged.owner_id as owner, min(whole.id) as whole
       from content damaged join content whole on whole.owner_id = damaged.owner_id and whole.sha256 = damaged.sha256
       where damaged.damaged_at is not null and damaged.state = 'committed' and damaged.id > ?
         and whole.state = 'committed' and whole.damaged_at is null and whole.size = damaged.size
       group by damaged.id, damaged.owner_id order by damaged.id limit ${pairsAtOnce}`,
      [after],
    )
    return rows.map((row) => ({
      damaged: row['damaged'] as Buffer,
      whole: row['whole'] as Buffer,
      owner: row['owner'] as Buffer,
    }))
  }

  async function turnSome({ damaged, whole, owner }: Pair): Promise<number> {
    return database.transaction(async (em) => {
      const { run } = database.statementsOf(em)
      // Both stay as they are until the end: the account, whose deletion lets go of all that it stored, and what is whole.
      if ((await run('update account set id = id where id = ?', [owner])) === 0) return 0
      const there = await run(
        "update content set refs = refs where id = ? and state = 'committed' and refs > 0 and damaged_at is null",
        [whole],
      )
      if (there === 0) return 0
      let turned = 0
      for (const { table, key } of keepers)
        turned += await run(
          `update ${table} set content_id = ? where content_id = ? and ${key} in (select k from (select ${key} as k from ${table} where content_id = ? limit ${filesAtOnce}) as some)`,
          [whole, damaged, damaged],
        )
      if (turned === 0) return 0
      await run('update content set refs = refs + ? where id = ?', [turned, whole])
      const contentId = bytesToUuid(damaged)
      await references.release(em, Array<string>(turned).fill(contentId))
      onHealed(em, { contentId, ownerId: bytesToUuid(owner), turned })
      return turned
    })
  }
}
