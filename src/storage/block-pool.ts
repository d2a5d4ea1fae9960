/**
 * Blocks of memory that are filled again and again. Allocated one by one for each MiB they would lie about until the
 * collector comes by, and the allocator of the C library would put them between smaller things and never give the holes
 * back. So they are cut from slabs of a size that it maps by itself (above 32 MiB, mallopt(3)) and takes memory for only
 * where something was written.
 */
import { blockBytes } from './blob-store.ts'

export interface BlockPool {
  /** `blockBytes` long; with whatever was in it before. It must be given back. */
  readonly take: () => Buffer
  /** Once, when nobody reads or writes it any more. */
  readonly give: (block: Buffer) => void
}

interface Slab {
  readonly memory: Buffer
  readonly isTaken: boolean[]
  taken: number
}

const blocksInSlab = 33
/** Slabs that nobody has used for so long are let go of: the collector takes its time with what lived for a while. */
const idleMillis = 30_000

export function createBlockPool(): BlockPool {
  let slabs: Slab[] = []
  let idle: NodeJS.Timeout | undefined
  return { take, give }

  /** The first one that is free, so that little of a slab is ever resident. */
  function take(): Buffer {
    clearTimeout(idle)
    let slab = slabs.find(({ taken }) => taken < blocksInSlab)
    if (!slab) {
      slab = { memory: Buffer.allocUnsafeSlow(blocksInSlab * blockBytes), isTaken: [], taken: 0 }
      slabs.push(slab)
    }
    let at = 0
    while (slab.isTaken[at] === true) at += 1
    slab.isTaken[at] = true
    slab.taken += 1
    return slab.memory.subarray(at * blockBytes, (at + 1) * blockBytes)
  }

  function give(block: Buffer): void {
    const slab = slabs.find(({ memory }) => memory.buffer === block.buffer)
    const at = block.byteOffset / blockBytes
    if (slab?.isTaken[at] !== true) throw new Error('a block was given back twice')
    slab.isTaken[at] = false
    slab.taken -= 1
    if (slabs.some(({ taken }) => taken > 0)) return
    idle = setTimeout(() => {
      slabs = []
    }, idleMillis).unref()
  }
}
