/** The audit trail: who did what, to what, from where, and whether it succeeded. */
import type { EntityManager } from '@mikro-orm/core'
import { currentOrigin } from '../access/origin.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import type { AuditAction } from './actions.ts'
import { AuditEvent } from './audit-event.entity.ts'
import type { Chain } from './chain.ts'

export interface AuditEntry {
  readonly action: AuditAction
  readonly result?: 'success' | 'failure'
  /** Whose account it is about. */
  readonly accountId?: string | undefined
  /** Who did it, when that is not the principal of the request: somebody who is just signing in. */
  readonly actorId?: string | undefined
  /** `kind:id` of what it was done to. */
  readonly target?: string | undefined
  /** Nothing secret: no password, token, key, nor an address that somebody only typed. */
  readonly details?: Readonly<Record<string, unknown>>
}

export interface Audit {
  /** Writes into the transaction of what it tells of: neither is there without the other. */
  readonly add: (em: EntityManager, entry: AuditEntry) => void
  /** Writes by itself: for refusals, and for what another transaction has done. @throws Problem 503 */
  readonly record: (entry: AuditEntry) => Promise<void>
}

export interface AuditDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly chain: Pick<Chain, 'ownSeal'>
}

export function createAudit({ database, clock, newId, chain }: AuditDeps): Audit {
  return {
    add,
    record: (entry) =>
      database.transaction(async (em) => {
        add(em, entry)
      }),
  }

  function add(
    em: EntityManager,
    { action, result = 'success', accountId, actorId, target, details }: AuditEntry,
  ): void {
    const origin = currentOrigin()
    const principal = origin?.principal
    const who = actorId ?? principal?.accountId
    const facts = {
      id: newId(),
      occurredAt: clock(),
      action,
      result,
      actorKind: actorKind(who, principal?.keyId, origin?.by),
      actorId: who ?? null,
      credentialId: principal?.keyId ?? principal?.sessionId ?? null,
      accountId: accountId ?? null,
      target: target ?? null,
      address: origin?.address ?? null,
      userAgent: origin?.userAgent ?? null,
      requestId: origin?.requestId ?? null,
    }
    const seal = chain.ownSeal({ ...facts, details: JSON.stringify({ ...details }) })
    em.create(AuditEvent, { ...facts, details: { ...details }, position: null, seal })
  }
}

function actorKind(who: string | undefined, keyId: string | undefined, by = 'job'): string {
  if (who !== undefined) return keyId === undefined ? 'account' : 'key'
  return by === 'request' ? 'anonymous' : by
}
