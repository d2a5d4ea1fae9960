import { defineEntity, p } from '@mikro-orm/core'
import { MillisType } from '../db/types.ts'

/** Tries, counted by what they count for, until the window is over (`counters.ts`). */
const RateLimitSchema = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limit',
  indexes: [{ name: 'rate_limit_expiry', properties: ['expire'] }],
  properties: {
    key: p.string().length(255).primary(),
    points: p.integer(),
    expire: p.type(MillisType).$type<number>().nullable(),
  },
})
export class RateLimit extends RateLimitSchema.class {}
RateLimitSchema.setClass(RateLimit)
