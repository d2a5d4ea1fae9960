/** Roles: the built-in ones, and an administrator's own sets of scopes. */
import type { EntityManager } from '@mikro-orm/core'
import { createHash } from 'node:crypto'
import { alone, type Alongside } from '../access/idempotency.ts'
import type { Principal } from '../access/principal.ts'
import { builtInRoles, isBuiltInRole, type Scope } from '../access/roles.ts'
import { knownScopes, requireWithin, storedScopes } from '../access/scope-sets.ts'
import { Account } from '../accounts/account.entity.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import type { Database, Row } from '../db/database.ts'
import { isDuplicate } from '../db/migrate.ts'
import { Problem } from '../problem.ts'
import type { Revocations } from '../sessions/revocations.ts'
import type { RecentSignIn } from '../sessions/recent-sign-in.ts'
import { Invitation } from '../users/invitation.entity.ts'
import { having, type Grants } from './grants.ts'
import { lockRoleChanges } from './role-change.ts'
import { Role } from './role.entity.ts'

export interface RolesDeps {
  readonly database: Database
  readonly clock: Clock
  readonly audit: Audit
  readonly grants: Pick<Grants, 'reachOf'>
  readonly recentSignIn: Pick<RecentSignIn, 'requireOfPerson'>
  readonly revocations: Pick<Revocations, 'renewAll' | 'applied'>
}

export interface RoleView {
  readonly name: string
  readonly description: string | undefined
  readonly scopes: readonly Scope[]
  readonly builtIn: boolean
  /** Undefined for a built-in one. */
  readonly createdAt: number | undefined
  readonly updatedAt: number | undefined
  /** Changes with every change; the entity tag. */
  readonly state: string
}

export interface RolePatch {
  readonly description?: string | null
  readonly scopes?: readonly string[]
}

/** Refuses by throwing (`If-Match`). */
export type RoleCheck = (role: RoleView) => void

export type Roles = ReturnType<typeof createRoles>

