/** Challenges for authenticators: rows, so that any replica takes the answer, and each is answered once. */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'

export interface PasskeyChallenges {
  /** @param accountId whose passkey is to be made; undefined: somebody signs in. @returns 32 bytes in base64url */
  readonly begin: (accountId?: string) => Promise<string>
  /** Uses it up. @returns whether it was one, of the same purpose, and young enough */
  readonly use: (challenge: string, accountId?: string) => Promise<boolean>
  /** Deletes those that nobody answered. */
  readonly sweep: () => Promise<number>
}

export const challengeMillis = 5 * 60_000

export function createPasskeyChallenges({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): PasskeyChallenges {
  return {
    begin: async (accountId) => {
      const challenge = randomBytes(32).toString('base64url')
      await database.run('insert into passkey_challenge (digest, account_id, expires_at) values (?, ?, ?)', [
        digestOf(challenge),
        accountId === undefined ? null : uuidToBytes(accountId),
        clock() + challengeMillis,
      ])
      return challenge
    },
    use: async (challenge, accountId) => {
      const [whose, values] = accountId === undefined ? ['is null', []] : ['= ?', [uuidToBytes(accountId)]]
      return (
        (await database.run(
          `delete from passkey_challenge where digest = ? and expires_at > ? and account_id ${whose}`,
          [digestOf(challenge), clock(), ...values],
        )) === 1
      )
    },
    sweep: () => database.run('delete from passkey_challenge where expires_at <= ?', [clock()]),
  }
}

const digestOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest()

/** The challenge that an authenticator says it answers; undefined when it says none. Proves nothing by itself. */
export function answeredChallenge(clientDataJson: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8')) as {
      challenge?: unknown
    }
    return typeof challenge === 'string' ? challenge : undefined
  } catch {
    return undefined
  }
}

/**
 * Who a passkey is for (WebAuthn, section 5.1.2): the public URL's host, and answers from its origin alone. A browser takes
 * no address of digits, so a service that listens on loopback is `localhost` to it.
 */
export function relyingParty(publicOrigin: string): { readonly id: string; readonly origin: string } {
  const url = new URL(publicOrigin)
  if (/^(127(\.\d+){3}|\[::1\])$/.test(url.hostname)) url.hostname = 'localhost'
  return { id: url.hostname, origin: url.origin }
}

export const credentialDigest = (credentialId: string): Buffer =>
  createHash('sha256').update(Buffer.from(credentialId, 'base64url')).digest()

/** What stands for the account in the authenticator: its id as bytes, nothing personal (WebAuthn, section 14.6.1). */
export const userHandleOf = (accountId: string): Buffer => uuidToBytes(accountId)
