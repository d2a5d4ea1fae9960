import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** A code for when the app or the device is lost; the row goes when the code is used. */
const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  indexes: [{ name: 'recovery_code_of_account', properties: ['accountId'] }],
  properties: {
    /** HMAC-SHA-256 of account and code under the installation's secret: the codes are short enough to be guessed offline. */
    digest: p.type(FixedBytesType).$type<Buffer>().length(32).primary(),
    accountId: p.type(UuidType).$type<string>(),
    createdAt: p.type(MillisType).$type<number>(),
  },
})
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode)
