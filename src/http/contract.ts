/**
 * The contract as types: what each handler is given and may answer. The only file that imports `generated/`.
 * A handler cannot return a problem (4xx, 5xx): those are thrown (`Problem`) and rendered in one place.
 */
import type { Readable } from 'node:stream'
import type { components, operations } from '../../generated/openapi.ts'
import type { OpenOperationId, OptionalHeader } from '../../generated/operations.ts'
import type { KeyedRequest } from '../access/keyed-request.ts'
import type { Principal } from '../access/principal.ts'

export type OperationId = keyof operations
export type Schema<K extends keyof components['schemas']> = components['schemas'][K]

type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] }
type Param<K extends OperationId, In extends 'path' | 'query' | 'header' | 'cookie'> = NonNullable<
  operations[K]['parameters'][In]
>
type LowerKeys<T> = { [K in keyof T as K extends string ? Lowercase<K> : K]: T[K] }

/** A file on its way in: what came before its bytes, and the bytes. Reading fails with a `Problem` when they do not end well. */
export interface IncomingFile {
  readonly description?: string
  readonly tags?: string[]
  readonly metadata?: Record<string, string>
  readonly name?: string
  /** Of a form for people without an account: who sends it. */
  readonly guestName?: string
  readonly mediaType: string
  /** How many bytes there will be, where the request says so. */
  readonly length?: number
  /** Bytes in chunks of any length; rejects with `Problem` on truncation, excess, stalling or a hostile form. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Bytes on their way out; nothing is opened before the first is asked for, so HEAD costs nothing. */
export type OutgoingBytes = AsyncIterable<Uint8Array> | Readable

type RequestPayload<C> = C extends { 'application/json': infer Json }
  ? Json
  : C extends { 'application/x-www-form-urlencoded': infer Form }
    ? Form
    : IncomingFile

type RequestBody<K extends OperationId> = operations[K] extends { requestBody: { content: infer C } }
  ? RequestPayload<C>
  : operations[K] extends { requestBody?: { content: infer C } }
    ? RequestPayload<C> | undefined
    : undefined

/** What an answer's limits and session cookies need to know of the connection. */
export interface Caller {
  /** The client's address, textual; behind a trusted proxy the forwarded one. */
  readonly address: string
  readonly userAgent: string | undefined
}

export interface Input<K extends OperationId> {
  readonly path: Param<K, 'path'>
  readonly query: Param<K, 'query'>
  readonly headers: LowerKeys<Param<K, 'header'>>
  readonly cookies: Param<K, 'cookie'>
  readonly body: RequestBody<K>
  readonly principal: K extends OpenOperationId ? Principal | undefined : Principal
  readonly caller: Caller
  /** That it may come again; undefined without an `Idempotency-Key`, and for nobody's requests. */
  readonly keyed: KeyedRequest | undefined
  /** HEAD: the body of what is answered is not sent. */
  readonly isHead: boolean
  /** What the client would rather have, as it sent it. */
  readonly accept: string | undefined
  /** E-mail address and password of HTTP Basic, where the contract takes it. */
  readonly basic: K extends 'createSession' ? { email: string; password: string } | undefined : undefined
  /** An OAuth client's id and secret of HTTP Basic, not checked yet. */
  readonly client: K extends 'issueToken' | 'revokeToken' ? { id: string; secret: string } | undefined : undefined
}

type Responses<K extends OperationId> = operations[K]['responses']
type OkStatus = 200 | 201 | 202 | 204 | 206 | 302 | 303 | 304
type Success<K extends OperationId> = Extract<keyof Responses<K>, OkStatus>

/** Written by the server on every answer, so handlers need not. */
type ServerHeader = 'X-Request-Id' | 'Coffer-Version' | 'Cache-Control'
type MayLack = ServerHeader | OptionalHeader
type HeadersOf<R> = R extends { headers: infer H }
  ? Omit<Known<H>, MayLack> & Partial<Pick<Known<H>, MayLack & keyof Known<H>>>
  : object
type HasRequired<H> = object extends H ? false : true
type WithHeaders<H> = HasRequired<H> extends true ? { headers: Cookies<H> } : { headers?: Cookies<H> }
/** Several cookies are several header lines. */
type Cookies<H> = H extends { 'Set-Cookie'?: string } ? Omit<H, 'Set-Cookie'> & { 'Set-Cookie'?: readonly string[] } : H

type ResponsePayload<C> = C extends { 'application/json': infer Json; 'application/x-ndjson': unknown }
  ? { body: Json; mediaType?: never } | { mediaType: 'application/x-ndjson'; body: OutgoingBytes }
  : C extends { 'application/json': infer Json; 'text/html': unknown }
    ? { body: Json; mediaType?: never } | { mediaType: 'text/html'; body: string }
    : C extends { 'application/json': infer Json }
      ? { body: Json }
      : C extends { 'image/webp': unknown }
        ? { body: OutgoingBytes }
        : C extends { '*/*': unknown }
          ? { mediaType: string; body: OutgoingBytes }
          : [keyof C] extends [infer M]
            ? IsUnion<M> extends true
              ? { mediaType: M; body: string | OutgoingBytes }
              : { body: string }
            : never
type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never
type WithBody<R> = R extends { content: infer C }
  ? [C] extends [never]
    ? { body?: never }
    : ResponsePayload<C>
  : { body?: never }

export type Output<K extends OperationId> = {
  [S in Success<K>]: { status: S } & WithHeaders<HeadersOf<Responses<K>[S]>> & WithBody<Responses<K>[S]>
}[Success<K>]

export type Handler<K extends OperationId> = (input: Input<K>) => Promise<Output<K>>
export type Handlers = { readonly [K in OperationId]: Handler<K> }

/** Joins two features' handlers; an operation that both claim does not compile, and the error names it. */
export function join<A extends Partial<Handlers>, B extends Partial<Handlers>>(
  a: A,
  b: B & Record<Extract<keyof A, keyof B>, never>,
): A & B {
  return { ...a, ...b }
}
