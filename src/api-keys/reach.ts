/** How far somebody who makes or changes a key may go: by scopes and, for one who works with a key, by its time and addresses too. */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import { requireWithin } from '../access/scope-sets.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import { liesWithin } from './address-ranges.ts'
import { ApiKey } from './api-key.entity.ts'

export interface KeyLimits {
  readonly scopes: readonly Scope[]
  readonly expiresAt: number | null | undefined
  readonly allowedAddresses: readonly string[]
}

export interface Reach {
  readonly scopes: ReadonlySet<Scope>
  /** Of the key that is worked with; undefined for a session. */
  readonly key: Pick<KeyLimits, 'expiresAt' | 'allowedAddresses'> | undefined
}

/** As it is now, not as a token tells it. @throws Problem unauthenticated when the key is gone */
export async function reachOf(
  em: EntityManager,
  principal: Principal,
  grants: Pick<Grants, 'reachOf'>,
): Promise<Reach> {
  const scopes = await grants.reachOf(em, principal)
  if (principal.keyId === undefined) return { scopes, key: undefined }
  const key = await em.findOne(ApiKey, { id: principal.keyId })
  if (!key) throw new Problem('unauthenticated')
  const { expiresAt, allowedAddresses } = key
  return {
    scopes: new Set([...scopes].filter((scope) => key.scopes.includes(scope))),
    key: { expiresAt, allowedAddresses },
  }
}

/** @throws Problem scopes-exceeded, also for a later end or other addresses than a key has that is worked with */
export function requireWithinReach(reach: Reach, limits: KeyLimits): void {
  requireWithin(limits.scopes, reach.scopes)
  if (!reach.key) return
  const { expiresAt, allowedAddresses } = reach.key
  if (expiresAt != null && (limits.expiresAt ?? Infinity) > expiresAt)
    throw new Problem('scopes-exceeded', { detail: 'It would outlive the key that you work with.' })
  if (!liesWithin(limits.allowedAddresses, allowedAddresses))
    throw new Problem('scopes-exceeded', { detail: 'It would work from where the key that you work with does not.' })
}
