/** API keys: made, looked at, changed, rotated and deleted by their owners and by administrators. */
import type { EntityManager } from '@mikro-orm/core'
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import { knownScopes, requireWithin, storedScopes } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Database } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Renewal, Revocations } from '../sessions/revocations.ts'
import { requireRanges } from './address-ranges.ts'
import { ApiKey } from './api-key.entity.ts'
import { issueKey, lockOwner, requireFuture, type IssuedKey, type IssuingDeps } from './issuing.ts'
import { newKeyText } from './key-text.ts'
import { requireChangeable, requireScope, visibleKey } from './key-access.ts'
import { reachOf, requireWithinReach, type KeyLimits, type Reach } from './reach.ts'

export interface ApiKeysDeps extends IssuingDeps {
  readonly database: Database
  readonly grants: Pick<Grants, 'reachOf' | 'scopesOf'>
  readonly recentSignIn: Pick<RecentSignIn, 'requireOfPerson'>
  readonly revocations: Pick<Revocations, 'add' | 'renewKey' | 'applied'>
}

export interface NewKey {
  readonly name: string
  readonly scopes: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt?: number | undefined
  /** CIDR; undefined: from everywhere. */
  readonly allowedAddresses?: readonly string[] | undefined
  readonly ownerId?: string | undefined
}

/** Absent: stays. */
export interface KeyPatch {
  readonly name?: string | undefined
  readonly scopes?: readonly string[] | undefined
  readonly expiresAt?: number | null | undefined
  readonly allowedAddresses?: readonly string[] | undefined
}

/** Refuses by throwing (`If-Match`). */
export type KeyCheck = (key: ApiKey) => void

export type ApiKeys = ReturnType<typeof createApiKeys>

