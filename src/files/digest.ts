/** `Repr-Digest` of RFC 9530: a dictionary of structured fields. */
import { parseDictionary, type Dictionary } from 'structured-headers'
import { sameBytes } from '../access/secret.ts'
import { Problem } from '../problem.ts'
import type { StagedBlob } from '../storage/blob-store.ts'

export interface ExpectedDigests {
  readonly sha256?: Buffer
  readonly sha512?: Buffer
}

/** @throws Problem digest-unsupported when none of the digests is one that can be checked */
export function readReprDigest(header: string | undefined): ExpectedDigests {
  if (header === undefined) return {}
  let dictionary: Dictionary
  try {
    dictionary = parseDictionary(header)
  } catch (cause) {
    throw new Problem('digest-unsupported', { detail: 'Repr-Digest is not a dictionary of structured fields.', cause })
  }
  const bytes = (name: string, length: number): Buffer | undefined => {
    const value: unknown = dictionary.get(name)?.[0]
    if (value === undefined) return undefined
    if (!(value instanceof ArrayBuffer) || value.byteLength !== length)
      throw new Problem('digest-unsupported', { detail: `${name} must be ${length} bytes between colons, in base64.` })
    return Buffer.from(value)
  }
  const sha256 = bytes('sha-256', 32)
  const sha512 = bytes('sha-512', 64)
  if (!sha256 && !sha512) throw new Problem('digest-unsupported', { detail: 'Send sha-256 or sha-512.' })
  return { ...(sha256 ? { sha256 } : {}), ...(sha512 ? { sha512 } : {}) }
}

/** @throws Problem digest-mismatch */
export function requireDigests(expected: ExpectedDigests, blob: StagedBlob): void {
  const wrong = (want: Buffer | undefined, got: Buffer | undefined): boolean =>
    want !== undefined && (got === undefined || !sameBytes(want, got))
  if (wrong(expected.sha256, blob.sha256) || wrong(expected.sha512, blob.sha512))
    throw new Problem('digest-mismatch', { detail: `The ${blob.size} bytes that arrived have another digest.` })
}

export const reprDigest = (sha256: Buffer): string => `sha-256=:${sha256.toString('base64')}:`
