import { defineEntity, p } from '@mikro-orm/core'
import { FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** A link that shows files to whoever has it. A revoked one stays for a while, so that its link can say so. */
const ShareSchema = defineEntity({
  name: 'Share',
  tableName: 'share',
  indexes: [
    { name: 'share_of_owner', properties: ['ownerId', 'createdAt', 'id'] },
    { name: 'share_by_end', properties: ['endsAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    ownerId: p.type(UuidType).$type<string>(),
    /** SHA-256 of the link's token. */
    tokenDigest: p.type(FixedBytesType).$type<Buffer>().length(32).unique('share_token_digest_unique'),
    /** The token, sealed under the installation's secret: its owner can see the link again. */
    sealedToken: p.string().length(200),
    name: p.string().length(200).nullable(),
    message: p.string().length(2000).nullable(),
    /** PHC string; empty: everybody who has the link. */
    passwordHash: p.string().length(255),
    maxDownloads: p.integer().nullable(),
    downloadCount: p.integer(),
    lastDownloadedAt: p.type(MillisType).$type<number>().nullable(),
    expiresAt: p.type(MillisType).$type<number>().nullable(),
    revokedAt: p.type(MillisType).$type<number>().nullable(),
    /** When it ended or will end by itself; long after that it is swept. */
    endsAt: p.type(MillisType).$type<number>().nullable(),
    /** Counts changes by its owner. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
  },
})
export class Share extends ShareSchema.class {}
ShareSchema.setClass(Share)
