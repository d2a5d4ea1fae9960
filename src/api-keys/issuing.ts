/** Makes a key's row: what everybody who makes one has in common, be it by request or at the command line. */
import type { EntityManager } from '@mikro-orm/core'
import type { Scope } from '../access/roles.ts'
import { requireWithin } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { IdMaker } from '../db/id.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import { ApiKey } from './api-key.entity.ts'
import { newKeyText } from './key-text.ts'

export interface IssuingDeps {
  readonly clock: Clock
  readonly newId: IdMaker
  readonly audit: Audit
  readonly grants: Pick<Grants, 'scopesOf'>
}

export interface IssuedKey {
  readonly key: ApiKey
  /** The whole secret; nowhere else. */
  readonly text: string
}

export interface Owner {
  readonly id?: string
  readonly emailDigest?: Buffer
  readonly kind?: 'service'
}

export interface KeySettings {
  readonly name: string
  readonly scopes: Scope[]
  readonly expiresAt: number | null
  readonly allowedAddresses: string[]
}

/**
 * Locks the owner's row, so that no key is made for an account that is deleted or disabled at the same moment.
 * @throws Problem key-owner-refused when there is no such account, or it is disabled
 */
export async function lockOwner(em: EntityManager, which: Owner): Promise<Account> {
  const found = await em.nativeUpdate(Account, { ...which, disabledAt: null }, { disabledAt: null })
  if (found === 0) throw new Problem('key-owner-refused')
  return em.findOneOrFail(Account, which)
}

/** More than programs need, and few enough to look through: what leaks unseen is a key that nobody remembers. */
const mostKeys = 100

/** @throws Problem scopes-exceeded for more than the owner may; too-many-api-keys */
export async function issueKey(
  em: EntityManager,
  owner: Account,
  settings: KeySettings,
  { clock, newId, audit, grants }: IssuingDeps,
): Promise<IssuedKey> {
  requireWithin(settings.scopes, new Set(await grants.scopesOf(owner.roles, em)))
  const now = clock()
  // Of several at once no two take the last place: the owner's row is locked.
  const active = await em.count(ApiKey, {
    accountId: owner.id,
    $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }],
  })
  if (active >= mostKeys) throw new Problem('too-many-api-keys')
  const id = newId()
  const { text, digest } = newKeyText(id)
  const { scopes } = settings
  audit.add(em, { action: 'api-key.created', accountId: owner.id, target: `api-key:${id}`, details: { scopes } })
  const key = em.create(ApiKey, {
    id,
    accountId: owner.id,
    ...settings,
    digest,
    previousDigest: null,
    previousUntil: null,
    rotatedAt: null,
    lastUsedAt: null,
    lastUsedAddress: null,
    epoch: 0,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  })
  return { key, text }
}

/** @throws Problem invalid-request */
export function requireFuture(time: number | null | undefined, clock: Clock): void {
  if (time != null && time <= clock())
    throw new Problem('invalid-request', {
      errors: [{ in: 'body', pointer: '/expiresAt', detail: 'must be in the future' }],
    })
}
