import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** What an authenticator is asked to sign; the row goes with the first answer, whatever that is. */
const PasskeyChallengeSchema = defineEntity({
  name: 'PasskeyChallenge',
  tableName: 'passkey_challenge',
  indexes: [
    { name: 'passkey_challenge_of_account', properties: ['accountId'] },
    { name: 'passkey_challenge_to_sweep', properties: ['expiresAt'] },
  ],
  properties: {
    /** SHA-256 of the challenge. */
    digest: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    /** Whose passkey is to be made; undefined: somebody signs in, who that is the passkey tells. */
    accountId: p.type(UuidType).$type<string>().nullable(),
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class PasskeyChallenge extends PasskeyChallengeSchema.class {}
PasskeyChallengeSchema.setClass(PasskeyChallenge)
