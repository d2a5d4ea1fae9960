import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers } from '../http/contract.ts'
import { Problem } from '../problem.ts'
import type { Deletions } from '../users/deletions.ts'
import { toDeletion, toUsage } from '../users/users.mapper.ts'
import { accountETag, toUser } from './accounts.mapper.ts'
import type { Accounts } from './accounts.ts'
import type { StorageLimits, Usage } from './usage.ts'

export interface AccountsHandlersDeps {
  readonly accounts: Accounts
  readonly usage: Pick<Usage, 'of'>
  readonly storageLimits: StorageLimits
  readonly deletions: Pick<Deletions, 'deleteOwn'>
}

export function createAccountsHandlers({ accounts, usage, storageLimits, deletions }: AccountsHandlersDeps) {
  return {
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
    async deleteMe({ principal, query, headers }) {
      const { files = 'trash', transferTo } = query
      const deletion = await deletions.deleteOwn(principal, { files, transferTo }, (current) => {
        requireMatch(headers['if-match'], accountETag(current))
      })
      return { status: 202, body: toDeletion(deletion) }
    },
    async getUsage({ principal }) {
      const view = await usage.of(principal.accountId)
      if (!view) throw new Problem('unauthenticated')
      return { status: 200, body: toUsage(view, storageLimits) }
    },
    async changePassword({ principal, body }) {
      await accounts.changePassword(principal, body.currentPassword, body.newPassword)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}
