import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, LongTextType, MillisType, UuidType } from '../db/types.ts'

/** A file on its way in, in as many requests as it takes. What its bytes will be called stands in `uploadMetadata`. */
const UploadSchema = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  indexes: [
    { name: 'upload_of_account', properties: ['accountId', 'createdAt', 'id'] },
    { name: 'upload_open_of_account', properties: ['accountId', 'contentId'] },
    { name: 'upload_expiry', properties: ['expiresAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    accountId: p.type(UuidType).$type<string>(),
    /** Where the bytes come together; null once they are a file's, or gone. */
    contentId: p.type(UuidType).$type<string>().nullable().unique('upload_content_id_unique'),
    /** How many bytes are durable; never goes back. */
    uploadOffset: p.type(CountType).$type<number>(),
    /** Null: nobody has said yet. */
    uploadLength: p.type(CountType).$type<number>().nullable(),
    /** As the client sent it. */
    uploadMetadata: p.type(LongTextType).$type<string>().nullable(),
    /** `Repr-Digest` as the client sent it. */
    reprDigest: p.string().length(2000).nullable(),
    /** Of the bytes, once all are there and are known to be those of `reprDigest`. */
    sha256: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    /** Grows with each writer: one that shows an older one writes no more. */
    fence: p.type(CountType).$type<number>(),
    /** Until when whoever makes a file of the bytes may be thought alive. */
    leaseUntil: p.type(MillisType).$type<number>(),
    fileId: p.type(UuidType).$type<string>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    expiresAt: p.type(MillisType).$type<number>(),
  },
})
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload)
