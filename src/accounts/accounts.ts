/** Accounts: registration, the first administrator, the own account. */
import { raw, type EntityManager } from '@mikro-orm/core'
import type { AccountLimits } from '../access/limits.ts'
import { sessionOf, type Principal } from '../access/principal.ts'
import { sameBytes, type Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { Installation } from '../db/installation.entity.ts'
import { isDuplicate } from '../db/migrate.ts'
import type { Mailer } from '../mail/mailer.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Account } from './account.entity.ts'
import { accountSearchText } from './account-search.ts'
import { addressDigest } from './address.ts'
import type { Registration } from './account-links.ts'
import { ownLinks } from './email-changes.ts'
import type { EmailVerifications } from './email-verifications.ts'
import { inEvenTime } from './even-time.ts'
import type { PasswordSetting } from './password-setting.ts'
import { requireGoodPassword, type Passwords } from './passwords.ts'

export interface AccountsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly passwords: Passwords
  readonly limits: AccountLimits
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly grants: Pick<Grants, 'lock' | 'requireAnotherAdministrator'>
  readonly revocations: Pick<Revocations, 'applied' | 'renew'>
  readonly recentSignIn: Pick<RecentSignIn, 'require'>
  readonly secret: Secret
  readonly installationId: string
  readonly signup: 'open' | 'invite' | 'closed'
  /** `required`: who registers openly is let in once the address is verified. */
  readonly emailVerification: 'off' | 'required'
  readonly verifications: Pick<EmailVerifications, 'send'>
  readonly passwordSetting: PasswordSetting
  readonly mailer: Mailer
  readonly audit: Audit
  readonly origin: () => string
}

export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly displayName?: string | undefined
}

export interface Circumstances {
  /** Whether a letter is known to have arrived at the address. */
  readonly isVerified?: boolean
  /** What happens in the same transaction, before the account is written. */
  readonly alongside?: (em: EntityManager, account: Account) => Promise<void>
}

