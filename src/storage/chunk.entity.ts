import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { ChunkBytesType, CountType, UuidType } from '../db/types.ts'

/** One piece of a content, at most 1 MiB; written and read with prepared statements, never as an entity. */
const ChunkSchema = defineEntity({
  name: 'Chunk',
  tableName: 'chunk',
  properties: {
    contentId: p.type(UuidType).$type<string>().primary(),
    /** Counts from 0. */
    number: p.integer().primary(),
    bytes: p.type(ChunkBytesType).$type<Buffer>(),
    /** CRC-32 of the bytes; null in rows from before there was one. */
    crc32: p.type(CountType).$type<number>().nullable(),
  },
})
export class Chunk extends ChunkSchema.class {
  declare [PrimaryKeyProp]?: ['contentId', 'number']
}
ChunkSchema.setClass(Chunk)
