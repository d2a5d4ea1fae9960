/** Where bytes lie. One interface for every back end; all stream, none holds a file in memory. */

export interface StagedBlob {
  readonly contentId: string
  /** Bytes. */
  readonly size: number
  readonly sha256: Buffer
  readonly sha512: Buffer | undefined
}

export interface BlobStore {
  /**
   * Stores the bytes without making them visible: they become a file's when the caller commits `contentId` in the same
   * transaction as the file, and are swept when that never happens.
   * @throws whatever reading the bytes throws; then nothing is kept
   */
  readonly stage: (bytes: AsyncIterable<Uint8Array>, options?: { readonly sha512?: boolean }) => Promise<StagedBlob>
  /** Lets go of staged bytes that will not be committed. */
  readonly discard: (contentId: string) => Promise<void>
  /**
   * The bytes from `start` to `end`, both inclusive. Nothing is read before the first is asked for; a reader that
   * stops or stalls holds nothing of the database.
   * @throws Error when bytes are missing: the connection must break then, never end as if whole
   */
  readonly read: (contentId: string, start: number, end: number) => AsyncGenerator<Uint8Array, void>
  /** Collects what was staged or deleted and not touched for `graceMillis`; returns how many contents went. */
  readonly sweep: (graceMillis: number) => Promise<number>
}