export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: AccountsDeps) {
  const { database, clock, newId, passwords, limits } = deps
  return {
    register,
    create,
    createByCommand,
    addVerified,
    createFirst,
    setupToken,
    isSetUp,
    get,
    update,
    changePassword,
    disable,
    enable,
    list,
  }

  /**
   * The public way: the answer is the same for new and known addresses.
   * @throws Problem signup-closed, password-refused, too-many-requests
   */
  async function register(account: NewAccount): Promise<'ready' | 'to-be-verified'> {
    if (deps.signup !== 'open') throw new Problem('signup-closed')
    requireGoodPassword(account.password, account.email)
    const emailDigest = addressDigest(account.email)
    // For each, whether it is known or not and whatever is sent: neither a refusal nor what is left tells which it was.
    await limits.tryLetter(emailDigest)
    await inEvenTime(async () => {
      const passwordHash = await passwords.hash(account.password)
      const registration = { email: account.email, displayName: account.displayName ?? null, passwordHash }
      try {
        await database.transaction(async (em) => {
          registered(em, write(em, account, passwordHash, ['member']), registration)
          await em.flush()
        })
      } catch (error) {
        if (!isDuplicate(error)) throw error
        await tellOwner(emailDigest, registration)
      }
    })
    return deps.emailVerification === 'required' ? 'to-be-verified' : 'ready'
  }

  function registered(em: EntityManager, account: Account, registration: Registration): void {
    deps.audit.add(em, { action: 'user.registered', accountId: account.id, target: `account:${account.id}` })
    if (deps.emailVerification !== 'required') return
    account.pendingSince = clock()
    deps.verifications.send(em, account, registration)
  }

  /** Whoever reads that mail learns that the address was used; a registration that waits for its verification gets another link. */
  async function tellOwner(emailDigest: Buffer, registration: Registration): Promise<void> {
    const account = await database.fork().findOne(Account, { emailDigest, kind: 'person', disabledAt: null })
    if (!account) return
    await database.transaction(async (em) => {
      if (account.pendingSince != null) deps.verifications.send(em, account, registration)
      else deps.mailer.add(em, { to: account.email, template: 'already-registered', data: ownLinks(deps.origin()) })
    })
  }

  /** The administrator's way, and that of an invitation. @throws Problem email-taken, password-refused, and what `alongside` throws */
  async function create(
    account: NewAccount,
    roles: readonly string[],
    { isVerified = false, alongside = async () => {} }: Circumstances = {},
  ): Promise<Account> {
    requireGoodPassword(account.password, account.email)
    const passwordHash = await passwords.hash(account.password)
    try {
      return await database.transaction(async (em) => {
        const made = write(em, account, passwordHash, roles)
        if (isVerified) made.emailVerifiedAt = clock()
        await alongside(em, made)
        return made
      })
    } catch (error) {
      throw isDuplicate(error) ? new Problem('email-taken', { cause: error }) : error
    }
  }

  /** By whoever has the machine. @throws Problem email-taken, password-refused */
  function createByCommand(account: NewAccount, roles: readonly string[]): Promise<Account> {
    return create(account, roles, { alongside: async (em, made) => noteCreated(em, made) })
  }

  function noteCreated(em: EntityManager, { id, roles }: Account): void {
    deps.audit.add(em, { action: 'user.created', accountId: id, target: `user:${id}`, details: { roles } })
  }

  /**
   * A member whose address somebody else has verified, such as an identity provider; without a password, which a reset
   * can give. Within the transaction: a second account with the address is a duplicate at its flush.
   */
  function addVerified(em: EntityManager, { email, displayName }: Omit<NewAccount, 'password'>): Account {
    return Object.assign(write(em, { email, displayName }, '', ['member']), { emailVerifiedAt: clock() })
  }

  function write(
    em: EntityManager,
    { email, displayName }: Omit<NewAccount, 'password'>,
    passwordHash: string,
    roles: readonly string[],
  ): Account {
    const now = clock()
    return em.create(Account, {
      id: newId(),
      kind: 'person',
      email,
      emailVerifiedAt: null,
      emailDigest: addressDigest(email),
      displayName: displayName ?? null,
      passwordHash,
      passwordChangedAt: now,
      roles: [...roles],
      disabledAt: null,
      quotaBytes: null,
      epoch: 0,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })
  }

  /**
   * Makes the first account, an administrator; of several at once one wins, because the installation records it once.
   * @throws Problem setup-not-open, password-refused
   */
  async function createFirst(account: NewAccount, token?: string): Promise<Account> {
    if ((token !== undefined && !isSetupToken(token)) || (await isSetUp())) throw new Problem('setup-not-open')
    requireGoodPassword(account.password, account.email)
    const passwordHash = await passwords.hash(account.password)
    try {
      return await database.transaction(async (em) => {
        em.create(Installation, { name: 'first-account', value: String(clock()) })
        const made = write(em, account, passwordHash, ['admin'])
        noteCreated(em, made)
        return made
      })
    } catch (error) {
      throw isDuplicate(error) ? new Problem('setup-not-open', { cause: error }) : error
    }
  }

  /** The same on every replica and at every start, without being stored: it follows from the secret. */
  function setupToken(): string {
    return deps.secret.mac('set-up', deps.installationId).subarray(0, 24).toString('base64url')
  }

  function isSetupToken(token: string): boolean {
    return sameBytes(Buffer.from(token), Buffer.from(setupToken()))
  }

  /** Whether there is, or was, an account: set-up is over then. */
  async function isSetUp(): Promise<boolean> {
    const rows = await database.rows(
      "select 1 as found from installation where name = 'first-account' union all select 1 as found from (select id from account limit 1) as known",
    )
    return rows.length > 0
  }

  async function get(principal: Principal): Promise<Account> {
    const account = await database.fork().findOne(Account, { id: principal.accountId })
    if (!account) throw new Problem('unauthenticated')
    return account
  }

  /** @param check is given the current account and refuses by throwing (`If-Match`) */
  async function update(
    principal: Principal,
    patch: { displayName?: string | null },
    check: (account: Account) => void,
  ): Promise<Account> {
    return database.transaction(async (em) => {
      const account = await em.findOneOrFail(Account, { id: principal.accountId })
      check(account)
      const displayName = patch.displayName === undefined ? (account.displayName ?? null) : patch.displayName
      const changed = {
        displayName,
        searchText: accountSearchText({ email: account.email, displayName }),
        revision: account.revision + 1,
        updatedAt: clock(),
      }
      // The condition on the revision makes two changes at once one change and one refusal.
      const found = await em.nativeUpdate(Account, { id: account.id, revision: account.revision }, changed)
      if (found === 0)
        throw new Problem('precondition-failed', {
          detail: 'Somebody changed it at the same moment; read again and repeat.',
        })
      return Object.assign(account, changed)
    })
  }

  /**
   * Ends every other session.
   * @throws Problem recent-sign-in-required, password-incorrect, password-refused, too-many-requests
   */
  async function changePassword(principal: Principal, current: string, next: string): Promise<void> {
    // The present password is not enough where it is one factor of two: whoever found it out may have a session of before.
    await deps.recentSignIn.require(principal)
    const account = await get(principal)
    await limits.tryPassword(account)
    if (!(await passwords.matches(current, account.passwordHash))) throw await incorrect(account)
    await limits.succeeded(account)
    const hash = await deps.passwordSetting.prepare(account, next)
    const change = { hash, action: 'password.changed', keepSession: sessionOf(principal) } as const
    const ended = await database.transaction((em) => deps.passwordSetting.set(em, account, change))
    if (!ended) throw await incorrect(account, 'It was changed at the same moment.')
    deps.revocations.applied(ended)
  }

  /** Into the trail, by itself. @returns what to throw */
  async function incorrect({ id }: Account, detail?: string): Promise<Problem> {
    await deps.audit.record({
      action: 'password.changed',
      result: 'failure',
      accountId: id,
      target: `account:${id}`,
    })
    return new Problem('password-incorrect', detail === undefined ? {} : { detail })
  }

  /**
   * Signs the account out everywhere, refuses its keys and lets it in no more. Returns false when there is no such account.
   * @throws Problem last-administrator
   */
  async function disable(email: string): Promise<boolean> {
    const news = await database.transaction(async (em) => {
      const emailDigest = addressDigest(email)
      await deps.grants.lock(em)
      // First the row, then its sessions: a sign-in at the same moment waits for the row and then sees it disabled. Reading
      // before the change would fix the snapshot that the sessions are read from before a sign-in that holds the row is done.
      const revision = raw<number>('revision + 1')
      const found = await em.nativeUpdate(
        Account,
        { emailDigest },
        { disabledAt: clock(), revision, updatedAt: clock() },
      )
      if (found === 0) return undefined
      const { id, roles } = await em.findOneOrFail(Account, { emailDigest }, { disableIdentityMap: true })
      if (roles.includes('admin')) await deps.grants.requireAnotherAdministrator(em, id)
      deps.audit.add(em, { action: 'user.disabled', accountId: id, target: `user:${id}` })
      return [await deps.revocations.renew(em, id), ...(await deps.sessions.endAll(em, id))]
    })
    if (news) deps.revocations.applied(news)
    return news !== undefined
  }

  async function enable(email: string): Promise<boolean> {
    return database.transaction(async (em) => {
      const emailDigest = addressDigest(email)
      const revision = raw<number>('revision + 1')
      const found = await em.nativeUpdate(Account, { emailDigest }, { disabledAt: null, revision, updatedAt: clock() })
      if (found === 0) return false
      const { id } = await em.findOneOrFail(Account, { emailDigest }, { disableIdentityMap: true })
      deps.audit.add(em, { action: 'user.enabled', accountId: id, target: `user:${id}` })
      return true
    })
  }

  /** All accounts, oldest first; for administration at the command line. */
  async function list(): Promise<Account[]> {
    return database.fork().find(Account, {}, { orderBy: { createdAt: 'asc', id: 'asc' } })
  }
}
