/** A provider that keeps to the protocol but for what a test has it do: what oidc-provider would never answer. */
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listen, stop } from './oidc-provider.ts'

export interface Deeds {
  /** Over the claims that are right; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Another ID token than the one signed over the claims. */
  readonly idToken?: (claims: JWTPayload) => Promise<string> | string
  /** Over the answer at the redirect URI; undefined leaves a member out. */
  readonly answer?: Readonly<Record<string, string | undefined>>
  readonly userinfo?: Readonly<Record<string, unknown>>
  /** Over the metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Instead of what the endpoint (`discovery`, `token`, `jwks`, `userinfo`) answers. */
  readonly instead?: Readonly<Record<string, (response: ServerResponse) => void>>
}

export interface HostileProvider {
  readonly issuer: string
  deeds: Deeds
  /** Paths that were asked for, with the body. */
  readonly asked: { path: string; body: string; authorization: string | undefined }[]
  readonly close: () => Promise<void>
}

export async function startHostileProvider(): Promise<HostileProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'first' }] }
  const nonces = new Map<string, string>()
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const issuer = await listen(server)
  const hostile: HostileProvider = { issuer, deeds: {}, asked: [], close: () => stop(server) }
  return hostile

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer)
    const body = await text(request)
    hostile.asked.push({ path: url.pathname, body, authorization: request.headers.authorization })
    const name = url.pathname.startsWith('/.well-known') ? 'discovery' : url.pathname.slice(1)
    const instead = hostile.deeds.instead?.[name]
    if (instead) instead(response)
    else if (name === 'discovery') json(response, metadata())
    else if (name === 'jwks') json(response, jwks)
    else if (name === 'userinfo') json(response, { sub: 'mallory', ...hostile.deeds.userinfo })
    else if (name === 'authorize') authorize(url, response)
    else if (name === 'token') json(response, await tokens(new URLSearchParams(body).get('code') ?? ''))
    else response.writeHead(404).end()
  }

  function metadata(): object {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
      ...hostile.deeds.metadata,
    }
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = `code-${nonces.size}`
    nonces.set(code, searchParams.get('nonce') ?? '')
    const back = new URL(searchParams.get('redirect_uri') ?? '')
    const state = searchParams.get('state') ?? ''
    const answer: Record<string, string | undefined> = { code, state, iss: issuer, ...hostile.deeds.answer }
    for (const [member, value] of Object.entries(answer)) if (value !== undefined) back.searchParams.set(member, value)
    response.writeHead(302, { location: back.href }).end()
  }

  async function tokens(code: string): Promise<object> {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      sub: 'mallory',
      aud: 'coffer',
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: nonces.get(code),
      email: 'mallory@example.org',
      email_verified: true,
      ...hostile.deeds.claims,
    }
    const payload = JSON.parse(JSON.stringify(claims)) as JWTPayload
    const { idToken = (of) => new SignJWT(of).setProtectedHeader({ alg: 'RS256', kid: 'first' }).sign(privateKey) } =
      hostile.deeds
    return { access_token: 'at', token_type: 'Bearer', expires_in: 300, id_token: await idToken(payload) }
  }
}

export const unsigned = (claims: JWTPayload): string => new UnsecuredJWT(claims).encode()

/** Signed by a key that the provider does not publish, under the name of the one that it does. */
export async function foreignSigned(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first' }).sign(privateKey)
}

export const macSigned =
  (secret: string) =>
  (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(new TextEncoder().encode(secret))

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
