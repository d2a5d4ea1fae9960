/** Where segments lie outside the database: each under its id, written once, whole or not at all. */
import { Problem } from '../problem.ts'

export interface SegmentPlace {
  readonly kind: 'disk' | 's3'
  /**
   * Durable when the promise is kept.
   * @throws what reading the bytes throws, or Problem 503; then `remove` takes what may be there
   */
  readonly write: (id: string, bytes: AsyncIterable<Buffer>) => Promise<void>
  /**
   * The bytes from `start` to `end`, both inclusive, in pieces of any length; fewer where the segment is shorter.
   * @throws ContentDamaged when it is not there or cannot be read, Problem 503 when the place is away
   */
  readonly read: (id: string, start: number, end: number) => AsyncGenerator<Uint8Array, void>
  /**
   * Removes it, durably; with `unfinished` also what a writer that is gone left of it. Doing it again does nothing.
   * @throws Problem 503
   */
  readonly remove: (id: string, unfinished: boolean) => Promise<void>
  /** Bytes of it that lie there; undefined: none. @throws Problem 503 */
  readonly sizeOf: (id: string) => Promise<number | undefined>
  /** Everything that lies there, in any order. @throws Problem 503 */
  readonly list: () => AsyncGenerator<FoundSegment, void>
  /** Looks whether it can be used, and makes it ready when it is new. @throws StoreFailure */
  readonly open: (isNew: () => Promise<boolean>) => Promise<void>
  /** Writes, reads and removes something. @throws StoreFailure */
  readonly probe: () => Promise<void>
  /** Bytes that there is room for; undefined: not known. */
  readonly room: () => Promise<number | undefined>
}

export interface FoundSegment {
  /** A segment's id, or what else lies there: then `isSegment` is false. */
  readonly id: string
  readonly isSegment: boolean
  /** Bytes; 0 for what is unfinished. */
  readonly size: number
  readonly unfinished: boolean
}

/** A place that cannot be used as it is set; the message is for whoever starts the service. */
export class StoreFailure extends Error {
  override name = 'StoreFailure'
}

/** Bytes can neither be taken nor given right now. @param full tells the client that waiting may not help */
export function storageUnavailable(cause: unknown, full = false): Problem {
  return new Problem('storage-unavailable', {
    detail: full ? 'There is no room for more bytes.' : 'Try again in a moment.',
    headers: { 'Retry-After': full ? '60' : '5' },
    cause,
  })
}

export const segmentIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** A UUIDv7 tells when it was made (RFC 9562, section 5.7); milliseconds. */
export const timeOfId = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
