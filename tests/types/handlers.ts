/** What must not compile, held by the type check alone: nothing here is run. Each line below an expected error is wrong in one way. */
import type { Principal } from '../../src/access/principal.ts'
import { join, type Handler, type Handlers, type Output, type Schema } from '../../src/http/contract.ts'

declare const user: Schema<'User'>
declare const file: Schema<'File'>
declare const session: Schema<'Session'>
declare const handlers: Handlers
declare const bytes: AsyncIterable<Uint8Array>
declare function needPrincipal(principal: Principal): void

// A status that the operation does not have.

// @ts-expect-error -- 201 is not a success of getMe
export const wrongStatus: Handler<'getMe'> = async () => ({ status: 201, headers: { ETag: '"1"' }, body: user })

// @ts-expect-error -- no operation has 299
export const inventedStatus: Handler<'getLiveness'> = async () => ({ status: 299, body: { status: 'ok' } })

// @ts-expect-error -- a status that is any number proves nothing
export const someNumber: Handler<'getLiveness'> = async () => ({ status: 200, body: { status: 'ok' } })

// A problem is thrown: it is no answer of a handler.

// @ts-expect-error -- 404 is documented, but not the handler's to give
export const problemReturned: Output<'getFile'> = {
  status: 404,
  body: { type: '/problems/file-not-found', title: '', status: 404, instance: '' },
}

// @ts-expect-error -- nor is a failure of ours
export const failureReturned: Output<'getFile'> = { status: 503 }

// Headers.

// @ts-expect-error -- ETag is required
export const noHeaders: Handler<'getMe'> = async () => ({ status: 200, body: user })

// @ts-expect-error -- 201 says where: Location is required
export const noLocation: Handler<'createSession'> = async () => ({ status: 201, headers: {}, body: session })

// @ts-expect-error -- one of two required headers is not enough
export const halfTheHeaders: Output<'uploadFile'> = {
  status: 201,
  headers: { Location: '/v1/files/1', ETag: '"1"' },
  body: file,
}

// @ts-expect-error -- a header of another operation
export const foreignHeader: Output<'listFiles'> = { status: 200, headers: { ETag: '"1"' }, body: { items: [] } }

// @ts-expect-error -- a header that no operation has
export const inventedHeader: Output<'getMe'> = {
  status: 200,
  headers: { ETag: '"1"', 'X-Powered-By': 'Express' },
  body: user,
}

// @ts-expect-error -- a header is a text
export const numberAsHeader: Output<'getMe'> = { status: 200, headers: { ETag: 1 }, body: user }

// @ts-expect-error -- cookies are lines of their own, several of them
export const joinedCookies: Output<'signOut'> = { status: 303, headers: { Location: '/login', 'Set-Cookie': 'a=b' } }

// Bodies.

// @ts-expect-error -- the body is missing
export const noBody: Handler<'getVersion'> = async () => ({ status: 200 })

// @ts-expect-error -- a member is missing
export const shortBody: Handler<'getVersion'> = async () => ({ status: 200, body: { name: 'coffer', version: '1' } })

// @ts-expect-error -- a member is of the wrong type
export const wrongMember: Handler<'getVersion'> = async () => ({
  status: 200,
  body: { name: 'coffer', version: 1, contractVersion: '1' },
})

// @ts-expect-error -- a value that the enum does not have
export const wrongEnum: Handler<'getLiveness'> = async () => ({ status: 200, body: { status: 'fine' } })

// @ts-expect-error -- 204 has no body
export const bodyOfNothing: Handler<'revokeSession'> = async () => ({ status: 204, body: {} })

// @ts-expect-error -- 304 has no body
export const bodyUnchanged: Output<'getMe'> = { status: 304, headers: { ETag: '"1"' }, body: user }

// @ts-expect-error -- bytes of any type must say of which
export const untypedBytes: Output<'downloadFile'> = {
  status: 206,
  headers: { ETag: '', 'Content-Disposition': '', 'Repr-Digest': '', 'Content-Range': '' },
  body: bytes,
}

// @ts-expect-error -- a media type that the contract does not list
export const wrongMediaType: Output<'getAsset'> = {
  status: 200,
  headers: { ETag: '"1"' },
  mediaType: 'text/html',
  body: '',
}

// A mapper's declared return type is what refuses the column that is added next; an async arrow would not.

export function toUser(): Schema<'User'> {
  // @ts-expect-error -- a member more than the schema has
  return { id: '', email: '', roles: [], createdAt: '', updatedAt: '', passwordHash: '' }
}

// What a handler is given.

export const openOperation: Handler<'registerUser'> = async ({ principal }) => {
  // @ts-expect-error -- who registers may be nobody yet
  needPrincipal(principal)
  return { status: 202, body: { status: 'accepted' } }
}

export const closedOperation: Handler<'revokeOtherSessions'> = async ({ principal }) => {
  needPrincipal(principal)
  return { status: 204 }
}

export const noSuchParameter: Handler<'revokeSession'> = async ({ path }) => {
  // @ts-expect-error -- the path names a session, not a file
  path.fileId
  return { status: 204 }
}

export const optionalParameter: Handler<'listFiles'> = async ({ query }) => {
  // @ts-expect-error -- limit may be absent
  query.limit.toFixed()
  return { status: 200, body: { items: [] } }
}

export const headersAreLowerCase: Handler<'updateMe'> = async ({ headers, body }) => {
  // @ts-expect-error -- Node gives them in lower case
  headers['If-Match']
  // @ts-expect-error -- a member that the request's schema does not have
  body.email
  return { status: 200, headers: { ETag: '"1"' }, body: user }
}

export const optionalBody: Handler<'createSession'> = async ({ body }) => {
  // @ts-expect-error -- with HTTP Basic there is no body
  body.email
  return { status: 201, headers: { Location: '/v1/sessions/1' }, body: session }
}

export const basicElsewhere: Handler<'getVersion'> = async ({ basic }) => {
  // @ts-expect-error -- HTTP Basic is for creating a session alone
  basic.email
  return { status: 200, body: { name: '', version: '', contractVersion: '' } }
}

// The table of handlers.

const { getMe, ...others } = handlers

// @ts-expect-error -- an operation without a handler
export const missing: Handlers = others

// @ts-expect-error -- another operation's handler
export const swapped: Handlers = { ...others, getMe: handlers.getFile }

// @ts-expect-error -- a handler of no operation
export const surplus = { getMee: getMe } satisfies Partial<Handlers>

// @ts-expect-error -- two features claim getMe
join({ getMe }, { getMe })

export const whole: Handlers = join({ getMe }, others)
