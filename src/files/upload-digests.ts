/** `Repr-Digest` of what is uploaded, in SHA-512 as well where it is wanted: hashed as the bytes come by (RFC 9530). */
import { createHash } from 'node:crypto'
import { digestField, wantedDigests } from '../digests.ts'

export interface UploadDigests {
  readonly bytes: AsyncIterable<Uint8Array>
  /** The field's value, once all bytes were read; the most wanted first. */
  readonly field: (file: { sha256: Buffer }) => string
}

export function uploadDigests(bytes: AsyncIterable<Uint8Array>, want: string | undefined): UploadDigests {
  const wanted = wantedDigests(want)
  if (!wanted.includes('sha-512')) return { bytes, field: ({ sha256 }) => digestField({ 'sha-256': sha256 }) }
  const hash = createHash('sha512')
  let sha512 = Buffer.alloc(0)
  return {
    bytes: hashed(),
    field: ({ sha256 }) =>
      digestField(
        wanted[0] === 'sha-512' ? { 'sha-512': sha512, 'sha-256': sha256 } : { 'sha-256': sha256, 'sha-512': sha512 },
      ),
  }

  async function* hashed(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of bytes) {
      hash.update(chunk)
      yield chunk
    }
    sha512 = hash.digest()
  }
}
