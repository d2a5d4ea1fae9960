/**
 * Refresh tokens: `cofr_` and base64url of session id (16 bytes), secret (32) and tag (16). Only the secret's digest is
 * stored. The tag proves without a query that the service gave the token out, so that guessing cannot end a session; and
 * a token's successor follows from it by a key, so that a lost answer can be given again without keeping its text.
 */
import { createHash, randomBytes } from 'node:crypto'
import { sameBytes, type Secret } from '../access/secret.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'

export interface RefreshToken {
  readonly sessionId: string
  readonly secret: Buffer
  /** SHA-256 of the secret: what is stored. */
  readonly digest: Buffer
  readonly text: string
}

const prefix = 'cofr_'
/** How long a lost answer to a refresh may be asked for again. */
export const graceMillis = 30_000

export function firstRefreshToken(sessionId: string, key: Secret): RefreshToken {
  return refreshToken(sessionId, randomBytes(32), key)
}

export function successorOf({ sessionId, secret }: RefreshToken, key: Secret): RefreshToken {
  return refreshToken(sessionId, key.mac('refresh-successor', Buffer.concat([uuidToBytes(sessionId), secret])), key)
}

/** Undefined for anything that this service did not give out. */
export function readRefreshToken(text: string, key: Secret): RefreshToken | undefined {
  if (!text.startsWith(prefix)) return undefined
  const encoded = text.slice(prefix.length)
  const bytes = Buffer.from(encoded, 'base64url')
  if (bytes.length !== 64 || bytes.toString('base64url') !== encoded) return undefined
  const token = refreshToken(bytesToUuid(bytes.subarray(0, 16)), Buffer.from(bytes.subarray(16, 48)), key)
  return sameBytes(Buffer.from(token.text), Buffer.from(text)) ? token : undefined
}

function refreshToken(sessionId: string, secret: Buffer, key: Secret): RefreshToken {
  const known = Buffer.concat([uuidToBytes(sessionId), secret])
  const tag = key.mac('refresh-tag', known).subarray(0, 16)
  return {
    sessionId,
    secret,
    digest: createHash('sha256').update(secret).digest(),
    text: prefix + Buffer.concat([known, tag]).toString('base64url'),
  }
}
