/**
 * Every failure that a client may see (RFC 9457). The thrower names the kind; this table knows status and title, and
 * what `/problems/{kind}` tells about it. Details are written for the client: no path, SQL, token or stack in them.
 */
interface Kind {
  readonly status: number
  readonly title: string
  /** What it means and what to do about it: one paragraph for `/problems/{kind}`. */
  readonly about: string
}

export const problemKinds = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    about:
      'Some part of the request does not match the contract. Each entry of `errors` names the place and what is wrong with it; mend those and send it again.',
  },
  'malformed-http': {
    status: 400,
    title: 'Not an HTTP request',
    about: 'What arrived could not be read as an HTTP/1.1 request, so the connection was closed.',
  },
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    about: 'The body could not be read as JSON in UTF-8, or it names a member twice.',
  },
  'malformed-form': {
    status: 400,
    title: 'The form is not valid',
    about:
      'The form data ended early, has a part too many, or its parts come in the wrong order: text parts first, then exactly one part `file`.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'The cursor is not valid',
    about:
      'Cursors come from `nextCursor` and hold for the same listing with the same `sort` only. Start again without one.',
  },
  'ambiguous-credentials': {
    status: 400,
    title: 'Two ways of signing in at once',
    about: 'Send HTTP Basic or a JSON body, not both; one `Authorization` header, not several.',
  },
  'invalid-grant': {
    status: 400,
    title: 'The token is not valid',
    about:
      'The refresh token is unknown, used before, expired or revoked. Sign in again. A refresh token that is used a second time ends its session, because one of the two users is a thief.',
  },
  'invalid-token-request': {
    status: 400,
    title: 'The token request is not valid',
    about:
      'The form lacks a parameter that the grant needs, or the client says who it is in two ways (RFC 6749, section 5.2).',
  },
  'unsupported-grant-type': {
    status: 400,
    title: 'Grant type not supported',
    about: '`grant_type` names a grant that this service does not have; see `/.well-known/oauth-authorization-server`.',
  },
  'checksum-unsupported': {
    status: 400,
    title: 'The checksum cannot be checked',
    about:
      '`Upload-Checksum` must be `sha1`, `sha256` or `crc32`, a space, and the digest in base64. Nothing of the body was stored.',
  },
  'invalid-scope': {
    status: 400,
    title: 'Scope not available',
    about: 'The scope asked for is unknown, or more than the session or the API key has.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    about: 'The credentials are missing, malformed, expired or revoked. Sign in, or refresh the access token.',
  },
  'invalid-client': {
    status: 401,
    title: 'The client is not known',
    about:
      'An OAuth client is an API key: its id is the `client_id`, its text the `client_secret`. The key is unknown, wrong, expired or revoked, or not for the address that it comes from; which of them is not told.',
  },
  'invalid-credentials': {
    status: 401,
    title: 'Address or password is wrong',
    about: 'No account has this e-mail address and password, or the account is disabled; which of them is not told.',
  },
  'code-refused': {
    status: 401,
    title: 'The code is wrong',
    about:
      'The code is not the one that the app shows now, was used before, or is no recovery code that is left. Try again with the next one; after five wrong ones sign in anew.',
  },
  'passkey-refused': {
    status: 401,
    title: 'The passkey was not accepted',
    about:
      'The passkey is not known here, its signature does not fit, the user was not verified, or its counter went back, which tells of a copy; which of them is not told.',
  },
  'link-locked': {
    status: 401,
    title: 'A password is needed',
    about:
      'The link has a password, which was not given, was wrong, or is another one by now. Give it on the page of the link, or with `POST /s/{shareToken}/unlock` or `POST /r/{requestToken}/unlock`.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'Not allowed',
    about:
      'The account is known, but its roles do not include the scope that this operation needs, or the token or API key was given fewer scopes than they have. A token that was narrowed when it was refreshed changes nothing about the account itself.',
  },
  'session-required': {
    status: 403,
    title: 'A session is needed',
    about:
      'This is for somebody who signed in. An API key, or a token that was got with one, may do what its scopes name, but nothing about the account’s own security.',
  },
  'recent-sign-in-required': {
    status: 403,
    title: 'Confirm who you are',
    about:
      'This changes the security of the account, or who may do what here, and the sign-in of this session is too long ago. Confirm with the password, a code or a passkey (`POST /v1/sessions/{sessionId}/confirmation`, with `current` as the id), then repeat it.',
  },
  'second-factor-required': {
    status: 403,
    title: 'A second factor is needed',
    about:
      'The account has a role that must sign in with a second factor, and this session has shown none. Add an authenticator app or a passkey (`POST /v1/me/mfa-factors`, `POST /v1/me/passkeys`), or confirm with the one that there is (`POST /v1/sessions/{sessionId}/confirmation`, with `current` as the id); then refresh the access token.',
  },
  'confirmation-refused': {
    status: 403,
    title: 'Not confirmed',
    about:
      'The password, code or passkey is not right. For an account with a second factor the password alone confirms nothing: send a code or a passkey.',
  },
  'code-incorrect': {
    status: 403,
    title: 'The app showed another code',
    about:
      'The code is not one that the app shows now. Codes change every half minute, and the clock of the device has to be right.',
  },
  'cross-site-request': {
    status: 403,
    title: 'Not from this site',
    about:
      'A request with the page’s cookie that changes something must come from this service’s own pages (`Sec-Fetch-Site: same-origin` or a matching `Origin`).',
  },
  'scopes-exceeded': {
    status: 403,
    title: 'More than you have',
    about:
      'Nobody can give away what they do not have: a key may do no more than its owner, what a key makes no more than that key, and a role is made or granted only by somebody who has all of its scopes. The detail names what is too much.',
  },
  'key-owner-refused': {
    status: 403,
    title: 'Not for this owner',
    about:
      'Everybody makes and changes the own keys; an administrator also those of service accounts. The keys of other people an administrator can look at and delete, but not make or change, because who holds a key acts as its owner.',
  },
  'signup-closed': {
    status: 403,
    title: 'Registration is closed',
    about: 'Accounts are made by an administrator here.',
  },
  'password-incorrect': {
    status: 403,
    title: 'The current password is wrong',
    about: 'To change the password, the current one has to be given.',
  },
  'external-sign-in-refused': {
    status: 403,
    title: 'Not signed in',
    about:
      'The identity provider did not confirm who you are, its answer could not be trusted, or the account that belongs to it cannot sign in. Begin again from the sign-in page, or sign in another way.',
  },
  'external-address-refused': {
    status: 403,
    title: 'The address cannot be used',
    about:
      'An account is made for, and linked to, an address that the identity provider has verified, and that is the account’s own. Have the provider verify the address, or sign in another way.',
  },
  'setup-not-open': {
    status: 403,
    title: 'Set-up is over',
    about:
      'The first account exists already, or the link is not the one that the service printed. Sign in, or start the service on an empty database for a new link.',
  },
  'not-found': {
    status: 404,
    title: 'Nothing here',
    about: 'The contract has no such path. Paths are case-sensitive, have no trailing slash and no encoded slash.',
  },
  'version-not-found': {
    status: 404,
    title: 'No such version',
    about:
      'The file has no version with this number: there never was one, or it was deleted, or has been kept as long as former versions are.',
  },
  'file-not-found': {
    status: 404,
    title: 'No such file',
    about: 'There is no such file, or it belongs to another account; which of them is not told.',
  },
  'link-not-found': {
    status: 404,
    title: 'No such link',
    about:
      'There is no such link: part of it is missing, it ended long ago, or the account that it belongs to cannot be used. Ask whoever gave it for a new one.',
  },
  'share-not-found': {
    status: 404,
    title: 'No such share',
    about: 'There is no such share, it was revoked, or it belongs to another account; which of them is not told.',
  },
  'upload-request-not-found': {
    status: 404,
    title: 'No such upload request',
    about:
      'There is no such upload request, it was revoked, or it belongs to another account; which of them is not told.',
  },
  'user-not-found': {
    status: 404,
    title: 'No such user',
    about: 'There is no account with this id, or it was deleted. Ids never come back.',
  },
  'invitation-not-found': {
    status: 404,
    title: 'No such invitation',
    about: 'There is no such invitation, or it was used or withdrawn.',
  },
  'session-not-found': {
    status: 404,
    title: 'No such session',
    about: 'There is no such session, it has ended, or it belongs to another account; which of them is not told.',
  },
  'signing-key-not-found': {
    status: 404,
    title: 'No such signing key',
    about: 'There is no signing key of this `kid`, or it verifies no longer: it was revoked or has retired.',
  },
  'identity-provider-not-found': {
    status: 404,
    title: 'No such identity provider',
    about: 'No identity provider of this name is set up here; `/v1/identity-providers` lists those that are.',
  },
  'identity-not-found': {
    status: 404,
    title: 'No such identity',
    about: 'There is no such identity, it was unlinked, or it belongs to another account; which of them is not told.',
  },
  'mfa-factor-not-found': {
    status: 404,
    title: 'No such factor',
    about: 'There is no such second factor, or it belongs to another account; which of them is not told.',
  },
  'passkey-not-found': {
    status: 404,
    title: 'No such passkey',
    about: 'There is no such passkey, or it belongs to another account; which of them is not told.',
  },
  'api-key-not-found': {
    status: 404,
    title: 'No such API key',
    about: 'There is no such key, it was deleted, or it belongs to another account; which of them is not told.',
  },
  'upload-not-found': {
    status: 404,
    title: 'No such upload',
    about: 'There is no upload with this id, or it is not yours, or it was cancelled. Begin another one.',
  },
  'role-not-found': {
    status: 404,
    title: 'No such role',
    about: 'There is neither a built-in role nor an own one of this name.',
  },
  'no-thumbnail': {
    status: 404,
    title: 'There is no picture of it',
    about:
      'Thumbnails are made of JPEG, PNG, WebP, GIF, AVIF and TIFF pictures that are not too large and not damaged; the detail tells which of these it is.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    about: 'The path exists, but not with this method; `Allow` lists those that it has.',
  },
  'request-timeout': {
    status: 408,
    title: 'The request took too long',
    about: 'Headers or body stopped arriving, or came too slowly. Nothing of it was kept.',
  },
  'email-taken': { status: 409, title: 'The address is taken', about: 'An account with this e-mail address exists.' },
  'own-account': {
    status: 409,
    title: 'Not to oneself',
    about:
      'An administrator cannot disable or delete the own account in this way, nor give up the right to administer users: ask another one, or delete it with `DELETE /v1/me`.',
  },
  'transfer-impossible': {
    status: 409,
    title: 'The files cannot be transferred there',
    about:
      '`transferTo` must name another account that can be used, and the files must fit into its quota. Nothing was deleted.',
  },
  'identity-taken': {
    status: 409,
    title: 'Linked to another account',
    about:
      'This identity at the provider is linked to another account. Sign in with it and unlink it there first, or use another one.',
  },
  'mfa-factor-active': {
    status: 409,
    title: 'The factor is active already',
    about:
      'It was activated before. Recovery codes are shown once: if they are lost, make new ones with `POST /v1/me/recovery-codes`.',
  },
  'no-second-factor': {
    status: 409,
    title: 'There is no second factor',
    about: 'Recovery codes stand in for an authenticator app or a passkey. Add one of these first.',
  },
  'too-many-factors': {
    status: 409,
    title: 'Too many factors',
    about: 'An account has at most ten authenticator apps and twenty passkeys. Remove one that is not used any more.',
  },
  'too-many-api-keys': {
    status: 409,
    title: 'Too many API keys',
    about:
      'An account has at most a hundred API keys that have not expired. Delete one that is not used any more (`lastUsedAt` tells), or change one instead.',
  },
  'too-many-links': {
    status: 409,
    title: 'Too many links',
    about:
      'An account has at most a thousand shares, and as many upload requests, that are not over. Revoke those that nobody needs any more.',
  },
  'last-second-factor': {
    status: 409,
    title: 'The last second factor',
    about:
      'The account has a role that must have a second factor, and this is the last one. Add another one, then remove this one.',
  },
  'last-sign-in-method': {
    status: 409,
    title: 'The last way to sign in',
    about: 'Without it nobody could sign in to this account any more. Add another way first.',
  },
  'passkey-taken': {
    status: 409,
    title: 'The passkey is known already',
    about: 'This passkey was added before. Each one is added once.',
  },
  'role-taken': { status: 409, title: 'The name is taken', about: 'A role of this name exists, built in or own.' },
  'role-built-in': {
    status: 409,
    title: 'The role is built in',
    about: '`admin`, `member` and `reader` are the same in every installation. Make a role of your own instead.',
  },
  'role-in-use': {
    status: 409,
    title: 'Somebody has the role',
    about:
      'A role can be deleted once no account has it, and no open invitation gives it. Take it from them first (`GET /v1/users`), and withdraw those (`GET /v1/invitations`).',
  },
  'last-administrator': {
    status: 409,
    title: 'Nobody else administers',
    about:
      'Without this account nobody could administer the installation any more. Make somebody else an administrator (role `admin`) first.',
  },
  'signing-keys-full': {
    status: 409,
    title: 'There are enough signing keys',
    about:
      'As many keys sign, will sign or still verify as may be published at once (20). A key that signs no more goes by itself once the last token of it has ended.',
  },
  'version-current': {
    status: 409,
    title: 'That is the current version',
    about:
      'The bytes that a file has now cannot be restored, for they are there, and are not deleted alone: delete the file, or replace its bytes first.',
  },
  'file-in-trash': {
    status: 409,
    title: 'The file is in the trash',
    about: 'A file in the trash can be read, restored or deleted for good, but not changed. Restore it first.',
  },
  'too-many-tags': {
    status: 409,
    title: 'The file would have too many tags',
    about: 'A file may have 50 tags. Take some away first.',
  },
  'upload-offset-conflict': {
    status: 409,
    title: 'The upload is somewhere else',
    about:
      '`Upload-Offset` is not where the upload is, so nothing of the body was stored. Ask with HEAD how far it is and go on from there.',
  },
  'file-not-in-trash': {
    status: 409,
    title: 'The file is not in the trash',
    about: 'Only a file in the trash can be restored.',
  },
  'idempotency-key-running': {
    status: 409,
    title: 'The first request with this key still runs',
    about:
      'A request with the same `Idempotency-Key` came before and is not answered yet, so nothing was done. Send this one again after `Retry-After`: it gets the same answer. What a server that failed has left unfinished is free again within seconds.',
  },
  'too-many-uploads': {
    status: 409,
    title: 'Too many uploads under way',
    about:
      'An account may have 100 uploads under way. Finish or cancel some, or wait until those that were left behind expire.',
  },
  'external-sign-in-over': {
    status: 410,
    title: 'That sign-in is over',
    about:
      'A sign-in with an identity provider belongs to the browser that began it, counts once, and has ten minutes at the provider and ten for the consent. Begin again from the sign-in page.',
  },
  'challenge-over': {
    status: 410,
    title: 'The challenge is over',
    about:
      'A challenge lives for five minutes and is answered once; that of a sign-in takes five wrong codes at most. Begin again.',
  },
  'link-expired': {
    status: 410,
    title: 'The link is over',
    about:
      'The link, or the token in it, was used before, is too old, or was withdrawn. Ask for a new one. Where people without an account come by it, `reason` tells more: `expired`, `revoked`, `used-up` (as many downloads as it has), `empty` (none of its files is there any more), `full` (as many files as it takes), `used` (it works once) or `changed` (the bytes are other ones by now).',
  },
  'upload-expired': {
    status: 410,
    title: 'The upload has expired',
    about: 'Nothing came of it for so long that its bytes are gone. Begin another one.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Changed meanwhile',
    about:
      'The entity tag sent with `If-Match` is not the current one: somebody changed the resource. Read it again, look, and repeat.',
  },
  'tus-version-unsupported': {
    status: 412,
    title: 'This version of tus is not spoken',
    about: '`Tus-Resumable` is missing, or names another version than those in `Tus-Version`. Nothing was done.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Too large',
    about: 'The body, or the file in it, is larger than this service takes. Nothing of it was kept.',
  },
  'quota-exceeded': {
    status: 413,
    title: 'The quota is used up',
    about:
      'With this the account would store more than it may; uploads under way hold room as well, until they are done. Nothing of it was kept. Delete files or former versions for good, those in the trash included, or ask an administrator for more.',
  },
  'upload-refused': {
    status: 413,
    title: 'There is no room for it',
    about:
      'The file is larger than what the link still takes, or than the room that the account has; which of them is not told. Nothing of it was kept.',
  },
  'uri-too-long': {
    status: 414,
    title: 'The address is too long',
    about: 'Path and query may have 8192 bytes together.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Media type not supported',
    about:
      'The operation does not take this `Content-Type`, or the body has a `Content-Encoding`, which no operation takes.',
  },
  'media-type-contradicted': {
    status: 415,
    title: 'The bytes are something else',
    about:
      'This service refuses files whose first bytes tell another media type than the one that they are said to have. Send the type that they are.',
  },
  'file-type-refused': {
    status: 415,
    title: 'Files of this type are not stored here',
    about:
      'The operator of this service has set which media types are stored, and that of the file is none of them. Nothing of it was kept.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'No such range',
    about: 'No part of the range lies within the file; `Content-Range` tells its size.',
  },
  'expectation-failed': {
    status: 417,
    title: 'Expectation not met',
    about: 'The only expectation that is met is `100-continue`.',
  },
  'digest-mismatch': {
    status: 422,
    title: 'The digest does not match',
    about:
      'The bytes that arrived are not those of the `Content-Digest` or `Repr-Digest` sent with them. Nothing was done or kept; send them again.',
  },
  'digest-unsupported': {
    status: 422,
    title: 'The digest cannot be checked',
    about:
      '`Content-Digest` and `Repr-Digest` must be dictionaries (RFC 9530) whose `sha-256` and `sha-512` are of those lengths; `Repr-Digest` must have one of the two.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The key belongs to another request',
    about:
      'The `Idempotency-Key` was sent before with another method, address, media type or body, so nothing was done. Take a new key for every new request, and the same one only to send the very same request again.',
  },
  'malware-found': {
    status: 422,
    title: 'The virus scanner refuses the file',
    about: 'The virus scanner of this service found something in the bytes; the detail names it. Nothing was kept.',
  },
  'scan-impossible': {
    status: 422,
    title: 'The file is too long for the virus scanner',
    about:
      'Files that the virus scanner of this service cannot look at as a whole are refused. Nothing was kept; send a smaller one.',
  },
  'files-unknown': {
    status: 422,
    title: 'A file is not known',
    about: 'One of the files is not there, is in the trash, or belongs to another account; which of them is not told.',
  },
  'passkey-invalid': {
    status: 422,
    title: 'Not a passkey',
    about:
      'What the authenticator made could not be verified: it is for another site, answers another challenge, or did not verify its user.',
  },
  'password-refused': {
    status: 422,
    title: 'Choose another password',
    about:
      'The password is among the common ones, or contains the address or the name of this service. Length is what counts: a sentence is good.',
  },
  'invitation-for-another': {
    status: 422,
    title: 'The invitation is for another address',
    about: 'An invitation makes an account with the address that it was sent to, and no other.',
  },
  'signing-key-refused': {
    status: 422,
    title: 'The key cannot be taken',
    about:
      'The key that was brought is not one to sign with; `reason` says why: `unreadable`, `encrypted` (by a passphrase), `public-only`, `wrong-algorithm` (not that of `COFFER_TOKEN_ALGORITHM`), `wrong-use` (made for something else), `weak`, `too-large`, `mismatched` (private and public part are not of one key) or `known` (it is, or was, one of this service).',
  },
  'role-unknown': {
    status: 422,
    title: 'A role is not known',
    about: 'One of the roles neither is built in nor was made (`GET /v1/roles`). The detail names it.',
  },
  'upload-locked': {
    status: 423,
    title: 'Another request has the upload',
    about:
      'Another request goes on with the same upload, or makes a file of it. What this one had sent by then may be stored: ask with HEAD how far the upload is, and go on from there.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is required',
    about:
      'Replacing bytes, and restoring a former version of them, needs `If-Match` with the entity tag of those that are to be replaced, so that nobody’s change is lost.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many tries',
    about:
      'There were too many tries from this address or for this account, or more requests within a minute than an API key, an account, an address or a link may have here. `RateLimit-Policy` tells which, `Retry-After` when to go on.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    about: 'All headers together may have 16 KiB.',
  },
  'checksum-mismatch': {
    status: 460,
    title: 'The checksum does not match',
    about: 'The bytes that arrived are not those of `Upload-Checksum`. None of them was stored; send them again.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here',
    about: 'A fault of the service. It was logged under the request id in `instance`; quote that when asking for help.',
  },
  'contract-breach': {
    status: 500,
    title: 'The answer broke the contract',
    about:
      'The service was about to send an answer that its contract does not allow, and withheld it. A fault of the service, logged under the request id.',
  },
  'content-damaged': {
    status: 500,
    title: 'The stored bytes are damaged',
    about:
      'What lies in storage is missing, or not what was stored, so nothing of it was sent: wrong bytes never are. Asking again does not help; it was logged under the request id in `instance`, and an administrator can look with `coffer fsck`, and restore it from a backup.',
  },
  'not-ready': {
    status: 503,
    title: 'Not ready',
    about: 'The database does not answer or has not been migrated to this version.',
  },
  'identity-provider-unavailable': {
    status: 503,
    title: 'The identity provider is not available',
    about:
      'The identity provider does not answer in time or not as OpenID Connect has it, so nobody can sign in with it right now. All other ways of signing in work.',
  },
  'storage-unavailable': {
    status: 503,
    title: 'The storage is not available',
    about:
      'The place where the bytes of files lie does not answer in time, or has no room for more. Nothing was kept of what was sent; try again after `Retry-After`. Everything that needs no bytes works.',
  },
  'service-unavailable': {
    status: 503,
    title: 'Not available right now',
    about:
      'Something that is needed, most likely the database, does not answer in time. Nothing was granted and nothing half done; try again after `Retry-After`.',
  },
} as const satisfies Record<string, Kind>

