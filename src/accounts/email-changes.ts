/** Another address for an account: both addresses have to agree, so that neither a stolen session nor a typing error takes the account away. */
import type { EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import { sessionOf, type Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { isDuplicate } from '../db/migrate.ts'
import { LostRace } from '../db/retry.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Account } from './account.entity.ts'
import { linkDigest, linkIsOver, newLinkToken, type AccountLinks } from './account-links.ts'
import { nextRevision } from './account-revision.ts'
import { accountSearchText } from './account-search.ts'
import { addressDigest } from './address.ts'
import { EmailChange } from './email-change.entity.ts'
import { inEvenTime } from './even-time.ts'

export interface EmailChangesDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly origin: () => string
  readonly limits: Pick<AccountLimits, 'tryLetter'>
  readonly recentSignIn: RecentSignIn
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly revocations: Pick<Revocations, 'applied'>
  readonly links: Pick<AccountLinks, 'withdraw'>
  readonly mailer: Mailer
  readonly audit: Audit
}

export type EmailChanges = ReturnType<typeof createEmailChanges>

const lifeMillis = 86_400_000

export function createEmailChanges(deps: EmailChangesDeps) {
  const { database, clock, links, mailer, audit } = deps
  return { request, requireLive, confirm, sweep }

  /**
   * Replaces a request before. The answer and its time are the same when another account has the address.
   * @throws Problem recent-sign-in-required, too-many-requests, 503
   */
  async function request(principal: Principal, email: string): Promise<void> {
    await deps.recentSignIn.require(principal)
    const account = await database.fork().findOne(Account, { id: principal.accountId })
    if (!account) throw new Problem('unauthenticated')
    await deps.limits.tryLetter(account.emailDigest)
    await deps.limits.tryLetter(addressDigest(email))
    await inEvenTime(async () => {
      const [taken] = await database.rows('select 1 as found from account where email_digest = ? and id <> ?', [
        addressDigest(email),
        uuidToBytes(account.id),
      ])
      await write(account, { email, sessionId: sessionOf(principal), isTaken: taken !== undefined })
    })
  }

  async function write(
    account: Account,
    { email, sessionId, isTaken }: { email: string; sessionId: string; isTaken: boolean },
  ): Promise<void> {
    const [ofOld, ofNew] = [newLinkToken('cofe'), newLinkToken('cofe')]
    const expiresAt = clock() + lifeMillis
    const letter = (token: string) => ({
      link: `${deps.origin()}/confirm-email?token=${token}`,
      expiresAt: new Date(expiresAt).toISOString(),
      ...nameOf(account),
    })
    const work = async (em: EntityManager): Promise<void> => {
      await em.nativeDelete(EmailChange, { accountId: account.id })
      em.create(EmailChange, {
        id: deps.newId(),
        accountId: account.id,
        sessionId,
        email,
        oldDigest: ofOld.digest,
        newDigest: ofNew.digest,
        oldConfirmedAt: null,
        newConfirmedAt: null,
        createdAt: clock(),
        expiresAt,
      })
      const data = { ...letter(ofOld.text), newAddress: email }
      mailer.add(em, { to: account.email, template: 'email-change-confirm-old', data })
      mailer.add(
        em,
        isTaken
          ? { to: email, template: 'already-registered', data: ownLinks(deps.origin()) }
          : { to: email, template: 'email-change-confirm-new', data: letter(ofNew.text) },
      )
      audit.add(em, { action: 'email.change-requested', accountId: account.id, target: `account:${account.id}` })
      await em.flush()
    }
    await database.transaction((em) => work(em).catch(orLostRace))
  }

  /** For the page. @throws Problem link-expired */
  async function requireLive(token: string): Promise<void> {
    await find(token)
  }

  async function find(token: string): Promise<{ id: string; accountId: string; side: Side }> {
    const digest = linkDigest(token)
    const [row] = await database.rows(
      `select id, account_id, old_digest from email_change where expires_at > ?
        and ((old_digest = ? and old_confirmed_at is null) or (new_digest = ? and new_confirmed_at is null))`,
      [clock(), digest, digest],
    )
    if (!row) throw linkIsOver()
    return {
      id: bytesToUuid(row['id'] as Buffer),
      accountId: bytesToUuid(row['account_id'] as Buffer),
      side: (row['old_digest'] as Buffer).equals(digest) ? 'oldConfirmedAt' : 'newConfirmedAt',
    }
  }

  /**
   * With the second of the two the address changes, and every session ends but the one that asked.
   * @throws Problem link-expired (also when the new address belongs to another account by now), 503
   */
  async function confirm(token: string): Promise<'pending' | 'changed'> {
    const { id, accountId, side } = await find(token)
    const ended = await database
      .transaction(async (em) => {
        // First the account's row: two confirmations at once come one after the other, and the second sees the first.
        const found = await em.nativeUpdate(Account, { id: accountId, disabledAt: null }, { disabledAt: null })
        const open = { id, [side]: null, expiresAt: { $gt: clock() } }
        if (found === 0 || (await em.nativeUpdate(EmailChange, open, { [side]: clock() })) === 0) throw linkIsOver()
        const change = await em.findOneOrFail(EmailChange, { id })
        if (change.oldConfirmedAt == null || change.newConfirmedAt == null) return undefined
        return apply(em, change)
      })
      .catch((error: unknown) => {
        throw isDuplicate(error) ? linkIsOver(error) : error
      })
    if (!ended) return 'pending'
    deps.revocations.applied(ended)
    return 'changed'
  }

  async function apply(em: EntityManager, { accountId, email, sessionId }: EmailChange): Promise<string[]> {
    const account = await em.findOneOrFail(Account, { id: accountId })
    const before = account.email
    await em.nativeUpdate(
      Account,
      { id: accountId },
      {
        email,
        emailDigest: addressDigest(email),
        searchText: accountSearchText({ email, displayName: account.displayName }),
        emailVerifiedAt: clock(),
        updatedAt: clock(),
        revision: nextRevision(),
      },
    )
    await em.nativeDelete(EmailChange, { accountId })
    await links.withdraw(em, accountId)
    for (const to of [before, email])
      mailer.add(em, { to, template: 'email-changed-notice', data: { newAddress: email, ...nameOf(account) } })
    audit.add(em, { action: 'email.changed', accountId, target: `account:${accountId}` })
    return deps.sessions.endAll(em, accountId, sessionId)
  }

  async function sweep(): Promise<number> {
    return database.run('delete from email_change where expires_at < ?', [clock()])
  }
}

type Side = 'oldConfirmedAt' | 'newConfirmedAt'

/** Two requests of one account at once: the later one replaces the other. */
function orLostRace(error: unknown): never {
  throw isDuplicate(error) ? new LostRace('two requests at once', { cause: error }) : error
}

const nameOf = ({ displayName }: Account): { name?: string } => (displayName == null ? {} : { name: displayName })

/** What the letter about an address that has an account leads to. */
export const ownLinks = (origin: string): { link: string; resetLink: string } => ({
  link: `${origin}/login`,
  resetLink: `${origin}/forgot-password`,
})
