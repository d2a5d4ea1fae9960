/** Resumable uploads: begun, sent in pieces over as many connections and replicas as it takes, listed, cancelled, given up. */
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import type { Usage } from '../accounts/usage.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { IdMaker } from '../db/id.ts'
import type { FileTypes } from '../files/file-types.ts'
import { Problem } from '../problem.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import type { Appending, Piece } from './appending.ts'
import type { Completion } from './completion.ts'
import type { ReadUploadMetadata } from './upload-metadata.ts'
import type { NewUpload, UploadRow, UploadRows } from './upload-rows.ts'

export interface UploadsDeps {
  readonly blobs: Pick<BlobStore, 'begin' | 'discard'>
  readonly usage: Pick<Usage, 'reserve'>
  readonly fileTypes: Pick<FileTypes, 'requireFit'>
  readonly rows: UploadRows
  readonly appending: Appending
  readonly completion: Completion
  readonly readMetadata: ReadUploadMetadata
  /** @throws Problem digest-unsupported */
  readonly readReprDigest: (header: string | undefined) => unknown
  readonly newId: IdMaker
  readonly maxFileBytes: number
}

export interface Beginning {
  /** Undefined: told later, which must be said. */
  readonly length: number | undefined
  readonly isDeferred: boolean
  readonly metadata: string | undefined
  readonly reprDigest: string | undefined
  /** The first bytes. */
  readonly piece: Omit<Piece, 'offset' | 'length'> | undefined
}

export interface UploadView {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly offset: number
  readonly length: number | undefined
  /** As the client sent it. */
  readonly metadata: string | undefined
  readonly fileId: string | undefined
  readonly createdAt: number
  readonly expiresAt: number
}

/** How long an upload that has expired can still be told from one that never was. */
const rememberedMillis = 7 * 86_400_000
const sweptAtOnce = 100

export type Uploads = ReturnType<typeof createUploads>

export function createUploads(deps: UploadsDeps) {
  const { blobs, rows, appending, completion, readMetadata, maxFileBytes } = deps
  return { begin, append, get, list, cancel, sweep }

  /**
   * @throws Problem invalid-request, file-type-refused, too-many-uploads, payload-too-large, quota-exceeded, digest-unsupported, and with the
   * first bytes what `append` throws; nothing is kept then
   */
  async function begin(
    principal: Principal,
    beginning: Beginning,
    alongside: Alongside<UploadView> = alone,
  ): Promise<UploadView> {
    requireSound(beginning)
    const { length: uploadLength, metadata: uploadMetadata, reprDigest } = beginning
    const contentId = await blobs.begin(principal.accountId)
    const made = { id: deps.newId(), contentId, uploadLength, uploadMetadata, reprDigest }
    const row = await reserved(principal, made, alongside).catch(async (error: unknown) => {
      await blobs.discard(contentId).catch(() => {})
      throw error
    })
    if (!beginning.piece && uploadLength !== 0) return viewOf(row)
    const piece = { checksum: undefined, bytes: nothing(), declaredBytes: 0, ...beginning.piece }
    try {
      return viewOf(await appending.append(principal, row.id, { ...piece, offset: 0, length: undefined }))
    } catch (error) {
      // Nobody has learnt where it would go on.
      await end(row).catch(() => {})
      throw error
    }
  }

  async function reserved(principal: Principal, made: NewUpload, alongside: Alongside<UploadView>): Promise<UploadRow> {
    await deps.usage.reserve(principal.accountId, made.contentId, made.uploadLength ?? 0)
    return rows.insert(principal, made, (statements, row) => alongside(statements, viewOf(row)))
  }

  /** @throws Problem as `appending.append` */
  async function append(principal: Principal, uploadId: string, piece: Piece): Promise<UploadView> {
    return viewOf(await appending.append(principal, uploadId, piece))
  }

  /** @throws Problem upload-not-found, upload-expired */
  async function get({ accountId }: Principal, uploadId: string): Promise<UploadView> {
    return viewOf(await completion.settle(await rows.alive(accountId, uploadId)))
  }

  /** Newest first. @throws Problem invalid-cursor, 503 */
  async function list(
    principal: Principal,
    { limit, cursor, count }: { limit: number; cursor: string | undefined; count: boolean },
  ) {
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      cursor === undefined ? [] : decodeCursor(cursor, 'uploads')
    if (typeof before !== 'number') throw new Problem('invalid-cursor')
    const found = await rows.page(principal, limit + 1, before, String(beforeId))
    const kept = found.slice(0, limit)
    const last = kept.at(-1)
    return {
      items: kept.map(viewOf),
      nextCursor: found.length > limit && last ? encodeCursor('uploads', [last.createdAt, last.id]) : undefined,
      total: count ? await rows.count(principal) : undefined,
    }
  }

  /** The file that it has become stays. @throws Problem upload-not-found */
  async function cancel({ accountId }: Principal, uploadId: string): Promise<void> {
    const row = await rows.find(accountId, uploadId)
    if (!row || !(await end(row))) throw new Problem('upload-not-found')
  }

  /** A large one's bytes take a while to go: nobody waits for that, and what is not done now is left to the sweep of contents. */
  async function end(row: UploadRow): Promise<boolean> {
    if (!(await rows.remove(row))) return false
    if (row.contentId !== undefined) blobs.discard(row.contentId).catch(() => {})
    return true
  }

  /** @returns how many uploads were given up */
  async function sweep(): Promise<number> {
    let swept = 0
    for (;;) {
      const some = await rows.expired(sweptAtOnce)
      for (const row of some) {
        if (!(await rows.give(row))) continue
        swept += 1
        await blobs.discard(row.contentId ?? '').catch(() => {})
      }
      if (some.length < sweptAtOnce) break
    }
    await rows.forget(rememberedMillis)
    return swept
  }

  function requireSound({ length, isDeferred, metadata, reprDigest, piece }: Beginning): void {
    if ((length === undefined) !== isDeferred)
      throw new Problem('invalid-request', {
        detail: 'Say how long the file is, or that it is told later.',
        errors: [
          { in: 'header', pointer: 'Upload-Length', detail: 'must be there, or Upload-Defer-Length, and not both' },
        ],
      })
    if ((length ?? 0) > maxFileBytes)
      throw new Problem('payload-too-large', { detail: `At most ${maxFileBytes} bytes are taken here.` })
    if ((piece?.declaredBytes ?? 0) > (length ?? maxFileBytes))
      throw new Problem('payload-too-large', { detail: 'The first bytes are more than Upload-Length says.' })
    deps.readReprDigest(reprDigest)
    deps.fileTypes.requireFit(readMetadata(metadata).mediaType, length ?? 0)
  }

  function viewOf(row: UploadRow): UploadView {
    const { name, mediaType } = readMetadata(row.uploadMetadata)
    return {
      id: row.id,
      name,
      mediaType,
      offset: row.uploadOffset,
      length: row.uploadLength,
      metadata: row.uploadMetadata,
      fileId: row.fileId,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    }
  }
}

async function* nothing(): AsyncGenerator<Uint8Array, void> {}
