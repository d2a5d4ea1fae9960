import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** One place where somebody is signed in: one line of refresh tokens, of which the current one and its parent are known by digest. */
const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  indexes: [{ name: 'session_of_account', properties: ['accountId', 'endedAt', 'createdAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    refreshDigest: p.type(FixedBytesType).$type<Buffer>().length(32),
    parentDigest: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    /** When the current refresh token was given out. */
    refreshedAt: p.type(MillisType).$type<number>(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>(),
    endedAt: p.type(MillisType).$type<number>().nullable(),
    address: p.string().length(45),
    device: p.string().length(400).nullable(),
  },
})
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)
