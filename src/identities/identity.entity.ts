import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** That an account is somebody at an identity provider, who may sign in as it. */
const IdentitySchema = defineEntity({
  name: 'Identity',
  tableName: 'identity',
  indexes: [{ name: 'identity_of_account', properties: ['accountId', 'createdAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    /** The provider's id in the settings, which may be gone by now. */
    providerId: p.string().length(30),
    issuer: p.string().length(500),
    /** SHA-256 of issuer and subject, which no collation may compare (`identities.ts`). */
    subjectDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('identity_subject_unique'),
    /** The address that the provider told when it was linked, to recognise it by. */
    address: p.string().length(254),
    createdAt: p.type(MillisType).$type<number>(),
    lastUsedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class Identity extends IdentitySchema.class {}
IdentitySchema.setClass(Identity)
