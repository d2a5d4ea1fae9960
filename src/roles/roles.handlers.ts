import type { Idempotency } from '../access/idempotency.ts'
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { roleETag, toRole } from './roles.mapper.ts'
import type { Roles, RoleView } from './roles.ts'

export function createRolesHandlers({ roles, idempotency }: { roles: Roles; idempotency: Pick<Idempotency, 'once'> }) {
  return {
    async listRoles({ query }) {
      const { limit = 20, cursor, count } = query
      const page = await roles.list({ limit, cursor, count: count === 'exact' })
      const body: Schema<'RolePage'> = { items: page.items.map(toRole) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/roles', query, page.nextCursor), body }
    },
    async createRole({ principal, body, keyed }) {
      const answer = (role: RoleView) => ({
        status: 201 as const,
        headers: { Location: `/v1/roles/${role.name}`, ETag: roleETag(role) },
        body: toRole(role),
      })
      return idempotency.once({ request: keyed, answer }, (alongside) => roles.create(principal, body, alongside))
    },
    async getRole({ path, headers }) {
      const role = await roles.get(path.roleName)
      const fields = { ETag: roleETag(role), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toRole(role) }
    },
    async updateRole({ principal, path, headers, body }) {
      const role = await roles.update(principal, path.roleName, body, matching(headers['if-match']))
      return { status: 200, headers: { ETag: roleETag(role) }, body: toRole(role) }
    },
    async deleteRole({ principal, path, headers }) {
      await roles.remove(principal, path.roleName, matching(headers['if-match']))
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}

const matching =
  (ifMatch: string | undefined) =>
  (role: RoleView): void => {
    requireMatch(ifMatch, roleETag(role))
  }
