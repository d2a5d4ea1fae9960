/** What an account's owner does through letters, put together. */
import type { AccountLimits } from '../access/limits.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { createAccountLinks } from './account-links.ts'
import { createEmailChanges } from './email-changes.ts'
import { createEmailVerifications } from './email-verifications.ts'
import { createPasswordResets } from './password-resets.ts'
import { createPasswordSetting } from './password-setting.ts'
import type { Passwords } from './passwords.ts'

export interface RecoveryDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly origin: () => string
  readonly passwords: Passwords
  readonly limits: Pick<AccountLimits, 'tryLetter'>
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly revocations: Pick<Revocations, 'applied'>
  readonly recentSignIn: RecentSignIn
  readonly mailer: Mailer
  readonly audit: Audit
  readonly hasSecondFactor: (accountId: string) => Promise<boolean>
}

export type Recovery = ReturnType<typeof createRecovery>

export function createRecovery(deps: RecoveryDeps) {
  const links = createAccountLinks(deps)
  const passwordSetting = createPasswordSetting({ ...deps, links })
  const emailVerifications = createEmailVerifications({ ...deps, links })
  const emailChanges = createEmailChanges({ ...deps, links })
  return {
    passwordSetting,
    emailVerifications,
    emailChanges,
    passwordResets: createPasswordResets({ ...deps, links, setting: passwordSetting }),
    /** Deletes links that nobody used. */
    sweep: async (): Promise<number> => (await links.sweep()) + (await emailChanges.sweep()),
  }
}
