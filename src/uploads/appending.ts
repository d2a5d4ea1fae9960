/**
 * Bytes on their way into an upload. Each writer takes the upload for itself, so that of two requests the last counts: the
 * one before most likely hangs on a connection that its client has lost. Bytes and offset move in one transaction, and only
 * for the writer that took the upload last.
 */
import type { Principal } from '../access/principal.ts'
import type { Usage } from '../accounts/usage.ts'
import { LostRace, retryConflicts } from '../db/retry.ts'
import { Problem } from '../problem.ts'
import type { Advance, BlobStore } from '../storage/blob-store.ts'
import { createDigests } from '../storage/byte-digests.ts'
import { readChecksum } from './checksum.ts'
import type { Completion } from './completion.ts'
import { locked, type UploadRow, type UploadRows } from './upload-rows.ts'

export interface AppendingDeps {
  readonly blobs: Pick<BlobStore, 'append' | 'stage' | 'read' | 'discard'>
  readonly usage: Pick<Usage, 'reserving' | 'reservedBy'>
  readonly rows: UploadRows
  readonly completion: Completion
  readonly maxFileBytes: number
}

export interface Piece {
  /** Where it begins. */
  readonly offset: number
  /** Of the whole, if it is told with this piece. */
  readonly length: number | undefined
  readonly checksum: string | undefined
  readonly bytes: AsyncIterable<Uint8Array>
  /** Undefined: the request does not say. */
  readonly declaredBytes: number | undefined
}

/** A writer whose client is silent looks this often whether another one has come. */
const lookMillis = 2000

export type Appending = ReturnType<typeof createAppending>

