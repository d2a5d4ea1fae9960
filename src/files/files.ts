/** Files: stored, described, found, replaced, put in the trash and taken out again. What is not one's own is not there. */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import type { Usage } from '../accounts/usage.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { LostRace } from '../db/retry.ts'
import { Problem, unavailable } from '../problem.ts'
import type { BlobStore, StagedBlob } from '../storage/blob-store.ts'
import { Content } from '../storage/content.entity.ts'
import { readReprDigest, requireDigests } from './digest.ts'
import { File } from './file.entity.ts'
import { searchText, sortName } from './search.ts'

export interface FilesDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly usage: Usage
  readonly clock: Clock
  readonly newId: IdMaker
}

/** What a file is besides its bytes. */
export interface NewFileNotes {
  readonly name?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly mediaType: string
}

export interface NewFile extends NewFileNotes {
  readonly bytes: AsyncIterable<Uint8Array>
}

/** With a name and a media type that a file may have. */
export type UsableNotes = NewFileNotes & { readonly name: string }

/** Absent: stays; null: cleared. */
export interface FilePatch {
  readonly name?: string
  readonly description?: string | null
  readonly tags?: readonly string[] | null
  readonly metadata?: Readonly<Record<string, string>> | null
  readonly mediaType?: string
}

/** Refuses a change by throwing, given the file as it is (`If-Match`). */
export type Precondition = (file: File) => void

export type Files = ReturnType<typeof createFiles>

