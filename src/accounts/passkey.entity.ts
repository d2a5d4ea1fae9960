import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, LongTextType, MillisType, UuidType } from '../db/types.ts'

/** A credential of WebAuthn: a key pair of which the private half never leaves the authenticator. */
const PasskeySchema = defineEntity({
  name: 'Passkey',
  tableName: 'passkey',
  indexes: [{ name: 'passkey_of_account', properties: ['accountId', 'createdAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    name: p.string().length(100),
    /** SHA-256 of the credential id, which has up to 1023 bytes. */
    credentialDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique(),
    /** Base64url. */
    credentialId: p.type(LongTextType).$type<string>(),
    /** The COSE key in base64url. */
    publicKey: p.type(LongTextType).$type<string>(),
    /** Of signatures, where the authenticator counts them; 0 where it does not. */
    counter: p.type(CountType).$type<number>(),
    transports: p.type(JsonTextType<string[]>).$type<string[]>(),
    /** Kept on more than one device by whoever made the authenticator. */
    isSynced: p.boolean(),
    /** Counts changes; the entity tag. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    lastUsedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class Passkey extends PasskeySchema.class {}
PasskeySchema.setClass(Passkey)
