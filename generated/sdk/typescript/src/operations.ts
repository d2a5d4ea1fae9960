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
export const userAgent = 'coffer-typescript/0.3.0'

/** What is asked without a token. */
export const openOperations: ReadonlySet<string> = new Set([
  'POST /v1/password-resets',
  'PUT /v1/password-resets/{resetToken}',
  'PUT /v1/email-verifications/{verificationToken}',
  'PUT /v1/email-changes/{changeToken}',
  'GET /d/{downloadToken}',
  'PUT /u/{uploadToken}',
  'GET /s/{shareToken}',
  'POST /s/{shareToken}/unlock',
  'GET /s/{shareToken}/content',
  'GET /s/{shareToken}/files/{fileId}/content',
  'GET /r/{requestToken}',
  'POST /r/{requestToken}/unlock',
  'POST /r/{requestToken}/files',
  'GET /v1/identity-providers',
  'GET /health/live',
  'GET /health/ready',
  'GET /version',
  'GET /metrics',
  'GET /openapi.yaml',
  'GET /openapi.json',
  'GET /docs',
  'GET /problems/{kind}',
  'POST /v1/sessions',
  'POST /v1/sessions/mfa',
  'POST /v1/sessions/passkey',
  'POST /v1/oauth/token',
  'POST /v1/oauth/revoke',
  'POST /v1/passkey-challenges',
  'GET /.well-known/jwks.json',
  'GET /.well-known/oauth-authorization-server',
])

/** Each resolves with the answer's body and rejects with a `ProblemError`. */
export interface Operations {
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
  updateMe(options: CallOptions & { headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'MePatch'> }): Promise<Schema<'User'>>

  /**
   * Delete the own account
   *
   * Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address is free; the rest
follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out of reach, in which an
administrator can still hand them over; `delete` purges them; `transfer` gives them to the account `transferTo`, when they
fit into its quota. The last administrator cannot go.
   */
  deleteMe(options?: CallOptions & { query?: Query<'deleteMe'>; headers?: { 'If-Match'?: string } }): Promise<Schema<'Deletion'>>

