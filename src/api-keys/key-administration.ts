/** Keys at the command line, for whoever administers the machine: nobody's own reach bounds them, the owner's does. */
import { knownScopes } from '../access/scope-sets.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Database } from '../db/database.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { requireRanges } from './address-ranges.ts'
import { ApiKey } from './api-key.entity.ts'
import { issueKey, lockOwner, requireFuture, type IssuedKey, type IssuingDeps } from './issuing.ts'

export interface KeyAdministrationDeps extends IssuingDeps {
  readonly database: Database
  readonly revocations: Pick<Revocations, 'add'>
}

export interface OrderedKey {
  /** The owner's address, or its id: a service account has no address. */
  readonly owner: string
  readonly name: string
  readonly scopes: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt: number | undefined
  readonly allowedAddresses: readonly string[]
}

export type KeyAdministration = ReturnType<typeof createKeyAdministration>

export function createKeyAdministration(deps: KeyAdministrationDeps) {
  const { database, audit, revocations, clock } = deps
  return { create, revoke }

  /** @throws Problem key-owner-refused, scopes-exceeded, too-many-api-keys, invalid-request, 503 */
  async function create({ owner, name, scopes, expiresAt, allowedAddresses }: OrderedKey): Promise<IssuedKey> {
    const settings = { name, scopes: knownScopes(scopes), expiresAt: expiresAt ?? null }
    requireRanges(allowedAddresses)
    requireFuture(expiresAt, clock)
    const which = owner.includes('@') ? { emailDigest: addressDigest(owner) } : { id: owner }
    return database.transaction(async (em) =>
      issueKey(em, await lockOwner(em, which), { ...settings, allowedAddresses: [...allowedAddresses] }, deps),
    )
  }

  /** Every replica hears of it within two seconds. Returns false when there is no such key. @throws Problem 503 */
  async function revoke(id: string): Promise<boolean> {
    return database.transaction(async (em) => {
      const key = await em.findOne(ApiKey, { id })
      if (!key || (await em.nativeDelete(ApiKey, { id })) === 0) return false
      revocations.add(em, [id])
      audit.add(em, { action: 'api-key.deleted', accountId: key.accountId, target: `api-key:${id}` })
      return true
    })
  }
}
