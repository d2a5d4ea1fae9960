/**
 * Keeps the memory of streamed bytes low. To the collector's young generation a buffer of 1 MiB is an object of a few
 * words, so it lets 80 MiB of read or written ones pile up before it looks (measured with `scripts/soak/memory.ts`).
 * A collection of the young alone takes about a millisecond; it is asked for only when buffers have piled up, because
 * in a small heap it would also bring forward the end of a collection that is under way.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'minor' }) => void

const collect = collector()
const lookEvery = 4 * 1024 * 1024
const piledUp = 24 * 1024 * 1024
let moved = 0

/** To be told of bytes that went through memory and are garbage soon. */
export function noteMoved(bytes: number): void {
  moved += bytes
  if (moved < lookEvery) return
  moved = 0
  if (process.memoryUsage().arrayBuffers > piledUp) collect?.({ type: 'minor' })
}

function collector(): Collect | undefined {
  setFlagsFromString('--expose-gc')
  const found = runInNewContext('typeof gc === "function" ? gc : undefined') as Collect | undefined
  setFlagsFromString('--no-expose-gc')
  return found
}
