import { defineEntity, p } from '@mikro-orm/core'
import { MillisType, UuidType } from '../db/types.ts'

/**
 * Told to every replica: access tokens of this session (or API key) are refused, or those of this account that show an
 * older epoch. Kept until the last of them has expired.
 */
const RevocationSchema = defineEntity({
  name: 'Revocation',
  tableName: 'revocation',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    subject: p.type(UuidType).$type<string>().index('revocation_subject'),
    /** Undefined: refused whatever it shows. */
    epoch: p.integer().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>().index('revocation_expiry'),
  },
})
export class Revocation extends RevocationSchema.class {}
RevocationSchema.setClass(Revocation)
