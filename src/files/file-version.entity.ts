import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { CountType, FixedBytesType, MillisType, UuidType } from '../db/types.ts'

/** Bytes that a file had before; those it has now stand in the file itself. They belong to whom the file belongs to. */
const FileVersionSchema = defineEntity({
  name: 'FileVersion',
  tableName: 'file_version',
  indexes: [
    { name: 'file_version_of_content', properties: ['contentId'] },
    { name: 'file_version_by_age', properties: ['replacedAt'] },
  ],
  properties: {
    fileId: p.type(UuidType).$type<string>().primary(),
    /** As the file counted it. */
    version: p.integer().primary(),
    contentId: p.type(UuidType).$type<string>(),
    size: p.type(CountType).$type<number>(),
    sha256: p.type(FixedBytesType).$type<Buffer>().length(32),
    mediaType: p.string().length(255),
    detectedType: p.string().length(255).nullable(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    /** The account that stored the bytes; null: it was not written down then. */
    storedBy: p.type(UuidType).$type<string>().nullable(),
    createdAt: p.type(MillisType).$type<number>(),
    /** From when on its age counts. */
    replacedAt: p.type(MillisType).$type<number>(),
  },
})
export class FileVersion extends FileVersionSchema.class {
  declare [PrimaryKeyProp]?: ['fileId', 'version']
}
FileVersionSchema.setClass(FileVersion)
