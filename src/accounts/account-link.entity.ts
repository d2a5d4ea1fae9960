import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, LongTextType, MillisType, UuidType } from '../db/types.ts'

export type LinkKind = 'password-reset' | 'email-verification'

/** A link that a letter holds and that works once: deleting its row is using it. */
const AccountLinkSchema = defineEntity({
  name: 'AccountLink',
  tableName: 'account_link',
  indexes: [{ name: 'account_link_of_account', properties: ['accountId', 'kind'] }],
  properties: {
    /** SHA-256 of the token. */
    digest: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    kind: p.string().length(20).$type<LinkKind>(),
    accountId: p.type(UuidType).$type<string>(),
    /** Of the address that the letter goes to: the link says nothing about another. */
    emailDigest: p.type(FixedBytesType).$type<Buffer>().length(32),
    /** JSON of what somebody registered with, whose the account becomes with this link (`account-links.ts`). */
    registration: p.type(LongTextType).$type<string>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>().index('account_link_expiry'),
  },
})
export class AccountLink extends AccountLinkSchema.class {}
AccountLinkSchema.setClass(AccountLink)
