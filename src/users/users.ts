/** Everybody's accounts, as an administrator looks at and changes them. */
import type { EntityManager } from '@mikro-orm/core'
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import { isAdministrator, type Scope } from '../access/roles.ts'
import { Account } from '../accounts/account.entity.ts'
import { accountSearchText } from '../accounts/account-search.ts'
import { addressDigest } from '../accounts/address.ts'
import type { Accounts, NewAccount } from '../accounts/accounts.ts'
import { lockedRow } from '../accounts/locked-account.ts'
import type { AuditAction } from '../audit/actions.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { LostRace } from '../db/retry.ts'
import { Problem } from '../problem.ts'
import type { Grants } from '../roles/grants.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { Sessions } from '../sessions/sessions.ts'

export interface UsersDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly accounts: Pick<Accounts, 'create'>
  readonly grants: Pick<
    Grants,
    'lock' | 'requireGrantable' | 'requireReach' | 'requireKnown' | 'requireAnotherAdministrator' | 'scopesOf'
  >
  readonly recentSignIn: Pick<RecentSignIn, 'requireOfPerson'>
  readonly revocations: Pick<Revocations, 'renew' | 'applied'>
  readonly sessions: Pick<Sessions, 'endAll'>
}

export interface NewUser extends NewAccount {
  /** `member` unless given. */
  readonly roles?: readonly string[] | undefined
}

/** Absent: stays; null: cleared. */
export interface UserPatch {
  readonly displayName?: string | null
  readonly roles?: readonly string[]
  readonly disabled?: boolean
  readonly quotaBytes?: number | null
  readonly emailVerified?: boolean
}

export type Precondition = (account: Account) => void

export type Users = ReturnType<typeof createUsers>

/** What lets somebody administer users: nobody takes it from themselves. */
const administering: Scope = 'users:write'

