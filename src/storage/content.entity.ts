import { defineEntity, p } from '@mikro-orm/core'
import { CountType, MillisType, UuidType } from '../db/types.ts'

/**
 * The bytes of one version of one file. `staged` while they arrive, `committed` in the same transaction that makes the
 * file visible, `deleted` in the one that lets go of it; the sweep collects what is staged or deleted and not touched for a while.
 */
const ContentSchema = defineEntity({
  name: 'Content',
  tableName: 'content',
  indexes: [{ name: 'content_to_sweep', properties: ['state', 'touchedAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    state: p.string().length(10).$type<'staged' | 'committed' | 'deleted'>(),
    size: p.type(CountType).$type<number>(),
    createdAt: p.type(MillisType).$type<number>(),
    /** A writer's or reader's sign of life. */
    touchedAt: p.type(MillisType).$type<number>(),
  },
})
export class Content extends ContentSchema.class {}
ContentSchema.setClass(Content)
