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
import { linkIsOver, type AccountLinks, type Registration } from './account-links.ts'
import { nextRevision } from './account-revision.ts'
import { accountSearchText } from './account-search.ts'

export interface EmailVerificationsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly limits: Pick<AccountLimits, 'tryLetter'>
  readonly links: AccountLinks
  readonly mailer: Mailer
  readonly audit: Audit
}

export type EmailVerifications = ReturnType<typeof createEmailVerifications>

export function createEmailVerifications({ database, clock, limits, links, mailer, audit }: EmailVerificationsDeps) {
  return { request, send, requireLive, verify }

  /** Sends nothing when the address is verified already. @throws Problem too-many-requests, 503 */
  async function request(principal: Principal): Promise<void> {
    const account = await database.fork().findOne(Account, { id: principal.accountId })
    if (!account) throw new Problem('unauthenticated')
    if (account.emailVerifiedAt != null) return
    await limits.tryLetter(account.emailDigest)
    await database.transaction(async (em) => send(em, account))
  }

  /**
   * Lays the letter into the transaction.
   * @param registration when the account waits for its verification: what somebody has just registered with, who was not the first perhaps
   */
  function send(
    em: EntityManager,
    account: Pick<Account, 'id' | 'email' | 'emailDigest' | 'displayName'>,
    registration?: Registration,
  ): void {
    const { id: accountId, emailDigest } = account
    const { email, displayName } = registration ?? account
    const issued = links.add(em, { kind: 'email-verification', accountId, emailDigest, registration })
    const data = {
      ...issued,
      ...(displayName == null ? {} : { name: displayName }),
      ...(registration ? { registeredAt: new Date(clock()).toISOString() } : {}),
    }
    mailer.add(em, { to: email, template: 'email-verification', data })
  }

  /** @throws Problem link-expired */
  async function requireLive(token: string): Promise<void> {
    await links.find('email-verification', token)
  }

  /** @throws Problem link-expired (used, too old, or the account has another address by now), 503 */
  async function verify(token: string): Promise<void> {
    const { accountId, emailDigest, registration } = await links.find('email-verification', token)
    await database.transaction(async (em) => {
      const account = { id: accountId, emailDigest, disabledAt: null }
      const verified = { emailVerifiedAt: clock(), pendingSince: null, updatedAt: clock(), revision: nextRevision() }
      const isTaken = registration !== undefined && (await take(em, account, { ...verified, ...ownedBy(registration) }))
      if (!isTaken && (await em.nativeUpdate(Account, account, verified)) === 0) throw linkIsOver()
      await links.use(em, 'email-verification', token)
      await links.withdraw(em, accountId, 'email-verification')
      audit.add(em, { action: 'email.verified', accountId, target: `account:${accountId}` })
    })
  }

  /**
   * Whoever registered first may have registered somebody else's address, to be let in with them: of all registrations
   * the one counts whose letter was followed. Nobody was let in before, so there is nothing but what was typed.
   */
  async function take(em: EntityManager, account: object, changed: object): Promise<boolean> {
    return (await em.nativeUpdate(Account, { ...account, pendingSince: { $ne: null } }, changed)) > 0
  }

  function ownedBy({ email, displayName, passwordHash }: Registration) {
    const searchText = accountSearchText({ email, displayName })
    return { email, displayName, searchText, passwordHash, passwordChangedAt: clock() }
  }
}
