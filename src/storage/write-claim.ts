/** What a writer needs to be there still, so that nothing is written for what nobody will own. */
import type { Value } from '../db/database.ts'
import { unavailable, type Problem } from '../problem.ts'
import type { StoreKind } from './store-kind.ts'

export interface WriteClaim {
  /** Behind `select ... from`, with `values`. */
  readonly from: string
  /** A statement that takes the time, then `values`; it changes no row when the claim is lost. */
  readonly touch: string
  readonly values: readonly Value[]
}

/** Bytes of a content that is being stored. */
export const stagedContent = (contentId: Buffer): WriteClaim => ({
  from: "content where id = ? and state = 'staged'",
  touch: "update content set touched_at = ? where id = ? and state = 'staged'",
  values: [contentId],
})

/** Bytes of a content that is being moved to the store. */
export const ownCopy = (contentId: Buffer, store: StoreKind): WriteClaim => ({
  from: 'content_copy where content_id = ? and store = ? and touched_at > 0',
  touch: 'update content_copy set touched_at = ? where content_id = ? and store = ? and touched_at > 0',
  values: [contentId, store],
})

/** The sweep has given the content, or its copy, up meanwhile. */
export const claimLost = (contentId: Buffer): Problem =>
  unavailable(new Error(`content ${contentId.toString('hex')} is staged no more`))
