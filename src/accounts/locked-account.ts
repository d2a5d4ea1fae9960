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
