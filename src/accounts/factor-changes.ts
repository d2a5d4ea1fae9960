/** What goes with every change of an account's factors: recovery codes, the rules about the last one, the letter, the trail. */
import type { EntityManager } from '@mikro-orm/core'
import { sessionOf, type Principal } from '../access/principal.ts'
import type { SecondFactorPolicy } from '../access/second-factor-policy.ts'
import type { AuditAction } from '../audit/actions.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { Confirmations } from '../sessions/confirmations.ts'
import type { Account } from './account.entity.ts'
import { Passkey } from './passkey.entity.ts'
import type { RecoveryCodes } from './recovery-codes.ts'
import type { SecondFactor } from './second-factor.ts'

/** All within a transaction that holds the account's row. */
export interface FactorChanges {
  /** A factor counts from now on, and the session has just shown it. @returns the first recovery codes, to be shown once */
  readonly added: (
    em: EntityManager,
    principal: Principal,
    account: Account,
    change: FactorChange & { readonly way: 'otp' | 'hwk user' },
  ) => Promise<string[] | undefined>
  /** A factor is gone already, within the transaction. @throws Problem last-second-factor, last-sign-in-method */
  readonly removed: (em: EntityManager, account: Account, change: FactorChange) => Promise<void>
  readonly codesRenewed: (em: EntityManager, account: Account) => void
}

export interface FactorChange {
  readonly action: AuditAction
  readonly target: string
  /** For the letter: a whole sentence. */
  readonly change: string
}

export interface FactorChangesDeps {
  readonly clock: Clock
  readonly audit: Audit
  readonly mailer: Mailer
  readonly recoveryCodes: RecoveryCodes
  readonly secondFactor: SecondFactor
  readonly policy: SecondFactorPolicy
  readonly confirmations: Pick<Confirmations, 'note'>
  /** Whether the account can sign in without password and passkey: it has an identity elsewhere. */
  readonly otherWaysIn: (accountId: string, em: EntityManager) => Promise<boolean>
}

export function createFactorChanges(deps: FactorChangesDeps): FactorChanges {
  const { clock, audit, mailer, recoveryCodes, secondFactor, policy, confirmations } = deps
  return {
    added: async (em, principal, account, { way, ...change }) => {
      await confirmations.note(em, sessionOf(principal), way)
      tell(em, account, change)
      return recoveryCodes.begin(em, account.id)
    },
    removed: async (em, account, change) => {
      await requireWayIn(em, account)
      if (!(await secondFactor.hasSecondFactor(account.id, em))) {
        if (policy.concerns(account.roles))
          throw new Problem('last-second-factor', { detail: 'Add another one first, then remove this one.' })
        await recoveryCodes.removeAll(em, account.id)
      }
      tell(em, account, change)
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
