// What clients were told, and by whom nobody else is asked: the measure of what has to be there.

import { createHash } from 'node:crypto'

export interface Bytes {
  readonly size: number
  /** In hexadecimal digits. */
  readonly sha256: string
}

export interface KnownFile extends Bytes {
  readonly id: string
  /** What it was before, oldest first. */
  readonly former: readonly Bytes[]
}

/** An upload that nobody goes on with: what lies there of it is told by its offset. */
export interface LeftUpload extends Bytes {
  readonly id: string
}

export interface Journal {
  /** Acknowledged, and not deleted since. */
  readonly files: Map<string, KnownFile>
  /** Their deletion was acknowledged. */
  readonly deleted: Set<string>
  /** Of whole files that were sent, and of which no answer told whether they are stored: each may be there, once. */
  readonly unknown: Bytes[]
  readonly left: Map<string, LeftUpload>
  /** Their end was acknowledged. */
  readonly cancelled: Set<string>
}

export function createJournal(): Journal {
  return { files: new Map(), deleted: new Set(), unknown: [], left: new Map(), cancelled: new Set() }
}

export const toldOf = (bytes: Uint8Array): Bytes => ({ size: bytes.length, sha256: sha256(bytes) })

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The offsets that one upload tells, in the order in which they were told. */
export interface Offsets {
  readonly told: readonly number[]
  /** @throws Error when it goes back, or behind what was sent */
  readonly note: (offset: number) => void
}

export function createOffsets(length: number): Offsets {
  const told: number[] = []
  return {
    told,
    note: (offset) => {
      told.push(offset)
      if (!Number.isSafeInteger(offset) || offset > length)
        throw new Error(`the offset ${offset} is told of ${length} bytes`)
      if (offset < (told.at(-2) ?? 0)) throw new Error(`an offset went back: ${told.join(' ')}`)
    },
  }
}