export function createAppending({ blobs, usage, rows, completion, maxFileBytes }: AppendingDeps) {
  return { append }

  /**
   * @returns the upload as it is then
   * @throws Problem upload-not-found, upload-expired, upload-offset-conflict, upload-locked, payload-too-large,
   * quota-exceeded, checksum-unsupported, checksum-mismatch, digest-mismatch, and what reading the bytes throws
   */
  async function append(principal: Principal, uploadId: string, piece: Piece): Promise<UploadRow> {
    const checksum = readChecksum(piece.checksum)
    const row = await retryConflicts(() => take(principal, uploadId, piece))
    if (row.fileId !== undefined) return row
    const room = (row.uploadLength ?? maxFileBytes) - row.uploadOffset
    const digests = mayBeAll(row, piece) ? createDigests(row.reprDigest?.includes('sha-512') === true) : undefined
    const taken = await admitted(principal, row, atMost(room, piece.bytes))
    const arriving = whileMine(row, digests ? digests.through(taken) : taken)
    const present = await unlessOvertaken(row, () =>
      checksum ? storeChecked(row, checksum.through(arriving)) : store(row, arriving),
    )
    if (!completion.isDue(present)) return present
    const { contentId = '', uploadOffset: size } = present
    return completion.finish(present, digests && { contentId, size, ...digests.done() })
  }

  /** What was reserved at the beginning, when the length was known, is room for these bytes too. */
  async function admitted(
    { accountId }: Principal,
    { contentId = '', uploadOffset }: UploadRow,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<AsyncIterable<Uint8Array>> {
    const reserved = (await usage.reservedBy(contentId)) - uploadOffset
    return usage.reserving({ accountId, contentId: () => contentId, reserved }, bytes)
  }

  /** @returns the upload with this writer's fence; or what has become a file already */
  async function take({ accountId }: Principal, uploadId: string, piece: Piece): Promise<UploadRow> {
    const row = await rows.alive(accountId, uploadId)
    const uploadLength = agreedLength(row, piece)
    if (row.uploadOffset !== piece.offset)
      throw new Problem('upload-offset-conflict', { detail: `The upload is at ${row.uploadOffset}.` })
    const room = (uploadLength ?? maxFileBytes) - row.uploadOffset
    if ((piece.declaredBytes ?? 0) > room) throw tooMuch(room)
    if (row.fileId !== undefined) return row
    if (completion.isDue(row)) return takeWhole(row)
    if (!(await rows.take(row, uploadLength))) throw new LostRace()
    return { ...row, uploadLength, fence: row.fence + 1 }
  }

  /** Nothing is left to be written: whoever makes the file already is not disturbed. */
  async function takeWhole(row: UploadRow): Promise<UploadRow> {
    const mine = await rows.claim(row)
    if (mine) return mine
    const settled = await completion.settle(row)
    if (settled.fileId === undefined) throw locked()
    return settled
  }

  /** @throws Problem invalid-request, payload-too-large */
  function agreedLength({ uploadLength, uploadOffset }: UploadRow, { length }: Piece): number | undefined {
    if (length === undefined || length === uploadLength) return uploadLength
    if (uploadLength !== undefined || length < uploadOffset)
      throw new Problem('invalid-request', {
        errors: [
          {
            in: 'header',
            pointer: 'Upload-Length',
            detail: uploadLength === undefined ? `must be at least ${uploadOffset}` : `is ${uploadLength} already`,
          },
        ],
      })
    if (length > maxFileBytes) throw tooMuch(maxFileBytes)
    return length
  }

  /** @returns the upload as far as it came, which is further than before only by what is durable */
  async function store(row: UploadRow, bytes: AsyncIterable<Uint8Array>): Promise<UploadRow> {
    let [from, to, { expiresAt }] = [row.uploadOffset, row.uploadOffset, row]
    const advance: Advance = async (statements, end) => {
      // A transaction that runs again moves the same bytes.
      if (end !== to) [from, to] = [to, end]
      expiresAt = await rows.advance(statements, row, from, end)
    }
    const uploadOffset = await blobs.append(row.contentId ?? '', row.uploadOffset, bytes, advance)
    return { ...row, uploadOffset, expiresAt }
  }

  /** What is not known to be right is put aside first: no offset is told that would have to go back. */
  async function storeChecked(row: UploadRow, bytes: AsyncIterable<Uint8Array>): Promise<UploadRow> {
    const aside = await blobs.stage(bytes, { ownerId: row.accountId })
    try {
      return await store(row, blobs.read(aside.contentId, 0, aside.size - 1))
    } finally {
      // The sweep takes what cannot be discarded now.
      await blobs.discard(aside.contentId).catch(() => {})
    }
  }

  /** What another writer has stored meanwhile makes this one's statements fail in many ways. */
  async function unlessOvertaken<T>(row: UploadRow, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && error.kind !== 'upload-locked') throw error
      const present = await rows.alive(row.accountId, row.id)
      throw present.fence === row.fence ? error : locked()
    }
  }

  /** Ends when another writer has come, though no byte may come any more. */
  async function* whileMine(row: UploadRow, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    const lost = Promise.withResolvers<never>()
    lost.promise.catch(() => {})
    const timer = setInterval(() => {
      rows.isMine(row).then(
        (mine) => {
          if (!mine) lost.reject(locked())
        },
        () => {},
      )
    }, lookMillis).unref()
    const source = bytes[Symbol.asyncIterator]()
    try {
      for (;;) {
        const next = source.next()
        next.catch(() => {})
        const arrived = await Promise.race([next, lost.promise])
        if (arrived.done === true) return
        yield arrived.value
      }
    } finally {
      clearInterval(timer)
      // Not waited for: it may be waiting itself, for a client that is gone.
      source.return?.().catch(() => {})
    }
  }
}

/** Whether one request brings everything, so that the digests can be taken on the way. */
const mayBeAll = ({ uploadOffset, uploadLength }: UploadRow, { declaredBytes }: Piece): boolean =>
  uploadOffset === 0 && uploadLength !== undefined && (declaredBytes === undefined || declaredBytes === uploadLength)

const tooMuch = (room: number): Problem =>
  new Problem('payload-too-large', { detail: `At most ${room} bytes more are taken for this upload.` })

/** Of a chunk that is too much nothing is kept. */
async function* atMost(room: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let received = 0
  for await (const chunk of bytes) {
    received += chunk.length
    if (received > room) throw tooMuch(room)
    yield chunk
  }
}
