import type { Schema } from '../http/contract.ts'
import type { EventView } from './trail.ts'

export function toAuditEvent(event: EventView): Schema<'AuditEvent'> {
  return {
    id: event.id,
    occurredAt: new Date(event.occurredAt).toISOString(),
    action: event.action,
    result: event.result as 'success' | 'failure',
    actor: {
      kind: event.actorKind as Schema<'AuditActor'>['kind'],
      ...(event.actorId === null ? {} : { id: event.actorId }),
      ...(event.credentialId === null ? {} : { credentialId: event.credentialId }),
    },
    ...(event.accountId === null ? {} : { accountId: event.accountId }),
    ...(event.target === null ? {} : { target: event.target }),
    ...(event.address === null ? {} : { address: event.address }),
    ...(event.userAgent === null ? {} : { userAgent: event.userAgent }),
    ...(event.requestId === null ? {} : { requestId: event.requestId }),
    details: JSON.parse(event.details) as Record<string, unknown>,
    ...(event.position === undefined ? {} : { position: event.position }),
    ...(event.seal === undefined ? {} : { seal: event.seal.toString('base64url') }),
  }
}

/** For the account that it is about: of what another account did, that it was another is told, and not from where or with what. */
export function toOwnAuditEvent(event: EventView, ownId: string): Schema<'AuditEvent'> {
  const isForeign = event.actorId !== null && event.actorId !== ownId
  return toAuditEvent(
    isForeign
      ? { ...event, actorId: null, credentialId: null, address: null, userAgent: null, requestId: null }
      : event,
  )
}
