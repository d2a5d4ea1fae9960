/** Whether somebody reads what is sent to an address: a link in a letter there tells. */
import type { EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import type { Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import { Account } from './account.entity.ts'
import { linkIsOver, type AccountLinks } from './account-links.ts'
import { nextRevision } from './account-revision.ts'

export interface EmailVerificationsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly limits: Pick<AccountLimits, 'tryOf'>
  readonly links: AccountLinks
  readonly mailer: Mailer
  readonly audit: Audit
}

export type EmailVerifications = ReturnType<typeof createEmailVerifications>

/** How long an address may be held by a registration that nobody verifies: a week, in milliseconds. */
const pendingMillis = 7 * 86_400_000

export function createEmailVerifications({ database, clock, limits, links, mailer, audit }: EmailVerificationsDeps) {
  return { request, send, requireLive, verify, sweep }

  /** Sends nothing when the address is verified already. @throws Problem too-many-requests, 503 */
  async function request(principal: Principal): Promise<void> {
    const account = await database.fork().findOne(Account, { id: principal.accountId })
    if (!account) throw new Problem('unauthenticated')
    if (account.emailVerifiedAt != null) return
    await limits.tryOf('letter', account.emailDigest)
    await database.transaction(async (em) => send(em, account))
  }

  /** Lays the letter into the transaction. */
  function send(em: EntityManager, account: Pick<Account, 'id' | 'email' | 'emailDigest' | 'displayName'>): void {
    const { id: accountId, email, emailDigest, displayName } = account
    const issued = links.add(em, { kind: 'email-verification', accountId, emailDigest })
    const data = { ...issued, ...(displayName == null ? {} : { name: displayName }) }
    mailer.add(em, { to: email, template: 'email-verification', data })
  }

  /** @throws Problem link-expired */
  async function requireLive(token: string): Promise<void> {
    await links.find('email-verification', token)
  }

  /** @throws Problem link-expired (used, too old, or the account has another address by now), 503 */
  async function verify(token: string): Promise<void> {
    const { accountId, emailDigest } = await links.find('email-verification', token)
    await database.transaction(async (em) => {
      const verified = await em.nativeUpdate(
        Account,
        { id: accountId, emailDigest, disabledAt: null },
        { emailVerifiedAt: clock(), pendingSince: null, updatedAt: clock(), revision: nextRevision() },
      )
      if (verified === 0) throw linkIsOver()
      await links.use(em, 'email-verification', token)
      await links.withdraw(em, accountId, 'email-verification')
      audit.add(em, { action: 'email.verified', accountId, target: `account:${accountId}` })
    })
  }

  /** Frees the addresses of registrations that nobody verified: nobody was ever let in, so nothing else is there. */
  async function sweep(): Promise<number> {
    return database.run('delete from account where pending_since < ?', [clock() - pendingMillis])
  }
}
