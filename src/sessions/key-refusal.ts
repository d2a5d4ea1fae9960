import { Problem } from '../problem.ts'

/** Why a key that somebody brings is not taken. */
export type Refusal =
  | 'unreadable'
  | 'encrypted'
  | 'public-only'
  | 'wrong-algorithm'
  | 'wrong-use'
  | 'weak'
  | 'too-large'
  | 'mismatched'
  | 'known'

/** @param detail for the administrator; nothing of the key itself */
export const refusedKey = (reason: Refusal, detail: string): Problem =>
  new Problem('signing-key-refused', { detail, extensions: { reason } })
