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
    about: 'The form lacks a parameter that the grant needs (RFC 6749, section 5.2).',
  },
  'unsupported-grant-type': {
    status: 400,
    title: 'Grant type not supported',
    about: '`grant_type` names a grant that this service does not have; see `/.well-known/oauth-authorization-server`.',
  },
  'invalid-scope': {
    status: 400,
    title: 'Scope not available',
    about: 'The scope asked for is unknown or more than the session has.',
  },
  unauthenticated: {
    status: 401,
    title: 'Sign in first',
    about: 'The credentials are missing, malformed, expired or revoked. Sign in, or refresh the access token.',
  },
  'invalid-credentials': {
    status: 401,
    title: 'Address or password is wrong',
    about: 'No account has this e-mail address and password, or the account is disabled; which of them is not told.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'Not allowed',
    about: 'The account is known, but its roles do not include the scope that this operation needs.',
  },
  'cross-site-request': {
    status: 403,
    title: 'Not from this site',
    about:
      'A request with the page’s cookie that changes something must come from this service’s own pages (`Sec-Fetch-Site: same-origin` or a matching `Origin`).',
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
  'file-not-found': {
    status: 404,
    title: 'No such file',
    about: 'There is no such file, or it belongs to another account; which of them is not told.',
  },
  'session-not-found': {
    status: 404,
    title: 'No such session',
    about: 'There is no such session, it has ended, or it belongs to another account; which of them is not told.',
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
  'file-in-trash': {
    status: 409,
    title: 'The file is in the trash',
    about: 'A file in the trash can be read, restored or deleted for good, but not changed. Restore it first.',
  },
  'file-not-in-trash': {
    status: 409,
    title: 'The file is not in the trash',
    about: 'Only a file in the trash can be restored.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Changed meanwhile',
    about:
      'The entity tag sent with `If-Match` is not the current one: somebody changed the resource. Read it again, look, and repeat.',
  },
  'payload-too-large': {
    status: 413,
    title: 'Too large',
    about: 'The body, or the file in it, is larger than this service takes. Nothing of it was kept.',
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
      'The bytes that arrived are not those of the `Repr-Digest` sent with them. Nothing was kept; send them again.',
  },
  'digest-unsupported': {
    status: 422,
    title: 'The digest cannot be checked',
    about: '`Repr-Digest` must be a dictionary with `sha-256` or `sha-512` (RFC 9530).',
  },
  'password-refused': {
    status: 422,
    title: 'Choose another password',
    about:
      'The password is among the common ones, or contains the address or the name of this service. Length is what counts: a sentence is good.',
  },
  'precondition-required': {
    status: 428,
    title: 'If-Match is required',
    about:
      'Replacing bytes needs `If-Match` with the entity tag of those that are to be replaced, so that nobody’s change is lost.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many tries',
    about: 'There were too many tries from this address or for this account. `Retry-After` tells when to go on.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    about: 'All headers together may have 16 KiB.',
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
  'not-ready': {
    status: 503,
    title: 'Not ready',
    about: 'The database does not answer or has not been migrated to this version.',
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
