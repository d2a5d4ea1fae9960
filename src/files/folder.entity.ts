import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { CountType, UuidType } from '../db/types.ts'

/** A folder that files in use lie in, at whatever depth; counted in the transaction that changes a file. `/` has no row. */
const FolderSchema = defineEntity({
  name: 'Folder',
  tableName: 'folder',
  indexes: [{ name: 'folder_by_name', properties: ['ownerId', 'parentId', 'sortName', 'id'] }],
  properties: {
    ownerId: p.type(UuidType).$type<string>().primary(),
    /** Made from the path (`terms.ts`), which is too long for an index. */
    id: p.type(UuidType).$type<string>().primary(),
    parentId: p.type(UuidType).$type<string>(),
    path: p.string().length(1000),
    sortName: p.string().length(255),
    /** Directly in it. */
    fileCount: p.type(CountType).$type<number>(),
    /** In it and in what lies in it. */
    totalFileCount: p.type(CountType).$type<number>(),
  },
})
export class Folder extends FolderSchema.class {
  declare [PrimaryKeyProp]?: ['ownerId', 'id']
}
FolderSchema.setClass(Folder)
