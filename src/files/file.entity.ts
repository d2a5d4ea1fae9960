import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, LongTextType, MillisType, UuidType } from '../db/types.ts'

const FileSchema = defineEntity({
  name: 'File',
  tableName: 'file',
  indexes: [
    { name: 'file_by_creation', properties: ['ownerId', 'trashedAt', 'createdAt', 'id'] },
    { name: 'file_of_content', properties: ['contentId'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    ownerId: p.type(UuidType).$type<string>(),
    contentId: p.type(UuidType).$type<string>(),
    name: p.string().length(255),
    description: p.string().length(4000).nullable(),
    mediaType: p.string().length(255),
    /** What the first bytes say. */
    detectedType: p.string().length(255).nullable(),
    /** Of a picture, in pixels. */
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    size: p.type(CountType).$type<number>(),
    sha256: p.type(FixedBytesType).$type<Buffer>().length(32),
    /** The account that stored the bytes; null: it was not written down then. */
    storedBy: p.type(UuidType).$type<string>().nullable(),
    tags: p.type(JsonTextType<string[]>).$type<string[]>(),
    metadata: p.type(JsonTextType<Record<string, string>>).$type<Record<string, string>>(),
    /** Name, description and tags as they are searched (`search.ts`). */
    searchText: p.type(LongTextType).$type<string>(),
    /** The name as it is sorted. */
    sortName: p.string().length(255),
    /** Counts how often the bytes were replaced, from 1. */
    version: p.integer(),
    /** Counts changes of any kind; the entity tag of the description. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
    contentChangedAt: p.type(MillisType).$type<number>(),
    trashedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class File extends FileSchema.class {}
FileSchema.setClass(File)
