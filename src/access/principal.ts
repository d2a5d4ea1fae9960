import type { Scope } from './roles.ts'
import { Problem } from '../problem.ts'

/** Who asks, as an access token or an API key proved it; nothing of it was read from the database for this request. */
export interface Principal {
  readonly accountId: string
  /** The session that the access token belongs to; undefined for an API key. */
  readonly sessionId: string | undefined
  /** The API key, or the one that the access token was got with; undefined for a session. */
  readonly keyId: string | undefined
  /** Of an access token, which can be revoked by itself; undefined for an API key. */
  readonly tokenId?: string | undefined
  /** How the session was signed in to, by the names of RFC 8176; undefined for an API key. */
  readonly amr?: readonly string[] | undefined
  /** Names of roles, built-in ones and an administrator's own. */
  readonly roles: readonly string[]
  readonly scopes: ReadonlySet<Scope>
  /** Of an access token that was got with fewer scopes than the session has: it changes nothing about the account itself. */
  readonly isNarrowed?: true | undefined
  /** Which state of the account's roles this shows: an older one than the account has is refused. */
  readonly epoch: number
  /** Of the API key, likewise: it grows when the key's settings or secret change. */
  readonly keyEpoch?: number | undefined
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAt: number
}

/** The session of somebody who signed in. @throws Problem session-required for an API key */
export function sessionOf({ sessionId }: Principal): string {
  if (sessionId === undefined) throw new Problem('session-required')
  return sessionId
}
