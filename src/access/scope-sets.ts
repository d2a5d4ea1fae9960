import { Problem } from '../problem.ts'
import { isScope, scopes, type Scope } from './roles.ts'

/**
 * Scopes that somebody sent, in the order in which the service lists them.
 * @throws Problem invalid-request for one that no operation knows
 */
export function knownScopes(sent: readonly string[]): Scope[] {
  const unknown = sent.flatMap((scope, at) =>
    isScope(scope)
      ? []
      : [
          {
            in: 'body' as const,
            pointer: `/scopes/${at}`,
            detail: `must be one of ${scopes.join(', ')}`.slice(0, 500),
          },
        ],
  )
  if (unknown.length > 0) throw new Problem('invalid-request', { errors: unknown })
  return scopes.filter((scope) => sent.includes(scope))
}

/** Scopes that were stored; one that a later version of the service does not know grants nothing. */
export const storedScopes = (stored: readonly string[]): Scope[] => stored.filter(isScope)

/** @throws Problem scopes-exceeded */
export function requireWithin(wanted: readonly Scope[], reach: ReadonlySet<Scope>): void {
  const surplus = wanted.filter((scope) => !reach.has(scope))
  if (surplus.length > 0)
    throw new Problem('scopes-exceeded', { detail: `This is more than you may give: ${surplus.join(', ')}.` })
}
