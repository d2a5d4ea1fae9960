/**
 * Clients that an account was signed in to with before (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"):
 * their tries have a budget of their own, so that nobody locks an owner out by guessing. A device proves itself by a MAC
 * over a random id, a time and the account's address; nothing about it is stored. Whoever knew a password that was changed
 * since may be an intruder: such a device has no budget to itself, and is new to the account.
 */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import { sameBytes, type Secret } from './secret.ts'

export interface Devices {
  /** Undefined when it was not signed in to this account before. */
  readonly known: (shown: string | undefined, account: Visited) => KnownDevice | undefined
  /** What to show from now on: for this account anew, and what was shown for a few others. */
  readonly issue: (shown: string | undefined, account: Visited) => string
}

export interface Visited {
  readonly emailDigest: Buffer
  /** Milliseconds since 1970; undefined where there is no such account. */
  readonly passwordChangedAt?: number | null | undefined
}

export interface KnownDevice {
  readonly id: string
  /** It was signed in to since the password is what it is. */
  readonly isCurrent: boolean
}

/** Seconds: a year without a sign-in, and it is forgotten. */
export const deviceLife = 365 * 86_400
/** Of one family's browser. */
const maxAccounts = 4
const prefix = 'cofd_'
const form = /^[\w-]{22}\.\d{13}\.[\w-]{22}$/

export function createDevices({ secret, clock }: { secret: Secret; clock: Clock }): Devices {
  return { known, issue }

  function known(shown: string | undefined, { emailDigest, passwordChangedAt }: Visited): KnownDevice | undefined {
    const found = mine(shown, emailDigest)
    if (!found) return undefined
    return { id: found.id, isCurrent: passwordChangedAt !== undefined && found.time >= (passwordChangedAt ?? 0) }
  }

  function issue(shown: string | undefined, { emailDigest, passwordChangedAt }: Visited): string {
    const before = mine(shown, emailDigest)
    const id = before?.id ?? randomBytes(16).toString('base64url')
    // The clock of another replica, which changed the password, may be ahead.
    const time = Math.max(clock(), passwordChangedAt ?? 0)
    const fresh = `${id}.${time}.${proof(id, time, emailDigest).toString('base64url')}`
    const others = entriesOf(shown).filter((entry) => entry !== before?.entry)
    return prefix + [fresh, ...others].slice(0, maxAccounts).join('~')
  }

  function mine(
    shown: string | undefined,
    emailDigest: Buffer,
  ): { id: string; time: number; entry: string } | undefined {
    for (const entry of entriesOf(shown)) {
      const [id = '', time = '', mac = ''] = entry.split('.')
      const isFresh = clock() - Number(time) < deviceLife * 1000
      if (isFresh && sameBytes(Buffer.from(mac, 'base64url'), proof(id, Number(time), emailDigest)))
        return { id, time: Number(time), entry }
    }
    return undefined
  }

  function proof(id: string, time: number, emailDigest: Buffer): Buffer {
    return secret.mac('device', Buffer.concat([Buffer.from(`${id}.${time}.`), emailDigest])).subarray(0, 16)
  }
}

function entriesOf(shown = ''): string[] {
  if (!shown.startsWith(prefix) || shown.length > 300) return []
  return shown
    .slice(prefix.length)
    .split('~')
    .slice(0, maxAccounts)
    .filter((entry) => form.test(entry))
}
