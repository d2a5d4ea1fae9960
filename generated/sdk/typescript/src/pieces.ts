import { isBlob, streamOf, type Source } from './source.ts'

export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where it ends. */
  readonly end: number
  readonly isLast: boolean
}

/**
 * The bytes of a source from a position on, read once and forwards. What was handed out stays until a later position is
 * asked for, so that it can be handed out again.
 */
export function createPieces(source: Source, start: number, stop: AbortSignal) {
  const reader = streamOf(isBlob(source) ? source.slice(start) : source, stop).getReader()
  let held: Uint8Array[] = []
  let heldBytes = 0
  /** Of the first byte that is held. */
  let position = isBlob(source) ? start : 0
  let ended = false
  return { from }

  /** @param offset not before that of the call before */
  async function from(offset: number, length: number): Promise<Piece> {
    drop(offset)
    while (position < offset && !ended) {
      await read()
      drop(offset)
    }
    if (position !== offset) throw new TypeError(`the source has no byte ${offset}`)
    // One byte more than is wanted tells that there are more.
    while (heldBytes <= length && !ended) await read()
    const bytes = new Uint8Array(Math.min(length, heldBytes))
    let filled = 0
    for (const chunk of held) {
      bytes.set(chunk.subarray(0, bytes.length - filled), filled)
      filled += Math.min(chunk.length, bytes.length - filled)
    }
    return { bytes, end: offset + bytes.length, isLast: ended && heldBytes <= length }
  }

  async function read(): Promise<void> {
    const { done, value } = await reader.read()
    if (done) ended = true
    else if (value.length > 0) {
      held.push(value)
      heldBytes += value.length
    }
  }

  function drop(offset: number): void {
    for (let [first] = held; first && position < offset; [first] = held) {
      const gone = Math.min(first.length, offset - position)
      held = gone === first.length ? held.slice(1) : [first.subarray(gone), ...held.slice(1)]
      heldBytes -= gone
      position += gone
    }
  }
}
