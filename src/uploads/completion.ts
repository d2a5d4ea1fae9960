/** Makes a file of an upload that has all its bytes, once, whoever comes to it: the last writer, or whoever asks after a crash. */
import { setTimeout as delay } from 'node:timers/promises'
import { Account } from '../accounts/account.entity.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { ExpectedDigests } from '../files/digest.ts'
import type { FileTypes } from '../files/file-types.ts'
import type { Files, UsableNotes } from '../files/files.ts'
import type { Examination, MediaFacts } from '../media/examination.ts'
import { Problem } from '../problem.ts'
import { headBytes, type BlobStore, type StagedBlob } from '../storage/blob-store.ts'
import type { ReadUploadMetadata } from './upload-metadata.ts'
import { leaseMillis, type UploadRow, type UploadRows } from './upload-rows.ts'

export interface CompletionDeps {
  readonly database: Database
  readonly clock: Clock
  readonly blobs: Pick<BlobStore, 'digest' | 'discard' | 'read'>
  readonly examination: Examination
  readonly fileTypes: Pick<FileTypes, 'requireFit'>
  readonly files: Pick<Files, 'add'>
  readonly rows: UploadRows
  readonly readMetadata: ReadUploadMetadata
  readonly readReprDigest: (header: string | undefined) => ExpectedDigests
  readonly requireDigests: (expected: ExpectedDigests, blob: StagedBlob) => void
}

/** How long whoever asks waits for a file that somebody is making. */
const patienceMillis = 2 * leaseMillis
const lookMillis = 100

export type Completion = ReturnType<typeof createCompletion>

export function createCompletion(deps: CompletionDeps) {
  const { database, clock, blobs, rows } = deps
  return { isDue, finish, settle }

  function isDue({ uploadOffset, uploadLength, fileId }: UploadRow): boolean {
    return uploadOffset === uploadLength && fileId === undefined
  }

  /**
   * By whoever holds the upload's fence.
   * @param known what the bytes are, when all of them came by
   * @throws Problem digest-mismatch, file-type-refused, media-type-contradicted, malware-found (the upload is gone then), quota-exceeded, unauthenticated, upload-locked, 503
   */
  async function finish(row: UploadRow, known: StagedBlob | undefined): Promise<UploadRow> {
    const rest = keepRenewing(row)
    try {
      const blob = known ?? (await digested(row))
      const notes = deps.readMetadata(row.uploadMetadata)
      return await commit(row, blob, notes, await admitted(row, blob, notes))
    } finally {
      rest()
    }
  }

  /**
   * For whoever asks: makes the file unless somebody is at it, and waits a moment for it in either case.
   * @returns the upload as it is then @throws Problem upload-not-found, upload-expired, 503
   */
  async function settle(asked: UploadRow): Promise<UploadRow> {
    const until = performance.now() + patienceMillis
    let row = asked
    while (isDue(row) && performance.now() < until) {
      const mine = row.leaseUntil <= clock() ? await rows.claim(row) : undefined
      if (mine) {
        // It goes on when nobody waits any more. What cannot be made a file is told to who sends the last byte.
        const made = finish(mine, undefined).then(
          () => true,
          () => false,
        )
        const ended = await Promise.race([made, delay(until - performance.now(), undefined, { ref: false })])
        row = await rows.alive(row.accountId, row.id)
        if (ended !== true) return row
      } else {
        await delay(lookMillis)
        row = await rows.alive(row.accountId, row.id)
      }
    }
    return row
  }

  async function digested({ contentId = '', uploadOffset: size, sha256, reprDigest }: UploadRow): Promise<StagedBlob> {
    if (sha256) return { contentId, size, sha256, sha512: undefined, head: await headOf(contentId, size) }
    return blobs.digest(contentId, size, { sha512: deps.readReprDigest(reprDigest).sha512 !== undefined })
  }

  async function headOf(contentId: string, size: number): Promise<Buffer> {
    const parts: Uint8Array[] = []
    for await (const part of blobs.read(contentId, 0, Math.min(size, headBytes) - 1)) parts.push(part)
    return Buffer.concat(parts)
  }

  /** Bytes of another digest than was promised, or that are refused for what they are, will never be a file. */
  async function admitted(row: UploadRow, blob: StagedBlob, { mediaType }: UsableNotes): Promise<MediaFacts> {
    try {
      if (row.sha256 === undefined) deps.requireDigests(deps.readReprDigest(row.reprDigest), blob)
      deps.fileTypes.requireFit(mediaType, blob.size)
      return await deps.examination.examine(blob, mediaType, row.accountId)
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      if (await rows.remove(row)) await blobs.discard(blob.contentId).catch(() => {})
      throw error
    }
  }

  async function commit(row: UploadRow, blob: StagedBlob, notes: UsableNotes, facts: MediaFacts): Promise<UploadRow> {
    try {
      const file = await database.transaction(async (em) => {
        const made = await deps.files.add(em, row.accountId, notes, blob, facts)
        // The account's row is locked by now.
        const account = await em.findOne(Account, { id: row.accountId }, { disableIdentityMap: true })
        if (!account || account.disabledAt != null) throw new Problem('unauthenticated')
        await rows.finish(database.statementsOf(em), row, made.id)
        return made
      })
      return { ...row, contentId: undefined, fileId: file.id }
    } catch (error) {
      await rows.settled(row, blob.sha256).catch(() => {})
      throw error
    }
  }

  function keepRenewing(row: UploadRow): () => void {
    const timer = setInterval(() => {
      rows.renew(row).catch(() => {})
    }, leaseMillis / 3).unref()
    return () => {
      clearInterval(timer)
    }
  }
}
