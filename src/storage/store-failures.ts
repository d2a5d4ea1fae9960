import { Problem } from '../problem.ts'

/** What a store has failed at within one run of the sweep: one thing that cannot be removed keeps no other one there. */
export interface StoreFailures {
  /** @throws what is no failure of the store: of the database's own nothing can be kept going */
  readonly note: (error: unknown) => void
  /** It counts as away. */
  readonly areTooMany: () => boolean
  /** Undefined: there was none. */
  readonly first: () => Problem | undefined
}

const tooMany = 3

export function createFailures(): StoreFailures {
  const failures: Problem[] = []
  return {
    note: (error) => {
      if (!(error instanceof Problem) || error.kind !== 'storage-unavailable') throw error
      failures.push(error)
    },
    areTooMany: () => failures.length >= tooMany,
    first: () => failures[0],
  }
}
