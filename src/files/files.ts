/** Files: stored, described, found, replaced, put in the trash and taken out again. What is not one's own is not there. */
import type { EntityManager } from '@mikro-orm/core'
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import type { Usage } from '../accounts/usage.ts'
import type { AuditAction } from '../audit/actions.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { LostRace } from '../db/retry.ts'
import type { Examination, MediaFacts } from '../media/examination.ts'
import { Problem } from '../problem.ts'
import type { BlobStore, StagedBlob } from '../storage/blob-store.ts'
import type { References } from '../storage/references.ts'
import { readReprDigest, requireDigests } from './digest.ts'
import { indexedPart, termsVersion, type FileIndex } from './file-index.ts'
import type { FileTypes } from './file-types.ts'
import { asRead, File } from './file.entity.ts'
import { usableFolder } from './folder-path.ts'
import type { History } from './history.ts'
import { sortName } from './sort-name.ts'

export interface FilesDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly usage: Usage
  readonly examination: Examination
  readonly references: References
  readonly history: History
  readonly fileTypes: FileTypes
  readonly index: Pick<FileIndex, 'write'>
  readonly audit: Pick<Audit, 'write'>
  readonly clock: Clock
  readonly newId: IdMaker
}

/** What a file is besides its bytes. */
export interface NewFileNotes {
  readonly name?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
  /** Absent: `/`. */
  readonly folder?: string
  readonly mediaType: string
}

