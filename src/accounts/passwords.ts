/** Passwords as NIST SP 800-63B-4 and OWASP have them: argon2id, the whole password in NFC, few hashed at once. */
import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { availableParallelism } from 'node:os'
import { Problem } from '../problem.ts'

export interface Passwords {
  /** @returns the PHC string. @throws Problem 503 when too many wait */
  readonly hash: (password: string) => Promise<string>
  /** Takes as long without a hash as with one, so that time does not tell whether an account exists. @throws Problem 503 */
  readonly matches: (password: string, phc: string | undefined) => Promise<boolean>
}

/** OWASP's parameters: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** A hash takes about 20 ms; who would wait longer than two seconds is told so at once. */
const waitersPerCore = 100

export async function createPasswords(): Promise<Passwords> {
  const cores = availableParallelism()
  const limit = pLimit(cores)
  const nobody = await hash('nobody has this password', parameters)
  const bounded = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount > cores * waitersPerCore)
      throw new Problem('service-unavailable', {
        detail: 'Too many sign-ins at once.',
        headers: { 'Retry-After': '2' },
      })
    return limit(work)
  }
  return {
    hash: async (password) => bounded(() => hash(password.normalize('NFC'), parameters)),
    matches: async (password, phc) => {
      const matching = await bounded(() => verify(phc ?? nobody, password.normalize('NFC')))
      return matching && phc !== undefined
    },
  }
}

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
 * Refuses what is too short, and what is long enough but guessed first: few different characters, well-known runs repeated, the own address.
 * @throws Problem password-refused
 */
export function requireGoodPassword(password: string, email: string): void {
  const length = [...password].length
  if (length < 15 || length > 256)
    throw new Problem('password-refused', { detail: 'It must have 15 to 256 characters.' })
  const plain = password.normalize('NFKC').toLowerCase()
  const [local = ''] = email.toLowerCase().split('@')
  let rest = plain.replaceAll(email.toLowerCase(), '')
  for (const guess of [local, 'coffer', ...runs]) if (guess.length >= 3) rest = rest.replaceAll(guess, '')
  const different = new Set(rest.replace(/[\s\d\p{P}]/gu, '')).size
  if (new Set(plain).size < 5 || (rest.length < plain.length && different < 4)) {
    throw new Problem('password-refused', {
      detail:
        'It is too easily guessed: it holds the address, the name of this service, or little but a well-known sequence.',
    })
  }
}
