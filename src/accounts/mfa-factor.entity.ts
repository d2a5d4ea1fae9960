import { defineEntity, p } from '@mikro-orm/core'
import { CountType, LongTextType, MillisType, UuidType } from '../db/types.ts'

/** An app that shows one-time codes (RFC 6238). It counts from its activation on, which proves that it shows the right ones. */
const MfaFactorSchema = defineEntity({
  name: 'MfaFactor',
  tableName: 'mfa_factor',
  indexes: [{ name: 'mfa_factor_of_account', properties: ['accountId', 'createdAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    kind: p.string().length(10).$type<'totp'>(),
    name: p.string().length(100).nullable(),
    /** The shared secret in base32, under the installation's secret. */
    sealed: p.type(LongTextType).$type<string>(),
    activatedAt: p.type(MillisType).$type<number>().nullable(),
    /** The newest time step whose code was used: this one and older ones are refused (RFC 6238, section 5.2). */
    lastStep: p.type(CountType).$type<number>().nullable(),
    lastUsedAt: p.type(MillisType).$type<number>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
  },
})
export class MfaFactor extends MfaFactorSchema.class {}
MfaFactorSchema.setClass(MfaFactor)
