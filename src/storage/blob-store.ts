/** Where bytes lie. One interface for every back end; all stream, none holds a file in memory. */
import type { Statements } from '../db/database.ts'
import { Problem } from '../problem.ts'
import type { StoreKind } from './store-kind.ts'

export interface StagedBlob {
  readonly contentId: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Buffer
  readonly sha512: Buffer | undefined
  /** The first `headBytes` bytes, or all of fewer: they tell what it is. */
  readonly head: Buffer
}

/** Enough to find the size of a picture behind what the camera writes before it. */
export const headBytes = 64 * 1024

export interface StageOptions {
  /** Whose bytes they will be. */
  readonly ownerId?: string
  /** Computes SHA-512 as well. */
  readonly sha512?: boolean
  /** The id of the new content is told before the first byte is read. */
  readonly onBegun?: (contentId: string) => void
}

/**
 * Part of the transaction that makes bytes durable: they are the content's up to `end` (exclusive) when it commits.
 * What it throws undoes them.
 */
export type Advance = (statements: Statements, end: number) => Promise<void>

export interface BlobStore {
  /**
   * Stores the bytes without making them visible: they become a file's when the caller commits `contentId` in the same
   * transaction as the file, and are swept when that never happens.
   * @throws whatever reading the bytes throws; then nothing is kept
   */
  readonly stage: (bytes: AsyncIterable<Uint8Array>, options?: StageOptions) => Promise<StagedBlob>
  /** Begins a content whose bytes come piece by piece. @returns its id */
  readonly begin: (ownerId: string) => Promise<string>
  /**
   * Appends to a content that is staged, at `from`, which must be where its bytes end; of two who append at once the
   * caller's `advance` lets one win. It is called after each few MiB.
   * @returns where the bytes end now
   * @throws whatever reading the bytes or `advance` throws; what was advanced to by then is kept
   */
  readonly append: (
    contentId: string,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance: Advance,
  ) => Promise<number>
  /** Reads all bytes of a content that came piece by piece, for their digests. */
  readonly digest: (contentId: string, size: number, options?: { readonly sha512?: boolean }) => Promise<StagedBlob>
  /** Lets go of staged bytes that will not be committed. */
  readonly discard: (contentId: string) => Promise<void>
  /**
   * The bytes from `start` to `end`, both inclusive. Nothing is read before the first is asked for; a reader that
   * stops or stalls holds nothing of the database.
   * @throws ContentDamaged when bytes are missing or not those that were stored: behind the first one the connection must
   * break then, never end as if whole; Problem 503 when the store is away
   */
  readonly read: (contentId: string, start: number, end: number) => AsyncGenerator<Uint8Array, void>
  /**
   * Reads all bytes of a committed content and holds them against its digest.
   * @param through lets them pass, and may take its time
   * @throws ContentDamaged, Problem 503
   */
  readonly verify: (
    contentId: string,
    expected: { readonly size: number; readonly sha256: Buffer | undefined },
    through?: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
  ) => Promise<void>
  /** Collects what was staged or deleted and not touched for `graceMillis`; returns how many contents went. */
  readonly sweep: (graceMillis: number) => Promise<number>
}

/** A back end: keeps the bytes of contents, whose rows and states are `createBlobs`'s. */
export interface ByteStore {
  readonly kind: StoreKind
  /**
   * Appends behind `from`, where the content's bytes end. With `advance`, each part becomes durable in one transaction
   * with it; without, all of it is durable when the promise is kept, and nobody else appends.
   * @returns where the bytes end now
   */
  readonly append: (
    contentId: string,
    from: number,
    bytes: AsyncIterable<Uint8Array>,
    advance?: Advance,
  ) => Promise<number>
  /**
   * Takes all bytes of a committed content that lies elsewhere; the row of its copy here (`content_copy`) is there before.
   * @returns how many there were
   */
  readonly copy: (contentId: string, bytes: AsyncIterable<Uint8Array>) => Promise<number>
  /** As `BlobStore.read`. */
  readonly read: (contentId: string, start: number, end: number) => AsyncGenerator<Uint8Array, void>
  /** All bytes of a content, in steps of bounded size. Doing it again does nothing. @throws Problem 503; then it is to be done again */
  readonly remove: (contentId: string) => Promise<void>
  /** Removes some of what writers left behind that gave no sign of life since; tells how much. @throws as `remove` */
  readonly sweep: (untouchedSince: number) => Promise<number>
}

/** Bytes are checked in blocks of so many, counted from the beginning of the content. */
export const blockBytes = 1024 * 1024

/** What lies in storage is missing, or not what was stored. The message is for the log; the client learns the kind alone. */
export class ContentDamaged extends Problem {
  constructor(message: string, cause?: unknown) {
    super('content-damaged', { cause: cause ?? new Error(message) })
    this.name = 'ContentDamaged'
    this.message = message
  }
}
