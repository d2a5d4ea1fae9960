/** The secret end of a link that its owner may look up again: found by a digest, kept sealed beside it. */
import { createHash, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'

export interface LinkToken {
  /** 128 random bits, so that the digest needs no salt and guessing no limit. */
  readonly text: string
  readonly digest: Buffer
  readonly sealed: string
}

/** @param id of the row that it opens, to which the seal is bound */
export function newLinkToken(prefix: 'cofs' | 'cofq', id: string, secret: Pick<Secret, 'seal'>): LinkToken {
  const text = `${prefix}_${randomBytes(16).toString('base64url')}`
  return { text, digest: linkDigest(text), sealed: secret.seal(text, contextOf(id)) }
}

/** @throws Error when it was altered, or belongs to another row */
export const unsealedToken = (sealed: string, id: string, secret: Pick<Secret, 'open'>): string =>
  secret.open(sealed, contextOf(id))

export const linkDigest = (text: string): Buffer => createHash('sha256').update(text).digest()

const contextOf = (id: string): string => `link:${id}`
