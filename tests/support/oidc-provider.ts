/** A real identity provider in the test's own process: oidc-provider on loopback, with people who say who they are. */
import { exportJWK, generateKeyPair } from 'jose'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'
import { memoryAdapter } from './memory-adapter.ts'

/** What the provider tells of somebody. */
export interface Someone {
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
}

export interface TestProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** By subject; whoever signs in says which they are. */
  readonly people: Map<string, Someone>
  /** The provider takes no other redirect URIs; not before this does it answer. */
  readonly register: (redirectUris: readonly string[]) => Promise<void>
  readonly close: () => Promise<void>
}

/** @param idTokenHasClaims where an address stands: in the ID token, or at the UserInfo endpoint alone */
export async function startOidcProvider({ idTokenHasClaims = false } = {}): Promise<TestProvider> {
  const people = new Map<string, Someone>()
  const [clientId, clientSecret] = ['coffer', randomBytes(24).toString('base64url')]
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  const issuer = await listen(server)

  return {
    issuer,
    clientId,
    clientSecret,
    people,
    register: async (redirectUris) => {
      const provider = new Provider(issuer, {
        adapter: memoryAdapter(),
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirectUris] }],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        conformIdTokenClaims: !idTokenHasClaims,
        findAccount: (_context: unknown, subject: string) =>
          people.has(subject)
            ? { accountId: subject, claims: () => ({ sub: subject, ...people.get(subject) }) }
            : undefined,
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        cookies: { keys: [randomBytes(16).toString('hex')] },
        jwks: { keys: [await signingKey()] },
        ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
        interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      })
      const ofProtocol = provider.callback()
      handle = (request, response) => {
        if (request.url?.startsWith('/interaction/') !== true) return ofProtocol(request, response)
        interact(provider, request, response).catch((error: unknown) => {
          response.writeHead(500).end(String(error))
        })
      }
    },
    close: () => stop(server),
  }
}

async function signingKey(): Promise<object> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'first' }
}

/** The provider's own page: who are you, or do you decline. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response)
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><title>Provider</title><link rel="icon" href="data:,"><form method="post" action="/interaction/${uid}">
        <label>Subject <input name="subject"></label><button>Continue</button>
        <button name="decline" value="yes">Decline</button></form>`,
    )
    return
  }
  const form = new URLSearchParams(await text(request))
  if (form.has('decline'))
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'The end-user declined.',
    })
  const accountId = form.get('subject') ?? ''
  const grant = new provider.Grant({ accountId, clientId: params['client_id'] ?? '' })
  grant.addOIDCScope(params['scope'] ?? 'openid')
  await provider.interactionFinished(request, response, {
    login: { accountId },
    consent: { grantId: await grant.save() },
  })
}

export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function stop(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