export function createUsers(deps: UsersDeps) {
  const { database, clock, audit, accounts, grants, recentSignIn, revocations, sessions } = deps
  return { create, get, find, update, endSessions }

  /** Tells a registration by an administrator from one by whoever comes. @throws Problem insufficient-scope, recent-sign-in-required, role-unknown, scopes-exceeded, email-taken, password-refused */
  async function create(
    principal: Principal,
    { roles = ['member'], ...account }: NewUser,
    alongside: Alongside<Account> = alone,
  ): Promise<Account> {
    if (!principal.scopes.has(administering))
      throw new Problem('insufficient-scope', { detail: `This needs the scope ${administering}.` })
    await recentSignIn.requireOfPerson(principal)
    return accounts.create(account, roles, {
      alongside: async (em, made) => {
        const { id } = made
        await grants.requireGrantable(principal, roles, em)
        audit.add(em, { action: 'user.created', accountId: id, target: `user:${id}`, details: { roles } })
        await alongside(database.statementsOf(em), made)
      },
    })
  }

  /** @throws Problem user-not-found */
  async function get(userId: string): Promise<Account> {
    const account = await database.fork().findOne(Account, { id: userId })
    if (!account) throw new Problem('user-not-found')
    return account
  }

  /** By address, however it is written. @throws Problem user-not-found */
  async function find(email: string): Promise<Account> {
    const account = await database.fork().findOne(Account, { emailDigest: addressDigest(email) })
    if (!account) throw new Problem('user-not-found')
    return account
  }

  /**
   * Other roles and a disabled account hold on every replica within two seconds: tokens that show the old epoch are refused.
   * @param principal undefined at the command line, which may do everything
   * @throws Problem user-not-found, own-account, recent-sign-in-required (for other roles), last-administrator,
   * role-unknown, scopes-exceeded, and what `precondition` throws
   */
  async function update(
    principal: Principal | undefined,
    userId: string,
    patch: UserPatch,
    precondition: Precondition = () => {},
  ): Promise<Account> {
    if (principal?.accountId === userId) await requireStillAdministering(patch)
    if (principal && patch.roles) await recentSignIn.requireOfPerson(principal)
    const { account, news } = await database.transaction(async (em) => {
      await grants.lock(em)
      const before = await known(em, userId)
      precondition(before)
      const { roles = [] } = patch
      await grants.requireKnown(
        em,
        roles.filter((role) => !before.roles.includes(role)),
      )
      if (principal) await grants.requireReach(em, principal, [...before.roles, ...roles])
      if (isAdministrator(before) && !isAdministrator(patched(before, patch, clock())))
        await grants.requireAnotherAdministrator(em, userId)
      return change(em, before, patch)
    })
    revocations.applied(news)
    return account
  }

  async function requireStillAdministering({ disabled, roles }: UserPatch): Promise<void> {
    if (disabled === true) throw new Problem('own-account', { detail: 'Ask another administrator to disable it.' })
    if (roles && !(await grants.scopesOf(roles)).includes(administering))
      throw new Problem('own-account', {
        detail: `These roles lack the scope ${administering}, which you would need to change them back.`,
      })
  }

  async function change(em: EntityManager, before: Account, patch: UserPatch) {
    const now = clock()
    const changed = patched(before, patch, now)
    const members = changedMembers(before, changed)
    if (members.length === 0) return { account: before, news: [] }
    const found = await em.nativeUpdate(
      Account,
      { id: before.id, revision: before.revision },
      {
        ...changed,
        searchText: accountSearchText({ email: before.email, displayName: changed.displayName }),
        revision: before.revision + 1,
        updatedAt: now,
      },
    )
    if (found === 0) throw new LostRace()
    const news: Parameters<Revocations['applied']>[0][number][] = []
    const disabled = members.includes('disabledAt') && changed.disabledAt !== null
    if (disabled || members.includes('roles')) news.push(await revocations.renew(em, before.id))
    if (disabled) news.push(...(await sessions.endAll(em, before.id)))
    note(em, before, changed, members)
    return { account: Object.assign(before, changed, { revision: before.revision + 1, updatedAt: now }), news }
  }

  function note(em: EntityManager, before: Account, changed: Changeable, members: readonly string[]): void {
    const about = { accountId: before.id, target: `user:${before.id}` }
    const add = (action: AuditAction, details: Record<string, unknown> = {}): void => {
      audit.add(em, { ...about, action, details })
    }
    if (members.includes('roles')) add('roles.changed', { from: before.roles, to: changed.roles })
    if (members.includes('disabledAt')) add(changed.disabledAt === null ? 'user.enabled' : 'user.disabled')
    const others = members.filter((member) => member !== 'roles' && member !== 'disabledAt')
    if (others.length > 0)
      add('user.updated', {
        members: others,
        ...(others.includes('quotaBytes') ? { quotaBytes: changed.quotaBytes } : {}),
      })
  }

  /** @param principal undefined at the command line. @throws Problem user-not-found, scopes-exceeded */
  async function endSessions(principal: Principal | undefined, userId: string): Promise<void> {
    const ended = await database.transaction(async (em) => {
      await grants.lock(em)
      // A sign-in at the same moment waits for the row, and its session is not one of those that end.
      const { roles, revision } = await known(em, userId)
      if (principal) await grants.requireReach(em, principal, roles)
      // A change and not a lock alone, so that whatever else changes the row on another node of a cluster finds it.
      await em.nativeUpdate(Account, { id: userId }, { revision: revision + 1 })
      return sessions.endAll(em, userId)
    })
    revocations.applied(ended)
  }
}

type Changeable = Pick<Account, 'roles'> & {
  displayName: string | null
  disabledAt: number | null
  quotaBytes: number | null
  emailVerifiedAt: number | null
  pendingSince: number | null
}

/** @throws Problem invalid-request for a service's address, which it has not */
function patched(account: Account, patch: UserPatch, now: number): Changeable {
  if (patch.emailVerified !== undefined && account.kind === 'service')
    throw new Problem('invalid-request', {
      errors: [{ in: 'body', pointer: '/emailVerified', detail: 'a service has no address' }],
    })
  const since = (flag: boolean | undefined, present: number | null): number | null =>
    flag === undefined ? present : flag ? (present ?? now) : null
  return {
    displayName: patch.displayName === undefined ? (account.displayName ?? null) : patch.displayName,
    roles: patch.roles === undefined ? account.roles : [...patch.roles],
    disabledAt: since(patch.disabled, account.disabledAt ?? null),
    quotaBytes: patch.quotaBytes === undefined ? (account.quotaBytes ?? null) : patch.quotaBytes,
    emailVerifiedAt: since(patch.emailVerified, account.emailVerifiedAt ?? null),
    // What it waited for.
    pendingSince: patch.emailVerified === true ? null : (account.pendingSince ?? null),
  }
}

function changedMembers(before: Account, after: Changeable): (keyof Changeable)[] {
  const names = Object.keys(after) as (keyof Changeable)[]
  return names.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]))
}

/** @throws Problem user-not-found */
async function known(em: EntityManager, userId: string): Promise<Account> {
  const account = await lockedRow(em, userId)
  if (!account) throw new Problem('user-not-found')
  return account
}
