// Made from openapi.yaml; edit the contract and run "npm run generate".
import type { Client } from 'openapi-fetch'
import { bodyOf, callOptions, done, type CallOptions } from './answer.ts'
import { asForm } from './form.ts'
import type { components, operations, paths } from './openapi.ts'
import { everyItem } from './pages.ts'

export type { CallOptions }
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
/** The query parameters of an operation. */
export type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>

/** What the client calls itself. */
export const userAgent = 'coffer-typescript/0.2.0'

/** What is asked without a token. */
export const openOperations: ReadonlySet<string> = new Set([
  'GET /health/live',
  'GET /health/ready',
  'GET /version',
  'GET /metrics',
  'GET /openapi.yaml',
  'GET /openapi.json',
  'GET /docs',
  'GET /problems/{kind}',
  'POST /v1/sessions',
  'POST /v1/oauth/token',
  'POST /v1/oauth/revoke',
  'GET /.well-known/jwks.json',
  'GET /.well-known/oauth-authorization-server',
])

/** Each resolves with the answer's body and rejects with a `ProblemError`. */
export interface Operations {
  /**
   * Register an account
   *
   * Without credentials, when sign-up is open: always 202, and a new account can sign in at once. As an administrator (scope `users:write`): 201 with the account, or 409 when the address is taken.
   */
  registerUser(options: CallOptions & { body: Schema<'NewUser'> }): Promise<Schema<'User'> | Schema<'Registration'>>

  /**
   * Get the own account
   *
   * The account of the token.
   */
  getMe(options?: CallOptions): Promise<Schema<'User'>>

  /**
   * Change the own account
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears.
   */
  updateMe(options: CallOptions & { headers?: { 'If-Match'?: string }; body: Schema<'MePatch'> }): Promise<Schema<'User'>>

  /**
   * Change the password
   *
   * Needs the current password. Ends every session of the account but the one that asks.
   */
  changePassword(options: CallOptions & { body: Schema<'PasswordChange'> }): Promise<void>

  /**
   * List files
   *
   * The files of the account, newest first unless `sort` says otherwise. The order is stable: files added while reading never shift a page.
   */
  listFiles(options?: CallOptions & { query?: Query<'listFiles'> }): Promise<Schema<'FilePage'>>