export function createRoles({ database, clock, audit, grants, recentSignIn, revocations }: RolesDeps) {
  return { list, get, create, update, remove }

  /** All of them by name. @throws Problem invalid-cursor, 503 */
  async function list({ limit, cursor, count }: { limit: number; cursor?: string | undefined; count: boolean }) {
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 'roles')[0])
    const rows = await database.rows(`select ${columns} from role where name > ? order by name limit ${limit + 1}`, [
      after,
    ])
    const found = [...builtIn.filter(({ name }) => name > after), ...rows.map(ofRow)].sort(byName)
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const [counted] = count ? await database.rows('select count(*) as total from role') : []
    return {
      items,
      nextCursor: found.length > limit && last ? encodeCursor('roles', [last.name, noId]) : undefined,
      total: counted && Number(counted['total']) + builtIn.length,
    }
  }

  /** @throws Problem role-not-found, 503 */
  async function get(name: string): Promise<RoleView> {
    const [row] = await database.rows(`select ${columns} from role where name = ?`, [name])
    const found = builtIn.find((role) => role.name === name) ?? (row && ofRow(row))
    if (!found) throw new Problem('role-not-found')
    return found
  }

  /** @throws Problem recent-sign-in-required, role-taken, scopes-exceeded, invalid-request (an unknown scope), 503 */
  async function create(
    principal: Principal,
    { name, description, scopes: sent }: { name: string; description?: string | undefined; scopes: readonly string[] },
    alongside: Alongside<RoleView> = alone,
  ): Promise<RoleView> {
    const scopes = knownScopes(sent)
    if (isBuiltInRole(name)) throw new Problem('role-taken')
    await recentSignIn.requireOfPerson(principal)
    try {
      return await database.transaction(async (em) => {
        await lockRoleChanges(em)
        requireWithin(scopes, await grants.reachOf(em, principal))
        const now = clock()
        const role = em.create(Role, {
          name,
          description: description ?? null,
          scopes,
          revision: 1,
          createdAt: now,
          updatedAt: now,
        })
        audit.add(em, { action: 'role.created', target: `role:${name}`, details: { scopes } })
        const view = viewOf(role)
        await alongside(database.statementsOf(em), view)
        return view
      })
    } catch (error) {
      throw isDuplicate(error) ? new Problem('role-taken', { cause: error }) : error
    }
  }

  /**
   * Whoever has the role may do more or less by the end of the transaction; replicas hear of it within two seconds.
   * @throws Problem recent-sign-in-required, role-not-found, role-built-in, scopes-exceeded, precondition-failed, invalid-request, 503
   */
  async function update(principal: Principal, name: string, patch: RolePatch, check: RoleCheck): Promise<RoleView> {
    const scopes = patch.scopes && knownScopes(patch.scopes)
    await recentSignIn.requireOfPerson(principal)
    const { view, renewals } = await database.transaction(async (em) => {
      const role = await ownRole(em, name, check)
      const before = storedScopes(role.scopes)
      const added = (scopes ?? before).filter((scope) => !before.includes(scope))
      if (added.length > 0) requireWithin(added, await grants.reachOf(em, principal))
      if (patch.description !== undefined) role.description = patch.description
      if (scopes) role.scopes = scopes
      role.revision += 1
      role.updatedAt = clock()
      const isOther = scopes !== undefined && scopes.join() !== before.join()
      audit.add(em, { action: 'role.updated', target: `role:${name}`, details: isOther ? { before, scopes } : {} })
      return { view: viewOf(role), renewals: isOther ? await revocations.renewAll(em, having(name)) : [] }
    })
    revocations.applied(renewals)
    return view
  }

  /** @throws Problem recent-sign-in-required, role-not-found, role-built-in, role-in-use, precondition-failed, 503 */
  async function remove(principal: Principal, name: string, check: RoleCheck): Promise<void> {
    await recentSignIn.requireOfPerson(principal)
    await database.transaction(async (em) => {
      const role = await ownRole(em, name, check)
      if ((await em.count(Account, having(name))) > 0) throw new Problem('role-in-use')
      // Or whoever accepts it would have a role that is none, and one of that name when somebody makes it anew.
      if ((await em.count(Invitation, { ...having(name), expiresAt: { $gt: clock() } })) > 0)
        throw new Problem('role-in-use', { detail: 'An open invitation gives it.' })
      em.remove(role)
      audit.add(em, { action: 'role.deleted', target: `role:${name}`, details: { scopes: storedScopes(role.scopes) } })
    })
  }

  async function ownRole(em: EntityManager, name: string, check: RoleCheck): Promise<Role> {
    await lockRoleChanges(em)
    const fixed = builtIn.find((role) => role.name === name)
    if (fixed) {
      check(fixed)
      throw new Problem('role-built-in')
    }
    const role = await em.findOne(Role, { name })
    if (!role) throw new Problem('role-not-found')
    check(viewOf(role))
    return role
  }
}

const columns = 'name, description, scopes, revision, created_at, updated_at'
/** What a cursor needs, and a role does not have. */
const noId = '00000000-0000-0000-0000-000000000000'
const byName = (a: RoleView, b: RoleView): number => (a.name < b.name ? -1 : 1)

const builtIn: readonly RoleView[] = Object.entries(builtInRoles).map(([name, scopes]) => ({
  name,
  description: undefined,
  scopes,
  builtIn: true,
  createdAt: undefined,
  updatedAt: undefined,
  // Another version of the service may have more scopes.
  state: createHash('sha256').update(scopes.join(' ')).digest('base64url').slice(0, 16),
}))

const ofRow = (row: Row): RoleView =>
  viewOf({
    name: String(row['name']),
    description: row['description'] === null ? null : String(row['description']),
    scopes: JSON.parse(String(row['scopes'])) as string[],
    revision: Number(row['revision']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  })

type Stored = Pick<Role, 'name' | 'description' | 'scopes' | 'revision' | 'createdAt' | 'updatedAt'>

function viewOf({ name, description, scopes, revision, createdAt, updatedAt }: Stored): RoleView {
  return {
    name,
    description: description ?? undefined,
    scopes: storedScopes(scopes),
    builtIn: false,
    createdAt,
    updatedAt,
    state: `${createdAt.toString(36)}.${revision}`,
  }
}
