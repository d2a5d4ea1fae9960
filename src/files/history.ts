/** What becomes of bytes that a file has no more: a former version for a while, or nothing. Part of others' transactions. */
import type { EntityManager } from '@mikro-orm/core'
import type { Change } from '../accounts/usage.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import type { References } from '../storage/references.ts'
import { FileVersion } from './file-version.entity.ts'
import { asRead, File } from './file.entity.ts'

export interface HistoryDeps {
  readonly database: Database
  readonly clock: Clock
  readonly references: References
  /** How many former versions a file keeps. */
  readonly keep: number
}

/** Bytes that are stored, and have a reference for the file that turns to them. */
export interface Replacement {
  readonly contentId: string
  readonly size: number
  readonly sha256: Buffer
  readonly mediaType: string
  readonly detectedType: string | null
  readonly width: number | null
  readonly height: number | null
  /** The account. */
  readonly storedBy: string
}

/** What is needed to let a former version go. */
export interface FormerBytes {
  readonly version: number
  readonly contentId: string
  readonly size: number
}

export type History = ReturnType<typeof createHistory>

/** What one replacement lets go of at most, where more were kept before; the sweep takes the rest. */
const surplusAtOnce = 100
/** In one statement. */
const forgottenAtOnce = 100

export function createHistory({ database, clock, references, keep }: HistoryDeps) {
  return { givenBy, turn, clear, surplus, forget }

  /** What replacing its bytes gives back, in bytes. */
  function givenBy(file: File): number {
    return keep === 0 ? file.size : 0
  }

  /**
   * The file turns to other bytes, by one conditional update; those it had become a former version.
   * @returns the file, and how what its owner stores changes by all of it
   * @throws LostRace
   */
  async function turn(em: EntityManager, before: File, to: Replacement): Promise<{ file: File; change: Change }> {
    const now = clock()
    const changed = {
      ...to,
      version: before.version + 1,
      contentChangedAt: now,
      revision: before.revision + 1,
      updatedAt: now,
    }
    const found = await em.nativeUpdate(File, asRead(before), changed)
    if (found === 0) throw new LostRace()
    const { bytes, versionBytes = 0 } = await retire(em, before, now)
    return { file: Object.assign(before, changed), change: { bytes: to.size + bytes, files: 0, versionBytes } }
  }

  async function retire(em: EntityManager, before: File, now: number): Promise<Change> {
    if (keep === 0) await references.release(em, [before.contentId])
    else await em.insert(FileVersion, former(before, now))
    const gone = await forget(em, before.id, await surplus(em, before.id))
    return {
      bytes: gone.bytes - (keep === 0 ? before.size : 0),
      files: 0,
      versionBytes: gone.bytes + (keep === 0 ? 0 : before.size),
    }
  }

  /** All former versions of a file that is gone. @throws LostRace */
  async function clear(em: EntityManager, fileId: string): Promise<Change> {
    const rows = await database
      .statementsOf(em)
      .rows('select version, content_id, size from file_version where file_id = ?', [uuidToBytes(fileId)])
    return forget(em, fileId, rows.map(formerBytes))
  }

  /** The former versions that are too many, the newest of them first; not all of them at once. */
  async function surplus(em: EntityManager, fileId: string): Promise<FormerBytes[]> {
    const rows = await database
      .statementsOf(em)
      .rows(
        `select version, content_id, size from file_version where file_id = ? order by version desc limit ${surplusAtOnce} offset ${keep}`,
        [uuidToBytes(fileId)],
      )
    return rows.map(formerBytes)
  }

  /** @throws LostRace when one of them went, or turned to other bytes, meanwhile */
  async function forget(em: EntityManager, fileId: string, some: readonly FormerBytes[]): Promise<Change> {
    if (some.length === 0) return { bytes: 0, files: 0, versionBytes: 0 }
    for (let at = 0; at < some.length; at += forgottenAtOnce) {
      const these = some.slice(at, at + forgottenAtOnce)
      const each = these.map(() => '(version = ? and content_id = ?)').join(' or ')
      const gone = await database.within(em, `delete from file_version where file_id = ? and (${each})`, [
        uuidToBytes(fileId),
        ...these.flatMap(({ version, contentId }) => [version, uuidToBytes(contentId)]),
      ])
      if (gone !== these.length) throw new LostRace()
    }
    await references.release(
      em,
      some.map(({ contentId }) => contentId),
    )
    const bytes = some.reduce((sum, { size }) => sum - size, 0)
    return { bytes, files: 0, versionBytes: bytes }
  }
}

function former(file: File, replacedAt: number): Omit<FileVersion, never> {
  return {
    fileId: file.id,
    version: file.version,
    contentId: file.contentId,
    size: file.size,
    sha256: file.sha256,
    mediaType: file.mediaType,
    detectedType: file.detectedType ?? null,
    width: file.width ?? null,
    height: file.height ?? null,
    storedBy: file.storedBy ?? null,
    createdAt: file.contentChangedAt,
    replacedAt,
  }
}

const formerBytes = (row: Row): FormerBytes => ({
  version: Number(row['version']),
  contentId: bytesToUuid(row['content_id'] as Buffer),
  size: Number(row['size']),
})