export function createFiles({ database, blobs, usage, clock, newId }: FilesDeps) {
  return { store, add, usable, get, update, trash, purge, restore, replaceContent }

  /** @throws Problem digest-mismatch, digest-unsupported, invalid-request, quota-exceeded, and what reading the bytes throws; then nothing is kept */
  async function store(owner: Principal, incoming: NewFile, digestHeader?: string): Promise<File> {
    const notes = usable(incoming)
    const blob = await receive(owner, usage.bounded(owner.accountId, incoming.bytes), digestHeader)
    return keeping(blob, (em) => add(em, owner.accountId, notes, blob))
  }

  /** @throws Problem invalid-request */
  function usable({ name, mediaType, ...others }: NewFileNotes): UsableNotes {
    return { ...others, name: usableName(name), mediaType: usableMediaType(mediaType) }
  }

  /** Makes a file of bytes that are whole, as part of the caller's transaction. @throws Problem quota-exceeded, 503 */
  async function add(em: EntityManager, ownerId: string, notes: UsableNotes, blob: StagedBlob): Promise<File> {
    await commit(em, blob)
    await usage.count(em, ownerId, { bytes: blob.size, files: 1 })
    const now = clock()
    const described = { name: notes.name, description: notes.description ?? null, tags: [...(notes.tags ?? [])] }
    return em.create(File, {
      id: newId(),
      ownerId,
      contentId: blob.contentId,
      ...described,
      mediaType: notes.mediaType,
      size: blob.size,
      sha256: blob.sha256,
      metadata: { ...notes.metadata },
      searchText: searchText(described),
      sortName: sortName(notes.name),
      version: 1,
      revision: 1,
      createdAt: now,
      updatedAt: now,
      contentChangedAt: now,
      trashedAt: null,
    })
  }

  /** @throws Problem file-not-found */
  async function get(owner: Principal, fileId: string): Promise<File> {
    return own(database.fork(), owner, fileId)
  }

  async function update(owner: Principal, fileId: string, patch: FilePatch, precondition: Precondition): Promise<File> {
    return change(owner, fileId, precondition, (file) => {
      if (file.trashedAt != null) throw new Problem('file-in-trash')
      const described = {
        name: patch.name ?? file.name,
        description: patch.description === undefined ? (file.description ?? null) : patch.description,
        tags: patch.tags === undefined ? file.tags : [...(patch.tags ?? [])],
      }
      return {
        ...described,
        mediaType: patch.mediaType?.toLowerCase() ?? file.mediaType,
        metadata: patch.metadata === undefined ? file.metadata : { ...patch.metadata },
        searchText: searchText(described),
        sortName: sortName(described.name),
      }
    })
  }

  /** Doing so again changes nothing. */
  async function trash(owner: Principal, fileId: string, precondition: Precondition): Promise<void> {
    await change(owner, fileId, precondition, (file) => (file.trashedAt == null ? { trashedAt: clock() } : {}))
  }

  async function restore(owner: Principal, fileId: string, precondition: Precondition): Promise<File> {
    return change(owner, fileId, precondition, (file) => {
      if (file.trashedAt == null) throw new Problem('file-not-in-trash')
      return { trashedAt: null }
    })
  }

  /** For good. The bytes go when the sweep comes by, so that whoever reads them now may finish. */
  async function purge(owner: Principal, fileId: string, precondition: Precondition): Promise<void> {
    await database.transaction(async (em) => {
      const file = await own(em, owner, fileId)
      precondition(file)
      const gone = await em.nativeDelete(File, { id: file.id, revision: file.revision })
      if (gone === 0) throw new LostRace()
      await usage.count(em, owner.accountId, { bytes: -file.size, files: -1 })
      await letGo(em, file.contentId)
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
    const blob = await receive(owner, usage.bounded(owner.accountId, incoming.bytes, present.size), digestHeader)
    return keeping(blob, async (em) => {
      await commit(em, blob)
      const before = await own(em, owner, fileId)
      refuse(before)
      await usage.count(em, owner.accountId, { bytes: blob.size - before.size, files: 0 })
      const now = clock()
      const changed = {
        contentId: blob.contentId,
        size: blob.size,
        sha256: blob.sha256,
        mediaType,
        version: before.version + 1,
        contentChangedAt: now,
        revision: before.revision + 1,
        updatedAt: now,
      }
      const found = await em.nativeUpdate(File, { id: before.id, revision: before.revision }, changed)
      if (found === 0) throw new LostRace()
      await letGo(em, before.contentId)
      return Object.assign(before, changed)
    })
  }

  /** The transaction that makes bytes a file's; what it refuses is not kept. */
  async function keeping<T>(blob: StagedBlob, work: (em: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await database.transaction(work)
    } catch (error) {
      // While the database is away nobody waits for it a second time: the sweep takes what is left.
      if (error instanceof Problem && error.status < 500) await blobs.discard(blob.contentId).catch(() => {})
      throw error
    }
  }

  async function receive(
    { accountId: ownerId }: Principal,
    bytes: AsyncIterable<Uint8Array>,
    digestHeader: string | undefined,
  ): Promise<StagedBlob> {
    const expected = readReprDigest(digestHeader)
    const blob = await blobs.stage(bytes, { ownerId, sha512: expected.sha512 !== undefined })
    try {
      requireDigests(expected, blob)
      return blob
    } catch (error) {
      await blobs.discard(blob.contentId).catch(() => {})
      throw error
    }
  }

  /** Fails when the sweep has given the content up meanwhile. */
  async function commit(em: EntityManager, blob: StagedBlob): Promise<void> {
    const committed = await em.nativeUpdate(
      Content,
      { id: blob.contentId, state: 'staged' },
      { state: 'committed', size: blob.size, sha256: blob.sha256, refs: 1, touchedAt: clock() },
    )
    if (committed === 0) throw unavailable(new Error(`content ${blob.contentId} is staged no more`))
  }

  async function letGo(em: EntityManager, contentId: string): Promise<void> {
    await em.nativeUpdate(Content, { id: contentId }, { state: 'deleted', refs: 0, touchedAt: clock() })
  }

  /** Reads, asks, and writes under the condition that nobody wrote in between; else all of it again. */
  async function change(
    owner: Principal,
    fileId: string,
    precondition: Precondition,
    make: (file: File) => Partial<Omit<File, 'id'>>,
  ): Promise<File> {
    return database.transaction(async (em) => {
      const file = await own(em, owner, fileId)
      precondition(file)
      const made = make(file)
      if (Object.keys(made).length === 0) return file
      const changed = { ...made, revision: file.revision + 1, updatedAt: clock() }
      const found = await em.nativeUpdate(File, { id: file.id, revision: file.revision }, changed)
      if (found === 0) throw new LostRace()
      return Object.assign(file, changed)
    })
  }

  async function own(em: EntityManager, owner: Principal, fileId: string): Promise<File> {
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
