import { setTimeout as delay } from 'node:timers/promises'

/** Waits as long as so many bytes are to take. */
export type Pace = (bytes: number) => Promise<void>

/** For work that may wait, beside work that may not. @param bytesPerSecond infinite: never waits */
export function createPace(bytesPerSecond: number, signal?: AbortSignal): Pace {
  let due = performance.now()
  return async (bytes) => {
    signal?.throwIfAborted()
    due = Math.max(due, performance.now()) + (bytes * 1000) / bytesPerSecond
    const wait = due - performance.now()
    if (wait > 5) await delay(wait, undefined, signal ? { signal } : {})
  }
}

export async function* paced(bytes: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array, void> {
  for await (const piece of bytes) {
    await pace(piece.length)
    yield piece
  }
}
