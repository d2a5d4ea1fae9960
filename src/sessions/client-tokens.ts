/**
 * OAuth for machines (RFC 6749, section 4.4): an API key is a client, its id the client's id, its text the client's
 * secret. What it gets is an access token that can do no more, and lives no longer, than the key.
 */
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import type { Clock } from '../db/clock.ts'
import { Problem } from '../problem.ts'
import type { AccessTokens } from './access-token.ts'
import { invalidClient, invalidTokenRequest, wantedScopes } from './oauth-error.ts'
import { secondsLeft } from './session-tokens.ts'
import type { Device } from './sign-in.ts'

/** The keys, as the `api-keys` feature knows them. */
export interface Clients {
  /** @throws Problem unauthenticated for an unknown id, a wrong secret, an expired key, an address that it does not allow; 503 */
  readonly authenticateClient: (keyId: string, secret: string, caller: Device) => Promise<ClientKey>
  /** Undefined for a text that is no key, or one that works no more. @throws Problem 503 */
  readonly describe: (text: string) => Promise<DescribedKey | undefined>
}

export interface ClientKey {
  readonly accountId: string
  readonly keyId: string
  /** Which state of the key this shows: its tokens of an older one are refused. */
  readonly keyEpoch: number
  readonly roles: readonly string[]
  readonly scopes: readonly Scope[]
  readonly epoch: number
  /** Milliseconds since 1970; undefined: never. */
  readonly expiresAt?: number | undefined
}

export interface DescribedKey extends Pick<ClientKey, 'accountId' | 'keyId' | 'scopes' | 'expiresAt'> {
  readonly createdAt: number
}

export interface ClientCredentials {
  readonly id: string
  readonly secret: string
}

/** What a request says of its client: in the header, in the form, or by name alone (RFC 6749, sections 2.3.1 and 3.2.1). */
export interface ClientClaim {
  readonly header: ClientCredentials | undefined
  readonly id: string | undefined
  readonly secret: string | undefined
}

export interface ClientToken {
  readonly accessToken: string
  /** Seconds. */
  readonly expiresIn: number
  readonly scope: string
}

export interface ClientTokensDeps {
  readonly clients: Clients
  readonly clock: Clock
  readonly accessTokens: AccessTokens
  /** Seconds. */
  readonly accessTokenTtl: number
}

export function createClientTokens({ clients, clock, accessTokens, accessTokenTtl }: ClientTokensDeps) {
  return { identify, grant, principalOf }

  /** @throws Problem invalid-client, which does not tell whether the id or the secret is wrong; 503 */
  async function authenticate({ id, secret }: ClientCredentials, caller: Device): Promise<ClientKey> {
    try {
      return await clients.authenticateClient(id, secret, caller)
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      throw invalidClient('The client is not known, or its secret is wrong, expired or not for this address.', error)
    }
  }

  /**
   * Who says to be the client; proved when there is a secret. The client of sessions has none, and may send it empty.
   * @throws Problem invalid-token-request, invalid-client, 503
   */
  async function identify(claim: ClientClaim, caller: Device): Promise<string | undefined> {
    const { id, secret = '' } = merged(claim)
    if (id === undefined || secret === '') return id
    return (await authenticate({ id, secret }, caller)).keyId
  }

  /** @param scope what the token is to be good for, all that the key has by default. @throws Problem invalid-client, invalid-scope, 503 */
  async function grant(claim: ClientClaim, scope: string | undefined, caller: Device): Promise<ClientToken> {
    const { id, secret } = merged(claim)
    if (id === undefined || secret === undefined)
      throw invalidClient('This grant is for an API key: send its id as client_id and its text as client_secret.')
    const key = await authenticate({ id, secret }, caller)
    const wanted = wantedScopes(scope, key.scopes)
    const scopes = wanted ? key.scopes.filter((one) => wanted.has(one)) : key.scopes
    const expiresIn = secondsLeft(accessTokenTtl, (key.expiresAt ?? Number.MAX_SAFE_INTEGER) - clock())
    const { accountId, keyId, keyEpoch, roles, epoch } = key
    const subject = { accountId, credential: { keyId, keyEpoch }, roles, scopes, epoch, lifetime: expiresIn }
    return { accessToken: await accessTokens.issue(subject), expiresIn, scope: scopes.join(' ') }
  }

  /** The same as with the key's text as bearer token. @throws Problem invalid-client, 503 */
  async function principalOf(credentials: ClientCredentials, caller: Device): Promise<Principal> {
    const { accountId, keyId, keyEpoch, roles, scopes, epoch, expiresAt } = await authenticate(credentials, caller)
    return {
      accountId,
      sessionId: undefined,
      keyId,
      keyEpoch,
      roles,
      scopes: new Set(scopes),
      epoch,
      expiresAt: expiresAt ?? Number.MAX_SAFE_INTEGER,
    }
  }
}

/** @throws Problem invalid-token-request for a client that says who it is in two ways (RFC 6749, section 2.3) */
function merged({ header, id, secret }: ClientClaim): { id: string | undefined; secret: string | undefined } {
  if (!header) return { id, secret }
  if (secret !== undefined || (id !== undefined && id !== header.id))
    throw invalidTokenRequest('The client says who it is in the header and in the form.')
  return header
}
