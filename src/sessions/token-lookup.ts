/** What a token is good for (RFC 7662), and its end (RFC 7009); neither tells anything about a token that is unknown. */
import { decodeJwt } from 'jose'
import type { Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../db/database.ts'
import { uuidToBytes, bytesToUuid } from '../db/types.ts'
import type { Secret } from '../access/secret.ts'
import { Problem } from '../problem.ts'
import { clientId as ownClient, type AccessTokens } from './access-token.ts'
import type { Clients } from './client-tokens.ts'
import type { Ending } from './ending.ts'
import { requireSameClient } from './oauth-error.ts'
import { readRefreshToken } from './refresh-token.ts'
import type { LivingLine } from './refreshing.ts'
import type { Revocations } from './revocations.ts'

/** RFC 7662, section 2.2; times in seconds since 1970. */
export type TokenState =
  | { readonly active: false }
  | {
      readonly active: true
      readonly scope: string
      readonly clientId: string
      readonly subject: string
      readonly issuer: string
      readonly issuedAt: number
      /** Undefined for a key that never expires. */
      readonly expiresAt: number | undefined
      /** Undefined for a refresh token, which no resource takes. */
      readonly tokenType: 'Bearer' | undefined
      readonly audience: string | undefined
      readonly tokenId: string | undefined
    }

export interface TokenLookupDeps {
  readonly database: Database
  readonly secret: Secret
  readonly audit: Audit
  readonly accessTokens: AccessTokens
  readonly revocations: Revocations
  readonly clients: Clients
  readonly principalOf: (accessToken: string) => Promise<Principal>
  readonly look: (refreshToken: string) => Promise<LivingLine | undefined>
  readonly endOne: Ending['endOne']
  readonly issuer: () => string
}

export function createTokenLookup(deps: TokenLookupDeps) {
  const { database, secret, audit, accessTokens, revocations, clients } = deps
  return { introspect, revokeToken }

  /** Changes nothing: a refresh token that is looked at is not used. @throws Problem 503 */
  async function introspect(text: string): Promise<TokenState> {
    if (text.startsWith('cofr_')) return ofRefreshToken(text)
    if (text.startsWith('cof_')) return ofKey(text)
    return ofAccessToken(text)
  }

  async function ofAccessToken(text: string): Promise<TokenState> {
    const principal = await unlessRefused(deps.principalOf(text))
    if (!principal) return { active: false }
    // Verified by now: what remains is to read it.
    const { iss, aud, iat, exp, jti, client_id: client } = decodeJwt(text)
    return {
      active: true,
      scope: [...principal.scopes].join(' '),
      clientId: String(client),
      subject: principal.accountId,
      issuer: String(iss),
      issuedAt: Number(iat),
      expiresAt: exp,
      tokenType: 'Bearer',
      audience: [aud].flat()[0],
      tokenId: jti,
    }
  }

  async function ofRefreshToken(text: string): Promise<TokenState> {
    const line = await deps.look(text)
    if (!line) return { active: false }
    return {
      active: true,
      scope: line.scopes.join(' '),
      clientId: ownClient,
      subject: line.accountId,
      issuer: deps.issuer(),
      issuedAt: seconds(line.refreshedAt),
      expiresAt: seconds(line.expiresAt),
      tokenType: undefined,
      audience: undefined,
      tokenId: undefined,
    }
  }

  async function ofKey(text: string): Promise<TokenState> {
    const key = await clients.describe(text)
    if (!key) return { active: false }
    return {
      active: true,
      scope: key.scopes.join(' '),
      clientId: key.keyId,
      subject: key.accountId,
      issuer: deps.issuer(),
      issuedAt: seconds(key.createdAt),
      expiresAt: key.expiresAt === undefined ? undefined : seconds(key.expiresAt),
      tokenType: 'Bearer',
      audience: undefined,
      tokenId: undefined,
    }
  }

  /**
   * Ends the session of an access or refresh token; a token that was got with an API key ends by itself, and the key
   * lives on. An unknown token is no error. Who has the token may end it.
   * @param client who says to have got it; undefined: nobody in particular
   * @throws Problem invalid-grant for a token that another client got; 503
   */
  async function revokeToken(text: string, client?: string): Promise<void> {
    const refreshToken = readRefreshToken(text, secret)
    if (refreshToken) {
      requireSameClient(ownClient, client)
      return endSession(refreshToken.sessionId)
    }
    const principal = await unlessRefused(accessTokens.verify(text))
    if (!principal) return
    requireSameClient(principal.keyId ?? ownClient, client)
    if (principal.sessionId !== undefined)
      await deps.endOne({ id: principal.sessionId, accountId: principal.accountId }, 'token-revoked')
    else if (principal.tokenId !== undefined) await endToken(principal, principal.tokenId)
  }

  async function endSession(sessionId: string): Promise<void> {
    const [row] = await database.rows('select account_id from session where id = ?', [uuidToBytes(sessionId)])
    if (row) await deps.endOne({ id: sessionId, accountId: bytesToUuid(row['account_id'] as Buffer) }, 'token-revoked')
  }

  async function endToken({ accountId, keyId }: Principal, tokenId: string): Promise<void> {
    await database.transaction(async (em) => {
      revocations.add(em, [tokenId])
      audit.add(em, {
        action: 'access-token.revoked',
        accountId,
        target: `api-key:${keyId ?? ''}`,
        details: { tokenId },
      })
    })
    revocations.applied([tokenId])
  }
}

const seconds = (millis: number): number => Math.floor(millis / 1000)

async function unlessRefused(principal: Promise<Principal>): Promise<Principal | undefined> {
  try {
    return await principal
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined
    throw error
  }
}
