import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, MillisType, UuidType } from '../db/types.ts'
import type { StoreKind } from './store-kind.ts'

/**
 * The bytes of one version of one file. `staged` while they arrive, `committed` in the same transaction that makes the
 * file visible, `deleted` in the one that lets go of it; the sweep collects what is staged or deleted and not touched for a while.
 */
const ContentSchema = defineEntity({
  name: 'Content',
  tableName: 'content',
  indexes: [
    { name: 'content_to_sweep', properties: ['state', 'touchedAt'] },
    { name: 'content_of_owner', properties: ['ownerId', 'sha256'] },
    { name: 'content_to_check', properties: ['state', 'checkedAt'] },
    { name: 'content_damaged', properties: ['damagedAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    /** Who stored it; whose file it is, the file tells. */
    ownerId: p.type(UuidType).$type<string>().nullable(),
    state: p.string().length(10).$type<'staged' | 'committed' | 'deleted'>(),
    /** Where the bytes lie. */
    store: p.string().length(10).$type<StoreKind>(),
    size: p.type(CountType).$type<number>(),
    /** Known once it is committed. */
    sha256: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
    /** How many files and versions have these bytes. */
    refs: p.integer(),
    /** Of the owner's quota, while it is staged. */
    reserved: p.type(CountType).$type<number>(),
    createdAt: p.type(MillisType).$type<number>(),
    /** A writer's or reader's sign of life. */
    touchedAt: p.type(MillisType).$type<number>(),
    /** When all of it was read for the last time to see that it is whole, be it when it was written; null: never. */
    checkedAt: p.type(MillisType).$type<number>().nullable(),
    /** Since when its bytes are known not to be those that were stored; null: they are not. */
    damagedAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class Content extends ContentSchema.class {}
ContentSchema.setClass(Content)
