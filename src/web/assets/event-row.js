/**
 * One event of the audit trail as a line.
 */
import { entry, moment } from './panels.js'

/** @param {any} event */
export function eventRow({ id, action, result, actor, accountId, target, address, userAgent, occurredAt, details }) {
  const more = Object.entries(details ?? {}).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  return entry({
    id,
    title: action,
    badges: [result === 'failure' && 'refused'],
    facts: [
      moment(occurredAt),
      actor === undefined ? undefined : actor.id === undefined ? `by ${actor.kind}` : `by ${actor.kind} ${actor.id}`,
      accountId !== undefined && accountId !== actor?.id && `about ${accountId}`,
      target !== undefined && target,
      address !== undefined && `from ${address}`,
      userAgent !== undefined && userAgent,
      ...more,
    ],
  })
}
