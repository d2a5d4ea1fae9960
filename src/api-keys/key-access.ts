/** Whose keys somebody may look at, change and delete. */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import { Account } from '../accounts/account.entity.ts'
import { Problem } from '../problem.ts'
import { ApiKey } from './api-key.entity.ts'

/**
 * @param forOthers the scope that another account's key needs
 * @throws Problem api-key-not-found
 */
export async function visibleKey(
  em: EntityManager,
  principal: Principal,
  id: string,
  forOthers: Scope,
): Promise<ApiKey> {
  const key = await em.findOne(ApiKey, { id })
  if (!key || (key.accountId !== principal.accountId && !principal.scopes.has(forOthers)))
    throw new Problem('api-key-not-found')
  return key
}

/** Whoever holds a person's key acts as that person, so that no administrator gets one. @throws Problem key-owner-refused */
export async function requireChangeable(em: EntityManager, principal: Principal, key: ApiKey): Promise<void> {
  if (key.accountId === principal.accountId) return
  const owner = await em.findOne(Account, { id: key.accountId })
  if (owner?.kind !== 'service') throw new Problem('key-owner-refused')
}

/** @throws Problem insufficient-scope */
export function requireScope(principal: Principal, scope: Scope): void {
  if (!principal.scopes.has(scope))
    throw new Problem('insufficient-scope', { detail: `This needs the scope ${scope}.` })
}
