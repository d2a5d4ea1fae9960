// What is random about a run, all of it drawn from one seed.

import { createCipheriv, createHash } from 'node:crypto'

export interface Draw {
  /** Of an upload: often small, sometimes just at the bounds of what is stored together. */
  readonly size: (most: number) => number
  readonly bytes: (size: number) => Buffer
  /** After how many bytes a replica is killed: now and then two in a row, now and then with the last byte. */
  readonly moments: (size: number) => number[]
  /** Undefined: everything in one request. */
  readonly chunkSize: () => number | undefined
}

const mebibyte = 1024 * 1024

export function createDraw(seed: string): Draw {
  // AES in counter mode over nothing is a stream of numbers that no two seeds share.
  const cipher = createCipheriv(
    'aes-128-ctr',
    createHash('sha256').update(seed).digest().subarray(0, 16),
    Buffer.alloc(16),
  )
  const bytes = (size: number): Buffer => cipher.update(Buffer.alloc(size))
  const below = (end: number): number => Math.floor((bytes(6).readUIntBE(0, 6) / 2 ** 48) * end)
  return {
    bytes,
    size: (most) => {
      const kind = below(10)
      if (kind < 4) return 1 + below(Math.min(most, mebibyte))
      if (kind < 6) return Math.min(most, (1 + below(8)) * mebibyte + below(3) - 1)
      return 1 + below(most)
    },
    moments: (size) => {
      const one = below(8) === 0 ? size : 1 + below(size)
      return below(5) === 0 ? [one, 1 + below(size)] : [one]
    },
    chunkSize: () => (below(2) === 0 ? undefined : 100_000 + below(4 * mebibyte)),
  }
}
