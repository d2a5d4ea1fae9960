import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

const FileSchema = defineEntity({
  name: 'File',
  tableName: 'file',
  indexes: [
    { name: 'file_by_creation', properties: ['ownerId', 'trashed', 'createdAt', 'id'] },
    { name: 'file_by_change', properties: ['ownerId', 'trashed', 'updatedAt', 'id'] },
    { name: 'file_by_name', properties: ['ownerId', 'trashed', 'sortName', 'id'] },
    { name: 'file_by_size', properties: ['ownerId', 'trashed', 'size', 'id'] },
    { name: 'file_by_media_type', properties: ['ownerId', 'trashed', 'mediaType', 'id'] },
    { name: 'file_to_index', properties: ['termsVersion', 'id'] },
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
    /** Where it lies (`folder-path.ts`); null: in `/`. */
    folder: p.string().length(1000).nullable(),
    /** The name as it is sorted. */
    sortName: p.string().length(255),
    /** By which way of splitting its terms are in `file_term`; null: they are not yet (`file-index.ts`). */
    termsVersion: p.integer().nullable(),
    /** Counts how often the bytes were replaced, from 1. */
    version: p.integer(),
    /** Counts changes of any kind; the entity tag of the description. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
    contentChangedAt: p.type(MillisType).$type<number>(),
    trashedAt: p.type(MillisType).$type<number>().nullable(),
    /** Made by the database: "is not null" and an order cannot share an index. */
    trashed: p.integer().nullable().generated('(`trashed_at` is not null) virtual'),
  },
})
export class File extends FileSchema.class {}
FileSchema.setClass(File)

/**
 * The condition that nobody has written the file, or handed it over, since it was read; nor healed it, which is no
 * revision, but gives it other bytes that are equal.
 */
export const asRead = ({ id, ownerId, revision, contentId }: File) => ({ id, ownerId, revision, contentId })
