import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** A sign-in whose first step was right, and whose second is awaited. */
const MfaChallengeSchema = defineEntity({
  name: 'MfaChallenge',
  tableName: 'mfa_challenge',
  indexes: [
    { name: 'mfa_challenge_of_account', properties: ['accountId'] },
    { name: 'mfa_challenge_to_sweep', properties: ['expiresAt'] },
  ],
  properties: {
    /** SHA-256 of the token. */
    digest: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    accountId: p.type(UuidType).$type<string>(),
    /** How the first step was done (RFC 8176). */
    amr: p.string().length(30),
    /** Of the account, when the first step was done: another password ends the challenge. */
    passwordChangedAt: p.type(MillisType).$type<number>().nullable(),
    /** What the first step was done with, when that was somebody's identity elsewhere. */
    identityId: p.type(UuidType).$type<string>().nullable(),
    tries: p.type(CountType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class MfaChallenge extends MfaChallengeSchema.class {}
MfaChallengeSchema.setClass(MfaChallenge)