export function createApiKeys(deps: ApiKeysDeps) {
  const { database, clock, audit, grants, recentSignIn, revocations } = deps
  return { create, get, update, rotate, remove, idsOf }

  /** @throws Problem recent-sign-in-required, scopes-exceeded, key-owner-refused, too-many-api-keys, insufficient-scope, invalid-request, 503 */
  async function create(
    principal: Principal,
    wanted: NewKey,
    alongside: Alongside<IssuedKey> = alone,
  ): Promise<IssuedKey> {
    const scopes = knownScopes(wanted.scopes)
    requireRanges(wanted.allowedAddresses ?? [])
    requireFuture(wanted.expiresAt, clock)
    await recentSignIn.requireOfPerson(principal)
    return database.transaction(async (em) => {
      const owner = await ownerOf(em, principal, wanted.ownerId ?? principal.accountId)
      const reach = await reachOf(em, principal, grants)
      const settings = {
        name: wanted.name,
        scopes,
        expiresAt: wanted.expiresAt ?? reach.key?.expiresAt ?? null,
        allowedAddresses: [...(wanted.allowedAddresses ?? reach.key?.allowedAddresses ?? [])],
      }
      requireWithinReach(reach, settings)
      const issued = await issueKey(em, owner, settings, deps)
      await alongside(database.statementsOf(em), issued)
      return issued
    })
  }

  async function ownerOf(em: EntityManager, principal: Principal, id: string): Promise<Account> {
    if (id === principal.accountId) return lockOwner(em, { id })
    requireScope(principal, 'users:write')
    return lockOwner(em, { id, kind: 'service' })
  }

  /** @throws Problem api-key-not-found, also for another account's without the scope users:read; 503 */
  async function get(principal: Principal, id: string): Promise<ApiKey> {
    return visibleKey(database.fork(), principal, id, 'users:read')
  }

  /**
   * Another name alone changes nothing that security hangs on; everything else is read again by every replica.
   * @throws Problem api-key-not-found, key-owner-refused, recent-sign-in-required, scopes-exceeded, precondition-failed, invalid-request, 503
   */
  async function update(principal: Principal, id: string, patch: KeyPatch, check: KeyCheck): Promise<ApiKey> {
    const scopes = patch.scopes && knownScopes(patch.scopes)
    requireRanges(patch.allowedAddresses ?? [])
    requireFuture(patch.expiresAt, clock)
    const isName = [scopes, patch.allowedAddresses, patch.expiresAt].every((part) => part === undefined)
    if (!isName) await recentSignIn.requireOfPerson(principal)
    const { key, news } = await database.transaction(async (em) => {
      const key = await visibleKey(em, principal, id, 'users:write')
      check(key)
      const reach = await changeable(em, principal, key)
      const after = {
        scopes: scopes ?? storedScopes(key.scopes),
        expiresAt: patch.expiresAt === undefined ? (key.expiresAt ?? null) : patch.expiresAt,
        allowedAddresses: [...(patch.allowedAddresses ?? key.allowedAddresses)],
      }
      if (scopes) requireWithin(scopes, await ownerScopes(em, key))
      if (scopes || isForeign(principal, key)) requireWithinReach(reach, after)
      audit.add(em, {
        action: 'api-key.updated',
        accountId: key.accountId,
        target: `api-key:${id}`,
        details: { scopes },
      })
      return change(em, key, { ...after, name: patch.name ?? key.name }, !isName)
    })
    revocations.applied(news)
    return key
  }

  /**
   * @param overlap how long the secret before stays good, in seconds
   * @throws Problem api-key-not-found, key-owner-refused, recent-sign-in-required, scopes-exceeded, 503
   */
  async function rotate(
    principal: Principal,
    id: string,
    overlap: number,
    alongside: Alongside<IssuedKey> = alone,
  ): Promise<IssuedKey> {
    await recentSignIn.requireOfPerson(principal)
    const { text, digest } = newKeyText(id)
    const { key, news } = await database.transaction(async (em) => {
      const key = await visibleKey(em, principal, id, 'users:write')
      const reach = await changeable(em, principal, key)
      if (isForeign(principal, key)) requireWithinReach(reach, limitsOf(key))
      const now = clock()
      const previous =
        overlap === 0
          ? { previousDigest: null, previousUntil: null }
          : { previousDigest: key.digest, previousUntil: now + overlap * 1000 }
      audit.add(em, {
        action: 'api-key.rotated',
        accountId: key.accountId,
        target: `api-key:${id}`,
        details: { overlap },
      })
      const changed = await change(em, key, { digest, ...previous, rotatedAt: now }, true)
      await alongside(database.statementsOf(em), { key: changed.key, text })
      return changed
    })
    revocations.applied(news)
    return { key, text }
  }

  /** @throws Problem api-key-not-found, precondition-failed, 503 */
  async function remove(principal: Principal, id: string, check: KeyCheck): Promise<void> {
    await database.transaction(async (em) => {
      const key = await visibleKey(em, principal, id, 'users:write')
      check(key)
      if ((await em.nativeDelete(ApiKey, { id, revision: key.revision })) === 0) throw new LostRace()
      revocations.add(em, [id])
      audit.add(em, { action: 'api-key.deleted', accountId: key.accountId, target: `api-key:${id}` })
    })
    revocations.applied([id])
  }

  /** For what deletes the account within the transaction: give them to `revocations`. */
  async function idsOf(em: EntityManager, accountId: string): Promise<string[]> {
    return (await em.find(ApiKey, { accountId }, { fields: ['id'] })).map(({ id }) => id)
  }

  async function changeable(em: EntityManager, principal: Principal, key: ApiKey): Promise<Reach> {
    await requireChangeable(em, principal, key)
    return reachOf(em, principal, grants)
  }

  /** The condition on the revision makes two changes at once one after the other, the second looked at anew (`If-Match`). */
  async function change(
    em: EntityManager,
    key: ApiKey,
    settings: Partial<ApiKey>,
    isPower: boolean,
  ): Promise<{ key: ApiKey; news: Renewal[] }> {
    const epoch = isPower ? key.epoch + 1 : key.epoch
    const changed = { ...settings, epoch, revision: key.revision + 1, updatedAt: clock() }
    const found = await em.nativeUpdate(ApiKey, { id: key.id, revision: key.revision }, changed)
    if (found === 0) throw new LostRace()
    return { key: Object.assign(key, changed), news: isPower ? [revocations.renewKey(em, key.id, epoch)] : [] }
  }

  async function ownerScopes(em: EntityManager, { accountId }: ApiKey): Promise<ReadonlySet<Scope>> {
    const owner = await em.findOne(Account, { id: accountId })
    return new Set(await grants.scopesOf(owner?.roles ?? [], em))
  }
}

/** Whoever signed in may do with the own keys what the account may; anybody else is bounded by what they have themselves. */
const isForeign = (principal: Principal, key: ApiKey): boolean =>
  principal.keyId !== undefined || principal.isNarrowed === true || key.accountId !== principal.accountId

const limitsOf = ({ scopes, expiresAt, allowedAddresses }: ApiKey): KeyLimits => ({
  scopes: storedScopes(scopes),
  expiresAt,
  allowedAddresses,
})
