/** What a limit says, what it counts under, and how an answer tells of it. */
import { createHash } from 'node:crypto'
import { Problem } from '../problem.ts'
import { currentOrigin } from './origin.ts'

export interface Policy {
  readonly name: string
  readonly points: number
  /** Seconds. */
  readonly window: number
}

export interface Counted {
  readonly policy: Policy
  /** Negative: there were too many. */
  readonly remaining: number
  /** Until the window is over. */
  readonly seconds: number
}

/** So many customers of one network may use up what each has at once: an office, a campus, a mobile carrier. */
export const customersOfNetwork = 10

/** What all customers of one network have together. */
export const aroundOf = ({ name, points, window }: Policy): Policy => ({
  name: `${name}-network`,
  points: points * customersOfNetwork,
  window,
})

/** What is stored is a digest: neither addresses nor accounts can be read from it. */
export const keyOf = ({ name }: Policy, subject: string | Buffer): string =>
  `${name}:${createHash('sha256').update(subject).digest('base64url')}`

export const isExceeded = ({ remaining }: Counted): boolean => remaining < 0

/** @throws Problem too-many-requests */
export function refuseExceeded(counted: readonly Counted[]): void {
  const exceeded = counted.filter(isExceeded)
  if (exceeded.length === 0) return
  const seconds = Math.max(...exceeded.map((one) => one.seconds))
  throw new Problem('too-many-requests', {
    detail: `Try again in ${seconds} seconds.`,
    headers: { 'Retry-After': String(seconds) },
  })
}

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers: lists with an item for each limit that was counted. An account's is
 * told only once it is used up, because what is left of it would tell that somebody else tries.
 */
export function tell(counted: readonly Counted[]): void {
  const fields = currentOrigin()?.fields
  if (!fields) return
  for (const { policy, remaining, seconds } of counted) {
    append(fields, 'RateLimit', `"${policy.name}";r=${Math.max(0, remaining)};t=${seconds}`)
    append(fields, 'RateLimit-Policy', `"${policy.name}";q=${policy.points};w=${policy.window}`)
  }
}

function append(fields: Record<string, string>, name: string, item: string): void {
  fields[name] = fields[name] === undefined ? item : `${fields[name]}, ${item}`
}
