import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'
import { accountSearchText } from './account-search.ts'

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  indexes: [
    { name: 'account_by_creation', properties: ['createdAt', 'id'] },
    { name: 'account_by_search_text', properties: ['searchText', 'id'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    /** `service` cannot sign in and has no address; it owns API keys. */
    kind: p.string().length(10).$type<'person' | 'service'>(),
    /** Empty for a service account. */
    email: p.string().length(254),
    /** SHA-256 of the address as it is compared (`address.ts`), so that no collation decides who is who. */
    emailDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique(),
    displayName: p.string().length(200).nullable(),
    /** Address and name as they are searched and sorted (`account-search.ts`): who changes one writes this too. */
    searchText: p
      .string()
      .length(600)
      .onCreate((account: { email: string; displayName?: string | null }) => accountSearchText(account)),
    emailVerifiedAt: p.type(MillisType).$type<number>().nullable(),
    /** Registered openly where addresses have to be verified, and not verified yet: nobody is let in. */
    pendingSince: p.type(MillisType).$type<number>().nullable(),
    /** PHC string; empty for who has no password. */
    passwordHash: p.string().length(255),
    passwordChangedAt: p.type(MillisType).$type<number>().nullable(),
    roles: p.type(JsonTextType<string[]>).$type<string[]>(),
    /** A sign-in changes this row, so that whoever disables the account at the same moment on another node meets it there. */
    lastSignInAt: p.type(MillisType).$type<number>().nullable(),
    disabledAt: p.type(MillisType).$type<number>().nullable(),
    /** Undefined: the installation's default. */
    quotaBytes: p.type(CountType).$type<number>().nullable(),
    /**
     * The sum of the sizes of the files and of their former versions, those in the trash included; counted in the
     * transaction that changes them (`usage.ts`).
     */
    usedBytes: p
      .type(CountType)
      .$type<number>()
      .onCreate(() => 0),
    /** What of it are former versions; null: none. */
    versionBytes: p.type(CountType).$type<number>().nullable(),
    /** Of uploads that are under way. */
    reservedBytes: p
      .type(CountType)
      .$type<number>()
      .onCreate(() => 0),
    fileCount: p
      .type(CountType)
      .$type<number>()
      .onCreate(() => 0),
    /** Grows when roles change: access tokens that show an older one are refused, and refreshed. */
    epoch: p.integer(),
    /** Counts changes; the entity tag. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
  },
})
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account)
