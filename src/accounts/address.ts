import { createHash } from 'node:crypto'

/** The form of an address, as the contract has it; whether mail arrives there only mail can tell. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+$/.test(text)

/**
 * An e-mail address as it is compared: compatibility forms and case folded, so that no two accounts look alike by them.
 * Digested, because a collation would decide otherwise on each database.
 */
export function addressDigest(email: string): Buffer {
  return createHash('sha256').update(email.normalize('NFKC').toLowerCase()).digest()
}
