import { defineEntity, p } from '@mikro-orm/core'
import { MillisType, UuidType } from '../db/types.ts'

/** Told to every replica: access tokens of this session are refused. Kept until the last of them has expired. */
const RevocationSchema = defineEntity({
  name: 'Revocation',
  tableName: 'revocation',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    subject: p.type(UuidType).$type<string>().index('revocation_subject'),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>().index('revocation_expiry'),
  },
})
export class Revocation extends RevocationSchema.class {}
RevocationSchema.setClass(Revocation)
