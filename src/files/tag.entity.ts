import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { CountType, UuidType } from '../db/types.ts'

/** A tag that files in use have, and how many; counted in the transaction that changes a file. */
const TagSchema = defineEntity({
  name: 'Tag',
  tableName: 'tag',
  indexes: [{ name: 'tag_by_name', properties: ['ownerId', 'sortText', 'id'] }],
  properties: {
    ownerId: p.type(UuidType).$type<string>().primary(),
    /** Made from the tag (`terms.ts`), because the databases do not agree on which texts are the same. */
    id: p.type(UuidType).$type<string>().primary(),
    tag: p.string().length(100),
    /** As it is sorted and looked for. */
    sortText: p.string().length(255),
    fileCount: p.type(CountType).$type<number>(),
  },
})
export class Tag extends TagSchema.class {
  declare [PrimaryKeyProp]?: ['ownerId', 'id']
}
TagSchema.setClass(Tag)
