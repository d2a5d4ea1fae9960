import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** One place where somebody is signed in: one line of refresh tokens, of which the current one and its parent are known by digest. */
const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  indexes: [
    { name: 'session_of_account', properties: ['accountId', 'endedAt', 'createdAt'] },
    { name: 'session_by_expiry', properties: ['expiresAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    refreshDigest: p.type(FixedBytesType).$type<Buffer>().length(32),
    parentDigest: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    /** When the current refresh token was given out. */
    refreshedAt: p.type(MillisType).$type<number>(),
    createdAt: p.type(MillisType).$type<number>(),
    /** Unless it is refreshed before. */
    expiresAt: p.type(MillisType).$type<number>(),
    /** However often it is refreshed. */
    endsAt: p.type(MillisType).$type<number>(),
    /** When the user proved last who they are: what changes security needs this to be recent. 0: nobody tells. */
    authenticatedAt: p.type(MillisType).$type<number>(),
    /** How, as RFC 8176 names it, with spaces between: `pwd otp`. */
    amr: p.string().length(60),
    /** Written at most once a minute, and never while a request waits for it. */
    lastSeenAt: p.type(MillisType).$type<number>(),
    endedAt: p.type(MillisType).$type<number>().nullable(),
    address: p.string().length(45),
    device: p.string().length(400).nullable(),
  },
})
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)
