/** Which roles must sign in with two factors, and how that shows in a session (`COFFER_REQUIRE_SECOND_FACTOR`). */
import type { Principal } from './principal.ts'

export interface SecondFactorPolicy {
  /** Whether one of these roles must have a second factor. */
  readonly concerns: (roles: readonly string[]) => boolean
  /** Whether a session of these roles, begun in these ways, may do no more than enrol or show a second factor. */
  readonly restricts: (session: { readonly roles: readonly string[]; readonly amr: readonly string[] }) => boolean
  /** The same for who asks; an API key has its own limits and is never restricted. */
  readonly restrictsPrincipal: (principal: Principal) => boolean
}

export function createSecondFactorPolicy(required: readonly string[]): SecondFactorPolicy {
  const concerns = (roles: readonly string[]): boolean => roles.some((role) => required.includes(role))
  const restricts: SecondFactorPolicy['restricts'] = ({ roles, amr }) => concerns(roles) && !showsSecondFactor(amr)
  return {
    concerns,
    restricts,
    restrictsPrincipal: ({ sessionId, roles, amr }) => sessionId !== undefined && restricts({ roles, amr: amr ?? [] }),
  }
}

/** Ways of RFC 8176 that are, or stand for, a second factor: a one-time code, a passkey, a recovery code beside the password. */
const second: readonly string[] = ['otp', 'hwk', 'mfa']

export const showsSecondFactor = (amr: readonly string[]): boolean => amr.some((way) => second.includes(way))

/** Both lists as one text, each way once, in the order in which they were shown. */
export const joinedAmr = (before: string, added: string): string =>
  [...new Set([...before.split(' '), ...added.split(' ')])].filter((way) => way !== '').join(' ')
