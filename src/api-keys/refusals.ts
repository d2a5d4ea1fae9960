/** Keys that were refused: counted for each address, told to the audit trail at most once a minute for each. */
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { networksOf } from '../access/network.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'

export interface Refusal {
  readonly address: string
  readonly reason: 'unreadable' | 'unknown' | 'wrong-secret' | 'expired' | 'owner-disabled' | 'address' | 'deleted'
  /** Where the key is known. */
  readonly key?: { readonly id: string; readonly accountId: string } | undefined
}

export interface Refusals {
  /** Never fails and never waits: the answer is a refusal already. */
  readonly note: (refusal: Refusal) => void
}

interface Count {
  times: number
  since: number
}

const pauseMillis = 60_000
/** Whoever has many addresses must not fill the trail: so many events a minute, and so many addresses remembered. */
const mostEvents = 60
const mostAddresses = 10_000

export function createRefusals({ audit, clock, log }: { audit: Audit; clock: Clock; log: Logger }): Refusals {
  const counts = new LRUCache<string, Count>({ max: mostAddresses })
  const all: Count = { times: 0, since: Number.NEGATIVE_INFINITY }

  return {
    note: ({ address, reason, key }) => {
      const customer = networksOf(address).customer
      const count = counts.get(customer) ?? { times: 0, since: Number.NEGATIVE_INFINITY }
      counts.set(customer, count)
      count.times += 1
      const now = clock()
      if (now - count.since < pauseMillis) return
      if (now - all.since >= pauseMillis) Object.assign(all, { times: 0, since: now })
      if (all.times >= mostEvents) return
      all.times += 1
      const { times } = count
      Object.assign(count, { times: 0, since: now })
      audit
        .record({
          action: 'api-key.refused',
          result: 'failure',
          accountId: key?.accountId,
          target: key && `api-key:${key.id}`,
          // How often since the event before this one of the same address.
          details: { reason, times },
        })
        .catch((error: unknown) => {
          log.warn({ err: error, reason }, 'a refused API key could not be written to the audit trail')
        })
    },
  }
}
