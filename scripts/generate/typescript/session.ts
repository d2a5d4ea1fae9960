import type { Schema } from './operations.ts'
import { ProblemError } from './problem-error.ts'

export interface Password {
  readonly email: string
  readonly password: string
  /** Asked when the account has a second factor; without it signing in fails with `SecondFactorRequired`. */
  readonly secondFactor?: ((challenge: Schema<'MfaChallenge'>) => SecondFactor | Promise<SecondFactor>) | undefined
}

/** What the authenticator app shows now, or one of the recovery codes. */
export type SecondFactor = { readonly code: string } | { readonly recoveryCode: string }

/** An API key (`cof_...`): sent as it is, never refreshed. */
export interface ApiKey {
  readonly apiKey: string
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** When the access token expires, in milliseconds since 1970; read from the token itself when left out. */
  readonly expiresAt?: number
}

/**
 * Where tokens are kept elsewhere, such as by several processes that share a session: asked before each request, and with
 * the refused token after a 401, for another one; `undefined`, or the same again: there is none.
 */
export type TokenSource = (refused?: string) => Promise<string | undefined>

export type Credentials = Password | Tokens | ApiKey | TokenSource

/** How address and password are sent: in a JSON body, or with HTTP Basic. */
export type SignInScheme = 'json' | 'basic'

/** What a session needs of the service. */
export interface Exchange {
  signIn(password: Password, scheme: SignInScheme): Promise<Schema<'Session'> | Schema<'MfaChallenge'>>
  /** The second step. */
  complete(challengeToken: string, factor: SecondFactor): Promise<Schema<'Session'>>
  refresh(refreshToken: string): Promise<Schema<'TokenResponse'>>
  revoke(refreshToken: string): Promise<void>
}

/** The password was right, and the account has a second factor: finish with `completeSignIn` of the client. */
export class SecondFactorRequired extends Error {
  override readonly name = 'SecondFactorRequired'
  readonly challenge: Schema<'MfaChallenge'>

  constructor(challenge: Schema<'MfaChallenge'>) {
    super(`a second factor is needed: ${challenge.methods.join(', ')}`)
    this.challenge = challenge
  }
}

export interface SessionOptions {
  readonly exchange: Exchange
  readonly credentials: Credentials | undefined
  /** Told whenever the tokens change; `undefined`: the session is over. */
  readonly onTokens: ((tokens: Tokens | undefined) => void) | undefined
}

export type ClientSession = ReturnType<typeof createSession>

/** Access tokens are renewed this long before they expire, or in the last tenth of their life when that is shorter. */
const leewayMillis = 30_000

