/** What must not compile, held by the type check alone: nothing here is run. Each expected error is wrong in one way. */
import type { Principal } from '../../src/access/principal.ts'
import { join, type Handler, type Handlers, type OperationId } from '../../src/http/contract.ts'
import type { Input, Output, Schema } from '../../src/http/contract.ts'

declare function answer<K extends OperationId>(operation: K, output: Output<K>): void
declare function handle<K extends OperationId>(operation: K, handler: Handler<K>): void
declare function input<K extends OperationId>(operation: K): Input<K>

declare function take<T>(value: T): T

declare const user: Schema<'User'>
declare const file: Schema<'File'>
declare const session: Schema<'Session'>
declare const problem: Schema<'Problem'>
declare const bytes: AsyncIterable<Uint8Array>
declare const number: number
declare const handlers: Handlers

const tagged = { ETag: '"1"' }
const located = { Location: '/v1/files/1' }
const digested = { 'Repr-Digest': 'sha-256=:x:' }

// As it should be, so that what follows is wrong for its own reason alone.
answer('getMe', { status: 200, headers: tagged, body: user })
answer('getMe', { status: 304, headers: tagged })
answer('uploadFile', { status: 201, headers: { ...located, ...tagged, ...digested }, body: file })
answer('signOut', { status: 303, headers: { Location: '/login', 'Set-Cookie': ['a=b'] } })
answer('getAsset', { status: 200, headers: { ...tagged, Vary: 'Accept-Encoding' }, mediaType: 'text/css', body: '' })
answer('revokeSession', { status: 204 })
answer('listFiles', { status: 200, body: { items: [] } })
answer('listFiles', { status: 200, headers: { Link: '</v1/files>; rel="next"' }, body: { items: [file] } })
handle('getLiveness', async () => ({ status: 200, body: { status: 'ok' as const } }))

// The status.

// @ts-expect-error -- 201 is not a success of getMe
answer('getMe', { status: 201, headers: tagged, body: user })
// @ts-expect-error -- no operation has 299
answer('getLiveness', { status: 299, body: { status: 'ok' } })
// @ts-expect-error -- a status that may be any number proves nothing
answer('getLiveness', { status: number, body: { status: 'ok' } })
// @ts-expect-error -- nor does a handler that gives one
handle('getLiveness', async () => ({ status: number, body: { status: 'ok' as const } }))
// @ts-expect-error -- a problem is thrown: 404 is documented, but not the handler's to give
answer('getFile', { status: 404, body: problem })
// @ts-expect-error -- nor is a failure of ours
answer('getFile', { status: 503 })

// The headers.

// @ts-expect-error -- ETag is required
answer('getMe', { status: 200, body: user })
// @ts-expect-error -- 201 says where
answer('createSession', { status: 201, headers: {}, body: session })
// @ts-expect-error -- one of three required headers is missing
answer('uploadFile', { status: 201, headers: { ...located, ...tagged }, body: file })
// @ts-expect-error -- a header of another operation
answer('listFiles', { status: 200, headers: { ETag: '"1"' }, body: { items: [] } })
// @ts-expect-error -- a header that no operation has
answer('getMe', { status: 200, headers: { ETag: '"1"', 'X-Powered-By': 'Express' }, body: user })
// @ts-expect-error -- a header is a text
answer('getMe', { status: 200, headers: { ETag: 1 }, body: user })
// @ts-expect-error -- each cookie has a line of its own
answer('signOut', { status: 303, headers: { Location: '/login', 'Set-Cookie': 'a=b' } })

// The body.

// @ts-expect-error -- it is missing
answer('getVersion', { status: 200 })
// @ts-expect-error -- a member is missing
answer('getVersion', { status: 200, body: { name: 'coffer', version: '1' } })
// @ts-expect-error -- a member is of the wrong type
answer('getVersion', { status: 200, body: { name: 'coffer', version: 1, contractVersion: '1' } })
// @ts-expect-error -- a value that the enum does not have
answer('getLiveness', { status: 200, body: { status: 'fine' } })
// @ts-expect-error -- another schema's
answer('getMe', { status: 200, headers: tagged, body: file })
// @ts-expect-error -- 204 has none
answer('revokeSession', { status: 204, body: {} })
// @ts-expect-error -- 304 has none
answer('getMe', { status: 304, headers: tagged, body: user })
// @ts-expect-error -- bytes of any type must say of which
answer('downloadFile', { status: 200, headers: { ...tagged, ...digested, 'Content-Disposition': '' }, body: bytes })
// @ts-expect-error -- a media type that the contract does not list
answer('getAsset', { status: 200, headers: { ...tagged, Vary: 'Accept-Encoding' }, mediaType: 'text/html', body: '' })

/** A declared return type is what refuses the column that is added next; an async arrow would not. */
export function toUser(): Schema<'User'> {
  // @ts-expect-error -- a member more than the schema has
  return { id: '', email: '', roles: [], createdAt: '', updatedAt: '', passwordHash: '' }
}

// What a handler is given.

take<Principal>(input('revokeOtherSessions').principal)
take<string>(input('revokeSession').path.sessionId)
take<string | undefined>(input('updateMe').headers['if-match'])
take<number | undefined>(input('listFiles').query.limit)

// @ts-expect-error -- who registers may be nobody yet
take<Principal>(input('registerUser').principal)
// @ts-expect-error -- who looks at the page neither
take<Principal>(input('showApp').principal)
// @ts-expect-error -- the path names a session, not a file
take(input('revokeSession').path.fileId)
// @ts-expect-error -- a query parameter that is not required may be absent
take<number>(input('listFiles').query.limit)
// @ts-expect-error -- a query parameter that there is none of
take(input('listFiles').query.offset)
// @ts-expect-error -- Node gives headers in lower case
take(input('updateMe').headers['If-Match'])
// @ts-expect-error -- a member that the request's schema does not have
take(input('updateMe').body.email)
// @ts-expect-error -- with HTTP Basic there is no body
take(input('createSession').body.email)
// @ts-expect-error -- there is none at all
take(input('getMe').body.email)
// @ts-expect-error -- HTTP Basic is for creating a session alone
take(input('getVersion').basic.email)
// @ts-expect-error -- bytes come as a stream, not as a text
take<string>(input('uploadFile').body)

// The table of handlers.

const { getMe, ...others } = handlers

take<Handlers>(join({ getMe }, others))

// @ts-expect-error -- an operation without a handler
take<Handlers>(others)
// @ts-expect-error -- another operation's handler
take<Handlers>({ ...others, getMe: handlers.getFile })
// @ts-expect-error -- a handler of no operation
take<Partial<Handlers>>({ getMee: getMe })
// @ts-expect-error -- two features claim getMe
join({ getMe }, { getMe })
