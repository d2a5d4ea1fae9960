import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { MillisType, ShortBytesType, UuidType } from '../db/types.ts'

/**
 * What a file is found by (`terms.ts`): written and read with prepared statements, never as an entity. A row that outlives its
 * file finds nothing, because whoever looks joins the file.
 */
const FileTermSchema = defineEntity({
  name: 'FileTerm',
  tableName: 'file_term',
  indexes: [{ name: 'file_term_of_file', properties: ['fileId', 'term', 'place'] }],
  properties: {
    ownerId: p.type(UuidType).$type<string>().primary(),
    term: p.type(ShortBytesType).$type<Buffer>().length(170).primary(),
    /** The file's, so that files with one term lie in the usual order. */
    createdAt: p.type(MillisType).$type<number>().primary(),
    fileId: p.type(UuidType).$type<string>().primary(),
    /** The best place where a word stands: 0 the name, 1 a tag, 2 the description. */
    place: p.integer(),
  },
})
export class FileTerm extends FileTermSchema.class {
  declare [PrimaryKeyProp]?: ['ownerId', 'term', 'createdAt', 'fileId']
}
FileTermSchema.setClass(FileTerm)
