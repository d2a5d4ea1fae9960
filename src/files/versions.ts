/** The versions of a file: the bytes it has now, and those it had before for as long as they are kept. */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import type { Usage } from '../accounts/usage.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { References } from '../storage/references.ts'
import { FileVersion } from './file-version.entity.ts'
import { File } from './file.entity.ts'
import type { Precondition } from './files.ts'
import type { FormerBytes, History } from './history.ts'

export interface VersionsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly usage: Usage
  readonly references: References
  readonly history: History
  readonly audit: Pick<Audit, 'write'>
  /** How many former versions a file keeps, */
  readonly keep: number
  /** and for how many days after they were replaced; 0: for ever. */
  readonly days: number
}

export interface VersionQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: boolean
}

export interface VersionView {
  readonly version: number
  readonly size: number
  readonly sha256: Buffer
  readonly mediaType: string
  readonly storedBy: string | undefined
  readonly createdAt: number
  /** Undefined for the one that the file has now. */
  readonly replacedAt: number | undefined
}

export interface VersionPageView {
  readonly items: VersionView[]
  readonly nextCursor: string | undefined
  readonly total: number | undefined
}

export type Versions = ReturnType<typeof createVersions>

const dayMillis = 86_400_000
/** What one transaction of the sweep looks at. */
const sweptAtOnce = 100

export function createVersions({ database, clock, usage, references, history, audit, keep, days }: VersionsDeps) {
  return { list, get, restore, remove, sweep }

  /** The one that the file has now comes first, then the former ones from the newest. @throws Problem file-not-found, invalid-cursor */
  async function list(
    owner: Principal,
    fileId: string,
    { limit, cursor, count }: VersionQuery,
  ): Promise<VersionPageView> {
    const file = await own(database.fork(), owner, fileId)
    const below = cursor === undefined ? file.version : startOf(cursor, fileId)
    const first = cursor === undefined ? [current(file)] : []
    // The limit is a checked integer: as a text it is part of the statement, which MySQL prepares once for each value.
    const rows = await database.rows(
      `select version, size, sha256, media_type, stored_by, created_at, replaced_at from file_version where file_id = ? and version < ? order by version desc limit ${limit + 1 - first.length}`,
      [uuidToBytes(fileId), below],
    )
    const found = [...first, ...rows.map(versionView)]
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const nextCursor = found.length > limit && last ? encodeCursor('versions', [last.version, fileId]) : undefined
    return { items, nextCursor, total: count === true ? 1 + (await countFormer(fileId)) : undefined }
  }

  async function countFormer(fileId: string): Promise<number> {
    const [row] = await database.rows('select count(*) as total from file_version where file_id = ?', [
      uuidToBytes(fileId),
    ])
    return Number(row?.['total'])
  }

  /** The file as it would be with the bytes of this version. @throws Problem file-not-found, version-not-found */
  async function get(owner: Principal, fileId: string, version: number): Promise<File> {
    const em = database.fork()
    const file = await own(em, owner, fileId)
    if (version === file.version) return file
    const wanted = await former(em, fileId, version)
    return Object.assign(file, bytesOf(wanted), { version, contentChangedAt: wanted.createdAt })
  }

  /**
   * The bytes of a former version become the file's again, as a new version.
   * @throws Problem file-not-found, version-not-found, version-current, file-in-trash, quota-exceeded, and what the
   * precondition throws
   */
  async function restore(owner: Principal, fileId: string, version: number, precondition: Precondition): Promise<File> {
    return database.transaction(async (em) => {
      const before = await own(em, owner, fileId)
      const wanted = version === before.version ? undefined : await former(em, fileId, version)
      precondition(before)
      if (before.trashedAt != null) throw new Problem('file-in-trash')
      if (!wanted) throw new Problem('version-current')
      if (!(await references.add(em, wanted.contentId))) throw new LostRace()
      const { file, change } = await history.turn(em, before, { ...bytesOf(wanted), storedBy: owner.accountId })
      await usage.count(em, owner.accountId, change)
      await audit.write(database.statementsOf(em), {
        action: 'file.version-restored',
        accountId: owner.accountId,
        target: `file:${fileId}`,
        details: { from: version, version: file.version },
      })
      return file
    })
  }

  /** For good. @throws Problem file-not-found, version-not-found, version-current */
  async function remove(owner: Principal, fileId: string, version: number): Promise<void> {
    await database.transaction(async (em) => {
      const file = await own(em, owner, fileId)
      if (version === file.version)
        throw new Problem('version-current', { detail: 'Delete the file, or replace its bytes first.' })
      const gone = await history.forget(em, fileId, [await former(em, fileId, version)])
      await usage.count(em, owner.accountId, gone)
      await audit.write(database.statementsOf(em), {
        action: 'file.version-deleted',
        accountId: owner.accountId,
        target: `file:${fileId}`,
        details: { version },
      })
    })
  }

  /** Lets go of what is too old and too many, in small steps; any number of replicas may. @returns how many */
  async function sweep(): Promise<number> {
    return (await inSteps(sweepOld)) + (await inSteps(sweepSurplus))
  }

  async function inSteps(step: () => Promise<number>): Promise<number> {
    let swept = 0
    for (;;) {
      const some = await step()
      if (some === 0) return swept
      swept += some
    }
  }

  async function sweepOld(): Promise<number> {
    if (days === 0) return 0
    return sweepFiles(
      `select v.file_id from file_version v ${ofTheLiving} where v.replaced_at <= ? order by v.replaced_at limit ${sweptAtOnce}`,
      [clock() - days * dayMillis],
      (em, fileId) => old(em, fileId, clock() - days * dayMillis),
    )
  }

  async function old(em: EntityManager, fileId: string, until: number): Promise<FormerBytes[]> {
    return em.find(
      FileVersion,
      { fileId, replacedAt: { $lte: until } },
      { fields: ['version', 'contentId', 'size'], limit: sweptAtOnce, disableIdentityMap: true },
    )
  }

  /** More than are kept now were kept before. */
  async function sweepSurplus(): Promise<number> {
    return sweepFiles(
      `select v.file_id from file_version v ${ofTheLiving} group by v.file_id having count(*) > ? limit ${sweptAtOnce}`,
      [keep],
      history.surplus,
    )
  }

  async function sweepFiles(
    sql: string,
    values: readonly number[],
    choose: (em: EntityManager, fileId: string) => Promise<FormerBytes[]>,
  ): Promise<number> {
    const rows = await database.rows(sql, values)
    const fileIds = new Set(rows.map((row) => bytesToUuid(row['file_id'] as Buffer)))
    let swept = 0
    for (const fileId of fileIds) swept += await sweepFile(fileId, choose)
    return swept
  }

  async function sweepFile(
    fileId: string,
    choose: (em: EntityManager, fileId: string) => Promise<FormerBytes[]>,
  ): Promise<number> {
    return database.transaction(async (em) => {
      const file = await em.findOne(File, { id: fileId }, { fields: ['ownerId'], disableIdentityMap: true })
      if (!file) return 0
      const some = await choose(em, fileId)
      const gone = await history.forget(em, fileId, some)
      // The account was deleted at this moment: what it had is counted elsewhere now, and goes with it.
      if (!(await usage.fits(em, file.ownerId, gone))) throw new LostRace()
      return some.length
    })
  }

  /** @throws Problem version-not-found */
  async function former(em: EntityManager, fileId: string, version: number): Promise<FileVersion> {
    const found = await em.findOne(FileVersion, { fileId, version }, { disableIdentityMap: true })
    if (!found) throw new Problem('version-not-found')
    return found
  }

  async function own(em: EntityManager, owner: Principal, fileId: string): Promise<File> {
    const file = await em.findOne(File, { id: fileId, ownerId: owner.accountId })
    if (!file) throw new Problem('file-not-found')
    return file
  }
}

