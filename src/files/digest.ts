/** `Repr-Digest` of a file (RFC 9530). */
import { digestField, readDigests, requireDigests, type Digests } from '../digests.ts'
import { Problem } from '../problem.ts'

export { requireDigests, type Digests as ExpectedDigests }

/** @throws Problem digest-unsupported also when none of the digests is one that can be checked: the client wants it checked */
export function readReprDigest(header: string | undefined): Digests {
  const digests = readDigests('Repr-Digest', header)
  if (header !== undefined && !digests.sha256 && !digests.sha512)
    throw new Problem('digest-unsupported', { detail: 'Send sha-256 or sha-512.' })
  return digests
}

export const reprDigest = (sha256: Buffer): string => digestField({ 'sha-256': sha256 })
