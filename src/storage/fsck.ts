/** Holds what the tables say against each other and against what lies in the stores. Everything is read in pages. */
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { BlobStore } from './blob-store.ts'
import { checkAccounts } from './fsck-accounts.ts'
import { checkContents, checkReferences } from './fsck-contents.ts'
import { checkChunks, checkPlaces, checkSegments } from './fsck-orphans.ts'
import type { Stores } from './open-stores.ts'

export type FaultKind =
  /** A row that names a content that is not there. */
  | 'missing-content'
  /** A row that names a content that was let go of, so that the sweep would take it. */
  | 'content-let-go'
  | 'missing-bytes'
  | 'wrong-size'
  /** What was read is not what was stored. */
  | 'damaged'
  | 'wrong-refs'
  /** Committed, and nothing names it. */
  | 'unreferenced-content'
  | 'wrong-usage'
  /** Bytes that no row knows, or rows of bytes of no content. */
  | 'orphan'
  /** What lies in a store and is not ours. */
  | 'stranger'

export interface Fault {
  readonly kind: FaultKind
  /** `content:id`, `file:id`, `account:id`, `segment:id`, or a name in a store. */
  readonly subject: string
  readonly detail: string
  readonly mended: boolean
}

export interface FsckOptions {
  /** Reads all bytes. */
  readonly deep: boolean
  /** Mends what can be mended without losing anything. */
  readonly repair: boolean
  /** What is younger may be under way. */
  readonly graceMillis: number
}

export interface FsckDeps {
  readonly database: Database
  readonly clock: Clock
  readonly blobs: Pick<BlobStore, 'verify'>
  readonly stores: Stores
}

/** What each of the checks is given. */
export interface Check extends FsckDeps, FsckOptions {
  /** What is older was not written just now; milliseconds. */
  readonly before: number
  /** Mends where that is wanted; tells whether it did. */
  readonly mend: (work: () => Promise<boolean>) => Promise<boolean>
}

export const rowsAtOnce = 500

/** @throws Problem 503 when the database or a store is away */
export async function* fsck(deps: FsckDeps, options: FsckOptions): AsyncGenerator<Fault, void> {
  const check: Check = {
    ...deps,
    ...options,
    before: deps.clock() - options.graceMillis,
    mend: async (work) => options.repair && work(),
  }
  yield* checkReferences(check)
  yield* checkContents(check)
  yield* checkChunks(check)
  yield* checkSegments(check)
  yield* checkPlaces(check)
  // Last, because what was mended before may count.
  yield* checkAccounts(check)
}