/** What deleted accounts left is not counted any more, and goes, or is handed over, as it was. */
const ofTheLiving = 'join file f on f.id = v.file_id join account a on a.id = f.owner_id'

function startOf(cursor: string, fileId: string): number {
  const [version, id] = decodeCursor(cursor, 'versions')
  if (typeof version !== 'number' || id !== fileId) throw new Problem('invalid-cursor')
  return version
}

const current = (file: File): VersionView => ({
  version: file.version,
  size: file.size,
  sha256: file.sha256,
  mediaType: file.mediaType,
  storedBy: file.storedBy ?? undefined,
  createdAt: file.contentChangedAt,
  replacedAt: undefined,
})

const versionView = (row: Row): VersionView => ({
  version: Number(row['version']),
  size: Number(row['size']),
  sha256: row['sha256'] as Buffer,
  mediaType: row['media_type'] as string,
  storedBy: row['stored_by'] === null ? undefined : bytesToUuid(row['stored_by'] as Buffer),
  createdAt: Number(row['created_at']),
  replacedAt: Number(row['replaced_at']),
})

/** What a version has of its own, and a file of the version that it is. */
const bytesOf = ({ contentId, size, sha256, mediaType, detectedType, width, height }: FileVersion) => ({
  contentId,
  size,
  sha256,
  mediaType,
  detectedType: detectedType ?? null,
  width: width ?? null,
  height: height ?? null,
})
