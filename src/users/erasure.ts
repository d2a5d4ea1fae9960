/**
 * What follows the deletion of an account: everything that is its own goes, a batch at a time, by a job that any replica
 * runs and that goes on where a killed one stopped. Each step finds its work in the tables, so doing it twice does nothing.
 */
import type { EntityManager, EntityMetadata } from '@mikro-orm/core'
import { Account } from '../accounts/account.entity.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Value } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { FileTerm } from '../files/file-term.entity.ts'
import { File } from '../files/file.entity.ts'
import type { References } from '../storage/references.ts'
import { Deletion } from './deletion.entity.ts'
import type { GiveBack } from './transfers.ts'

export interface ErasureDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly references: Pick<References, 'release'>
  readonly giveBack: GiveBack
}

/** What a request that was under way wrote after its account was gone is found by looking again. */
const lookAgainMillis = 3_600_000
const rowsAtOnce = 500
const filesAtOnce = 100
const deletionsAtOnce = 50

/** Members that name the account that a row belongs to. */
const owners = ['accountId', 'ownerId']
/**
 * The trail keeps the id; files, what they are found by, and their bytes have their own way, and former versions go, or
 * stay, with their files.
 */
const kept = ['AuditEvent', 'Content', 'File', 'FileTerm']

export type Erasure = ReturnType<typeof createErasure>