export interface NewFile extends NewFileNotes {
  /** How many bytes there will be, where that is known. */
  readonly length?: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** With a name, a media type and a folder that a file may have. */
export interface UsableNotes extends Omit<NewFileNotes, 'folder'> {
  readonly name: string
  /** Null: `/`. */
  readonly folder: string | null
}

/** Absent: stays; null: cleared. */
export interface FilePatch {
  readonly name?: string
  readonly description?: string | null
  readonly tags?: readonly string[] | null
  readonly metadata?: Readonly<Record<string, string>> | null
  readonly folder?: string
  readonly mediaType?: string
}

/** For who stores on behalf of somebody else. */
export interface Storing {
  /** What the file will be; a new one when absent. */
  readonly id?: string
  /** Somebody else must not learn whether the owner has these bytes already. */
  readonly isApart?: boolean
  /** Written in the file's own transaction: neither is there without the other. */
  readonly alongside?: Alongside<File>
}

/** Refuses a change by throwing, given the file as it is (`If-Match`). */
export type Precondition = (file: File) => void

/** Bytes that a request may wait for to be deleted. */
const discardedAtOnce = 64 * 1024 * 1024

export type Files = ReturnType<typeof createFiles>

export function createFiles(deps: FilesDeps) {
  const { database, blobs, usage, index, examination, references, history, fileTypes, audit, clock, newId } = deps
  return { store, add, usable, get, update, trash, purge, restore, replaceContent }

  /** @throws Problem digest-mismatch, digest-unsupported, invalid-request, file-type-refused, media-type-contradicted, malware-found, payload-too-large, quota-exceeded, and what reading the bytes throws; then nothing is kept */
  async function store(
    owner: Pick<Principal, 'accountId'>,
    incoming: NewFile,
    digestHeader?: string,
    { id, isApart, alongside = alone }: Storing = {},
  ): Promise<File> {
    const notes = usable(incoming)
    const bytes = fileTypes.bounded(notes.mediaType, incoming.bytes, incoming.length)
    const { blob, facts } = await receive(owner, { ...incoming, mediaType: notes.mediaType, bytes }, digestHeader)
    return keeping(blob, async (em) => {
      const file = await add(em, owner.accountId, notes, blob, facts, { id, isApart })
      await alongside(database.statementsOf(em), file)
      return file
    })
  }

  /** @throws Problem invalid-request */
  function usable({ name, mediaType, description, tags, metadata, folder = '/' }: NewFileNotes): UsableNotes {
    return {
      name: usableName(name),
      mediaType: usableMediaType(mediaType),
      ...(description === undefined ? {} : { description }),
      ...(tags === undefined ? {} : { tags }),
      ...(metadata === undefined ? {} : { metadata }),
      folder: usableFolder(folder),
    }
  }

  /**
   * Makes a file of bytes that are whole and were examined, as the first statements of the caller's transaction.
   * @throws Problem quota-exceeded, unauthenticated, 503
   */
  async function add(
    em: EntityManager,
    ownerId: string,
    notes: UsableNotes,
    blob: StagedBlob,
    facts: MediaFacts,
    { id = newId(), isApart }: Pick<Storing, 'id' | 'isApart'> = {},
  ): Promise<File> {
    await usage.settle(em, ownerId, blob.contentId, { bytes: blob.size, files: 1 })
    const contentId = await references.commit(em, blob, ownerId, isApart)
    const now = clock()
    const described = { name: notes.name, description: notes.description ?? null, tags: [...(notes.tags ?? [])] }
    const columns = {
      id,
      ownerId,
      contentId,
      ...described,
      mediaType: notes.mediaType,
      ...facts,
      size: blob.size,
      sha256: blob.sha256,
      storedBy: ownerId,
      metadata: { ...notes.metadata },
      folder: notes.folder,
      sortName: sortName(notes.name),
      termsVersion,
      version: 1,
      revision: 1,
      createdAt: now,
      updatedAt: now,
      contentChangedAt: now,
      trashedAt: null,
    }
    // A flush would read back on MySQL what the database generates.
    await em.insert(File, columns)
    const file = em.create(File, columns, { persist: false })
    await index.write(em, undefined, file)
    return file
  }

  /** @throws Problem file-not-found */
  async function get(owner: Pick<Principal, 'accountId'>, fileId: string): Promise<File> {
    return own(database.fork(), owner, fileId)
  }

  /** @param asked a function is given the file as it is when it is changed */
  async function update(
    owner: Principal,
    fileId: string,
    asked: FilePatch | ((file: File) => FilePatch),
    precondition: Precondition,
  ): Promise<File> {
    return change(owner, fileId, precondition, (file) => {
      if (file.trashedAt != null) throw new Problem('file-in-trash')
      const patch = typeof asked === 'function' ? asked(file) : asked
      const mediaType = patch.mediaType?.toLowerCase() ?? file.mediaType
      if (patch.mediaType !== undefined)
        examination.requireHonest(mediaType, { detected: file.detectedType ?? undefined, size: file.size })
      const described = {
        name: patch.name ?? file.name,
        description: patch.description === undefined ? (file.description ?? null) : patch.description,
        tags: patch.tags === undefined ? file.tags : [...(patch.tags ?? [])],
      }
      return {
        ...described,
        mediaType,
        metadata: patch.metadata === undefined ? file.metadata : { ...patch.metadata },
        folder: patch.folder === undefined ? (file.folder ?? null) : usableFolder(patch.folder),
        sortName: sortName(described.name),
      }
    })
  }

  /** Doing so again changes nothing. */
  async function trash(owner: Principal, fileId: string, precondition: Precondition): Promise<void> {
    await change(
      owner,
      fileId,
      precondition,
      (file) => (file.trashedAt == null ? { trashedAt: clock() } : {}),
      'file.trashed',
    )
  }

  async function restore(owner: Principal, fileId: string, precondition: Precondition): Promise<File> {
    const make = (file: File): { trashedAt: null } => {
      if (file.trashedAt == null) throw new Problem('file-not-in-trash')
      return { trashedAt: null }
    }
    return change(owner, fileId, precondition, make, 'file.restored')
  }

  /** For good, with its versions. The bytes go when the sweep comes by, so that whoever reads them now may finish. */
  async function purge(owner: Principal, fileId: string, precondition: Precondition): Promise<void> {
    await database.transaction(async (em) => {
      const file = await own(em, owner, fileId)
      precondition(file)
      const gone = await em.nativeDelete(File, asRead(file))
      if (gone === 0) throw new LostRace()
      const former = await history.clear(em, file.id)
      await references.release(em, [file.contentId])
      await usage.count(em, owner.accountId, { ...former, bytes: former.bytes - file.size, files: -1 })
      // Behind the account's row, as in `add`.
      await index.write(em, file, undefined)
      await tell(em, 'file.deleted', file, { size: file.size })
    })
  }

  /** The new bytes are stored whole before the file turns to them, by one conditional update. */
  async function replaceContent(
    owner: Principal,
    fileId: string,
    incoming: NewFile,
    precondition: Precondition,
    digestHeader?: string,
  ): Promise<File> {
    const refuse = (file: File): void => {
      precondition(file)
      if (file.trashedAt != null) throw new Problem('file-in-trash')
    }
    const present = await get(owner, fileId)
    refuse(present)
    const mediaType = usableMediaType(incoming.mediaType)
    const bytes = fileTypes.bounded(mediaType, incoming.bytes, incoming.length)
    const { blob, facts } = await receive(
      owner,
      { ...incoming, mediaType, bytes },
      digestHeader,
      history.givenBy(present),
    )
    return keeping(blob, async (em) => {
      // What was reserved goes back first: how much more is stored is known only once the file is read again.
      await usage.settle(em, owner.accountId, blob.contentId, { bytes: 0, files: 0 })
      const contentId = await references.commit(em, blob, owner.accountId)
      const before = await own(em, owner, fileId)
      refuse(before)
      const { size, sha256 } = blob
      const to = { contentId, size, sha256, mediaType, ...facts, storedBy: owner.accountId }
      const { file, change } = await history.turn(em, before, to)
      await usage.count(em, owner.accountId, change)
      await tell(em, 'file.replaced', file, { version: file.version, size })
      return file
    })
  }

  /** The transaction that makes bytes a file's; what it refuses is not kept. */
  async function keeping(blob: StagedBlob, work: (em: EntityManager) => Promise<File>): Promise<File> {
    try {
      const file = await database.transaction(work)
      // Equal bytes were there already. What takes long to delete is left to the sweep.
      if (file.contentId !== blob.contentId && blob.size <= discardedAtOnce)
        await blobs.discard(blob.contentId).catch(() => {})
      return file
    } catch (error) {
      // While the database is away nobody waits for it a second time: the sweep takes what is left.
      if (error instanceof Problem && error.status < 500) await blobs.discard(blob.contentId).catch(() => {})
      throw error
    }
  }

  async function receive(
    { accountId }: Pick<Principal, 'accountId'>,
    { bytes, length, mediaType }: NewFile,
    digestHeader: string | undefined,
    given = 0,
  ): Promise<{ blob: StagedBlob; facts: MediaFacts }> {
    const expected = readReprDigest(digestHeader)
    let contentId = ''
    const admitted = usage.reserving({ accountId, contentId: () => contentId, length, given }, bytes)
    const blob = await blobs.stage(admitted, {
      ownerId: accountId,
      sha512: expected.sha512 !== undefined,
      onBegun: (id) => (contentId = id),
    })
    try {
      requireDigests(expected, blob)
      return { blob, facts: await examination.examine(blob, mediaType, accountId) }
    } catch (error) {
      await blobs.discard(blob.contentId).catch(() => {})
      throw error
    }
  }

  /** Reads, asks, and writes under the condition that nobody wrote in between; else all of it again. */
  async function change(
    owner: Principal,
    fileId: string,
    precondition: Precondition,
    make: (file: File) => Partial<Omit<File, 'id'>>,
    action?: AuditAction,
  ): Promise<File> {
    return database.transaction(async (em) => {
      const file = await own(em, owner, fileId)
      precondition(file)
      const made = make(file)
      if (Object.keys(made).length === 0) return file
      const changed = { ...made, termsVersion, revision: file.revision + 1, updatedAt: clock() }
      const found = await em.nativeUpdate(File, asRead(file), changed)
      if (found === 0) throw new LostRace()
      const before = indexedPart(file)
      const after = Object.assign(file, changed)
      await index.write(em, before, after)
      if (action) await tell(em, action, after)
      return after
    })
  }

  /** What becomes of a file as a whole; that it is stored and described, its row tells. */
  async function tell(
    em: EntityManager,
    action: AuditAction,
    { id, ownerId }: File,
    details?: Readonly<Record<string, number>>,
  ): Promise<void> {
    const about = { action, accountId: ownerId, target: `file:${id}` }
    await audit.write(database.statementsOf(em), { ...about, ...(details ? { details } : {}) })
  }

  async function own(em: EntityManager, owner: Pick<Principal, 'accountId'>, fileId: string): Promise<File> {
    const file = await em.findOne(File, { id: fileId, ownerId: owner.accountId })
    if (!file) throw new Problem('file-not-found')
    return file
  }
}

/** As the client sent it; only what no name has is refused. @throws Problem invalid-request */
function usableName(name = 'unnamed'): string {
  if (name === '' || [...name].length > 255 || /[\x00-\x1f\x7f]/.test(name) || !name.isWellFormed()) {
    throw new Problem('invalid-request', {
      detail: 'The file name is not usable.',
      errors: [
        { in: 'body', pointer: '/file', detail: 'the name must have 1 to 255 characters and no control characters' },
      ],
    })
  }
  return name
}

/** @throws Problem invalid-request */
function usableMediaType(mediaType: string): string {
  if (mediaType.length > 255 || !/^[a-z0-9!#$&^_.+-]{1,127}\/[a-z0-9!#$&^_.+-]{1,127}$/i.test(mediaType)) {
    throw new Problem('invalid-request', {
      detail: 'The media type of the file is not valid.',
      errors: [{ in: 'header', pointer: 'Content-Type', detail: 'must be a media type such as image/png' }],
    })
  }
  return mediaType.toLowerCase()
}
