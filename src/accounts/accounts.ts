/** Accounts: registration, the first administrator, the own account. */
import type { EntityManager } from '@mikro-orm/core'
import { setTimeout as delay } from 'node:timers/promises'
import type { AccountLimits } from '../access/limits.ts'
import type { Principal } from '../access/principal.ts'
import type { Role } from '../access/roles.ts'
import { sameBytes, type Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { Installation } from '../db/installation.entity.ts'
import { isDuplicate } from '../db/migrate.ts'
import { Problem } from '../problem.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { Account } from './account.entity.ts'
import { addressDigest } from './address.ts'
import { requireGoodPassword, type Passwords } from './passwords.ts'

export interface AccountsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly passwords: Passwords
  readonly limits: AccountLimits
  readonly sessions: Pick<Sessions, 'endAll'>
  readonly revocations: Pick<Revocations, 'applied'>
  readonly secret: Secret
  readonly installationId: string
  readonly signup: 'open' | 'invite' | 'closed'
}

export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly displayName?: string | undefined
}

/** A registration takes at least this long, so that neither hashing nor writing tells whether the address was new. */
const registrationMillis = 250

export type Accounts = ReturnType<typeof createAccounts>

export function createAccounts(deps: AccountsDeps) {
  const { database, clock, newId, passwords, limits } = deps
  return { register, create, createFirst, setupToken, isSetUp, get, update, changePassword, disable, enable, list }

  /** The public way: the answer is the same for new and known addresses. @throws Problem signup-closed, password-refused */
  async function register(account: NewAccount): Promise<void> {
    if (deps.signup !== 'open') throw new Problem('signup-closed')
    requireGoodPassword(account.password, account.email)
    const [, outcome] = await Promise.all([
      delay(registrationMillis),
      create(account, ['member']).catch((error: unknown) => error),
    ])
    if (outcome instanceof Error && !(outcome instanceof Problem && outcome.kind === 'email-taken')) throw outcome
  }

  /** The administrator's way. @throws Problem email-taken, password-refused */
  async function create(account: NewAccount, roles: readonly Role[]): Promise<Account> {
    requireGoodPassword(account.password, account.email)
    const passwordHash = await passwords.hash(account.password)
    try {
      return await database.transaction(async (em) => write(em, account, passwordHash, roles))
    } catch (error) {
      throw isDuplicate(error) ? new Problem('email-taken', { cause: error }) : error
    }
  }

  function write(
    em: EntityManager,
    { email, displayName }: NewAccount,
    passwordHash: string,
    roles: readonly Role[],
  ): Account {
    const now = clock()
    return em.create(Account, {
      id: newId(),
      email,
      emailDigest: addressDigest(email),
      displayName: displayName ?? null,
      passwordHash,
      roles: [...roles],
      disabledAt: null,
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
        return write(em, account, passwordHash, ['admin'])
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
      const changed = {
        displayName: patch.displayName === undefined ? (account.displayName ?? null) : patch.displayName,
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

  /** Ends every other session. @throws Problem password-incorrect, password-refused, too-many-requests */
  async function changePassword(principal: Principal, current: string, next: string): Promise<void> {
    const account = await get(principal)
    await limits.tryPassword(account.emailDigest)
    if (!(await passwords.matches(current, account.passwordHash))) throw new Problem('password-incorrect')
    await limits.succeeded(account.emailDigest)
    requireGoodPassword(next, account.email)
    const passwordHash = await passwords.hash(next)
    const ended = await database.transaction(async (em) => {
      const changed = await em.nativeUpdate(
        Account,
        { id: account.id, passwordHash: account.passwordHash },
        { passwordHash, updatedAt: clock() },
      )
      if (changed === 0) throw new Problem('password-incorrect', { detail: 'It was changed at the same moment.' })
      return deps.sessions.endAll(em, account.id, principal.sessionId)
    })
    deps.revocations.applied(ended)
  }

  /** Signs the account out everywhere and lets it in no more. Returns false when there is no such account. */
  async function disable(email: string): Promise<boolean> {
    const ended = await database.transaction(async (em) => {
      const emailDigest = addressDigest(email)
      // First the row, then its sessions: a sign-in at the same moment waits for the row and then sees it disabled. Reading
      // before the change would fix the snapshot that the sessions are read from before a sign-in that holds the row is done.
      const found = await em.nativeUpdate(Account, { emailDigest }, { disabledAt: clock() })
      if (found === 0) return undefined
      const { id } = await em.findOneOrFail(Account, { emailDigest })
      return deps.sessions.endAll(em, id)
    })
    if (ended) deps.revocations.applied(ended)
    return ended !== undefined
  }

  async function enable(email: string): Promise<boolean> {
    return (
      (await database.fork().nativeUpdate(Account, { emailDigest: addressDigest(email) }, { disabledAt: null })) > 0
    )
  }

  /** All accounts, oldest first; for administration at the command line. */
  async function list(): Promise<Account[]> {
    return database.fork().find(Account, {}, { orderBy: { createdAt: 'asc', id: 'asc' } })
  }
}
