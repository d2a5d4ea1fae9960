// What is random about a run, all of it drawn from one seed: what is sent, in which way, and when who is killed.

import { createCipheriv, createHash } from 'node:crypto'

/** A replica is killed, */
export interface Kill {
  /** once so many bytes of the round were sent, */
  readonly after: number
  /** and so many milliseconds later. */
  readonly late: number
  /** Who, unless the balancer tells who has the bytes. */
  readonly replica: number
  /** All of them at once. */
  readonly all: boolean
}

export interface Piece {
  /** Bytes of one request at most. */
  readonly size: number
  readonly checksum: 'sha1' | 'sha256' | 'crc32' | undefined
  /** The client itself breaks off after this share of it. */
  readonly breaksAt: number | undefined
}

export interface Plan {
  readonly client: 'tus-js-client' | 'raw'
  /** Which bytes (`bytesOf`): those of this round, or, to have them twice, of one before. */
  readonly content: number
  readonly size: number
  readonly kills: readonly Kill[]
  /** Of `tus-js-client`; undefined: everything in one request. */
  readonly chunkSize: number | undefined
  /** What the raw client begins with. */
  readonly begins: 'empty' | 'with-bytes' | 'deferred'
  /** One after the other, and again from the first. */
  readonly pieces: readonly Piece[]
  /** Whether it is sent to its end. */
  readonly ends: 'whole' | 'cancelled' | 'left'
  /** What is done with a file of a round before, a replica being killed a moment after its beginning. */
  readonly afterwards: 'nothing' | 'replace' | 'delete'
  readonly afterwardsKill: Kill
}

export interface Draw {
  /** @param round counts from 1 @param replicas how many there are */
  readonly plan: (round: number, most: number, replicas: number) => Plan
  /** A number below the end. */
  readonly below: (end: number) => number
  readonly bytesOf: (content: number, size: number) => Buffer
}

const mebibyte = 1024 * 1024

export function createDraw(seed: string): Draw {
  const numbers = stream(`${seed} numbers`)
  const below = (end: number): number => Math.floor((numbers(6).readUIntBE(0, 6) / 2 ** 48) * end)
  const oneIn = (chances: number): boolean => below(chances) === 0
  const sizes: number[] = []
  return { plan, below, bytesOf: (content, size) => stream(`${seed} content ${content}`)(size) }

  function plan(round: number, most: number, replicas: number): Plan {
    const isAgain = round > 4 && oneIn(6)
    const content = isAgain ? 1 + below(round - 1) : round
    const own = drawSize(most)
    sizes[round] = own
    const size = isAgain ? (sizes[content] ?? own) : own
    if (isAgain) sizes[round] = size
    const raw = oneIn(2)
    return {
      client: raw ? 'raw' : 'tus-js-client',
      content,
      size,
      kills: drawKills(size, replicas),
      chunkSize: oneIn(2) ? undefined : 100_000 + below(4 * mebibyte),
      begins: oneIn(2) ? 'empty' : oneIn(2) ? 'deferred' : 'with-bytes',
      pieces: Array.from({ length: 1 + below(4) }, () => drawPiece(size)),
      ends: raw && oneIn(4) ? (oneIn(2) ? 'cancelled' : 'left') : 'whole',
      afterwards: oneIn(3) ? 'replace' : oneIn(6) ? 'delete' : 'nothing',
      afterwardsKill: { after: 0, late: below(120), replica: below(replicas), all: oneIn(6) },
    }
  }

  /** Often small, sometimes just at the bounds of what is stored together. */
  function drawSize(most: number): number {
    const kind = below(10)
    if (kind < 3) return 1 + below(Math.min(most, mebibyte))
    if (kind < 5) return Math.min(most, (1 + below(8)) * mebibyte + below(3) - 1)
    if (kind === 5) return Math.min(most, 1 + below(4))
    return 1 + below(most)
  }

  /** Now and then two in a row, now and then with the last byte, when the file is made. */
  function drawKills(size: number, replicas: number): Kill[] {
    return Array.from({ length: oneIn(4) ? 2 : 1 }, () => ({
      after: oneIn(5) ? size : 1 + below(size),
      late: oneIn(2) ? 0 : below(60),
      replica: below(replicas),
      all: oneIn(6),
    }))
  }

  function drawPiece(size: number): Piece {
    return {
      size: oneIn(3) ? size : 1 + Math.max(65_536, below(size)),
      checksum: oneIn(2) ? undefined : (['sha1', 'sha256', 'crc32'] as const)[below(3)],
      breaksAt: oneIn(5) ? below(1000) / 1000 : undefined,
    }
  }
}

/** AES in counter mode over nothing: numbers that no two names share. */
function stream(name: string): (size: number) => Buffer {
  const key = createHash('sha256').update(name).digest().subarray(0, 16)
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  return (size) => cipher.update(Buffer.alloc(size))
}
