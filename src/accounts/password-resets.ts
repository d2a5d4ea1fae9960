/** A forgotten password: a link in a letter sets a new one. It signs nobody in, so that a second factor is asked for as ever. */
import type { AccountLimits } from '../access/limits.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../db/database.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { Account } from './account.entity.ts'
import { linkIsOver, type AccountLinks } from './account-links.ts'
import { addressDigest } from './address.ts'
import { inEvenTime } from './even-time.ts'
import type { PasswordSetting } from './password-setting.ts'

export interface PasswordResetsDeps {
  readonly database: Database
  readonly limits: Pick<AccountLimits, 'tryLetter'>
  readonly revocations: Pick<Revocations, 'applied'>
  readonly links: AccountLinks
  readonly setting: PasswordSetting
  readonly mailer: Mailer
  readonly audit: Audit
}

export type PasswordResets = ReturnType<typeof createPasswordResets>

export function createPasswordResets(deps: PasswordResetsDeps) {
  const { database, links } = deps
  return { request, requireLive, reset }

  /** The answer and its time are the same for every address. @throws Problem too-many-requests, for unknown addresses too; 503 */
  async function request(email: string): Promise<void> {
    const emailDigest = addressDigest(email)
    await deps.limits.tryLetter(emailDigest)
    await inEvenTime(() => send(emailDigest))
  }

  async function send(emailDigest: Buffer): Promise<void> {
    const account = await database.fork().findOne(Account, { emailDigest, kind: 'person', disabledAt: null })
    if (!account) return
    const { id: accountId, email } = account
    // Whoever registered an address that is not verified may have put anything there.
    const displayName = account.pendingSince == null ? account.displayName : null
    await database.transaction(async (em) => {
      const issued = links.add(em, { kind: 'password-reset', accountId, emailDigest })
      const data = { ...issued, ...(displayName == null ? {} : { name: displayName }) }
      deps.mailer.add(em, { to: email, template: 'password-reset', data })
      deps.audit.add(em, { action: 'password.reset-requested', accountId, target: `account:${accountId}` })
    })
  }

  /** For the page, which should tell before anybody thinks up a password. @throws Problem link-expired */
  async function requireLive(token: string): Promise<void> {
    await links.find('password-reset', token)
  }

  /** Ends every session of the account, and every other link. @throws Problem link-expired, password-refused, 503 */
  async function reset(token: string, password: string): Promise<void> {
    const { accountId, emailDigest } = await links.find('password-reset', token)
    const account = await database.fork().findOne(Account, { id: accountId, emailDigest, disabledAt: null })
    if (!account) throw linkIsOver()
    const hash = await deps.setting.prepare(account, password)
    const ended = await database.transaction(async (em) => {
      const use = (): Promise<void> => links.use(em, 'password-reset', token)
      const sessions = await deps.setting.set(em, account, { hash, action: 'password.reset', use })
      if (!sessions) throw linkIsOver()
      return sessions
    })
    deps.revocations.applied(ended)
  }
}
