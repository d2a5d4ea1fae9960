/** Bytes on their way into segments and out of them, in blocks of a fixed size. */
import { blockBytes } from './blob-store.ts'
import type { BlockPool } from './block-pool.ts'
import { noteMoved } from './garbage.ts'

export interface Source {
  /** Whether there is another byte; waits for it. @throws what reading throws, unless failures are kept */
  readonly hasMore: () => Promise<boolean>
  /** Up to so many bytes of what is there; valid until `hasMore` is asked again. */
  readonly take: (most: number) => Uint8Array
  /** What ended it early, where failures are kept. */
  readonly failure: () => { readonly error: unknown } | undefined
  /** Nothing more is wanted. */
  readonly close: () => Promise<void>
}

/** @param keepFailure ends at a failure as at the end, and tells of it then */
export function openSource(bytes: AsyncIterable<Uint8Array>, keepFailure: boolean): Source {
  const pieces = bytes[Symbol.asyncIterator]()
  let piece: Uint8Array = new Uint8Array(0)
  let ended = false
  let failure: { readonly error: unknown } | undefined
  const advance = async (): Promise<void> => {
    try {
      const next = await pieces.next()
      if (next.done === true) ended = true
      else piece = next.value
      noteMoved(piece.length)
    } catch (error) {
      ended = true
      failure = { error }
    }
  }
  return {
    hasMore: async () => {
      while (piece.length === 0 && !ended) await advance()
      if (failure && !keepFailure) throw failure.error
      return piece.length > 0
    },
    take: (most) => {
      const taken = piece.subarray(0, most)
      piece = piece.subarray(taken.length)
      return taken
    },
    failure: () => failure,
    close: async () => {
      if (!ended) await pieces.return?.()
    },
  }
}

/**
 * Copies, so that whoever gave the bytes may use their buffer again. All but the last are whole; each is valid until the
 * next one is asked for.
 */
export async function* blocksOf(source: Source, most: number, pool: BlockPool): AsyncGenerator<Buffer, void> {
  for (let left = most; left > 0 && (await source.hasMore());) {
    const block = pool.take()
    try {
      const room = Math.min(blockBytes, left)
      let filled = 0
      while (filled < room && (await source.hasMore())) {
        const taken = source.take(room - filled)
        block.set(taken, filled)
        filled += taken.length
      }
      left -= filled
      yield block.subarray(0, filled)
    } finally {
      pool.give(block)
    }
  }
}

/** Pieces of any length as whole blocks, and a last one. */
export async function* inBlocks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  let block: Buffer | undefined
  let filled = 0
  for await (const piece of pieces) {
    if (filled === 0 && piece.length === blockBytes) {
      yield Buffer.from(piece.buffer, piece.byteOffset, piece.length)
      continue
    }
    for (let at = 0; at < piece.length;) {
      block ??= Buffer.allocUnsafeSlow(blockBytes)
      const taken = Math.min(blockBytes - filled, piece.length - at)
      block.set(piece.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < blockBytes) continue
      yield block
      block = undefined
      filled = 0
    }
  }
  if (block !== undefined) yield block.subarray(0, filled)
}

/** The next one is fetched while this one is used; its failure waits for its turn. */
export async function* oneAhead<T>(items: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const fetch = (): Promise<IteratorResult<T, void>> => {
    const next = items.next()
    next.catch(() => {})
    return next
  }
  let next = fetch()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = fetch()
      yield value
    }
  } finally {
    await items.return()
  }
}
