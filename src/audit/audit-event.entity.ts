import { defineEntity, p } from '@mikro-orm/core'
import { CountType, FixedBytesType, JsonTextType, MillisType, UuidType } from '../db/types.ts'

/** What happened to security: written with what it tells of, sealed into the chain within seconds, never changed. */
const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  indexes: [
    { name: 'audit_event_by_time', properties: ['occurredAt', 'id'] },
    { name: 'audit_event_of_account', properties: ['accountId', 'occurredAt'] },
    { name: 'audit_event_of_actor', properties: ['actorId', 'occurredAt'] },
  ],
  properties: {
    id: p.type(UuidType).$type<string>().primary(),
    occurredAt: p.type(MillisType).$type<number>(),
    action: p.string().length(60),
    result: p.string().length(10).$type<'success' | 'failure'>(),
    /** Who did it: `account`, `key`, `command`, `job` or `anonymous`. */
    actorKind: p.string().length(12),
    actorId: p.type(UuidType).$type<string>().nullable(),
    /** The session or API key that it was done with. */
    credentialId: p.type(UuidType).$type<string>().nullable(),
    /** Whose account it is about. */
    accountId: p.type(UuidType).$type<string>().nullable(),
    /** What it was done to, such as `api-key:<id>`. */
    target: p.string().length(200).nullable(),
    address: p.string().length(45).nullable(),
    userAgent: p.string().length(400).nullable(),
    requestId: p.type(UuidType).$type<string>().nullable(),
    details: p.type(JsonTextType<Record<string, unknown>>).$type<Record<string, unknown>>(),
    /** Its place in the chain, from 1; undefined until it is sealed. */
    position: p.type(CountType).$type<number>().nullable().unique('audit_event_position_unique'),
    /** HMAC-SHA-256: over the one before and this row; until it is sealed, over this row alone (`chain.ts`). */
    seal: p.type(FixedBytesType).$type<Buffer>().length(32).nullable(),
  },
})
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent)
