import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

/** What a program signs in with: known by the digest of its text alone. */
const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  indexes: [{ name: 'api_key_of_account', properties: ['accountId', 'createdAt', 'id'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    /** The owner. */
    accountId: p.type(UuidType).$type<string>(),
    name: p.string().length(200),
    digest: p.type(FixedBytesType).$type<Buffer>().length(32),
    /** Of the secret before the rotation, which is good until then as well. */
    previousDigest: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    previousUntil: p.type(MillisType).$type<number>().nullable(),
    rotatedAt: p.type(MillisType).$type<number>().nullable(),
    scopes: p.type(JsonTextType<string[]>).$type<string[]>(),
    /** CIDR; none: from everywhere. */
    allowedAddresses: p.type(JsonTextType<string[]>).$type<string[]>(),
    expiresAt: p.type(MillisType).$type<number>().nullable(),
    /** Written at most once a minute, and never while a request waits for it. */
    lastUsedAt: p.type(MillisType).$type<number>().nullable(),
    lastUsedAddress: p.string().length(45).nullable(),
    /** Grows when the key may do less, or something else: what replicas know of it by an older one is read again. */
    epoch: p.integer(),
    /** Counts changes of the settings and the secret; the entity tag. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
  },
})
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey)
