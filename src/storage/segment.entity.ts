import { defineEntity, p } from '@mikro-orm/core'
import { ChunkBytesType, CountType, MillisType, UuidType } from '../db/types.ts'

/**
 * A run of a content's bytes that lies outside the database, under the segment's id. The row is there before the bytes
 * are, so that nothing lies about that no row knows; it has a size once they are durable.
 */
const SegmentSchema = defineEntity({
  name: 'Segment',
  tableName: 'segment',
  indexes: [
    { name: 'segment_of_content', properties: ['contentId', 'start'] },
    { name: 'segment_of_writer', properties: ['touchedAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    /** Its own id: the content went while it was being written. */
    contentId: p.type(UuidType).$type<string>(),
    store: p.string().length(10).$type<'disk' | 's3'>(),
    /** Where in the content it begins. */
    start: p.type(CountType).$type<number>(),
    /** Null: being written. */
    size: p.type(CountType).$type<number>().nullable(),
    /** CRC-32 of each block, four bytes each, big-endian; blocks count from the beginning of the segment. */
    checksums: p.type(ChunkBytesType).$type<Buffer>().nullable(),
    /** Its writer's sign of life; 0: given up, and about to go; null: written. */
    touchedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class Segment extends SegmentSchema.class {}
SegmentSchema.setClass(Segment)
