/** Proof that somebody gave a link's password: good for a while, for this link alone, and no longer than the password itself. */
import { createHash } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { SignedValues } from './signed-value.ts'

export interface Locked {
  readonly id: string
  /** Empty: there is no password. */
  readonly passwordHash: string
}

export interface Unlocking {
  readonly prove: (link: Locked) => string
  /** Whether one of what was shown proves it, or there is nothing to prove. */
  readonly isOpen: (link: Locked, shown: readonly (string | undefined)[]) => boolean
}

/** Seconds. */
export const unlockedFor = 1800
const purpose = 'cofk'

export function createUnlocking({ signed, clock }: { signed: SignedValues; clock: Clock }): Unlocking {
  return {
    prove: (link) => signed.sign(purpose, [link.id, stateOf(link), clock() + unlockedFor * 1000]),
    isOpen: (link, shown) =>
      link.passwordHash === '' ||
      shown.some((text) => {
        const [id, state, until = 0] = signed.read(purpose, text ?? '') ?? []
        return id === link.id && state === stateOf(link) && Number(until) > clock()
      }),
  }
}

/** The hash has a salt of its own, so another password, or the same one set again, is another state. */
const stateOf = ({ passwordHash }: Locked): string =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16)
