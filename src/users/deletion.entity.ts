import { defineEntity, p } from '@mikro-orm/core'
import { CountType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

export const filesChoices = ['trash', 'delete', 'transfer'] as const
/** What becomes of the files of an account that is deleted. */
export type FilesChoice = (typeof filesChoices)[number]

/** What is left of an account that was deleted: its id, which never comes back, and what is still to be done. */
const DeletionSchema = defineEntity({
  name: 'Deletion',
  tableName: 'deletion',
  indexes: [
    { name: 'deletion_due', properties: ['dueAt'] },
    { name: 'deletion_to_receiver', properties: ['receiverId'] },
  ],
  properties: {
    /** The account's. */
    id: p.type(UuidType).$type<string>().primary(),
    files: p.string().length(10).$type<FilesChoice>(),
    /** Whose the files become. */
    receiverId: p.type(UuidType).$type<string>().nullable(),
    /** What it stored: nothing is added to it any more. */
    usedBytes: p.type(CountType).$type<number>(),
    /** What of it are former versions; null: none. */
    versionBytes: p.type(CountType).$type<number>().nullable(),
    fileCount: p.type(CountType).$type<number>(),
    /** What it could do: who does not reach so far has no say in its files. Undefined: it was not written down then. */
    scopes: p
      .type(JsonTextType<string[]>)
      .$type<string[]>()
      .nullable(),
    requestedAt: p.type(MillisType).$type<number>(),
    /** Until when files in the trash are kept. */
    filesUntil: p.type(MillisType).$type<number>().nullable(),
    /** When to look at it next; undefined: nothing is left to do. */
    dueAt: p.type(MillisType).$type<number>().nullable(),
  },
})
export class Deletion extends DeletionSchema.class {}
DeletionSchema.setClass(Deletion)
