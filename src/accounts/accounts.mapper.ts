import type { Schema } from '../http/contract.ts'
import type { Account } from './account.entity.ts'

export function toUser(account: Account): Schema<'User'> {
  return {
    id: account.id,
    ...(account.email === '' ? {} : { email: account.email }),
    ...(account.emailVerifiedAt == null ? {} : { emailVerifiedAt: new Date(account.emailVerifiedAt).toISOString() }),
    ...(account.displayName == null ? {} : { displayName: account.displayName }),
    roles: [...account.roles],
    createdAt: new Date(account.createdAt).toISOString(),
    updatedAt: new Date(account.updatedAt).toISOString(),
  }
}

export const accountETag = (account: Account): string => `"${account.revision}"`
