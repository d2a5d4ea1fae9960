/** Passwords as NIST SP 800-63B-4 and OWASP have them: argon2id, the whole password in NFC, few hashed at once. */
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { availableParallelism } from 'node:os'
import { Problem } from '../problem.ts'
import { isCommonPassword } from './common-passwords.ts'

export interface Passwords {
  /** @returns the PHC string. @throws Problem 503 when too many wait */
  readonly hash: (password: string) => Promise<string>
  /**
   * Takes as long without a hash (or with an empty one: no password) as with one, so that time does not tell whether an
   * account exists. @throws Problem 503
   */
  readonly matches: (password: string, phc: string | undefined) => Promise<boolean>
  /** A new hash of a password that matched, when its hash costs less than one made today. @throws Problem 503 */
  readonly upgraded: (password: string, phc: string) => Promise<string | undefined>
}

export interface PasswordsOptions {
  /** KiB that each hash needs: OWASP's 19 MiB or more. It may grow; hashes made with less are made anew at the next sign-in. */
  readonly memoryKib?: number
}

/** OWASP's parameters: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, timeCost: 2, parallelism: 1 } as const
export const leastMemoryKib = 19_456
/** A hash takes about 20 ms; who would wait longer than two seconds is told so at once. */
const waitersPerCore = 100

export async function createPasswords({ memoryKib = leastMemoryKib }: PasswordsOptions = {}): Promise<Passwords> {
  const cores = availableParallelism()
  // No more than there are cores: two on one core take the cache from each other, which costs a tenth more.
  const limit = pLimit(cores)
  const hashed = (password: string, memoryCost = memoryKib): Promise<string> =>
    hash(password.normalize('NFC'), { ...parameters, memoryCost })
  const nobody = await hashed('nobody has this password')
  const bounded = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount > cores * waitersPerCore)
      throw new Problem('service-unavailable', {
        detail: 'Too many sign-ins at once.',
        headers: { 'Retry-After': '2' },
      })
    return limit(work)
  }
  return {
    hash: async (password) => bounded(() => hashed(password)),
    matches: async (password, phc) =>
      bounded(async () => {
        const known = phc === undefined || phc === '' ? undefined : phc
        const matching = await verify(known ?? nobody, password.normalize('NFC'))
        // Time is proportional to memory: what an older hash costs less is spent all the same, or it would tell that it is there.
        const spared = memoryKib - memoryOf(known ?? nobody)
        if (spared >= 8) await hashed(password, spared)
        return matching && known !== undefined
      }),
    upgraded: async (password, phc) => (memoryOf(phc) < memoryKib ? bounded(() => hashed(password)) : undefined),
  }
}

/** `$argon2id$v=19$m=19456,t=2,p=1$...` */
const memoryOf = (phc: string): number => Number(/\$m=(\d+),/.exec(phc)?.[1] ?? 0)

/** Characters that a password needs at least: fewer where knowing it is not enough. */
export const leastLength = { alone: 15, besideSecondFactor: 8 } as const

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'password',
  'letmein',
  'welcome',
  'iloveyou',
]

/**
 * Refuses what is too short, and what is long enough but guessed first: common ones, few different characters,
 * well-known runs repeated, the own address, the name of this service.
 * @throws Problem password-refused
 */
export function requireGoodPassword(
  password: string,
  email: string,
  { atLeast = leastLength.alone }: { atLeast?: number } = {},
): void {
  // Counted as it is hashed, so that a letter and its accent are not two characters of the fifteen.
  const length = [...password.normalize('NFC')].length
  if (length < atLeast || length > 256)
    throw new Problem('password-refused', { detail: `It must have ${atLeast} to 256 characters.` })
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommonPassword(plain))
    throw new Problem('password-refused', { detail: 'It is one of those that are tried first.' })
  if (isAboutTheOwner(plain, email)) {
    throw new Problem('password-refused', {
      detail:
        'It is too easily guessed: it holds the address, the name of this service, or little but a well-known sequence.',
    })
  }
}

/** What is left without the address, the service's name and the runs has fewer than four different letters. */
function isAboutTheOwner(plain: string, email: string): boolean {
  const address = email.normalize('NFKC').toLowerCase()
  const [local = ''] = address.split('@')
  let rest = address === '' ? plain : plain.replaceAll(address, '')
  for (const guess of [local, 'coffer', ...runs]) if (guess.length >= 3) rest = rest.replaceAll(guess, '')
  const different = new Set(rest.replace(/[\s\d\p{P}]/gu, '')).size
  return new Set(plain).size < 5 || (rest.length < plain.length && different < 4)
}
