import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { UuidType } from '../db/types.ts'

/** A file of a share. It is given out only while it is its owner's, and not in the trash: nothing changes here then. */
const SharedFileSchema = defineEntity({
  name: 'SharedFile',
  tableName: 'shared_file',
  indexes: [{ name: 'shared_file_of_owner', properties: ['ownerId'] }],
  properties: {
    shareId: p.type(UuidType).$type<string>().primary(),
    /** Counts from 0, in the order in which the files were given. */
    position: p.integer().primary(),
    fileId: p.type(UuidType).$type<string>(),
    /** The share's: with the account its rows go. */
    ownerId: p.type(UuidType).$type<string>(),
  },
})
export class SharedFile extends SharedFileSchema.class {
  declare [PrimaryKeyProp]?: ['shareId', 'position']
}
SharedFileSchema.setClass(SharedFile)
