import { defineEntity, p } from '@mikro-orm/core'
import { JsonTextType, MillisType } from '../db/types.ts'

/** A set of scopes that an administrator has named; the built-in ones stand in `access/roles.ts`. */
const RoleSchema = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    name: p.string().length(50).primary(),
    description: p.string().length(500).nullable(),
    scopes: p.type(JsonTextType<string[]>).$type<string[]>(),
    /** Counts changes; with the time of its making the entity tag, since a name may come again. */
    revision: p.integer(),
    createdAt: p.type(MillisType).$type<number>(),
    updatedAt: p.type(MillisType).$type<number>(),
  },
})
export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role)
