/** What goes with every change of an account's factors: recovery codes, the rules about the last one, other sessions, the letter, the trail. */
import type { EntityManager } from '@mikro-orm/core'
import { sessionOf, type Principal } from '../access/principal.ts'
import type { SecondFactorPolicy } from '../access/second-factor-policy.ts'
import type { AuditAction } from '../audit/actions.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { Confirmations } from '../sessions/confirmations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Account } from './account.entity.ts'
import { Passkey } from './passkey.entity.ts'
import { leastLength } from './passwords.ts'
import type { RecoveryCodes } from './recovery-codes.ts'
import type { SecondFactor } from './second-factor.ts'

/**
 * All within a transaction that holds the account's row. The ids of sessions ended are for `revocations.applied`, once it
 * is committed.
 */
export interface FactorChanges {
  /**
   * A factor will count, which is written after this, and the session has just shown it. With the first one every other
   * session ends: none of them has shown any.
   */
  readonly adding: (
    em: EntityManager,
    principal: Principal,
    account: Account,
    change: FactorChange & { readonly way: 'otp' | 'hwk user' },
  ) => Promise<AddedFactor>
  /**
   * A factor is gone already. Every other session ends: whoever has the device may have one (OWASP ASVS 5.0, 7.4.3).
   * @returns the ids. @throws Problem last-second-factor, last-sign-in-method
   */
  readonly removed: (
    em: EntityManager,
    principal: Principal,
    account: Account,
    change: FactorChange,
  ) => Promise<string[]>
  readonly codesRenewed: (em: EntityManager, account: Account) => void
}

export interface AddedFactor {
  /** The first ones, to be shown once. */
  readonly recoveryCodes: string[] | undefined
  readonly ended: string[]
}

export interface FactorChange {
  readonly action: AuditAction
  readonly target: string
  /** For the letter: a whole sentence. */
  readonly change: string
}

export interface FactorChangesDeps {
  readonly database: Pick<Database, 'statementsOf'>
  readonly clock: Clock
  readonly audit: Audit
  readonly mailer: Mailer
  readonly recoveryCodes: RecoveryCodes
  readonly secondFactor: SecondFactor
  readonly policy: SecondFactorPolicy
  readonly confirmations: Pick<Confirmations, 'note'>
  readonly sessions: Pick<Sessions, 'endAll'>
  /** Whether the account can sign in without password and passkey: it has an identity elsewhere. */
  readonly otherWaysIn: (accountId: string, em: EntityManager) => Promise<boolean>
}

/**
 * What its owner is told when nothing stands beside the password any more. Beside a second factor it may be short; whether
 * it is, its hash does not tell.
 */
export const passwordAlone = ({ passwordHash }: Pick<Account, 'passwordHash'>): string =>
  passwordHash === ''
    ? ''
    : `The password alone signs in from now on: if it has fewer than ${leastLength.alone} characters, set a longer one.`

export function createFactorChanges(deps: FactorChangesDeps): FactorChanges {
  const { database, clock, audit, mailer, recoveryCodes, secondFactor, policy, confirmations, sessions } = deps
  return {
    adding: async (em, principal, account, { way, ...change }) => {
      const own = sessionOf(principal)
      const isFirst = !(await secondFactor.hasSecondFactor(account.id, database.statementsOf(em)))
      await confirmations.note(em, own, way)
      tell(em, account, change)
      return {
        recoveryCodes: await recoveryCodes.begin(em, account.id),
        ended: isFirst ? await sessions.endAll(em, account.id, own) : [],
      }
    },
    removed: async (em, principal, account, change) => {
      await requireWayIn(em, account)
      let told = change
      if (!(await secondFactor.hasSecondFactor(account.id, database.statementsOf(em)))) {
        if (policy.concerns(account.roles))
          throw new Problem('last-second-factor', { detail: 'Add another one first, then remove this one.' })
        await recoveryCodes.removeAll(em, account.id)
        told = { ...change, change: `${change.change} ${passwordAlone(account)}`.trimEnd() }
      }
      tell(em, account, told)
      return sessions.endAll(em, account.id, sessionOf(principal))
    },
    codesRenewed: (em, account) => {
      tell(em, account, {
        action: 'recovery-codes.created',
        target: `account:${account.id}`,
        change: 'New recovery codes were made; the old ones do not work any more.',
      })
    },
  }

  async function requireWayIn(em: EntityManager, account: Account): Promise<void> {
    if (account.passwordHash !== '' || (await em.count(Passkey, { accountId: account.id })) > 0) return
    if (await deps.otherWaysIn(account.id, em)) return
    throw new Problem('last-sign-in-method', { detail: 'Set a password or add another passkey first.' })
  }

  function tell(em: EntityManager, account: Account, { action, target, change }: FactorChange): void {
    audit.add(em, { action, accountId: account.id, target })
    mailer.add(em, {
      to: account.email,
      template: 'second-factor-changed-notice',
      data: { change, at: new Date(clock()).toISOString() },
    })
  }
}
