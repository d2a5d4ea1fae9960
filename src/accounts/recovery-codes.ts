/** Codes for when the app or the device is lost: shown once, kept as keyed digests, each good for one sign-in. */
import type { EntityManager } from '@mikro-orm/core'
import { randomInt } from 'node:crypto'
import type { Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import { RecoveryCode } from './recovery-code.entity.ts'

export interface RecoveryCodes {
  /** Replaces those that there are, within the transaction; the account's row must be locked. @returns the codes */
  readonly renew: (em: EntityManager, accountId: string) => Promise<string[]>
  /** The first ones; undefined when there are some already. The account's row must be locked. */
  readonly begin: (em: EntityManager, accountId: string) => Promise<string[] | undefined>
  /** Uses one up within the transaction. @returns whether it was one of the account */
  readonly use: (em: EntityManager, accountId: string, code: string) => Promise<boolean>
  /** Those that are left. */
  readonly count: (em: EntityManager, accountId: string) => Promise<number>
  readonly removeAll: (em: EntityManager, accountId: string) => Promise<void>
}

const howMany = 10
/** Crockford's base32: nothing in it looks like something else. Twelve are 60 bits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 12

export function createRecoveryCodes({
  clock,
  secret,
}: {
  readonly clock: Clock
  readonly secret: Secret
}): RecoveryCodes {
  return { renew, begin, use, count, removeAll }

  async function renew(em: EntityManager, accountId: string): Promise<string[]> {
    await removeAll(em, accountId)
    const codes = Array.from({ length: howMany }, newCode)
    for (const code of codes)
      em.create(RecoveryCode, { digest: digestOf(accountId, code), accountId, createdAt: clock() })
    return codes
  }

  async function begin(em: EntityManager, accountId: string): Promise<string[] | undefined> {
    return (await count(em, accountId)) > 0 ? undefined : renew(em, accountId)
  }

  async function use(em: EntityManager, accountId: string, code: string): Promise<boolean> {
    // One statement: of two at once, on whichever replicas, one finds the row.
    return (await em.nativeDelete(RecoveryCode, { digest: digestOf(accountId, code), accountId })) === 1
  }

  function count(em: EntityManager, accountId: string): Promise<number> {
    return em.count(RecoveryCode, { accountId })
  }

  async function removeAll(em: EntityManager, accountId: string): Promise<void> {
    await em.nativeDelete(RecoveryCode, { accountId })
  }

  function digestOf(accountId: string, code: string): Buffer {
    return secret.mac('recovery-code', `${accountId}:${plain(code)}`)
  }
}

/** Such as `k3f9-0xw2-mq7c`. */
function newCode(): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  return letters.replace(/(?<=^(.{4})+)(?=.)/g, '-')
}

/** As it was made, however it was typed: case, spaces and look-alikes do not count (Crockford's rules). */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
