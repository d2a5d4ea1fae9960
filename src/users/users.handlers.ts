import type { Idempotency } from '../access/idempotency.ts'
import { toUser } from '../accounts/accounts.mapper.ts'
import type { Account } from '../accounts/account.entity.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { StorageLimits, Usage } from '../accounts/usage.ts'
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import { toSessionSummary } from '../sessions/sessions.mapper.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { UserAdministration } from './administration.ts'
import type { MadeInvitation } from './invitations.ts'
import { toDeletion, toInvitation, toManagedUser, toNewlyMadeInvitation, toUsage, userETag } from './users.mapper.ts'

export interface UsersHandlersDeps {
  readonly administration: UserAdministration
  readonly accounts: Pick<Accounts, 'register'>
  readonly sessions: Pick<Sessions, 'listOf'>
  readonly usage: Pick<Usage, 'of'>
  readonly storageLimits: StorageLimits
  readonly idempotency: Pick<Idempotency, 'once'>
}

export function createUsersHandlers({
  administration,
  accounts,
  sessions,
  usage,
  storageLimits,
  idempotency,
}: UsersHandlersDeps) {
  const { users, directory, invitations, deletions } = administration

  return {
    async registerUser({ principal, body, keyed }) {
      const { invitationToken: token, ...account } = body
      if (body.roles !== undefined && (!principal || token !== undefined)) throw rolesAreNotTheirs()
      if (!principal && token === undefined) {
        await accounts.register(account)
        return { status: 202, body: { status: 'accepted' } }
      }
      if (token !== undefined || !principal)
        return registered(await invitations.accept({ ...account, token: token ?? '' }))
      return idempotency.once({ request: keyed, answer: registered }, (alongside) =>
        users.create(principal, account, alongside),
      )
    },
    async listUsers({ query }) {
      const { limit = 20, sort = '-createdAt', count, ...rest } = query
      const page = await directory.list({ ...rest, limit, sort, count: count === 'exact' })
      const body: Schema<'UserPage'> = { items: page.items.map(toManagedUser) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/users', query, page.nextCursor), body }
    },
    async getUser({ path, headers }) {
      const user = await users.get(path.userId)
      const fields = { ETag: userETag(user), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toManagedUser(user) }
    },
    async updateUser({ principal, path, headers, body }) {
      const user = await users.update(principal, path.userId, body, unchanged(headers['if-match']))
      return { status: 200, headers: { ETag: userETag(user) }, body: toManagedUser(user) }
    },
    async deleteUser({ principal, path, query, headers }) {
      const { files = 'trash', transferTo } = query
      const choice = { files, transferTo }
      const deletion = await deletions.deleteUser(principal, path.userId, choice, unchanged(headers['if-match']))
      return { status: 202, body: toDeletion(deletion) }
    },
    async listUserSessions({ path, query }) {
      await users.get(path.userId)
      const { limit = 20, cursor, count } = query
      const page = await sessions.listOf(path.userId, { limit, cursor, count: count === 'exact' })
      const body: Schema<'SessionPage'> = { items: page.items.map(toSessionSummary) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink(`/v1/users/${path.userId}/sessions`, query, page.nextCursor), body }
    },
    async revokeUserSessions({ principal, path }) {
      await users.endSessions(principal, path.userId)
      return { status: 204 }
    },
    async getUserUsage({ path }) {
      const view = await usage.of(path.userId)
      if (!view) throw new Problem('user-not-found')
      return { status: 200, body: toUsage(view, storageLimits) }
    },
    async listInvitations({ query }) {
      const { limit = 20, cursor, count } = query
      const page = await invitations.list({ limit, cursor, count: count === 'exact' })
      const body: Schema<'InvitationPage'> = { items: page.items.map(toInvitation) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/invitations', query, page.nextCursor), body }
    },
    async createInvitation({ principal, body, keyed }) {
      const answer = (made: MadeInvitation) => ({
        status: 201 as const,
        headers: { Location: `/v1/invitations/${made.invitation.id}` },
        body: toNewlyMadeInvitation(made),
      })
      return idempotency.once({ request: keyed, answer, secret: true }, (alongside) =>
        invitations.invite(principal, body, alongside),
      )
    },
    async deleteInvitation({ path }) {
      await invitations.withdraw(path.invitationId)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}

const registered = (account: Account) => ({
  status: 201 as const,
  headers: { Location: `/v1/users/${account.id}`, ETag: userETag(account) },
  body: toUser(account),
})

const unchanged =
  (ifMatch: string | undefined) =>
  (account: Account): void => {
    requireMatch(ifMatch, userETag(account))
  }

const rolesAreNotTheirs = (): Problem =>
  new Problem('invalid-request', {
    errors: [{ in: 'body', pointer: '/roles', detail: 'only an administrator gives roles' }],
  })
