import { defineEntity, p } from '@mikro-orm/core'
import { MillisType } from '../db/types.ts'

/** The table that rate-limiter-flexible counts in; its column names are the library's. */
const RateLimitSchema = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limit',
  properties: {
    key: p.string().length(255).primary(),
    points: p.integer(),
    expire: p.type(MillisType).$type<number>().nullable(),
  },
})
export class RateLimit extends RateLimitSchema.class {}
RateLimitSchema.setClass(RateLimit)
