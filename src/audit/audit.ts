/** The audit trail: who did what, to what, from where, and whether it succeeded. */
import type { EntityManager } from '@mikro-orm/core'
import { currentOrigin } from '../access/origin.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Statements, Value } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { uuidToBytes } from '../db/types.ts'
import type { AuditAction } from './actions.ts'
import { AuditEvent } from './audit-event.entity.ts'
import { factColumns, type Chain, type Facts } from './chain.ts'

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
  /** The same, among its statements. */
  readonly write: (statements: Pick<Statements, 'run'>, entry: AuditEntry) => Promise<void>
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
    add: (em, entry) => {
      const { facts, seal } = eventOf(entry)
      em.create(AuditEvent, { ...facts, details: { ...entry.details }, position: null, seal })
    },
    write,
    record: (entry) => write(database, entry),
  }

  async function write(statements: Pick<Statements, 'run'>, entry: AuditEntry): Promise<void> {
    const { facts, seal } = eventOf(entry)
    await statements.run(insertion, [
      uuidToBytes(facts.id),
      facts.occurredAt,
      facts.action,
      facts.result,
      facts.actorKind,
      bytes(facts.actorId),
      bytes(facts.credentialId),
      bytes(facts.accountId),
      facts.target,
      facts.address,
      facts.userAgent,
      bytes(facts.requestId),
      facts.details,
      seal,
    ])
  }

  function eventOf({ action, result = 'success', accountId, actorId, target, details }: AuditEntry) {
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
      details: JSON.stringify({ ...details }),
    } satisfies Facts
    return { facts, seal: chain.ownSeal(facts) }
  }
}

const insertion = `insert into audit_event (${factColumns}, position, seal) values (${'?, '.repeat(13)}null, ?)`

const bytes = (id: string | null): Value => (id === null ? null : uuidToBytes(id))

function actorKind(who: string | undefined, keyId: string | undefined, by = 'job'): string {
  if (who !== undefined) return keyId === undefined ? 'account' : 'key'
  return by === 'request' ? 'anonymous' : by
}
