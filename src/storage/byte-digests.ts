/** What bytes are, taken while they pass by. */
import { createHash } from 'node:crypto'
import { headBytes, type StagedBlob } from './blob-store.ts'

export interface ByteDigests {
  readonly add: (chunk: Uint8Array) => void
  /** The same bytes, each added. */
  readonly through: (bytes: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array, void>
  /** Once, at the end. */
  readonly done: () => Pick<StagedBlob, 'sha256' | 'sha512' | 'head'>
}

export function createDigests(withSha512: boolean): ByteDigests {
  const sha256 = createHash('sha256')
  const sha512 = withSha512 ? createHash('sha512') : undefined
  const head: Buffer[] = []
  let headLength = 0
  const add = (chunk: Uint8Array): void => {
    if (headLength < headBytes) {
      // A copy: whoever reads may use the buffer again.
      const part = Buffer.from(chunk.subarray(0, headBytes - headLength))
      head.push(part)
      headLength += part.length
    }
    sha256.update(chunk)
    sha512?.update(chunk)
  }
  return {
    add,
    async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
      for await (const chunk of bytes) {
        add(chunk)
        yield chunk
      }
    },
    done: () => ({ sha256: sha256.digest(), sha512: sha512?.digest(), head: Buffer.concat(head) }),
  }
}