export function createErasure({ database, clock, audit, references, giveBack }: ErasureDeps) {
  const tables = ownedTables([...database.orm.getMetadata().getAll().values()])
  return { run }

  /** @returns how many deletions it went on with. @throws Problem 503 */
  async function run(): Promise<number> {
    const due = await database
      .fork()
      .find(Deletion, { dueAt: { $lte: clock() } }, { orderBy: { dueAt: 'asc' }, limit: deletionsAtOnce })
    for (const deletion of due) await goOn(deletion)
    return due.length
  }

  async function goOn({ id, files, receiverId, requestedAt, filesUntil, dueAt }: Deletion): Promise<void> {
    for (const table of tables) await empty(table, id)
    const now = clock()
    if (files === 'delete') await inBatches(() => purgeVersions(id))
    if (files === 'delete') await inBatches(() => purgeSome(id))
    if (files === 'transfer' && receiverId != null) await inBatches(() => transferSome(id, receiverId))
    if (files === 'trash' && filesUntil != null) {
      if (filesUntil <= now) return giveUpTrash(id, filesUntil)
      await inBatches(() => trashSome(id))
    }
    const next = [requestedAt + lookAgainMillis, filesUntil ?? 0].filter((time) => time > now)
    // Not when another choice was made meanwhile: that is due at once.
    await database
      .fork()
      .nativeUpdate(
        Deletion,
        { id, files, dueAt: dueAt ?? null },
        { dueAt: next.length > 0 ? Math.min(...next) : null },
      )
  }

  async function empty({ table, key, owner }: OwnedTable, id: string): Promise<void> {
    const values: Value[] = [uuidToBytes(id), uuidToBytes(id)]
    const sql = `delete from ${table} where ${owner} = ? and ${key} in (select k from (select ${key} as k from ${table} where ${owner} = ? limit ${rowsAtOnce}) as batch)`
    // A batch of keys may be more rows than keys.
    while ((await database.run(sql, values)) >= rowsAtOnce);
  }

  async function inBatches(step: () => Promise<number>): Promise<void> {
    while ((await step()) === filesAtOnce);
  }

  /** Before the files, by which they are found. */
  async function purgeVersions(ownerId: string): Promise<number> {
    return database.transaction(async (em) => {
      const { rows, run } = database.statementsOf(em)
      const versions = await rows(
        `select v.file_id, v.version, v.content_id from file f join file_version v on v.file_id = f.id where f.owner_id = ? limit ${filesAtOnce}`,
        [uuidToBytes(ownerId)],
      )
      for (const row of versions) {
        const key = [row['file_id'] as Buffer, row['version'] as number]
        // Another replica's: its bytes were let go of once, and must not be again.
        if ((await run('delete from file_version where file_id = ? and version = ?', key)) === 0) throw new LostRace()
      }
      await references.release(
        em,
        versions.map((row) => bytesToUuid(row['content_id'] as Buffer)),
      )
      return versions.length
    })
  }

  /** The bytes go when the sweep comes by. */
  async function purgeSome(ownerId: string): Promise<number> {
    return database.transaction(async (em) => {
      const files = await someFiles(em, ownerId)
      if (files.length === 0) return 0
      const gone = await em.nativeDelete(File, { ownerId, id: { $in: files.map(({ id }) => id) } })
      if (gone !== files.length) throw new LostRace()
      await forgetTerms(em, files)
      await references.release(
        em,
        files.map(({ contentId }) => contentId),
      )
      return files.length
    })
  }

  /** While the receiver is there: its row is locked, so that its own deletion finds what came before. */
  async function transferSome(ownerId: string, receiverId: string): Promise<number> {
    return database.transaction(async (em) => {
      const there = await em.nativeUpdate(Account, { id: receiverId }, { id: receiverId })
      if (there === 0) {
        // A node of a cluster may not have seen it when the receiver went.
        await giveBack(em, receiverId)
        return 0
      }
      const files = await someFiles(em, ownerId)
      if (files.length === 0) return 0
      // Under whose name they are found and counted is left to the job that takes up such files.
      const moved = await em.nativeUpdate(
        File,
        { ownerId, id: { $in: files.map(({ id }) => id) } },
        { ownerId: receiverId, termsVersion: null },
      )
      // Another replica's: they may be findable again by now, and must stay so.
      if (moved !== files.length) throw new LostRace()
      await forgetTerms(em, files)
      return files.length
    })
  }

  async function forgetTerms(em: EntityManager, files: readonly Pick<File, 'id'>[]): Promise<void> {
    await em.nativeDelete(FileTerm, { fileId: { $in: files.map(({ id }) => id) } })
  }

  async function trashSome(ownerId: string): Promise<number> {
    return database.transaction(async (em) => {
      const files = await someFiles(em, ownerId, { trashedAt: null })
      if (files.length > 0)
        await em.nativeUpdate(File, { ownerId, id: { $in: files.map(({ id }) => id) } }, { trashedAt: clock() })
      return files.length
    })
  }

  /** Nobody asked for the files in time. */
  async function giveUpTrash(id: string, filesUntil: number): Promise<void> {
    await database.transaction(async (em) => {
      const found = await em.nativeUpdate(
        Deletion,
        { id, files: 'trash', filesUntil },
        { files: 'delete', filesUntil: null, dueAt: clock() },
      )
      if (found > 0)
        audit.add(em, {
          action: 'user.files-deleted',
          accountId: id,
          target: `user:${id}`,
        })
    })
  }
}

async function someFiles(
  em: EntityManager,
  ownerId: string,
  more: object = {},
): Promise<Pick<File, 'id' | 'contentId'>[]> {
  return em.find(
    File,
    { ownerId, ...more },
    { fields: ['id', 'contentId'], limit: filesAtOnce, orderBy: { id: 'asc' }, disableIdentityMap: true },
  )
}

export interface OwnedTable {
  readonly table: string
  readonly key: string
  readonly owner: string
}

/** Found in the entities, so that a table that comes later is not forgotten. */
export function ownedTables(entities: readonly EntityMetadata[]): OwnedTable[] {
  return entities
    .filter(({ className }) => !kept.includes(className))
    .flatMap(({ tableName, primaryKeys, properties }) =>
      owners
        .filter((name) => name in properties)
        .map((name) => ({
          table: tableName,
          // Of a key that has the owner in it, the rest.
          key: columnOf(properties[(primaryKeys.find((key) => key !== name) ?? name) as never]),
          owner: columnOf(properties[name as never]),
        })),
    )
}

const columnOf = (property: { fieldNames?: string[] } | undefined): string => property?.fieldNames?.[0] ?? ''
