import type { Role, Scope } from './roles.ts'

/** Who asks, as an access token proved it; nothing of it was read from the database. */
export interface Principal {
  readonly accountId: string
  readonly sessionId: string
  readonly roles: readonly Role[]
  readonly scopes: ReadonlySet<Scope>
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAt: number
}