  /** List files: every item of every page, each page fetched when it is needed. */
  listAllFiles(query?: Omit<Query<'listFiles'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'FilePage'>['items'][number], void, undefined>

  /**
   * Get a file's description
   *
   * Files in the trash are found here as well, with `trashedAt`.
   */
  getFile(options: CallOptions & { path: operations['getFile']['parameters']['path'] }): Promise<Schema<'File'>>

  /**
   * Change a file's description
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as a whole. A file in the trash must be restored first.
   */
  updateFile(options: CallOptions & { path: operations['updateFile']['parameters']['path']; headers?: { 'If-Match'?: string }; body: Schema<'FilePatch'> }): Promise<Schema<'File'>>

  /**
   * Delete a file
   *
   * Moves the file to the trash, from where it can be restored. Doing so again changes nothing.
   */
  deleteFile(options: CallOptions & { path: operations['deleteFile']['parameters']['path']; query?: Query<'deleteFile'>; headers?: { 'If-Match'?: string } }): Promise<void>

  /**
   * Restore a file from the trash
   *
   * Puts a file from the trash back in use, as it was.
   */
  restoreFile(options: CallOptions & { path: operations['restoreFile']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<Schema<'File'>>

  /**
   * Tell whether the process lives
   *
   * Asks nothing but the process itself; for a supervisor that restarts what hangs.
   */
  getLiveness(options?: CallOptions): Promise<Schema<'Health'>>

  /**
   * Tell whether requests can be served
   *
   * 503 when the database does not answer or its migrations are not those of this version.
   */
  getReadiness(options?: CallOptions): Promise<Schema<'Health'>>

  /**
   * Get the version
   *
   * The version of the service and of this contract.
   */
  getVersion(options?: CallOptions): Promise<Schema<'Version'>>

  /**
   * Get the contract as JSON
   *
   * What the server enforces, for tools that read JSON.
   */
  getContractJson(options?: CallOptions): Promise<Schema<'Contract'>>

  /**
   * List sessions
   *
   * Every place where the account is signed in. Newest first, in a stable order.
   */
  listSessions(options?: CallOptions & { query?: Query<'listSessions'> }): Promise<Schema<'SessionPage'>>

  /** List sessions: every item of every page, each page fetched when it is needed. */
  listAllSessions(query?: Omit<Query<'listSessions'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'SessionPage'>['items'][number], void, undefined>

  /**
   * Sign in
   *
   * Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON body. An unknown address, a wrong password and a disabled account get the same answer in the same time.
   */
  createSession(options?: CallOptions & { body?: Schema<'Credentials'> }): Promise<Schema<'Session'>>

  /**
   * Sign out everywhere else
   *
   * Ends every session of the account but the one that asks. Their access tokens stop within two seconds on every replica.
   */
  revokeOtherSessions(options?: CallOptions): Promise<void>

  /**
   * Sign out
   *
   * Ends one session of the account; `current` names the one that asks. Its access tokens stop within two seconds on every replica.
   */
  revokeSession(options: CallOptions & { path: operations['revokeSession']['parameters']['path'] }): Promise<void>

  /**
   * Refresh a session
   *
   * RFC 6749, section 6. Every refresh token works once. An answer that was lost can be asked for again with the same token for 30 seconds, as long as the new one has not been used; any other second use ends the session. Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as well. Members that are not known here are ignored, as RFC 6749 asks.
   */
  issueToken(options: CallOptions & { body: Schema<'TokenRequest'> }): Promise<Schema<'TokenResponse'>>

  /**
   * Revoke a token
   *
   * RFC 7009. Takes an access token or a refresh token and ends its session; an unknown token gets the same answer.
   */
  revokeToken(options: CallOptions & { body: Schema<'RevocationRequest'> }): Promise<void>

  /**
   * Get the public signing keys
   *
   * What another service needs to verify access tokens (RFC 9068) without asking this one. Empty when tokens are signed with a shared secret (HS256).
   */
  getJwks(options?: CallOptions): Promise<Schema<'Jwks'>>

  /**
   * Get the authorization server metadata
   *
   * What an OAuth client needs to know to find the rest by itself.
   */
  getAuthorizationServer(options?: CallOptions): Promise<Schema<'AuthorizationServer'>>
}

export function createOperations(raw: Client<paths>): Operations {
  return {
    registerUser: (options) => bodyOf(raw.POST('/v1/users', { body: options.body, ...callOptions(options) })),
    getMe: (options) => bodyOf(raw.GET('/v1/me', { ...callOptions(options) })),
    updateMe: (options) => bodyOf(raw.PATCH('/v1/me', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    changePassword: (options) => done(raw.PUT('/v1/me/password', { body: options.body, ...callOptions(options) })),
    listFiles: (options) => bodyOf(raw.GET('/v1/files', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllFiles: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/files', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    getFile: (options) => bodyOf(raw.GET('/v1/files/{fileId}', { params: { path: options.path }, ...callOptions(options) })),
    updateFile: (options) => bodyOf(raw.PATCH('/v1/files/{fileId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteFile: (options) => done(raw.DELETE('/v1/files/{fileId}', { params: { path: options.path, query: options.query ?? {}, header: options.headers ?? {} }, ...callOptions(options) })),
    restoreFile: (options) => bodyOf(raw.POST('/v1/files/{fileId}/restoration', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    getLiveness: (options) => bodyOf(raw.GET('/health/live', { ...callOptions(options) })),
    getReadiness: (options) => bodyOf(raw.GET('/health/ready', { ...callOptions(options) })),
    getVersion: (options) => bodyOf(raw.GET('/version', { ...callOptions(options) })),
    getContractJson: (options) => bodyOf(raw.GET('/openapi.json', { ...callOptions(options) })),
    listSessions: (options) => bodyOf(raw.GET('/v1/sessions', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllSessions: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/sessions', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createSession: (options) => bodyOf(raw.POST('/v1/sessions', { ...(options?.body && { body: options.body }), ...callOptions(options) })),
    revokeOtherSessions: (options) => done(raw.DELETE('/v1/sessions', { ...callOptions(options) })),
    revokeSession: (options) => done(raw.DELETE('/v1/sessions/{sessionId}', { params: { path: options.path }, ...callOptions(options) })),
    issueToken: (options) => bodyOf(raw.POST('/v1/oauth/token', { body: options.body, bodySerializer: asForm, ...callOptions(options, 'application/x-www-form-urlencoded') })),
    revokeToken: (options) => done(raw.POST('/v1/oauth/revoke', { body: options.body, bodySerializer: asForm, ...callOptions(options, 'application/x-www-form-urlencoded') })),
    getJwks: (options) => bodyOf(raw.GET('/.well-known/jwks.json', { ...callOptions(options) })),
    getAuthorizationServer: (options) => bodyOf(raw.GET('/.well-known/oauth-authorization-server', { ...callOptions(options) })),
  }
}
