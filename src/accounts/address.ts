import { createHash } from 'node:crypto'

/**
 * An e-mail address as it is compared: compatibility forms and case folded, so that no two accounts look alike by them.
 * Digested, because a collation would decide otherwise on each database.
 */
export function addressDigest(email: string): Buffer {
  return createHash('sha256').update(email.normalize('NFKC').toLowerCase()).digest()
}
