import { defineEntity, p } from '@mikro-orm/core'
import { MillisType } from '../db/types.ts'

/** The row stays when the key is over, without its private part: a key that was revoked must not come back. */
const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_key',
  properties: {
    kid: p.string().length(64).primary(),
    algorithm: p.string().length(10),
    /** JWK as JSON; empty for a shared secret. */
    publicJwk: p.string().length(2000),
    /** JWK as JSON, AES-256-GCM under a key derived from the secret; empty once the key is over. */
    sealedPrivateJwk: p.string().length(8000),
    createdAt: p.type(MillisType).$type<number>(),
    /** Signs from then on; published before, so that others know it in time. */
    activeFrom: p.type(MillisType).$type<number>(),
    /** Verifies no longer from then on; set once another one signs. */
    retiredAt: p.type(MillisType).$type<number>().nullable(),
    revokedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class SigningKey extends SigningKeySchema.class {}
SigningKeySchema.setClass(SigningKey)
