/** Which identities at providers an account can be signed in with: found, linked, listed, unlinked. */
import type { EntityManager } from '@mikro-orm/core'
import { createHash } from 'node:crypto'
import type { Principal } from '../access/principal.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import { Passkey } from '../accounts/passkey.entity.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Person } from './identity-provider.ts'
import { Identity } from './identity.entity.ts'

export interface IdentitiesDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly audit: Audit
  readonly recentSignIn: RecentSignIn
  /** Ids of the providers that the settings have now. */
  readonly providerIds: readonly string[]
}

export interface IdentityView {
  readonly id: string
  readonly providerId: string
  readonly issuer: string
  readonly address: string
  readonly createdAt: number
  readonly lastUsedAt: number | undefined
}

export interface NewIdentity extends Pick<Person, 'issuer' | 'subject'> {
  readonly accountId: string
  readonly providerId: string
  readonly address: string
}

export type Identities = ReturnType<typeof createIdentities>

export function createIdentities({ database, clock, newId, audit, recentSignIn, providerIds }: IdentitiesDeps) {
  return { find, add, list, unlink, leadsTo }

  /** Whose identity it is; the provider's subject alone decides, never an address. */
  async function find(
    person: Pick<Person, 'issuer' | 'subject'>,
  ): Promise<{ id: string; accountId: string } | undefined> {
    const [row] = await database.rows('select id, account_id from identity where subject_digest = ?', [
      subjectDigest(person),
    ])
    return row && { id: bytesToUuid(row['id'] as Buffer), accountId: bytesToUuid(row['account_id'] as Buffer) }
  }

  /** Within the transaction that the account is locked or made in; a second row for a subject is a duplicate at its flush. */
  function add(em: EntityManager, { accountId, providerId, address, ...person }: NewIdentity): void {
    const id = newId()
    em.create(Identity, {
      id,
      accountId,
      providerId,
      issuer: person.issuer,
      subjectDigest: subjectDigest(person),
      address,
      createdAt: clock(),
      lastUsedAt: null,
    })
    audit.add(em, {
      action: 'identity.linked',
      accountId,
      actorId: accountId,
      target: `identity:${id}`,
      details: { provider: providerId, issuer: person.issuer },
    })
  }

  /** Those of the own account, the latest first. @throws Problem invalid-cursor */
  async function list(principal: Principal, page: { limit: number; cursor: string | undefined; count: boolean }) {
    const owner = uuidToBytes(principal.accountId)
    const [before = Number.MAX_SAFE_INTEGER, beforeId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
      page.cursor === undefined ? [] : decodeCursor(page.cursor, 'identities')
    if (typeof before !== 'number' || typeof beforeId !== 'string') throw new Problem('invalid-cursor')
    const rows = await database.rows(
      `select id, provider_id, issuer, address, created_at, last_used_at from identity where account_id = ? and (created_at < ? or (created_at = ? and id < ?)) order by created_at desc, id desc limit ${page.limit + 1}`,
      [owner, before, before, uuidToBytes(beforeId)],
    )
    const items = rows.slice(0, page.limit).map(viewOf)
    const last = items.at(-1)
    const total = page.count
      ? await database.rows('select count(*) as total from identity where account_id = ?', [owner])
      : undefined
    return {
      items,
      nextCursor: rows.length > page.limit && last ? encodeCursor('identities', [last.createdAt, last.id]) : undefined,
      total: total && Number(total[0]?.['total']),
    }
  }

  /**
   * Sessions that were opened with it live on: they are ended where sessions are.
   * @throws Problem identity-not-found (also for another account's), last-sign-in-method, recent-sign-in-required
   */
  async function unlink(principal: Principal, id: string): Promise<void> {
    await recentSignIn.require(principal)
    const { accountId } = principal
    await database.transaction(async (em) => {
      // Of two ways that are taken away at once the second sees the first gone.
      const { passwordHash } = await lockedAccount(em, accountId)
      const identity = await em.findOne(Identity, { id, accountId })
      if (!identity) throw new Problem('identity-not-found')
      const isNeeded = passwordHash === '' && (await em.count(Passkey, { accountId })) === 0
      if (isNeeded && !(await leadsTo(em, accountId, id)))
        throw new Problem('last-sign-in-method', {
          detail: 'Set a password with a reset, or link another provider first.',
        })
      audit.add(em, {
        action: 'identity.unlinked',
        accountId,
        target: `identity:${id}`,
        details: { provider: identity.providerId, issuer: identity.issuer },
      })
      em.remove(identity)
    })
  }

  /**
   * Whether somebody could sign in to the account with an identity besides `except`. A provider that the settings have no
   * more is no way in.
   */
  async function leadsTo(em: EntityManager, accountId: string, except?: string): Promise<boolean> {
    const others = except === undefined ? {} : { id: { $ne: except } }
    return (await em.count(Identity, { accountId, providerId: { $in: [...providerIds] }, ...others })) > 0
  }
}

/** Issuer and subject together name somebody (OpenID Connect Core 1.0, section 5.7); compared as bytes. */
function subjectDigest({ issuer, subject }: Pick<Person, 'issuer' | 'subject'>): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest()
}

function viewOf(row: Row): IdentityView {
  return {
    id: bytesToUuid(row['id'] as Buffer),
    providerId: String(row['provider_id']),
    issuer: String(row['issuer']),
    address: String(row['address']),
    createdAt: Number(row['created_at']),
    lastUsedAt: row['last_used_at'] === null ? undefined : Number(row['last_used_at']),
  }
}
