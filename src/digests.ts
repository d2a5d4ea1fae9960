/** The digests of HTTP (RFC 9530): dictionaries of structured fields that tell, or ask for, what bytes must hash to. */
import { parseDictionary, type Dictionary } from 'structured-headers'
import { sameBytes } from './access/secret.ts'
import { Problem } from './problem.ts'

export type DigestAlgorithm = 'sha-256' | 'sha-512'
export type DigestField = 'Content-Digest' | 'Repr-Digest'

export interface Digests {
  readonly sha256?: Buffer | undefined
  readonly sha512?: Buffer | undefined
}

/**
 * The digests that can be checked; other algorithms are passed over, so there may be none.
 * @throws Problem digest-unsupported for what is no dictionary, or no digest of its algorithm
 */
export function readDigests(field: DigestField, header: string | undefined): Digests {
  if (header === undefined) return {}
  let dictionary: Dictionary
  try {
    dictionary = parseDictionary(header)
  } catch (cause) {
    throw new Problem('digest-unsupported', { detail: `${field} is not a dictionary of structured fields.`, cause })
  }
  const bytes = (name: DigestAlgorithm, length: number): Buffer | undefined => {
    const value: unknown = dictionary.get(name)?.[0]
    if (value === undefined) return undefined
    if (!(value instanceof ArrayBuffer) || value.byteLength !== length)
      throw new Problem('digest-unsupported', { detail: `${name} must be ${length} bytes between colons, in base64.` })
    return Buffer.from(value)
  }
  const sha256 = bytes('sha-256', 32)
  const sha512 = bytes('sha-512', 64)
  return { ...(sha256 ? { sha256 } : {}), ...(sha512 ? { sha512 } : {}) }
}

/** @param size of what arrived, in bytes. @throws Problem digest-mismatch */
export function requireDigests(expected: Digests, got: Digests & { readonly size: number }): void {
  const wrong = (want: Buffer | undefined, is: Buffer | undefined): boolean =>
    want !== undefined && (is === undefined || !sameBytes(want, is))
  if (wrong(expected.sha256, got.sha256) || wrong(expected.sha512, got.sha512))
    throw new Problem('digest-mismatch', { detail: `The ${got.size} bytes that arrived have another digest.` })
}

/** As the value of a digest field, in the order of the members given. */
export function digestField(digests: Readonly<Partial<Record<DigestAlgorithm, Buffer>>>): string {
  return Object.entries(digests)
    .map(([name, digest]) => `${name}=:${digest.toString('base64')}:`)
    .join(', ')
}

/**
 * What `Want-Repr-Digest` or `Want-Content-Digest` asks for, the most wanted first. A wish binds nobody: what is unknown
 * or cannot be read asks for nothing.
 */
export function wantedDigests(header: string | undefined): DigestAlgorithm[] {
  if (header === undefined) return []
  const weights = new Map<string, number>()
  try {
    for (const [name, [weight]] of parseDictionary(header)) if (isWeight(weight)) weights.set(name, weight)
  } catch {
    return []
  }
  const weightOf = (name: DigestAlgorithm): number => weights.get(name) ?? 0
  return (['sha-256', 'sha-512'] as const)
    .filter((name) => weightOf(name) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a))
}

/** RFC 9530, section 4: a preference from 0, which is none, to 10. */
const isWeight = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10
