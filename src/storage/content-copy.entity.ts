import { defineEntity, p, PrimaryKeyProp } from '@mikro-orm/core'
import { MillisType, UuidType } from '../db/types.ts'
import type { StoreKind } from './store-kind.ts'

/**
 * Bytes of a content in a store that is not (yet, or no more) its own: on their way there, or left behind for whoever
 * still reads them. The sweep takes them once nobody has touched the row for a while.
 */
const ContentCopySchema = defineEntity({
  name: 'ContentCopy',
  tableName: 'content_copy',
  indexes: [{ name: 'content_copy_to_sweep', properties: ['touchedAt'] }],
  properties: {
    contentId: p.type(UuidType).$type<string>().primary(),
    store: p.string().length(10).$type<StoreKind>().primary(),
    /** A mover's or reader's sign of life; 0: given up, and about to go. */
    touchedAt: p.type(MillisType).$type<number>(),
  },
})
export class ContentCopy extends ContentCopySchema.class {
  declare [PrimaryKeyProp]?: ['contentId', 'store']
}
ContentCopySchema.setClass(ContentCopy)
