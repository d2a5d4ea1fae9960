/** What setting a password means, whoever does it: everybody else is signed out, what was under way is withdrawn, the owner is told. */
import type { EntityManager } from '@mikro-orm/core'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Account } from './account.entity.ts'
import type { AccountLinks } from './account-links.ts'
import { nextRevision } from './account-revision.ts'
import { accountSearchText } from './account-search.ts'
import { EmailChange } from './email-change.entity.ts'
import { leastLength, requireGoodPassword, type Passwords } from './passwords.ts'

export interface PasswordSettingDeps {
  readonly clock: Clock
  readonly passwords: Passwords
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly links: Pick<AccountLinks, 'withdraw'>
  readonly mailer: Mailer
  readonly audit: Audit
  readonly hasSecondFactor: (accountId: string) => Promise<boolean>
}

/** Of an account what was read before the transaction. */
export type Changing = Pick<
  Account,
  'id' | 'email' | 'emailDigest' | 'passwordChangedAt' | 'displayName' | 'pendingSince'
>

export interface PasswordChange {
  readonly hash: string
  readonly action: 'password.changed' | 'password.reset'
  readonly keepSession?: string
  /** What the change uses up, once the row is held: who uses it reads what is sent to the address, which is verified by that. */
  readonly use?: () => Promise<void>
}

export interface PasswordSetting {
  /** @returns the hash. @throws Problem password-refused, 503 */
  readonly prepare: (account: Changing, password: string) => Promise<string>
  /**
   * Into the transaction, as its first statements: they take the account's row, so that a sign-in either is ended here or refused there.
   * @returns the ids of the sessions ended, for `revocations.applied`; undefined when the account was disabled, or has got another password or address since it was read
   */
  readonly set: (em: EntityManager, account: Changing, change: PasswordChange) => Promise<string[] | undefined>
}

export function createPasswordSetting(deps: PasswordSettingDeps): PasswordSetting {
  const { clock, passwords, sessions, links, mailer, audit } = deps
  return {
    prepare: async (account, password) => {
      const atLeast = (await deps.hasSecondFactor(account.id)) ? leastLength.besideSecondFactor : leastLength.alone
      requireGoodPassword(password, account.email, { atLeast })
      return passwords.hash(password)
    },
    set: async (em, account, { hash, action, keepSession, use }) => {
      const now = clock()
      const { id, email, emailDigest, passwordChangedAt } = account
      // Whoever registered the address may be somebody else: nothing that they typed stays.
      const isFirst = use !== undefined && account.pendingSince != null
      const displayName = isFirst ? null : account.displayName
      const changed = await em.nativeUpdate(
        Account,
        { id, emailDigest, passwordChangedAt: passwordChangedAt ?? null, disabledAt: null },
        {
          passwordHash: hash,
          // It grows with every change, also within a millisecond: sign-ins compare it.
          passwordChangedAt: Math.max(now, (passwordChangedAt ?? 0) + 1),
          updatedAt: now,
          revision: nextRevision(),
          ...(use ? { emailVerifiedAt: now, pendingSince: null } : {}),
          ...(isFirst ? { displayName, searchText: accountSearchText({ email, displayName }) } : {}),
        },
      )
      if (changed === 0) return undefined
      await use?.()
      await links.withdraw(em, id, 'password-reset')
      await em.nativeDelete(EmailChange, { accountId: id })
      audit.add(em, { action, accountId: id, target: `account:${id}` })
      mailer.add(em, {
        to: account.email,
        template: 'password-changed-notice',
        data: {
          at: new Date(now).toISOString(),
          ...(displayName == null ? {} : { name: displayName }),
        },
      })
      return sessions.endAll(em, id, keepSession)
    },
  }
}
