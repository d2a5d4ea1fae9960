/**
 * One OpenID Connect provider: where to send somebody, and who has come back. The protocol is openid-client's; what it
 * takes for optional is required here: PKCE, state, nonce, and the signature of the ID token.
 */
import type { ClientAuth, Configuration, IDToken, UserInfoResponse } from 'openid-client'
import type { Clock } from '../db/clock.ts'
import { Problem } from '../problem.ts'
import { createOutgoing, isAway } from './outgoing.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** What ties a provider's answer to the question and to the browser that asked it. */
export interface Ties {
  readonly state: string
  readonly nonce: string
  /** PKCE's (RFC 7636). */
  readonly verifier: string
}

/** Who has come back, as the provider says it. */
export interface Person {
  readonly issuer: string
  readonly subject: string
  /** Only what the provider has verified; undefined: it knows none, or has not. */
  readonly address: string | undefined
  readonly name: string | undefined
  /** The provider has asked for a second factor. */
  readonly mfa: boolean
  /** When the provider asked them last, in milliseconds; undefined: it does not tell. */
  readonly authenticatedAt: number | undefined
}

export interface IdentityProvider {
  readonly settings: ProviderSettings
  readonly freshTies: () => Promise<Ties>
  /**
   * The address at the provider to send the browser to.
   * @param anew whoever is signed in there already has to prove it again
   * @throws Problem identity-provider-unavailable
   */
  readonly authorization: (redirectUri: string, ties: Ties, options: { readonly anew: boolean }) => Promise<string>
  /**
   * @param callback the redirect URI with the provider's answer in its query
   * @throws Problem external-sign-in-refused, identity-provider-unavailable
   */
  readonly confirm: (callback: URL, ties: Ties) => Promise<Person>
}

/** How long what the provider tells of itself is believed; its keys are asked for anew when one is not known. */
const metadataMillis = 3_600_000
/**
 * Seconds that a sign-in at the provider may be old: as long as an unused session lives here. It is asked for because the
 * ID token must tell `auth_time` then (OpenID Connect Core 1.0, section 3.1.2.1).
 */
const maxAge = 30 * 86_400
/** Seconds; `outgoing.ts` gives up at the same time, with a better word for it. */
const timeout = 5

export function createIdentityProvider(settings: ProviderSettings, clock: Clock): IdentityProvider {
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined
  return { settings, freshTies, authorization, confirm }

  async function freshTies(): Promise<Ties> {
    const { randomNonce, randomPKCECodeVerifier, randomState } = await import('openid-client')
    return { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
  }

  async function authorization(
    redirectUri: string,
    { state, nonce, verifier }: Ties,
    { anew }: { readonly anew: boolean },
  ): Promise<string> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client')
    const to = buildAuthorizationUrl(await configuration(), {
      redirect_uri: redirectUri,
      response_mode: 'query',
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // Both, because some providers know only one of them; what came of it, `auth_time` tells.
      ...(anew ? { max_age: '0', prompt: 'login' } : { max_age: String(maxAge) }),
    })
    return to.href
  }

  async function confirm(callback: URL, { state, nonce, verifier }: Ties): Promise<Person> {
    const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client')
    const provider = await configuration()
    try {
      const tokens = await authorizationCodeGrant(provider, callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('no ID token')
      // Providers may keep what a scope asks for out of the ID token (OpenID Connect Core 1.0, section 5.4).
      const isThere = claims['email'] !== undefined && claims['email_verified'] !== undefined
      const more =
        isThere || provider.serverMetadata().userinfo_endpoint === undefined
          ? undefined
          : await fetchUserInfo(provider, tokens.access_token, claims.sub)
      return personOf(claims, more)
    } catch (error) {
      throw isAway(error) ? away(error) : refused(error)
    }
  }

  /** Asked for when it is needed first, so that a provider that is away stops no start; a failure is not kept. */
  function configuration(): Promise<Configuration> {
    if (known && known.until > clock()) return known.configuration
    const found = discover(settings).catch((error: unknown) => {
      if (known?.configuration === found) known = undefined
      throw away(error)
    })
    known = { configuration: found, until: clock() + metadataMillis }
    return found
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const isLocal = new URL(issuer).protocol === 'http:'
  const configuration = await client.discovery(
    new URL(issuer),
    clientId,
    { [client.clockTolerance]: 30 },
    clientSecret === undefined ? client.None() : await bySecret(clientSecret),
    {
      [client.customFetch]: createOutgoing(issuer),
      timeout,
      // Marked as deprecated to make it stand out: http is for a provider on this machine alone.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      execute: [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])],
    },
  )
  // The library compares addresses, which lets another spelling of the same one pass.
  const told = configuration.serverMetadata().issuer
  if (told !== issuer && told !== `${issuer}/` && `${told}/` !== issuer)
    throw new Error(`the issuer calls itself ${told}`)
  return configuration
}

/** As the provider's metadata wants it: HTTP Basic unless it takes the form alone (RFC 8414, section 2). */
async function bySecret(secret: string): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost } = await import('openid-client')
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const { token_endpoint_auth_methods_supported: methods } = server
    const isPost = methods?.includes('client_secret_post') === true && !methods.includes('client_secret_basic')
    return (isPost ? post : basic)(server, client, body, headers)
  }
}

function personOf(claims: IDToken, more: UserInfoResponse | undefined): Person {
  const { iss, sub } = claims
  if (sub === '' || sub.length > 255) throw new Error('a subject of such a length is none (section 2)')
  const claim = (name: 'email' | 'email_verified' | 'name'): unknown => more?.[name] ?? claims[name]
  const [email, name] = [claim('email'), claim('name')]
  const { amr } = claims as { amr?: unknown }
  return {
    issuer: iss,
    subject: sub,
    // Whatever is not plainly `true` is a provider that has verified nothing.
    address: typeof email === 'string' && claim('email_verified') === true ? email : undefined,
    name: typeof name === 'string' ? shownName(name) : undefined,
    mfa: Array.isArray(amr) && amr.includes('mfa'),
    authenticatedAt: claims.auth_time === undefined ? undefined : claims.auth_time * 1000,
  }
}

/** What only steers whoever shows it is no part of a name; the two joiners are, in some scripts. */
const shownName = (told: string): string | undefined =>
  told
    .slice(0, 200)
    .replace(/(?![\u200C\u200D])\p{C}/gu, '')
    .trim() || undefined

const away = (cause: unknown): Problem =>
  new Problem('identity-provider-unavailable', {
    detail: 'The identity provider does not answer as it should. Try again in a moment, or sign in another way.',
    headers: { 'Retry-After': '10' },
    cause,
  })

/** RFC 6749, section 4.1.2.1, has codes; only the one that people bring about themselves has a word of its own. */
function refused(cause: unknown): Problem {
  const isDeclined = (cause as { error?: unknown } | undefined)?.error === 'access_denied'
  return new Problem('external-sign-in-refused', {
    detail: isDeclined
      ? 'The sign-in was declined at the identity provider.'
      : 'The identity provider did not confirm who you are.',
    cause,
  })
}
