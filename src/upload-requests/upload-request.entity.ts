import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

/** A link that takes files from whoever has it. A revoked one stays for a while, so that its link can say so. */
const UploadRequestSchema = defineEntity({
  name: 'UploadRequest',
  tableName: 'upload_request',
  indexes: [
    { name: 'upload_request_of_owner', properties: ['ownerId', 'createdAt', 'id'] },
    { name: 'upload_request_by_end', properties: ['endsAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    ownerId: p.type(UuidType).$type<string>(),
    /** SHA-256 of the link's token. */
    tokenDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('upload_request_token_digest_unique'),
    /** The token, sealed under the installation's secret: its owner can see the link again. */
    sealedToken: p.string().length(200),
    name: p.string().length(200).nullable(),
    message: p.string().length(2000).nullable(),
    /** PHC string; empty: everybody who has the link. */
    passwordHash: p.string().length(255),
    maxFiles: p.integer().nullable(),
    maxBytes: p.type(CountType).$type<number>().nullable(),
    /** What may be sent, such as `image/*`; none: everything. */
    mediaTypes: p.type(JsonTextType<string[]>).$type<string[]>(),
    receivedFiles: p.integer(),
    receivedBytes: p.type(CountType).$type<number>(),
    lastReceivedAt: p.type(MillisType).$type<number>().nullable(),
    expiresAt: p.type(MillisType).$type<number>().nullable(),
    revokedAt: p.type(MillisType).$type<number>().nullable(),
    /** When it ended or will end by itself; long after that it is swept. */
    endsAt: p.type(MillisType).$type<number>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
  },
})
export class UploadRequest extends UploadRequestSchema.class {}
UploadRequestSchema.setClass(UploadRequest)
