import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

/** A link that makes one account with one address: deleting its row is using it. */
const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  indexes: [
    { name: 'invitation_by_creation', properties: ['createdAt', 'id'] },
    { name: 'invitation_of_account', properties: ['accountId'] },
    { name: 'invitation_expiry', properties: ['expiresAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    email: p.string().length(254),
    /** Of the address as it is compared: there is one invitation for it at a time. */
    emailDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('invitation_email_digest_unique'),
    displayName: p.string().length(200).nullable(),
    roles: p.type(JsonTextType<string[]>).$type<string[]>(),
    /** SHA-256 of the token. */
    tokenDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('invitation_token_digest_unique'),
    /** Who invites: with the account its invitations go. Undefined: the command line. */
    accountId: p.type(UuidType).$type<string>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation)