/** Holds the tokens and keeps them fresh. However many calls need a new token at once, one request fetches it. */
export function createSession({ exchange, credentials, onTokens }: SessionOptions) {
  const source = typeof credentials === 'function' ? credentials : undefined
  const given = typeof credentials === 'function' ? undefined : credentials
  const apiKey = given && 'apiKey' in given ? given.apiKey : undefined
  let password = given && 'password' in given ? given : undefined
  let tokens = given && 'accessToken' in given ? withExpiry(given) : undefined
  let renewAt = tokens ? timeToRenew(tokens) : Infinity
  let renewing: Promise<string | undefined> | undefined

  return {
    accessToken,
    replacementOf,
    signIn,
    completeSignIn,
    signOut,
    get tokens() {
      return tokens
    },
  }

  /** The token to send: a fresh one where possible, `undefined` when there is nothing to sign in with. */
  function accessToken(): Promise<string | undefined> {
    if (source && !tokens) return source()
    if (apiKey !== undefined && !tokens) return Promise.resolve(apiKey)
    if (tokens && Date.now() < renewAt) return Promise.resolve(tokens.accessToken)
    return renew()
  }

  /** After a 401: another token than the refused one, or `undefined` when there is none to be had. */
  async function replacementOf(refused: string): Promise<string | undefined> {
    if (tokens && tokens.accessToken !== refused) return tokens.accessToken
    if (refused === apiKey) return undefined
    const renewed = await (source && !tokens ? source(refused) : renew())
    return renewed === refused ? undefined : renewed
  }

  /** Only a password given to `createClient` is kept, to sign in again when the session has ended. */
  async function signIn(next: Password, scheme: SignInScheme = 'json'): Promise<Schema<'Session'>> {
    const session = await opened(next, scheme)
    password = undefined
    keep(fromSession(session))
    return session
  }

  /** Finishes what `SecondFactorRequired` told of. */
  async function completeSignIn(challengeToken: string, factor: SecondFactor): Promise<Schema<'Session'>> {
    const session = await exchange.complete(challengeToken, factor)
    password = undefined
    keep(fromSession(session))
    return session
  }

  async function opened(next: Password, scheme: SignInScheme): Promise<Schema<'Session'>> {
    const answer = await exchange.signIn(next, scheme)
    if (!('challengeToken' in answer)) return answer
    if (!next.secondFactor) throw new SecondFactorRequired(answer)
    return exchange.complete(answer.challengeToken, await next.secondFactor(answer))
  }

  /** Ends the session at the service; tokens and password are forgotten even when that fails. */
  async function signOut(): Promise<void> {
    password = undefined
    await renewing?.catch(() => undefined)
    const ended = tokens
    keep(undefined)
    if (ended) await exchange.revoke(ended.refreshToken)
  }

  function renew(): Promise<string | undefined> {
    renewing ??= obtain().finally(() => (renewing = undefined))
    return renewing
  }

  async function obtain(): Promise<string | undefined> {
    const before = tokens
    // A sign-in that happened meanwhile counts for more than the answer that was waited for.
    const keepUnlessChanged = (next: Tokens) => (tokens === before ? keep(next) : tokens?.accessToken)
    if (before) {
      try {
        return keepUnlessChanged(fromTokenResponse(await refreshed(before.refreshToken), before))
      } catch (error) {
        if (!isRefusal(error)) return stillValid(before, error)
        if (tokens !== before) return tokens?.accessToken
        keep(undefined)
        // Without a password the old token goes out once more, for the service to say that the session is over.
        if (!password) return before.accessToken
      }
    }
    if (!password) return undefined
    const session = await opened(password, 'json')
    return tokens ? tokens.accessToken : keep(fromSession(session))
  }

  /** An answer that was lost on the way may be asked for once more: the service keeps it for 30 seconds. */
  async function refreshed(refreshToken: string): Promise<Schema<'TokenResponse'>> {
    try {
      return await exchange.refresh(refreshToken)
    } catch (error) {
      if (error instanceof ProblemError) throw error
      return exchange.refresh(refreshToken)
    }
  }

  function keep(next: Tokens | undefined): string | undefined {
    const changed = tokens !== next
    tokens = next
    renewAt = next ? timeToRenew(next) : Infinity
    if (changed) onTokens?.(tokens)
    return tokens?.accessToken
  }
}

/** The service could not be asked: go on with a token that has some life left. */
function stillValid(tokens: Tokens, error: unknown): string {
  if (tokens.expiresAt !== undefined && tokens.expiresAt > Date.now()) return tokens.accessToken
  throw error
}

/** 400 `invalid_grant`: the refresh token is expired, revoked or was used before. */
function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 400 || error.status === 401)
}

function timeToRenew({ expiresAt }: Tokens): number {
  if (expiresAt === undefined) return Infinity
  return expiresAt - Math.min(leewayMillis, Math.max(0, expiresAt - Date.now()) / 10)
}

function fromSession({ accessToken, refreshToken, expiresIn }: Schema<'Session'>): Tokens {
  return { accessToken, refreshToken, expiresAt: Date.now() + expiresIn * 1000 }
}

function fromTokenResponse(answer: Schema<'TokenResponse'>, before: Tokens): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before.refreshToken,
    expiresAt: Date.now() + answer.expires_in * 1000,
  }
}

/** A hint only, so nothing is verified: a wrong one costs a refresh too many or a 401 that is answered with one. */
function withExpiry(tokens: Tokens): Tokens {
  if (tokens.expiresAt !== undefined) return tokens
  try {
    const payload = (tokens.accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    const claims = JSON.parse(atob(payload)) as { exp?: unknown }
    return typeof claims.exp === 'number' ? { ...tokens, expiresAt: claims.exp * 1000 } : tokens
  } catch {
    return tokens
  }
}
