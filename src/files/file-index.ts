/**
 * Keeps what files are found by and counted under: terms, tags and folders. Whoever writes a file tells it here, in the same
 * transaction; a file that nobody told of (an older replica's, say) has no `termsVersion` and is taken up by `catchUp`.
 */
import type { EntityManager } from '@mikro-orm/core'
import type { Database, Statements, Value } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { File } from './file.entity.ts'
import { sortName } from './sort-name.ts'
import { parentOf, rowId, termsOf, withParents, type Described, type Place } from './terms.ts'

export interface IndexedFile extends Described {
  readonly id: string
  readonly ownerId: string
  readonly createdAt: number
  readonly trashedAt?: number | null | undefined
  /** Undefined or null: nothing was written for it yet. */
  readonly termsVersion?: number | null | undefined
}

/** As the file is now, whatever is changed in it afterwards. */
export function indexedPart(file: IndexedFile): IndexedFile {
  const { id, ownerId, createdAt, name, description, tags, metadata, folder, trashedAt, termsVersion } = file
  return { id, ownerId, createdAt, name, description, tags, metadata, folder, trashedAt, termsVersion }
}

/** To be raised, with a migration that empties the three tables and every file's `termsVersion`, when texts are split otherwise. */
export const termsVersion = 1

const filesAtOnce = 50
const rowsAtOnce = 100

export type FileIndex = ReturnType<typeof createFileIndex>

export function createFileIndex({ database }: { database: Database }) {
  return { write, catchUp }

  /**
   * What changes from `before` to `after` in the transaction of `em`, which writes `after.termsVersion` as well.
   * @param before undefined: it is new
   * @param after undefined: it is gone
   */
  async function write(
    em: EntityManager,
    before: IndexedFile | undefined,
    after: IndexedFile | undefined,
  ): Promise<void> {
    const statements = database.statementsOf(em)
    const known = before?.termsVersion === termsVersion ? before : undefined
    await writeTerms(statements, known, after)
    await count(statements, known, after)
  }

  /** Takes up files that were written without. @returns how many */
  async function catchUp(): Promise<number> {
    let total = 0
    for (;;) {
      const found = await database
        .fork()
        .find(File, { termsVersion: null }, { limit: filesAtOnce, orderBy: { id: 'asc' } })
      for (const file of found) await takeUp(file)
      total += found.length
      if (found.length < filesAtOnce) return total
    }
  }

  /** Not when somebody wrote it meanwhile: then it is done, or found again as it is now. */
  async function takeUp(file: File): Promise<void> {
    await database.transaction(async (em) => {
      const taken = await em.nativeUpdate(
        File,
        { id: file.id, revision: file.revision, ownerId: file.ownerId, termsVersion: null },
        { termsVersion },
      )
      if (taken === 0) return
      await database.statementsOf(em).run('delete from file_term where file_id = ?', [uuidToBytes(file.id)])
      await write(em, undefined, file)
    })
  }

  async function writeTerms(
    { run }: Statements,
    before: IndexedFile | undefined,
    after: IndexedFile | undefined,
  ): Promise<void> {
    const file = after ?? before
    if (!file) return
    if (!after) {
      await run('delete from file_term where file_id = ?', [uuidToBytes(file.id)])
      return
    }
    const [old, now] = [before ? termsOf(before) : new Map<string, Place>(), termsOf(after)]
    const [owner, id] = [uuidToBytes(file.ownerId), uuidToBytes(file.id)]
    const gone = [...old].filter(([term, place]) => now.get(term) !== place).map(([term]) => term)
    for (const terms of batches(gone))
      await run(`delete from file_term where file_id = ? and owner_id = ? and term in (${places(terms)})`, [
        id,
        owner,
        ...terms.map((term) => Buffer.from(term, 'hex')),
      ])
    const fresh = [...now].filter(([term, place]) => old.get(term) !== place)
    // In the order of the index, so that two that write the same terms wait for each other in turn.
    for (const rows of batches(fresh.sort(([one], [other]) => (one < other ? -1 : 1))))
      await run(
        `insert into file_term (owner_id, term, created_at, file_id, place) values ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(([term, place]): Value[] => [owner, Buffer.from(term, 'hex'), after.createdAt, id, place]),
      )
  }

  /** Files in the trash are under no tag and in no folder. */
  async function count(
    statements: Statements,
    before: IndexedFile | undefined,
    after: IndexedFile | undefined,
  ): Promise<void> {
    const [old, now] = [countedOf(before), countedOf(after)]
    const ownerId = (after ?? before)?.ownerId
    if (ownerId === undefined) return
    const owner = uuidToBytes(ownerId)
    await countTags(statements, owner, old.tags, now.tags)
    await countFolders(statements, owner, old.folder, now.folder)
  }

  async function countTags(
    { run }: Statements,
    owner: Buffer,
    old: readonly string[],
    now: readonly string[],
  ): Promise<void> {
    for (const tag of now.filter((one) => !old.includes(one)).sort())
      await run(
        `insert into tag (owner_id, id, tag, sort_text, file_count) values (?, ?, ?, ?, 1) ${onTwice('(owner_id, id)')} file_count = tag.file_count + 1`,
        [owner, uuidToBytes(rowId(tag)), tag, sortName(tag)],
      )
    for (const tag of old.filter((one) => !now.includes(one)).sort()) {
      const key = [owner, uuidToBytes(rowId(tag))]
      await run('update tag set file_count = file_count - 1 where owner_id = ? and id = ?', key)
      await run('delete from tag where owner_id = ? and id = ? and file_count <= 0', key)
    }
  }

  async function countFolders(
    { run }: Statements,
    owner: Buffer,
    old: string | undefined,
    now: string | undefined,
  ): Promise<void> {
    if (old === now) return
    const [left, entered] = [withParents(old ?? '/'), withParents(now ?? '/')]
    // The outermost first, for everybody.
    for (const path of entered.reverse()) {
      const direct = path === now ? 1 : 0
      const total = left.includes(path) ? 0 : 1
      if (direct === 0 && total === 0) continue
      await run(
        `insert into folder (owner_id, id, parent_id, path, sort_name, file_count, total_file_count) values (?, ?, ?, ?, ?, ${direct}, ${total}) ${onTwice('(owner_id, id)')} file_count = folder.file_count + ${direct}, total_file_count = folder.total_file_count + ${total}`,
        [
          owner,
          uuidToBytes(rowId(path)),
          uuidToBytes(rowId(parentOf(path))),
          path,
          sortName(path.slice(path.lastIndexOf('/') + 1)),
        ],
      )
    }
    for (const path of left.reverse()) {
      const direct = path === old ? 1 : 0
      const total = entered.includes(path) ? 0 : 1
      if (direct === 0 && total === 0) continue
      const key = [owner, uuidToBytes(rowId(path))]
      await run(
        `update folder set file_count = file_count - ${direct}, total_file_count = total_file_count - ${total} where owner_id = ? and id = ?`,
        key,
      )
      await run('delete from folder where owner_id = ? and id = ? and total_file_count <= 0', key)
    }
  }

  function onTwice(key: string): string {
    return database.dialect === 'mysql' ? 'on duplicate key update' : `on conflict ${key} do update set`
  }
}

function countedOf(file: IndexedFile | undefined): { tags: readonly string[]; folder: string | undefined } {
  if (!file || file.trashedAt != null) return { tags: [], folder: undefined }
  return { tags: file.tags, folder: file.folder ?? '/' }
}

function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, at) =>
    items.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce),
  )
}

const places = (items: readonly unknown[]): string => items.map(() => '?').join(', ')