  /**
   * Change the password
   *
   * Needs the current password, and a recent sign-in, with the second factor where there is one. Ends every session of the account but the one that asks.
   */
  changePassword(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'PasswordChange'> }): Promise<void>

  /**
   * Ask for another address
   *
   * A letter goes to the present and to the new address, each with a link that works once and for a day; the address changes when both have confirmed. A request replaces the one before. The answer is the same when another account has the new address. Needs a recent sign-in.
   */
  requestEmailChange(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'EmailOnly'> }): Promise<Schema<'Acceptance'>>

  /**
   * Get what the own account stores
   *
   * Files in the trash count too, until they are deleted for good, and former versions as long as they are kept. Equal bytes count each time, though they may lie once.
   */
  getUsage(options?: CallOptions): Promise<Schema<'Usage'>>

  /**
   * List authenticator apps
   *
   * The own ones, those that wait for their first code too. Newest first, in a stable order.
   */
  listMfaFactors(options?: CallOptions & { query?: Query<'listMfaFactors'> }): Promise<Schema<'MfaFactorPage'>>

  /** List authenticator apps: every item of every page, each page fetched when it is needed. */
  listAllMfaFactors(query?: Omit<Query<'listMfaFactors'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'MfaFactorPage'>['items'][number], void, undefined>

  /**
   * Add an authenticator app
   *
   * Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app counts for nothing until `activateMfaFactor` is given its first code; one that waited before is forgotten. Needs a recent sign-in.
   */
  createMfaFactor(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'NewMfaFactor'> }): Promise<Schema<'CreatedMfaFactor'>>

  /**
   * Remove an authenticator app
   *
   * With the last second factor the recovery codes go too, and the password alone signs in again. A letter asks for a longer one then, should it have fewer than 15 characters. A role that must have one keeps its last. Removing one that was active ends every session of the account but the one that asks. Needs a recent sign-in.
   */
  deleteMfaFactor(options: CallOptions & { path: operations['deleteMfaFactor']['parameters']['path'] }): Promise<void>

  /**
   * Activate an authenticator app
   *
   * The first code proves that the app shows the right ones; from then on the password alone signs in nowhere, and the session counts as one with a second factor. The account's first second factor ends every other session. Needs a recent sign-in.
   */
  activateMfaFactor(options: CallOptions & { path: operations['activateMfaFactor']['parameters']['path']; headers?: { 'Content-Digest'?: string }; body: Schema<'MfaFactorActivation'> }): Promise<Schema<'ActivatedMfaFactor'>>

  /**
   * Make new recovery codes
   *
   * The old ones stop working. Needs a recent sign-in.
   */
  createRecoveryCodes(options?: CallOptions): Promise<Schema<'RecoveryCodeSet'>>

  /**
   * Begin to add a passkey
   *
   * Gives what the browser needs to make one. It lives for five minutes and is answered once, by `createPasskey`. Needs a recent sign-in.
   */
  createPasskeyChallenge(options?: CallOptions): Promise<Schema<'PasskeyCreationOptions'>>

  /**
   * List passkeys
   *
   * The own ones. Newest first, in a stable order.
   */
  listPasskeys(options?: CallOptions & { query?: Query<'listPasskeys'> }): Promise<Schema<'PasskeyPage'>>

  /** List passkeys: every item of every page, each page fetched when it is needed. */
  listAllPasskeys(query?: Omit<Query<'listPasskeys'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'PasskeyPage'>['items'][number], void, undefined>

  /**
   * Add a passkey
   *
   * Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in nowhere, and the session counts as one with a second factor. The account's first second factor ends every other session. Needs a recent sign-in.
   */
  createPasskey(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'NewPasskey'> }): Promise<Schema<'CreatedPasskey'>>

  /**
   * Get a passkey
   *
   * One of the own ones.
   */
  getPasskey(options: CallOptions & { path: operations['getPasskey']['parameters']['path'] }): Promise<Schema<'Passkey'>>

  /**
   * Rename a passkey
   *
   * Members that are left out stay.
   */
  updatePasskey(options: CallOptions & { path: operations['updatePasskey']['parameters']['path']; headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'PasskeyPatch'> }): Promise<Schema<'Passkey'>>

  /**
   * Remove a passkey
   *
   * The last way to sign in stays, and so does the last second factor of a role that must have one. Ends every session of the account but the one that asks. Needs a recent sign-in.
   */
  deletePasskey(options: CallOptions & { path: operations['deletePasskey']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<void>

  /**
   * Ask for a link to set a new password
   *
   * When an account has the address, a letter goes there with a link that works once and for an hour. The answer, and the time that it takes, are the same whether there is such an account or not.
   */
  requestPasswordReset(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'EmailOnly'> }): Promise<Schema<'Acceptance'>>

  /**
   * Set a new password with a link
   *
   * Uses up the link, ends every session of the account and every other such link. It signs nobody in, and a second factor is asked for at the next sign-in as ever.
   */
  resetPassword(options: CallOptions & { path: operations['resetPassword']['parameters']['path']; headers?: { 'Content-Digest'?: string }; body: Schema<'PasswordReset'> }): Promise<void>

  /**
   * Ask for a link to verify the own address
   *
   * A letter goes to the address of the account, with a link that works once and for a day. When the address is verified already, nothing is sent.
   */
  requestEmailVerification(options?: CallOptions): Promise<Schema<'Acceptance'>>

  /**
   * Verify an address with a link
   *
   * Uses up the link. It signs nobody in. Where registrations wait for it, the account is from then on what was registered with this link's letter, password and name, whoever registered the address before or since.
   */
  verifyEmail(options: CallOptions & { path: operations['verifyEmail']['parameters']['path'] }): Promise<void>

  /**
   * Confirm a change of address with a link
   *
   * Uses up the link of one of the two addresses. With the second one the address changes, and the account's sessions end but for the one that asked.
   */
  confirmEmailChange(options: CallOptions & { path: operations['confirmEmailChange']['parameters']['path'] }): Promise<Schema<'AddressConfirmation'>>

  /**
   * List signing keys
   *
   * Every key that access tokens were, are or will be signed with, newest first, in a stable order. No private part is ever shown.
   */
  listSigningKeys(options?: CallOptions & { query?: Query<'listSigningKeys'> }): Promise<Schema<'SigningKeyPage'>>

  /** List signing keys: every item of every page, each page fetched when it is needed. */
  listAllSigningKeys(query?: Omit<Query<'listSigningKeys'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'SigningKeyPage'>['items'][number], void, undefined>

  /**
   * Rotate the signing key
   *
   * Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who keeps the published keys must have seen it; the one before verifies until the last token of it has ended, so nobody is signed out. Needs a recent sign-in.
   */
  rotateSigningKey(options: CallOptions & { headers?: { 'Content-Digest'?: string }; body: Schema<'SigningKeyRotation'> }): Promise<Schema<'SigningKey'>>

  /**
   * Revoke a signing key
   *
   * Ends a key that others may know: within two seconds every token that was signed with it is refused everywhere here; sessions live on and refresh. When it was the one that signs, the next one signs at once, or a new one does. Services that verify by themselves take its tokens until they fetch the keys again, after five minutes at most. Needs a recent sign-in.
   */
  revokeSigningKey(options: CallOptions & { path: operations['revokeSigningKey']['parameters']['path'] }): Promise<void>

  /**
   * List API keys
   *
   * The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest first, in a stable order. No answer shows a secret again.
   */
  listApiKeys(options?: CallOptions & { query?: Query<'listApiKeys'> }): Promise<Schema<'ApiKeyPage'>>

  /** List API keys: every item of every page, each page fetched when it is needed. */
  listAllApiKeys(query?: Omit<Query<'listApiKeys'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'ApiKeyPage'>['items'][number], void, undefined>

  /**
   * Make an API key
   *
   * The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43 of secret and 6 of CRC-32, in base 62.
   */
  createApiKey(options: CallOptions & { headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'NewApiKey'> }): Promise<Schema<'IssuedApiKey'>>

  /**
   * Get an API key
   *
   * An own key or, with the scope `users:read`, that of another account.
   */
  getApiKey(options: CallOptions & { path: operations['getApiKey']['parameters']['path'] }): Promise<Schema<'ApiKey'>>

  /**
   * Change an API key
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The change holds everywhere within two seconds, and access tokens that were got with the key end. Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.
   */
  updateApiKey(options: CallOptions & { path: operations['updateApiKey']['parameters']['path']; headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'ApiKeyPatch'> }): Promise<Schema<'ApiKey'>>

  /**
   * Delete an API key
   *
   * It stops everywhere within two seconds, as do access tokens that were got with it. An own key or, with the scope `users:write`, that of another account.
   */
  deleteApiKey(options: CallOptions & { path: operations['deleteApiKey']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<void>

  /**
   * Give an API key a new secret
   *
   * The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once. Access tokens that were got with the key end in any case. A second rotation ends the one before the last. Somebody who signed in needs a recent sign-in.
   */
  rotateApiKey(options: CallOptions & { path: operations['rotateApiKey']['parameters']['path']; headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'ApiKeyRotation'> }): Promise<Schema<'IssuedApiKey'>>

  /**
   * Make a service account
   *
   * An account for a program: it has no address and no password, nobody can sign in to it, and it acts through API keys that administrators make for it. It is listed, changed, disabled and deleted like any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in needs a recent sign-in.
   */
  createServiceAccount(options: CallOptions & { headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'NewServiceAccount'> }): Promise<Schema<'ManagedUser'>>

  /**
   * List audit events
   *
   * What happened to security on the whole installation, newest first, in a stable order. With `Accept` of `application/x-ndjson`, every event that the filters let through comes as one line each, and `limit`, `cursor` and `count` do not count.
   */
  listAuditEvents(options?: CallOptions & { query?: Query<'listAuditEvents'> }): Promise<Schema<'AuditEventPage'>>

  /** List audit events: every item of every page, each page fetched when it is needed. */
  listAllAuditEvents(query?: Omit<Query<'listAuditEvents'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'AuditEventPage'>['items'][number], void, undefined>

  /**
   * List what happened to the own account
   *
   * What happened to the security of the own account, newest first, in a stable order. Of what somebody else did, such as an administrator, it is not told from where.
   */
  listOwnAuditEvents(options?: CallOptions & { query?: Query<'listOwnAuditEvents'> }): Promise<Schema<'AuditEventPage'>>

  /** List what happened to the own account: every item of every page, each page fetched when it is needed. */
  listAllOwnAuditEvents(query?: Omit<Query<'listOwnAuditEvents'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'AuditEventPage'>['items'][number], void, undefined>

  /**
   * List files
   *
   * The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance. The order is stable: files added while reading never shift a page. With several filters a file must match them all.
   */
  listFiles(options?: CallOptions & { query?: Query<'listFiles'> }): Promise<Schema<'FilePage'>>

  /** List files: every item of every page, each page fetched when it is needed. */
  listAllFiles(query?: Omit<Query<'listFiles'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'FilePage'>['items'][number], void, undefined>

  /**
   * Change many files
   *
   * Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one changes nothing about the others: the answer tells of each what its own operation would have answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between, what was not reached says 503 and can be asked for again.
   */
  changeFiles(options: CallOptions & { body: Schema<'FileBatch'> }): Promise<Schema<'FileBatchResult'>>

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
  updateFile(options: CallOptions & { path: operations['updateFile']['parameters']['path']; headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'FilePatch'> }): Promise<Schema<'File'>>

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
   * List a file's versions
   *
   * The bytes that the file has now come first, then those it had before, from the newest. Former ones are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for the quota.
   */
  listFileVersions(options: CallOptions & { path: operations['listFileVersions']['parameters']['path']; query?: Query<'listFileVersions'> }): Promise<Schema<'FileVersionPage'>>

  /** List a file's versions: every item of every page, each page fetched when it is needed. */
  listAllFileVersions(path: operations['listFileVersions']['parameters']['path'], query?: Omit<Query<'listFileVersions'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'FileVersionPage'>['items'][number], void, undefined>

  /**
   * Delete a former version of a file
   *
   * For good. The version that the file has now is deleted with the file, or replaced.
   */
  deleteFileVersion(options: CallOptions & { path: operations['deleteFileVersion']['parameters']['path'] }): Promise<void>

  /**
   * Restore a former version of a file
   *
   * Its bytes and their media type become the file’s again, as a new version; those the file has now become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as `downloadFile` gives it), and room in the quota.
   */
  restoreFileVersion(options: CallOptions & { path: operations['restoreFileVersion']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<Schema<'File'>>

  /**
   * List folders
   *
   * The folders of one folder in which files in use lie, at whatever depth, in the order of their names. There are no empty ones.
   */
  listFolders(options?: CallOptions & { query?: Query<'listFolders'> }): Promise<Schema<'FolderPage'>>

  /** List folders: every item of every page, each page fetched when it is needed. */
  listAllFolders(query?: Omit<Query<'listFolders'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'FolderPage'>['items'][number], void, undefined>

  /**
   * List tags
   *
   * The tags of the files in use, in the order of their names, with how many have each.
   */
  listTags(options?: CallOptions & { query?: Query<'listTags'> }): Promise<Schema<'TagPage'>>

  /** List tags: every item of every page, each page fetched when it is needed. */
  listAllTags(query?: Omit<Query<'listTags'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'TagPage'>['items'][number], void, undefined>

  /**
   * Make a short-lived download link
   *
   * An address that gives the bytes of this version of the file to whoever has it, without credentials, for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session or API key that made it, when the roles of the account change or it is disabled, and when the bytes are replaced or the file is deleted.
   */
  createDownloadLink(options: CallOptions & { path: operations['createDownloadLink']['parameters']['path']; body: Schema<'NewDownloadLink'> }): Promise<Schema<'DownloadLink'>>

  /**
   * Make a short-lived upload link
   *
   * An address that takes one file of this size, type and name into the account, once, without credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It ends early with the session or API key that made it, and when the roles of the account change or it is disabled.
   */
  createUploadLink(options: CallOptions & { body: Schema<'NewUploadLink'> }): Promise<Schema<'UploadLink'>>

  /**
   * List shares
   *
   * The shares of the account that were not revoked, newest first, in a stable order. Those that expired stand here for 30 more days.
   */
  listShares(options?: CallOptions & { query?: Query<'listShares'> }): Promise<Schema<'SharePage'>>

  /** List shares: every item of every page, each page fetched when it is needed. */
  listAllShares(query?: Omit<Query<'listShares'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'SharePage'>['items'][number], void, undefined>

  /**
   * Share files
   *
   * Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be downloaded. The password is never shown again. Everything of it can be changed later but the files. Whoever may not read the files themselves gives them to nobody.
   */
  createShare(options: CallOptions & { headers?: { 'Idempotency-Key'?: string }; body: Schema<'NewShare'> }): Promise<Schema<'Share'>>

  /**
   * Get a share
   *
   * With its link as text and as a QR code. The entity tag covers the counts as well.
   */
  getShare(options: CallOptions & { path: operations['getShare']['parameters']['path'] }): Promise<Schema<'Share'>>

  /**
   * Change a share
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out at once whoever came in by the one before.
   */
  updateShare(options: CallOptions & { path: operations['updateShare']['parameters']['path']; headers?: { 'If-Match'?: string }; body: Schema<'SharePatch'> }): Promise<Schema<'Share'>>

  /**
   * Revoke a share
   *
   * The link answers 410 from this moment on, on every replica. The files stay.
   */
  deleteShare(options: CallOptions & { path: operations['deleteShare']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<void>

  /**
   * Give the password of a share
   *
   * Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the password. Tries are limited for each link and network. A link without a password takes any.
   */
  unlockShare(options: CallOptions & { path: operations['unlockShare']['parameters']['path']; body: Schema<'Unlocking'> }): Promise<Schema<'Unlocked'>>

  /**
   * List upload requests
   *
   * The upload requests of the account that were not revoked, newest first, in a stable order. Those that expired stand here for 30 more days.
   */
  listUploadRequests(options?: CallOptions & { query?: Query<'listUploadRequests'> }): Promise<Schema<'UploadRequestPage'>>

  /** List upload requests: every item of every page, each page fetched when it is needed. */
  listAllUploadRequests(query?: Omit<Query<'listUploadRequests'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'UploadRequestPage'>['items'][number], void, undefined>

  /**
   * Ask somebody for files
   *
   * Makes a link through which somebody without an account puts files into this one, within its quota and the limits given here. Guests see nothing of what is there, not even what they sent themselves. Whoever may store no files themselves asks nobody for them.
   */
  createUploadRequest(options: CallOptions & { headers?: { 'Idempotency-Key'?: string }; body: Schema<'NewUploadRequest'> }): Promise<Schema<'UploadRequest'>>

  /**
   * Get an upload request
   *
   * With its link as text and as a QR code.
   */
  getUploadRequest(options: CallOptions & { path: operations['getUploadRequest']['parameters']['path'] }): Promise<Schema<'UploadRequest'>>

  /**
   * Revoke an upload request
   *
   * The link answers 410 from this moment on, on every replica; an upload under way is refused at its end. The files that arrived stay.
   */
  deleteUploadRequest(options: CallOptions & { path: operations['deleteUploadRequest']['parameters']['path'] }): Promise<void>

  /**
   * List what guests sent
   *
   * Who sent what, and when, newest first, in a stable order. What was deleted since stands here as well.
   */
  listReceivedFiles(options: CallOptions & { path: operations['listReceivedFiles']['parameters']['path']; query?: Query<'listReceivedFiles'> }): Promise<Schema<'ReceivedFilePage'>>

  /** List what guests sent: every item of every page, each page fetched when it is needed. */
  listAllReceivedFiles(path: operations['listReceivedFiles']['parameters']['path'], query?: Omit<Query<'listReceivedFiles'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'ReceivedFilePage'>['items'][number], void, undefined>

  /**
   * Give the password of an upload request
   *
   * Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the password. Tries are limited for each link and network. A link without a password takes any.
   */
  unlockUploadRequest(options: CallOptions & { path: operations['unlockUploadRequest']['parameters']['path']; body: Schema<'Unlocking'> }): Promise<Schema<'Unlocked'>>

  /**
   * List identity providers
   *
   * The OpenID Connect providers that people may sign in with, as the settings name them. Signing in with one needs a browser, which begins at `signInPath`.
   */
  listIdentityProviders(options?: CallOptions): Promise<Schema<'IdentityProviders'>>

  /**
   * List linked identities
   *
   * The identities at providers that the own account can be signed in with. The latest first, in a stable order. Another one is linked in a browser, at `signInPath` of the provider with `intent=link`.
   */
  listIdentities(options?: CallOptions & { query?: Query<'listIdentities'> }): Promise<Schema<'IdentityPage'>>

  /** List linked identities: every item of every page, each page fetched when it is needed. */
  listAllIdentities(query?: Omit<Query<'listIdentities'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'IdentityPage'>['items'][number], void, undefined>

  /**
   * Unlink an identity
   *
   * Nobody signs in with it from then on; sessions that were opened with it live on, and are ended where sessions are. The last way to sign in is not taken away. Needs a recent sign-in.
   */
  unlinkIdentity(options: CallOptions & { path: operations['unlinkIdentity']['parameters']['path'] }): Promise<void>

  /**
   * List roles
   *
   * The built-in ones and the own, in the order of their names.
   */
  listRoles(options?: CallOptions & { query?: Query<'listRoles'> }): Promise<Schema<'RolePage'>>

  /** List roles: every item of every page, each page fetched when it is needed. */
  listAllRoles(query?: Omit<Query<'listRoles'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'RolePage'>['items'][number], void, undefined>

  /**
   * Make a role
   *
   * A set of scopes under a name. Nobody can make one with a scope that they do not have. Somebody who signed in needs a recent sign-in.
   */
  createRole(options: CallOptions & { headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'NewRole'> }): Promise<Schema<'Role'>>

  /**
   * Get a role
   *
   * What it grants.
   */
  getRole(options: CallOptions & { path: operations['getRole']['parameters']['path'] }): Promise<Schema<'Role'>>

  /**
   * Change a role
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who has the role may do more or less within two seconds. Nobody can add a scope that they do not have. Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.
   */
  updateRole(options: CallOptions & { path: operations['updateRole']['parameters']['path']; headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'RolePatch'> }): Promise<Schema<'Role'>>

  /**
   * Delete a role
   *
   * Possible while no account has it and no open invitation gives it. Somebody who signed in needs a recent sign-in.
   */
  deleteRole(options: CallOptions & { path: operations['deleteRole']['parameters']['path']; headers?: { 'If-Match'?: string } }): Promise<void>

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
   * Every place where the account is signed in, with what its program says of itself. Newest first, in a stable order.
   */
  listSessions(options?: CallOptions & { query?: Query<'listSessions'> }): Promise<Schema<'SessionPage'>>

  /** List sessions: every item of every page, each page fetched when it is needed. */
  listAllSessions(query?: Omit<Query<'listSessions'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'SessionPage'>['items'][number], void, undefined>

  /**
   * Sign in
   *
   * Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON body. An unknown address, a wrong password and a disabled account get the same answer in the same time.
   */
  createSession(options?: CallOptions & { headers?: { 'Coffer-Device'?: string; 'Content-Digest'?: string }; body?: Schema<'Credentials'> }): Promise<Schema<'Session'> | Schema<'MfaChallenge'>>

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
   * Confirm who you are
   *
   * What changes the security of the account needs a sign-in within the last 15 minutes, or this. `current`, or the id of the session that asks. An account with a second factor confirms with a code, a recovery code or a passkey (`createSignInChallenge`), any other with its password, or in a browser at a provider that it is linked to (`startExternalSignIn` with `intent=confirm`).
   */
  confirmSession(options: CallOptions & { path: operations['confirmSession']['parameters']['path']; headers?: { 'Coffer-Device'?: string; 'Content-Digest'?: string }; body: Schema<'SessionConfirmation'> }): Promise<void>

  /**
   * Finish a sign-in with a code
   *
   * The second step after `createSession` answered 202. A challenge lives for five minutes, on any replica, takes five wrong codes at most and is used once; each code of an app holds once, too.
   */
  completeMfa(options: CallOptions & { headers?: { 'Coffer-Device'?: string; 'Content-Digest'?: string }; body: Schema<'MfaAnswer'> }): Promise<Schema<'Session'>>

  /**
   * Sign in with a passkey
   *
   * Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and no second step follows: the authenticator has verified its user.
   */
  signInWithPasskey(options: CallOptions & { headers?: { 'Coffer-Device'?: string; 'Content-Digest'?: string }; body: Schema<'PasskeySignIn'> }): Promise<Schema<'Session'>>

  /**
   * Get an access token
   *
   * RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works once. An answer
that was lost can be asked for again with the same token for 30 seconds, as long as the new one has not been used;
any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program an access
token for its API key: the key's id is the client's id, its whole text the client's secret, sent with HTTP Basic
or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than the key.
`scope` asks for fewer scopes than there are, for this access token alone; one of a session changes nothing about the
account itself either, such as its password, factors, address and sessions.
Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as well.
Members that are not known here are ignored, as RFC 6749 asks.
   */
  issueToken(options: CallOptions & { body: Schema<'TokenRequest'> }): Promise<Schema<'TokenResponse'>>

  /**
   * Revoke a token
   *
   * RFC 7009. An access token or a refresh token of a session ends the session. An access token that was got with an
API key ends by itself; the key lives on. Who has the token may revoke it; a client that says who it is must be
the one that got it. An unknown token gets the same answer as a known one.
   */
  revokeToken(options: CallOptions & { body: Schema<'RevocationRequest'> }): Promise<void>

  /**
   * Look at a token
   *
   * RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token or an API key
works now, and what it is good for. Everything else, and whatever has expired or been revoked, is not active, and
no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer token, or its API
key as a client with HTTP Basic.
   */
  introspectToken(options: CallOptions & { body: Schema<'IntrospectionRequest'> }): Promise<Schema<'Introspection'>>

  /**
   * Begin to sign in with a passkey
   *
   * Gives what the browser needs to ask for one. It lives for five minutes and is answered once, by `signInWithPasskey` or `confirmSession`, on any replica.
   */
  createSignInChallenge(options?: CallOptions): Promise<Schema<'PasskeyRequestOptions'>>

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

  /**
   * List uploads
   *
   * One’s own: those that are under way, and those that have become a file, until they expire. Newest first, in a stable order.
   */
  listUploads(options?: CallOptions & { query?: Query<'listUploads'> }): Promise<Schema<'UploadPage'>>

  /** List uploads: every item of every page, each page fetched when it is needed. */
  listAllUploads(query?: Omit<Query<'listUploads'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'UploadPage'>['items'][number], void, undefined>

  /**
   * Get an upload
   *
   * How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for good. HEAD, which tus
asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until the upload expires. An
upload that has all its bytes and is no file yet, because the service was interrupted, becomes one by being asked for.
   */
  getUpload(options: CallOptions & { path: operations['getUpload']['parameters']['path']; headers?: { 'Tus-Resumable'?: string } }): Promise<Schema<'Upload'>>

  /**
   * Cancel an upload
   *
   * Its bytes go. The file that it has become stays.
   */
  cancelUpload(options: CallOptions & { path: operations['cancelUpload']['parameters']['path']; headers: { 'Tus-Resumable': string } }): Promise<void>

  /**
   * List users
   *
   * Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.
   */
  listUsers(options?: CallOptions & { query?: Query<'listUsers'> }): Promise<Schema<'UserPage'>>

  /** List users: every item of every page, each page fetched when it is needed. */
  listAllUsers(query?: Omit<Query<'listUsers'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'UserPage'>['items'][number], void, undefined>

  /**
   * Register an account
   *
   * Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With the token of an
invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As an administrator
(scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is taken; somebody who
signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.
   */
  registerUser(options: CallOptions & { headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'NewUser'> }): Promise<Schema<'User'> | Schema<'Acceptance'>>

  /**
   * Get a user
   *
   * The account of a person or a service.
   */
  getUser(options: CallOptions & { path: operations['getUser']['parameters']['path'] }): Promise<Schema<'ManagedUser'>>

  /**
   * Change a user
   *
   * A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica within two seconds, and
so does `disabled`, which ends every session and refuses every key of the account until it is enabled again. Nobody can
change an account that may more than they themselves, give roles that they do not have, or take the right to do this from
themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to change roles.
   */
  updateUser(options: CallOptions & { path: operations['updateUser']['parameters']['path']; headers?: { 'If-Match'?: string; 'Content-Digest'?: string }; body: Schema<'UserPatch'> }): Promise<Schema<'ManagedUser'>>

  /**
   * Delete a user
   *
   * At once nobody can sign in to the account or use its keys, and its address is free; the rest follows within moments, also
when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30 days, out of reach,
in which an administrator may delete the same id again with another choice, unless the account could do more than they
can; `delete` purges them; `transfer` gives them to
the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail keeps it. The own
account is deleted with `DELETE /v1/me`.
   */
  deleteUser(options: CallOptions & { path: operations['deleteUser']['parameters']['path']; query?: Query<'deleteUser'>; headers?: { 'If-Match'?: string } }): Promise<Schema<'Deletion'>>

  /**
   * List a user's sessions
   *
   * Every place where the account is signed in. Newest first, in a stable order.
   */
  listUserSessions(options: CallOptions & { path: operations['listUserSessions']['parameters']['path']; query?: Query<'listUserSessions'> }): Promise<Schema<'SessionPage'>>

  /** List a user's sessions: every item of every page, each page fetched when it is needed. */
  listAllUserSessions(path: operations['listUserSessions']['parameters']['path'], query?: Omit<Query<'listUserSessions'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'SessionPage'>['items'][number], void, undefined>

  /**
   * Sign a user out everywhere
   *
   * Ends every session of the account, on every replica within two seconds. API keys stay.
   */
  revokeUserSessions(options: CallOptions & { path: operations['revokeUserSessions']['parameters']['path'] }): Promise<void>

  /**
   * Get what a user stores
   *
   * Files in the trash count too, until they are deleted for good.
   */
  getUserUsage(options: CallOptions & { path: operations['getUserUsage']['parameters']['path'] }): Promise<Schema<'Usage'>>

  /**
   * List invitations
   *
   * Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a stable order.
   */
  listInvitations(options?: CallOptions & { query?: Query<'listInvitations'> }): Promise<Schema<'InvitationPage'>>

  /** List invitations: every item of every page, each page fetched when it is needed. */
  listAllInvitations(query?: Omit<Query<'listInvitations'>, 'cursor'>, options?: CallOptions): AsyncGenerator<Schema<'InvitationPage'>['items'][number], void, undefined>

  /**
   * Invite somebody
   *
   * Sends a letter with a link that makes an account with this address, once. A further invitation of an address replaces the
one before. Nobody can give roles that they do not have, and the link is over as soon as who invited could not invite so
any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.
   */
  createInvitation(options: CallOptions & { headers?: { 'Idempotency-Key'?: string; 'Content-Digest'?: string }; body: Schema<'NewInvitation'> }): Promise<Schema<'NewlyMadeInvitation'>>

  /**
   * Withdraw an invitation
   *
   * Its link works no more. What was used already is not there any more.
   */
  deleteInvitation(options: CallOptions & { path: operations['deleteInvitation']['parameters']['path'] }): Promise<void>
}

export function createOperations(raw: Client<paths>): Operations {
  return {
    getMe: (options) => bodyOf(raw.GET('/v1/me', { ...callOptions(options) })),
    updateMe: (options) => bodyOf(raw.PATCH('/v1/me', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteMe: (options) => bodyOf(raw.DELETE('/v1/me', { params: { query: options?.query ?? {}, header: options?.headers ?? {} }, ...callOptions(options) })),
    changePassword: (options) => done(raw.PUT('/v1/me/password', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    requestEmailChange: (options) => bodyOf(raw.POST('/v1/me/email-changes', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getUsage: (options) => bodyOf(raw.GET('/v1/me/usage', { ...callOptions(options) })),
    listMfaFactors: (options) => bodyOf(raw.GET('/v1/me/mfa-factors', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllMfaFactors: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/me/mfa-factors', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createMfaFactor: (options) => bodyOf(raw.POST('/v1/me/mfa-factors', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    deleteMfaFactor: (options) => done(raw.DELETE('/v1/me/mfa-factors/{factorId}', { params: { path: options.path }, ...callOptions(options) })),
    activateMfaFactor: (options) => bodyOf(raw.POST('/v1/me/mfa-factors/{factorId}/activation', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    createRecoveryCodes: (options) => bodyOf(raw.POST('/v1/me/recovery-codes', { ...callOptions(options) })),
    createPasskeyChallenge: (options) => bodyOf(raw.POST('/v1/me/passkey-challenges', { ...callOptions(options) })),
    listPasskeys: (options) => bodyOf(raw.GET('/v1/me/passkeys', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllPasskeys: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/me/passkeys', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createPasskey: (options) => bodyOf(raw.POST('/v1/me/passkeys', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getPasskey: (options) => bodyOf(raw.GET('/v1/me/passkeys/{passkeyId}', { params: { path: options.path }, ...callOptions(options) })),
    updatePasskey: (options) => bodyOf(raw.PATCH('/v1/me/passkeys/{passkeyId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    deletePasskey: (options) => done(raw.DELETE('/v1/me/passkeys/{passkeyId}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    requestPasswordReset: (options) => bodyOf(raw.POST('/v1/password-resets', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    resetPassword: (options) => done(raw.PUT('/v1/password-resets/{resetToken}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    requestEmailVerification: (options) => bodyOf(raw.POST('/v1/email-verifications', { ...callOptions(options) })),
    verifyEmail: (options) => done(raw.PUT('/v1/email-verifications/{verificationToken}', { params: { path: options.path }, ...callOptions(options) })),
    confirmEmailChange: (options) => bodyOf(raw.PUT('/v1/email-changes/{changeToken}', { params: { path: options.path }, ...callOptions(options) })),
    listSigningKeys: (options) => bodyOf(raw.GET('/v1/admin/signing-keys', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllSigningKeys: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/admin/signing-keys', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    rotateSigningKey: (options) => bodyOf(raw.POST('/v1/admin/signing-keys', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    revokeSigningKey: (options) => done(raw.DELETE('/v1/admin/signing-keys/{kid}', { params: { path: options.path }, ...callOptions(options) })),
    listApiKeys: (options) => bodyOf(raw.GET('/v1/api-keys', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllApiKeys: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/api-keys', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createApiKey: (options) => bodyOf(raw.POST('/v1/api-keys', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getApiKey: (options) => bodyOf(raw.GET('/v1/api-keys/{keyId}', { params: { path: options.path }, ...callOptions(options) })),
    updateApiKey: (options) => bodyOf(raw.PATCH('/v1/api-keys/{keyId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteApiKey: (options) => done(raw.DELETE('/v1/api-keys/{keyId}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    rotateApiKey: (options) => bodyOf(raw.POST('/v1/api-keys/{keyId}/rotation', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    createServiceAccount: (options) => bodyOf(raw.POST('/v1/service-accounts', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    listAuditEvents: (options) => bodyOf(raw.GET('/v1/audit-events', { params: { query: options?.query ?? {} }, ...callOptions(options) })) as Promise<Schema<'AuditEventPage'>>,
    listAllAuditEvents: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/audit-events', { params: { query: { ...query, ...cursor } }, ...callOptions(options) })) as Promise<Schema<'AuditEventPage'>>),
    listOwnAuditEvents: (options) => bodyOf(raw.GET('/v1/me/audit-events', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllOwnAuditEvents: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/me/audit-events', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    listFiles: (options) => bodyOf(raw.GET('/v1/files', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllFiles: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/files', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    changeFiles: (options) => bodyOf(raw.POST('/v1/files/batch', { body: options.body, ...callOptions(options) })),
    getFile: (options) => bodyOf(raw.GET('/v1/files/{fileId}', { params: { path: options.path }, ...callOptions(options) })),
    updateFile: (options) => bodyOf(raw.PATCH('/v1/files/{fileId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteFile: (options) => done(raw.DELETE('/v1/files/{fileId}', { params: { path: options.path, query: options.query ?? {}, header: options.headers ?? {} }, ...callOptions(options) })),
    restoreFile: (options) => bodyOf(raw.POST('/v1/files/{fileId}/restoration', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    listFileVersions: (options) => bodyOf(raw.GET('/v1/files/{fileId}/versions', { params: { path: options.path, query: options.query ?? {} }, ...callOptions(options) })),
    listAllFileVersions: (path, query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/files/{fileId}/versions', { params: { path, query: { ...query, ...cursor } }, ...callOptions(options) }))),
    deleteFileVersion: (options) => done(raw.DELETE('/v1/files/{fileId}/versions/{version}', { params: { path: options.path }, ...callOptions(options) })),
    restoreFileVersion: (options) => bodyOf(raw.POST('/v1/files/{fileId}/versions/{version}/restoration', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    listFolders: (options) => bodyOf(raw.GET('/v1/folders', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllFolders: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/folders', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    listTags: (options) => bodyOf(raw.GET('/v1/tags', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllTags: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/tags', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createDownloadLink: (options) => bodyOf(raw.POST('/v1/files/{fileId}/download-links', { params: { path: options.path }, body: options.body, ...callOptions(options) })),
    createUploadLink: (options) => bodyOf(raw.POST('/v1/upload-links', { body: options.body, ...callOptions(options) })),
    listShares: (options) => bodyOf(raw.GET('/v1/shares', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllShares: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/shares', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createShare: (options) => bodyOf(raw.POST('/v1/shares', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getShare: (options) => bodyOf(raw.GET('/v1/shares/{shareId}', { params: { path: options.path }, ...callOptions(options) })),
    updateShare: (options) => bodyOf(raw.PATCH('/v1/shares/{shareId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteShare: (options) => done(raw.DELETE('/v1/shares/{shareId}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    unlockShare: (options) => bodyOf(raw.POST('/s/{shareToken}/unlock', { params: { path: options.path }, body: options.body, ...callOptions(options) })),
    listUploadRequests: (options) => bodyOf(raw.GET('/v1/upload-requests', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllUploadRequests: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/upload-requests', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createUploadRequest: (options) => bodyOf(raw.POST('/v1/upload-requests', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getUploadRequest: (options) => bodyOf(raw.GET('/v1/upload-requests/{uploadRequestId}', { params: { path: options.path }, ...callOptions(options) })),
    deleteUploadRequest: (options) => done(raw.DELETE('/v1/upload-requests/{uploadRequestId}', { params: { path: options.path }, ...callOptions(options) })),
    listReceivedFiles: (options) => bodyOf(raw.GET('/v1/upload-requests/{uploadRequestId}/files', { params: { path: options.path, query: options.query ?? {} }, ...callOptions(options) })),
    listAllReceivedFiles: (path, query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/upload-requests/{uploadRequestId}/files', { params: { path, query: { ...query, ...cursor } }, ...callOptions(options) }))),
    unlockUploadRequest: (options) => bodyOf(raw.POST('/r/{requestToken}/unlock', { params: { path: options.path }, body: options.body, ...callOptions(options) })),
    listIdentityProviders: (options) => bodyOf(raw.GET('/v1/identity-providers', { ...callOptions(options) })),
    listIdentities: (options) => bodyOf(raw.GET('/v1/me/identities', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllIdentities: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/me/identities', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    unlinkIdentity: (options) => done(raw.DELETE('/v1/me/identities/{identityId}', { params: { path: options.path }, ...callOptions(options) })),
    listRoles: (options) => bodyOf(raw.GET('/v1/roles', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllRoles: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/roles', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createRole: (options) => bodyOf(raw.POST('/v1/roles', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getRole: (options) => bodyOf(raw.GET('/v1/roles/{roleName}', { params: { path: options.path }, ...callOptions(options) })),
    updateRole: (options) => bodyOf(raw.PATCH('/v1/roles/{roleName}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteRole: (options) => done(raw.DELETE('/v1/roles/{roleName}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    getLiveness: (options) => bodyOf(raw.GET('/health/live', { ...callOptions(options) })),
    getReadiness: (options) => bodyOf(raw.GET('/health/ready', { ...callOptions(options) })),
    getVersion: (options) => bodyOf(raw.GET('/version', { ...callOptions(options) })),
    getContractJson: (options) => bodyOf(raw.GET('/openapi.json', { ...callOptions(options) })),
    listSessions: (options) => bodyOf(raw.GET('/v1/sessions', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllSessions: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/sessions', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createSession: (options) => bodyOf(raw.POST('/v1/sessions', { params: { header: options?.headers ?? {} }, ...(options?.body && { body: options.body }), ...callOptions(options) })),
    revokeOtherSessions: (options) => done(raw.DELETE('/v1/sessions', { ...callOptions(options) })),
    revokeSession: (options) => done(raw.DELETE('/v1/sessions/{sessionId}', { params: { path: options.path }, ...callOptions(options) })),
    confirmSession: (options) => done(raw.POST('/v1/sessions/{sessionId}/confirmation', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    completeMfa: (options) => bodyOf(raw.POST('/v1/sessions/mfa', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    signInWithPasskey: (options) => bodyOf(raw.POST('/v1/sessions/passkey', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    issueToken: (options) => bodyOf(raw.POST('/v1/oauth/token', { body: options.body, bodySerializer: asForm, ...callOptions(options, 'application/x-www-form-urlencoded') })),
    revokeToken: (options) => done(raw.POST('/v1/oauth/revoke', { body: options.body, bodySerializer: asForm, ...callOptions(options, 'application/x-www-form-urlencoded') })),
    introspectToken: (options) => bodyOf(raw.POST('/v1/oauth/introspect', { body: options.body, bodySerializer: asForm, ...callOptions(options, 'application/x-www-form-urlencoded') })),
    createSignInChallenge: (options) => bodyOf(raw.POST('/v1/passkey-challenges', { ...callOptions(options) })),
    getJwks: (options) => bodyOf(raw.GET('/.well-known/jwks.json', { ...callOptions(options) })),
    getAuthorizationServer: (options) => bodyOf(raw.GET('/.well-known/oauth-authorization-server', { ...callOptions(options) })),
    listUploads: (options) => bodyOf(raw.GET('/v1/uploads', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllUploads: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/uploads', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    getUpload: (options) => bodyOf(raw.GET('/v1/uploads/{uploadId}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    cancelUpload: (options) => done(raw.DELETE('/v1/uploads/{uploadId}', { params: { path: options.path, header: options.headers ?? {} }, ...callOptions(options) })),
    listUsers: (options) => bodyOf(raw.GET('/v1/users', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllUsers: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/users', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    registerUser: (options) => bodyOf(raw.POST('/v1/users', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    getUser: (options) => bodyOf(raw.GET('/v1/users/{userId}', { params: { path: options.path }, ...callOptions(options) })),
    updateUser: (options) => bodyOf(raw.PATCH('/v1/users/{userId}', { params: { path: options.path, header: options.headers ?? {} }, body: options.body, ...callOptions(options, 'application/merge-patch+json') })),
    deleteUser: (options) => bodyOf(raw.DELETE('/v1/users/{userId}', { params: { path: options.path, query: options.query ?? {}, header: options.headers ?? {} }, ...callOptions(options) })),
    listUserSessions: (options) => bodyOf(raw.GET('/v1/users/{userId}/sessions', { params: { path: options.path, query: options.query ?? {} }, ...callOptions(options) })),
    listAllUserSessions: (path, query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/users/{userId}/sessions', { params: { path, query: { ...query, ...cursor } }, ...callOptions(options) }))),
    revokeUserSessions: (options) => done(raw.DELETE('/v1/users/{userId}/sessions', { params: { path: options.path }, ...callOptions(options) })),
    getUserUsage: (options) => bodyOf(raw.GET('/v1/users/{userId}/usage', { params: { path: options.path }, ...callOptions(options) })),
    listInvitations: (options) => bodyOf(raw.GET('/v1/invitations', { params: { query: options?.query ?? {} }, ...callOptions(options) })),
    listAllInvitations: (query, options) => everyItem((cursor) => bodyOf(raw.GET('/v1/invitations', { params: { query: { ...query, ...cursor } }, ...callOptions(options) }))),
    createInvitation: (options) => bodyOf(raw.POST('/v1/invitations', { params: { header: options.headers ?? {} }, body: options.body, ...callOptions(options) })),
    deleteInvitation: (options) => done(raw.DELETE('/v1/invitations/{invitationId}', { params: { path: options.path }, ...callOptions(options) })),
  }
}
