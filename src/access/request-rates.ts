/**
 * How many requests one caller may make within a minute: an API key, an account with all it signs in with, and whoever
 * follows links without an account. Told only once it is used up. While the database is away nothing is let through that
 * it would have to be asked about.
 */
import { networksOf } from './network.ts'
import { aroundOf, customersOfNetwork, keyOf, refuseExceeded, tell, type Counted, type Policy } from './policy.ts'
import type { Portions } from './portions.ts'
import type { Principal } from './principal.ts'

/** Requests a minute; 0: as many as they like. */
export interface RequestsPerMinute {
  readonly key: number
  readonly account: number
  /** Of one address, at all links; ten times as many of its network, and ten times as many at one link. */
  readonly link: number
}

export interface RequestRates {
  /** Counts for the account, and for the key if there is one. @throws Problem too-many-requests, 503 */
  readonly countCaller: (principal: Principal) => Promise<void>
  /** Counts a request without credentials, whether or not its link is one. @throws Problem too-many-requests, 503 */
  readonly countVisitor: (address: string) => Promise<void>
}

export interface LinkRates {
  /** Counts a request for a link that there is. @throws Problem too-many-requests, 503 */
  readonly countLink: (linkId: string) => Promise<void>
}

export interface RequestRatesDeps {
  readonly portions: Portions
  readonly enabled: boolean
  readonly perMinute: RequestsPerMinute
}

const window = 60

export function createRequestRates({ portions, enabled, perMinute }: RequestRatesDeps): RequestRates & LinkRates {
  const policy = (name: string, points: number): Policy => ({ name, points: enabled ? points : 0, window })
  const key = policy('key', perMinute.key)
  const account = policy('account', perMinute.account)
  const visitor = policy('visitor', perMinute.link)
  const visitors = aroundOf(visitor)
  const link = policy('link', perMinute.link * customersOfNetwork)
  return { countCaller, countVisitor, countLink }

  async function countCaller({ keyId, accountId }: Principal): Promise<void> {
    if (keyId !== undefined) await spend(key, keyId)
    await spend(account, accountId)
  }

  async function countVisitor(address: string): Promise<void> {
    const { customer, around } = networksOf(address)
    await spend(visitor, customer)
    if (around !== undefined) await spend(visitors, around)
  }

  async function countLink(linkId: string): Promise<void> {
    await spend(link, linkId)
  }

  async function spend(limit: Policy, subject: string): Promise<void> {
    if (limit.points === 0) return
    const millis = await portions.take({
      key: keyOf(limit, subject),
      points: limit.points,
      windowMillis: limit.window * 1000,
    })
    if (millis === undefined) return
    const exceeded: Counted[] = [{ policy: limit, remaining: -1, seconds: Math.ceil(millis / 1000) }]
    tell(exceeded)
    refuseExceeded(exceeded)
  }
}
