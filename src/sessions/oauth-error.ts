/** Refusals of the OAuth endpoints: problems that carry the members of RFC 6749, section 5.2, as well. */
import { isScope, type Scope } from '../access/roles.ts'
import { Problem, type ProblemKind, type ProblemOptions } from '../problem.ts'

const oauthProblem = (
  kind: ProblemKind,
  error: string,
  detail: string,
  more: Pick<ProblemOptions, 'headers' | 'cause'> = {},
): Problem => new Problem(kind, { detail, extensions: { error, error_description: detail }, ...more })

export const invalidGrant = (detail: string): Problem => oauthProblem('invalid-grant', 'invalid_grant', detail)

/** RFC 6749, section 5.2. @param client who says to have got it; undefined: nobody in particular. @throws Problem invalid-grant */
export function requireSameClient(of: string, client: string | undefined): void {
  if (client !== undefined && client !== of) throw invalidGrant('The token was issued to another client.')
}

export const invalidTokenRequest = (detail: string): Problem =>
  oauthProblem('invalid-token-request', 'invalid_request', detail)

export const unsupportedGrant = (detail: string): Problem =>
  oauthProblem('unsupported-grant-type', 'unsupported_grant_type', detail)

/** 401 names the scheme that would do, whichever way the client tried (RFC 9110, section 15.5.2). */
export const invalidClient = (detail: string, cause?: unknown): Problem =>
  oauthProblem('invalid-client', 'invalid_client', detail, {
    headers: { 'WWW-Authenticate': 'Basic realm="coffer", charset="UTF-8"' },
    cause,
  })

/**
 * The scopes of a request, which are parted by single spaces (RFC 6749, section 3.3).
 * @param granted what there is to choose from; every scope of the service by default
 * @returns undefined when none is asked for: all that are granted
 * @throws Problem invalid-scope for one that is unknown or not granted
 */
export function wantedScopes(text: string | undefined, granted?: readonly Scope[]): ReadonlySet<Scope> | undefined {
  if (text === undefined || text === '') return undefined
  const names = text.split(' ')
  const wanted = names.filter(isScope)
  if (wanted.length < names.length || (granted && wanted.some((scope) => !granted.includes(scope))))
    throw oauthProblem('invalid-scope', 'invalid_scope', 'The scope is unknown, malformed or more than is granted.')
  return new Set(wanted)
}
