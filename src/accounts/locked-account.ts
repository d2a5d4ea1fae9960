import type { EntityManager } from '@mikro-orm/core'
import { Problem } from '../problem.ts'
import { Account } from './account.entity.ts'

/**
 * Takes the lock of the account's row for the rest of the transaction, and reads the account as it is then: what changes
 * its factors happens one after the other, and so does a sign-in that looks whether there are any.
 * @throws Problem unauthenticated when it was disabled or deleted meanwhile
 */
export async function lockedAccount(em: EntityManager, accountId: string): Promise<Account> {
  const found = await em.nativeUpdate(Account, { id: accountId, disabledAt: null }, { disabledAt: null })
  if (found === 0) throw new Problem('unauthenticated')
  return em.findOneOrFail(Account, { id: accountId })
}

/**
 * Locks the row before it reads it: reading first would fix the snapshot that everything after it is read from before a
 * sign-in, or an upload, that holds the row is done. Read apart from the unit of work, because what changes it is a
 * conditional update. Null: there is no such account.
 */
export async function lockedRow(em: EntityManager, accountId: string): Promise<Account | null> {
  await em.nativeUpdate(Account, { id: accountId }, { id: accountId })
  return em.findOne(Account, { id: accountId }, { disableIdentityMap: true })
}
