import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers } from '../http/contract.ts'
import { Problem } from '../problem.ts'
import { accountETag, toUser } from './accounts.mapper.ts'
import type { Accounts } from './accounts.ts'

export function createAccountsHandlers({ accounts }: { accounts: Accounts }) {
  return {
    async registerUser({ principal, body }) {
      if (!principal) {
        await accounts.register(body)
        return { status: 202, body: { status: 'accepted' } }
      }
      if (!principal.scopes.has('users:write'))
        throw new Problem('insufficient-scope', { detail: 'This needs the scope users:write.' })
      const account = await accounts.create(body, ['member'])
      return {
        status: 201,
        headers: { Location: `/v1/users/${account.id}`, ETag: accountETag(account) },
        body: toUser(account),
      }
    },
    async getMe({ principal, headers }) {
      const account = await accounts.get(principal)
      const fields = { ETag: accountETag(account), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toUser(account) }
    },
    async updateMe({ principal, headers, body }) {
      const account = await accounts.update(principal, body, (current) => {
        requireMatch(headers['if-match'], accountETag(current))
      })
      return { status: 200, headers: { ETag: accountETag(account) }, body: toUser(account) }
    },
    async changePassword({ principal, body }) {
      await accounts.changePassword(principal, body.currentPassword, body.newPassword)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}
