/** What of a token is looked at before any claim: its form, its key, its signature. */
import { decodeProtectedHeader, type CryptoKey } from 'jose'
import { Problem } from '../problem.ts'
import type { Key } from './keyring.ts'

export const maxTokenLength = 4096

/** How the key that `kid` leads to may be used: with its own algorithm alone, and no extension is understood. */
export interface SignatureOptions {
  readonly algorithms: string[]
  readonly crit: Record<string, boolean>
}

/**
 * @param find the key of a kid: nothing else of the header chooses or brings one (RFC 8725, sections 3.1 and 3.10)
 * @param verifyWith a verifier of `jose` for what the token holds
 * @throws Problem unauthenticated, or what `find` throws
 */
export async function readSigned<T>(
  token: string,
  find: (kid: string) => Promise<Key | undefined>,
  verifyWith: (token: string, key: CryptoKey | Uint8Array, options: SignatureOptions) => Promise<T>,
): Promise<{ readonly key: Key; readonly content: T }> {
  if (token.length > maxTokenLength) throw invalidToken('too long')
  if (!isCanonical(token)) throw invalidToken('not a compact JWS in canonical base64url')
  const key = await find(kidOf(token))
  if (!key) throw invalidToken('unknown kid')
  try {
    return { key, content: await verifyWith(token, key.verify, { algorithms: [key.algorithm], crit: {} }) }
  } catch (error) {
    throw error instanceof Problem ? error : invalidToken('verification failed', error)
  }
}

/** @param why for the log; the client is told the same whatever is wrong */
export const invalidToken = (why: string, cause?: unknown): Problem =>
  new Problem('unauthenticated', { cause: new Error(why, { cause }) })

function kidOf(token: string): string {
  let kid: unknown
  try {
    kid = decodeProtectedHeader(token).kid
  } catch (error) {
    throw invalidToken('unreadable header', error)
  }
  if (typeof kid !== 'string') throw invalidToken('no kid')
  return kid
}

/**
 * Exactly three non-empty parts of the base64url alphabet without padding, each the encoding that its bytes have: one
 * token has one text, so that no altered copy passes for another token (RFC 7515, section 2; RFC 4648, section 3.5).
 */
export function isCanonical(token: string): boolean {
  const parts = token.split('.')
  return (
    parts.length === 3 &&
    parts.every(
      (part) => /^[A-Za-z0-9_-]+$/.test(part) && Buffer.from(part, 'base64url').toString('base64url') === part,
    )
  )
}