export type ProblemKind = keyof typeof problemKinds

export interface InvalidField {
  readonly in: 'body' | 'query' | 'path' | 'header'
  readonly pointer: string
  readonly detail: string
}

export interface ProblemOptions {
  /** For the client; the table's title says the rest. */
  readonly detail?: string
  readonly errors?: readonly InvalidField[]
  /** Header fields of the answer, such as `WWW-Authenticate` or `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Members beyond those of RFC 9457, such as `error` of RFC 6749. */
  readonly extensions?: Readonly<Record<string, string>>
  /** For the log alone. */
  readonly cause?: unknown
}

export class Problem extends Error {
  readonly kind: ProblemKind
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly InvalidField[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly extensions: Readonly<Record<string, string>>

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    super(options.detail ?? problemKinds[kind].title, { cause: options.cause })
    this.name = 'Problem'
    this.kind = kind
    this.status = problemKinds[kind].status
    this.title = problemKinds[kind].title
    this.detail = options.detail
    this.errors = options.errors
    this.headers = options.headers ?? {}
    this.extensions = options.extensions ?? {}
  }
}

/** 503 with `Retry-After`: what is refused while something that is needed is away: fail closed. */
export function unavailable(cause: unknown): Problem {
  return new Problem('service-unavailable', {
    detail: 'Try again in a moment.',
    headers: { 'Retry-After': '2' },
    cause,
  })
}
