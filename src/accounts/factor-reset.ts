/** Taking all second factors away from who has lost them: at the command line alone, by whoever has the machine. */
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Account } from './account.entity.ts'
import { nextRevision } from './account-revision.ts'
import { passwordAlone } from './factor-changes.ts'
import { lockedRow } from './locked-account.ts'
import { MfaFactor } from './mfa-factor.entity.ts'
import { Passkey } from './passkey.entity.ts'
import type { RecoveryCodes } from './recovery-codes.ts'

export interface FactorResetDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly mailer: Mailer
  readonly recoveryCodes: RecoveryCodes
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly revocations: Pick<Revocations, 'applied'>
}

export interface RemovedFactors {
  readonly apps: number
  readonly passkeys: number
}

export type FactorReset = ReturnType<typeof createFactorReset>

export function createFactorReset(deps: FactorResetDeps) {
  const { database, clock, audit, mailer, recoveryCodes, sessions, revocations } = deps
  return { removeAll }

  /**
   * The password, or a reset by letter, signs in alone from then on. Nobody stays signed in: whoever has the lost device may be.
   * @throws Problem user-not-found, 503
   */
  async function removeAll(accountId: string): Promise<RemovedFactors> {
    const { removed, ended } = await database.transaction(async (em) => {
      // Takes the row's lock: a factor that is added, or a sign-in, at the same moment comes before or after.
      const account = await lockedRow(em, accountId)
      if (!account) throw new Problem('user-not-found')
      const apps = await em.find(MfaFactor, { accountId })
      const passkeys = await em.find(Passkey, { accountId })
      if (apps.length + passkeys.length === 0) return { removed: { apps: 0, passkeys: 0 }, ended: [] }
      await em.nativeUpdate(Account, { id: accountId }, { revision: nextRevision(), updatedAt: clock() })
      for (const { id } of apps) audit.add(em, { action: 'mfa-factor.deleted', accountId, target: `mfa-factor:${id}` })
      for (const { id } of passkeys) audit.add(em, { action: 'passkey.deleted', accountId, target: `passkey:${id}` })
      await em.nativeDelete(MfaFactor, { accountId })
      await em.nativeDelete(Passkey, { accountId })
      await recoveryCodes.removeAll(em, accountId)
      mailer.add(em, {
        to: account.email,
        template: 'second-factor-changed-notice',
        data: {
          change:
            `The people who run this service removed all second factors and passkeys of your account. ${passwordAlone(account)}`.trimEnd(),
          at: new Date(clock()).toISOString(),
        },
      })
      return {
        removed: { apps: apps.length, passkeys: passkeys.length },
        ended: await sessions.endAll(em, accountId),
      }
    })
    revocations.applied(ended)
    return removed
  }
}
