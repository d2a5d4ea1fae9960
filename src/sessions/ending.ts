/** Ending sessions: their tokens are refused on every replica within two seconds. */
import type { EntityManager } from '@mikro-orm/core'
import { sessionOf, type Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { Revocations } from './revocations.ts'
import { Session } from './session.entity.ts'

export interface EndingDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly revocations: Revocations
}

/** What the trail is told beside the end itself. */
export type EndReason = 'signed-out' | 'token-revoked' | 'reuse-detected'

/** How long a session that is over stays to be looked at, in milliseconds. */
const keptMillis = 30 * 86_400_000
const sweepBatch = 500

export type Ending = ReturnType<typeof createEnding>

export function createEnding({ database, clock, audit, revocations }: EndingDeps) {
  return { end, endOthers, endAll, endOne, sweep }

  /** @throws Problem session-not-found (also for another account's) */
  async function end(principal: Principal, sessionId: string): Promise<void> {
    const id = sessionId === 'current' ? sessionOf(principal) : sessionId
    const [row] = await database.rows(
      'select 1 as found from session where id = ? and account_id = ? and ended_at is null and expires_at > ?',
      [uuidToBytes(id), uuidToBytes(principal.accountId), clock()],
    )
    if (!row) throw new Problem('session-not-found')
    await endOne({ id, accountId: principal.accountId }, 'signed-out')
  }

  async function endOthers(principal: Principal): Promise<void> {
    const ended = await database.transaction((em) => endAll(em, principal.accountId, sessionOf(principal)))
    revocations.applied(ended)
  }

  /**
   * Ends every session of the account but `except`, within the transaction; the caller tells `revocations.applied`
   * the ids returned once it is committed. The account's row must be locked by the caller, before it reads anything,
   * when a sign-in may race.
   */
  async function endAll(em: EntityManager, accountId: string, except?: string): Promise<string[]> {
    const end = ended()
    // By statements that read what is committed, and not what was when the transaction began: no session is missed that
    // was opened while it waited. However many there are, they are as many statements.
    const sessions = await em.nativeUpdate(
      Session,
      { accountId, endedAt: null, ...(except === undefined ? {} : { id: { $ne: except } }) },
      end,
    )
    if (sessions === 0) return []
    audit.add(em, {
      action: 'session.ended',
      accountId,
      target: `account:${accountId}`,
      details: { sessions, ...(except === undefined ? {} : { except }) },
    })
    return revocations.addEnded(em, accountId, end.endedAt)
  }

  /** Whoever does it; of several at once one does. */
  async function endOne({ id, accountId }: { id: string; accountId: string }, reason: EndReason): Promise<void> {
    const won = await database.transaction(async (em) => {
      if ((await em.nativeUpdate(Session, { id, endedAt: null }, ended())) === 0) return false
      revocations.add(em, [id])
      const about = { accountId, target: `session:${id}` }
      if (reason === 'reuse-detected') audit.add(em, { ...about, action: 'session.reuse-detected', result: 'failure' })
      audit.add(em, { ...about, action: 'session.ended', details: { reason } })
      return true
    })
    if (won) revocations.applied([id])
  }

  /** One that is ended expires at once, so that the sweep needs one index. */
  function ended(): { endedAt: number; expiresAt: number } {
    return { endedAt: clock(), expiresAt: clock() }
  }

  /** Deletes what has been over for thirty days, a batch at a time so that nobody waits for it. @returns how many */
  async function sweep(): Promise<number> {
    let swept = 0
    for (;;) {
      const gone = await database.run(
        `delete from session where id in (select id from (select id from session where expires_at < ? order by expires_at limit ${sweepBatch}) as old)`,
        [clock() - keptMillis],
      )
      swept += gone
      if (gone < sweepBatch) return swept
    }
  }
}
