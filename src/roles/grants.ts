/** What roles grant, who may give them, and that somebody is always left who administers. */
import type { EntityManager } from '@mikro-orm/core'
import type { Principal } from '../access/principal.ts'
import { isBuiltInRole, scopes, scopesOf as builtInScopesOf, type Scope } from '../access/roles.ts'
import { requireWithin } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Database } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { lockRoleChanges } from './role-change.ts'
import { Role } from './role.entity.ts'

export interface Grants {
  /** First in a transaction that changes who administers, or grants roles, without a principal to hold it against. */
  readonly lock: (em: EntityManager) => Promise<void>
  /**
   * The scopes of roles together, in the order of `scopes`; a name that is none grants nothing. Built-in roles cost no
   * query. Own ones are read each time, never kept: read after the account's epoch they are never older than it, so that
   * no token with a new epoch tells what a role granted before.
   * @throws Problem 503
   */
  readonly scopesOf: (roles: readonly string[], em?: EntityManager) => Promise<Scope[]>
  /** What the principal may do by its credential, as far as its account's roles grant it now. */
  readonly reachOf: (em: EntityManager, principal: Principal) => Promise<ReadonlySet<Scope>>
  /**
   * @param em the transaction that grants the roles, as the first of what it does: no role is then deleted under it
   * @throws Problem role-unknown; scopes-exceeded for a role with a scope that the principal does not have; 503
   */
  readonly requireGrantable: (principal: Principal, roles: readonly string[], em?: EntityManager) => Promise<void>
  /**
   * For roles that somebody has already. One that is gone grants nothing, and must not make its holder untouchable.
   * @throws Problem scopes-exceeded for a role with a scope that the principal does not have; 503
   */
  readonly requireReach: (em: EntityManager, principal: Principal, roles: readonly string[]) => Promise<void>
  /** @throws Problem role-unknown, 503 */
  readonly requireKnown: (em: EntityManager, roles: readonly string[]) => Promise<void>
  /**
   * First in the transaction that disables or deletes an administrator, or takes the role `admin` away. Two
   * administrators who remove each other at the same moment: one succeeds, on whichever replica.
   * @throws Problem last-administrator
   */
  readonly requireAnotherAdministrator: (em: EntityManager, accountId: string) => Promise<void>
}

export function createGrants({ database }: { database: Database }): Grants {
  return {
    lock: lockRoleChanges,
    scopesOf,
    reachOf,
    requireGrantable,
    requireReach,
    requireKnown,
    requireAnotherAdministrator,
  }

  async function scopesOf(roles: readonly string[], em?: EntityManager): Promise<Scope[]> {
    const names = roles.filter((role) => !isBuiltInRole(role))
    if (names.length === 0) return builtInScopesOf(roles)
    const own = (await (em ? inTransaction(em, names) : alone(names))).flatMap((role) => role.scopes)
    const granted = new Set<string>([...builtInScopesOf(roles), ...own])
    return scopes.filter((scope) => granted.has(scope))
  }

  async function alone(names: readonly string[]): Promise<{ name: string; scopes: string[] }[]> {
    const rows = await database.rows(
      `select name, scopes from role where name in (${names.map(() => '?').join(', ')})`,
      names,
    )
    return rows.map((row) => ({ name: String(row['name']), scopes: JSON.parse(String(row['scopes'])) as string[] }))
  }

  async function reachOf(em: EntityManager, principal: Principal): Promise<ReadonlySet<Scope>> {
    const account = await em.findOne(Account, { id: principal.accountId }, { refresh: true, fields: ['roles'] })
    const now = await scopesOf(account?.roles ?? [], em)
    return new Set(now.filter((scope) => principal.scopes.has(scope)))
  }

  async function requireGrantable(
    principal: Principal,
    roles: readonly string[],
    em: EntityManager = database.fork(),
  ): Promise<void> {
    if (em.isInTransaction()) await lockRoleChanges(em)
    await requireKnown(em, roles)
    await requireReach(em, principal, roles)
  }

  async function requireKnown(em: EntityManager, roles: readonly string[]): Promise<void> {
    const names = roles.filter((role) => !isBuiltInRole(role))
    const known = new Set((await inTransaction(em, names)).map(({ name }) => name))
    const unknown = names.filter((name) => !known.has(name))
    if (unknown.length > 0) throw new Problem('role-unknown', { detail: `There is no role ${unknown.join(', ')}.` })
  }

  async function requireReach(em: EntityManager, principal: Principal, roles: readonly string[]): Promise<void> {
    requireWithin(await scopesOf(roles, em), await reachOf(em, principal))
  }

  async function requireAnotherAdministrator(em: EntityManager, accountId: string): Promise<void> {
    await lockRoleChanges(em)
    const others = await em.count(Account, {
      id: { $ne: accountId },
      kind: 'person',
      disabledAt: null,
      // Nobody signs in to an account whose address was never verified.
      pendingSince: null,
      ...having('admin'),
    })
    if (others === 0) throw new Problem('last-administrator')
  }
}

const inTransaction = async (em: EntityManager, names: readonly string[]): Promise<Role[]> =>
  names.length === 0 ? [] : em.find(Role, { name: { $in: [...names] } }, { refresh: true })

/** The condition that an account has the role: names have neither quotes nor the signs of a pattern in them. */
export const having = (role: string): object => ({ roles: { $like: `%"${role}"%` } })
