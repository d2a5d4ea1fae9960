import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, LongTextType, MillisType, UuidType } from '../db/types.ts'

/** A key of a client's: claimed while its request runs, and then the answer that a repetition gets. */
const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  indexes: [
    { name: 'idempotency_key_of_account', properties: ['accountId'] },
    { name: 'idempotency_key_expiry', properties: ['expiresAt'] },
  ],
  properties: {
    /** A MAC over whose key it is, and the key. */
    id: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    accountId: p.type(UuidType).$type<string>(),
    /** Of the try that runs, or ran: only who has it may store the answer. */
    claimId: p.type(UuidType).$type<string>(),
    /** SHA-256 of the request. Undefined: its bytes are still arriving. */
    fingerprint: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    /** The answer, encrypted, for it may hold a secret. Undefined: the request runs. */
    sealed: p.type(LongTextType).$type<string>().nullable(),
    /** The end of the lease while the request runs; then how long the answer is kept. */
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey)
