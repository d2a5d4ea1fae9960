import { prefersLines } from '../http/accept.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { toAuditEvent, toOwnAuditEvent } from './audit.mapper.ts'
import type { EventView, Trail, TrailPage } from './trail.ts'

export function createAuditHandlers({ trail }: { trail: Trail }) {
  return {
    async listAuditEvents({ query, accept }) {
      const { limit = 20, cursor, count, occurredAfter, occurredBefore, ...rest } = query
      const filter = { ...rest, occurredAfter: millis(occurredAfter), occurredBefore: millis(occurredBefore) }
      const headers = { Vary: 'Accept' }
      if (prefersLines(accept))
        return { status: 200, headers, mediaType: 'application/x-ndjson', body: lines(trail.all(filter)) }
      const page = await trail.list({ ...filter, limit, cursor, count: count === 'exact' })
      return {
        status: 200,
        headers: { ...headers, ...pageLink('/v1/audit-events', query, page.nextCursor) },
        body: toPage(page, toAuditEvent),
      }
    },
    async listOwnAuditEvents({ principal, query }) {
      const { limit = 20, cursor, count, occurredAfter, occurredBefore, ...rest } = query
      const page = await trail.list({
        ...rest,
        occurredAfter: millis(occurredAfter),
        occurredBefore: millis(occurredBefore),
        accountId: principal.accountId,
        limit,
        cursor,
        count: count === 'exact',
      })
      return {
        status: 200,
        headers: pageLink('/v1/me/audit-events', query, page.nextCursor),
        body: toPage(page, (event) => toOwnAuditEvent(event, principal.accountId)),
      }
    },
  } satisfies Partial<Handlers>
}

function toPage(
  { items, nextCursor, total }: TrailPage,
  toItem: (event: EventView) => Schema<'AuditEvent'>,
): Schema<'AuditEventPage'> {
  const body: Schema<'AuditEventPage'> = { items: items.map(toItem) }
  if (nextCursor !== undefined) body.nextCursor = nextCursor
  if (total !== undefined) body.total = total
  return body
}

/** JSON escapes what would end a line. */
async function* lines(events: AsyncIterable<EventView>): AsyncGenerator<Uint8Array, void> {
  let text = ''
  for await (const event of events) {
    text += `${JSON.stringify(toAuditEvent(event))}\n`
    if (text.length < lineBytes) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

/** A write for each line would cost more than the line. */
const lineBytes = 16 * 1024

const millis = (time: string | undefined): number | undefined => (time === undefined ? undefined : Date.parse(time))
