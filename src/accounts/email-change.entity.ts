import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** A change of address that waits for the word of both addresses; one for an account at a time. */
const EmailChangeSchema = defineEntity({
  name: 'EmailChange',
  tableName: 'email_change',
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>().unique('email_change_of_account'),
    /** The one that asked, and the only one that lives on. */
    sessionId: p.type(UuidType).$type<string>(),
    /** The new address. */
    email: p.string().length(254),
    /** SHA-256 of the token that went to the present address, and of the one that went to the new one. */
    oldDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('email_change_old_digest'),
    newDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('email_change_new_digest'),
    oldConfirmedAt: p.type(MillisType).$type<number>().nullable(),
    newConfirmedAt: p.type(MillisType).$type<number>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>().index('email_change_expiry'),
  },
})
export class EmailChange extends EmailChangeSchema.class {}
EmailChangeSchema.setClass(EmailChange)
