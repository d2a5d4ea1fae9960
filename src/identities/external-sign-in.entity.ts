import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, LongTextType, MillisType } from '../db/types.ts'

/** A sign-in that is under way at a provider, or waits for consent: known by the browser's cookie, on every replica, once. */
const ExternalSignInSchema = defineEntity({
  name: 'ExternalSignIn',
  tableName: 'external_sign_in',
  indexes: [{ name: 'external_sign_in_to_sweep', properties: ['expiresAt'] }],
  properties: {
    /** SHA-256 of what the cookie holds. */
    tokenDigest: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    stage: p.string().length(10).$type<'away' | 'consent'>(),
    /** JSON under the installation's secret: there are a nonce and a verifier in it. */
    sealed: p.type(LongTextType).$type<string>(),
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class ExternalSignIn extends ExternalSignInSchema.class {}
ExternalSignInSchema.setClass(ExternalSignIn)
