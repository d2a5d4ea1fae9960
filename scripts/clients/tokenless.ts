// Which operations take no access token, for the clients whose generators do not tell.

import type { ClientContract } from './contract.ts'

export interface TokenlessOperation {
  /** Upper case. */
  readonly method: string
  /** A regular expression for the whole path that JavaScript, Python and RE2 read alike. */
  readonly pattern: string
}

interface Secured {
  readonly security?: readonly Readonly<Record<string, unknown>>[]
}

/**
 * The operations without a bearer token among their alternatives: a client neither refreshes its token for them nor shows
 * it to them.
 */
export function tokenlessOperations(contract: ClientContract): TokenlessOperation[] {
  const general = (contract as Secured).security ?? []
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => 'operationId' in operation)
      .filter(([, operation]) => !((operation as Secured).security ?? general).some((one) => 'bearerAuth' in one))
      .map(([method]) => ({ method: method.toUpperCase(), pattern: patternOf(path) })),
  )
}

function patternOf(path: string): string {
  const literal = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
  return `^${literal.replaceAll(/\{[^}]*\}/g, '[^/]+')}$`
}
