import type { Schema, Handlers } from '../http/contract.ts'
import { matchesNone } from '../http/conditional.ts'
import { pageLink } from '../http/link.ts'
import { Problem } from '../problem.ts'
import { scopes } from '../access/roles.ts'
import type { Keyring } from './keyring.ts'
import type { Sessions } from './sessions.ts'
import { toJwks, toSession, toSessionSummary, toTokenResponse } from './sessions.mapper.ts'
import { createHash } from 'node:crypto'

export interface SessionsHandlersDeps {
  readonly sessions: Sessions
  readonly keyring: Keyring
  readonly issuer: () => string
}

/** Others may keep keys and metadata for five minutes; a new key signs only later than that. */
const publicCache = 'public, max-age=300'

export function createSessionsHandlers({ sessions, keyring, issuer }: SessionsHandlersDeps) {
  return {
    async createSession({ basic, body, caller }) {
      if (basic && body) throw new Problem('ambiguous-credentials')
      const credentials = basic ?? body
      if (!credentials)
        throw new Problem('unauthenticated', {
          detail: 'Send HTTP Basic, or JSON with email and password.',
          headers: basicChallenge,
        })
      const tokens = await sessions.signIn(credentials, caller).catch((error: unknown) => {
        throw basic && error instanceof Problem && error.kind === 'invalid-credentials'
          ? new Problem('invalid-credentials', { detail: error.detail, headers: basicChallenge })
          : error
      })
      return { status: 201, headers: { Location: `/v1/sessions/${tokens.sessionId}` }, body: toSession(tokens) }
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
    async issueToken({ body }) {
      if (body.grant_type !== 'refresh_token')
        throw oauth('unsupported-grant-type', 'unsupported_grant_type', 'Only grant_type=refresh_token is served.')
      if (body.refresh_token === undefined)
        throw oauth('invalid-token-request', 'invalid_request', 'refresh_token is missing.')
      const tokens = await sessions.refresh(body.refresh_token)
      return { status: 200, body: toTokenResponse(tokens) }
    },
    async revokeToken({ body }) {
      await sessions.revokeToken(body.token)
      return { status: 200 }
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

const basicChallenge = { 'WWW-Authenticate': 'Basic realm="coffer", charset="UTF-8"' }

const oauth = (kind: 'unsupported-grant-type' | 'invalid-token-request', error: string, detail: string): Problem =>
  new Problem(kind, { detail, extensions: { error, error_description: detail } })

/** RFC 8414. */
function metadata(issuer: string): Schema<'AuthorizationServer'> {
  return {
    issuer,
    token_endpoint: `${issuer}/v1/oauth/token`,
    revocation_endpoint: `${issuer}/v1/oauth/revoke`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    grant_types_supported: ['refresh_token'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    scopes_supported: [...scopes],
    service_documentation: `${issuer}/docs`,
  }
}
