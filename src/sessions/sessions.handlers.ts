import type { Schema, Handlers } from '../http/contract.ts'
import { matchesNone } from '../http/conditional.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import { scopes } from '../access/roles.ts'
import type { Keyring } from './keyring.ts'
import type { SecondStep } from './second-step.ts'
import type { Sessions } from './sessions.ts'
import { invalidTokenRequest, unsupportedGrant } from './oauth-error.ts'
import {
  openedHeaders,
  toClientTokenResponse,
  toIntrospection,
  toJwks,
  toMfaChallenge,
  toSession,
  toSessionSummary,
  toTokenResponse,
} from './sessions.mapper.ts'
import { createHash } from 'node:crypto'

export interface SessionsHandlersDeps {
  readonly sessions: Sessions
  readonly secondStep: Pick<SecondStep, 'signIn'>
  readonly keyring: Keyring
  readonly issuer: () => string
}

/** Others may keep keys and metadata for five minutes; a new key signs only later than that. */
const publicCache = 'public, max-age=300'

export function createSessionsHandlers({ sessions, secondStep, keyring, issuer }: SessionsHandlersDeps) {
  return {
    async createSession({ basic, body, caller }) {
      if (basic && body) throw new Problem('ambiguous-credentials')
      const credentials = basic ?? body
      if (!credentials)
        throw new Problem('unauthenticated', {
          detail: 'Send HTTP Basic, or JSON with email and password.',
          headers: basicChallenge,
        })
      const entered = await secondStep.signIn(credentials, caller).catch((error: unknown) => {
        throw basic && error instanceof Problem && error.kind === 'invalid-credentials'
          ? new Problem('invalid-credentials', { detail: error.detail, headers: basicChallenge })
          : error
      })
      if ('challenge' in entered) return { status: 202, body: toMfaChallenge(entered.challenge) }
      const { tokens } = entered
      return { status: 201, headers: openedHeaders(tokens), body: toSession(tokens) }
    },
    async listSessions({ principal, query }) {
      const { limit = 20, cursor, count } = query
      const page = await sessions.list(principal, { limit, cursor, count: count === 'exact' })
      const body: Schema<'SessionPage'> = { items: page.items.map(toSessionSummary) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/sessions', query, page.nextCursor), body }
    },
    async revokeSession({ principal, path }) {
      await sessions.end(principal, path.sessionId)
      return { status: 204 }
    },
    async revokeOtherSessions({ principal }) {
      await sessions.endOthers(principal)
      return { status: 204 }
    },
    async issueToken({ body, client: header, caller }) {
      const claim = { header, id: body.client_id, secret: body.client_secret }
      if (body.grant_type === 'client_credentials') {
        const token = await sessions.grantToClient(claim, body.scope, caller)
        return { status: 200, body: toClientTokenResponse(token) }
      }
      if (body.grant_type !== 'refresh_token')
        throw unsupportedGrant('Only refresh_token and client_credentials are served.')
      if (body.refresh_token === undefined) throw invalidTokenRequest('refresh_token is missing.')
      const client = await sessions.identifyClient(claim, caller)
      const tokens = await sessions.refresh(body.refresh_token, { client, scope: body.scope, device: caller })
      return { status: 200, body: toTokenResponse(tokens) }
    },
    async revokeToken({ body, client: header, caller }) {
      const claim = { header, id: body.client_id, secret: body.client_secret }
      await sessions.revokeToken(body.token, await sessions.identifyClient(claim, caller))
      return { status: 200 }
    },
    async introspectToken({ body }) {
      return { status: 200, body: toIntrospection(await sessions.introspect(body.token)) }
    },
    async getJwks({ headers }) {
      const body = toJwks(keyring.published())
      const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`
      const fields = { ETag: etag, 'Cache-Control': publicCache }
      return matchesNone(headers['if-none-match'], etag)
        ? { status: 304, headers: fields }
        : { status: 200, headers: fields, body }
    },
    async getAuthorizationServer({ headers }) {
      const body = metadata(issuer())
      const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`
      const fields = { ETag: etag, 'Cache-Control': publicCache }
      return matchesNone(headers['if-none-match'], etag)
        ? { status: 304, headers: fields }
        : { status: 200, headers: fields, body }
    },
  } satisfies Partial<Handlers>
}

const clientMethods = ['none', 'client_secret_basic', 'client_secret_post']

const basicChallenge = { 'WWW-Authenticate': 'Basic realm="coffer", charset="UTF-8"' }

/** RFC 8414; who introspects shows a bearer token (the name is of IANA's access token types) or is a client. */
function metadata(issuer: string): Schema<'AuthorizationServer'> {
  return {
    issuer,
    token_endpoint: `${issuer}/v1/oauth/token`,
    revocation_endpoint: `${issuer}/v1/oauth/revoke`,
    introspection_endpoint: `${issuer}/v1/oauth/introspect`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: ['refresh_token', 'client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: clientMethods,
    revocation_endpoint_auth_methods_supported: clientMethods,
    introspection_endpoint_auth_methods_supported: ['Bearer', 'client_secret_basic'],
    scopes_supported: [...scopes],
    service_documentation: `${issuer}/docs`,
  }
}
