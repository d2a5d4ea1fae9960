import { defineEntity, p } from '@mikro-orm/core'
import { CountType, LongTextType, MillisType, UuidType } from '../db/types.ts'

/** A letter that has to be sent: written with what it tells of, so that neither is there without the other. */
const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  indexes: [{ name: 'mail_to_send', properties: ['dueAt'] }],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    /** To whom, which template, and what is filled in, as JSON under the installation's secret: there are tokens in it. */
    sealed: p.type(LongTextType).$type<string>(),
    createdAt: p.type(MillisType).$type<number>(),
    /** When to try, or to try again. */
    dueAt: p.type(MillisType).$type<number>(),
    attempts: p.type(CountType).$type<number>(),
  },
})
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail)
