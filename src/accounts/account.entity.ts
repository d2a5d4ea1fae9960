import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'
import type { Role } from '../access/roles.ts'

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    email: p.string().length(254),
    /** SHA-256 of the address as it is compared (`address.ts`), so that no collation decides who is who. */
    emailDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique(),
    displayName: p.string().length(200).nullable(),
    passwordHash: p.string().length(255),
    roles: p.type(JsonTextType<Role[]>).$type<Role[]>(),
    disabledAt: p.type(MillisType).$type<number>().nullable(),
    /** Counts changes; the entity tag. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
  },
})
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account)
