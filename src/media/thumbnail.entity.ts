import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { ChunkBytesType, MillisType, UuidType } from '../db/types.ts'

/** A small picture of a content; written and read with prepared statements, never as an entity. */
const ThumbnailSchema = defineEntity({
  name: 'Thumbnail',
  tableName: 'thumbnail',
  properties: {
    contentId: p.type(UuidType).$type<string>().primary(),
    /** Pixels of the longer side that was asked for. */
    longest: p.integer().primary(),
    /** WebP; null: none can be made. */
    bytes: p.type(ChunkBytesType).$type<Buffer>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
  },
})
export class Thumbnail extends ThumbnailSchema.class {
  declare [PrimaryKeyProp]?: ['contentId', 'longest']
}
ThumbnailSchema.setClass(Thumbnail)
