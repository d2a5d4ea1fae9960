import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Origin } from '../access/origin.ts'
import type { Principal } from '../access/principal.ts'
import type { Patience } from './body.ts'
import type { Caller, IncomingFile } from './contract.ts'
import type { Operation, Route, Scheme } from './document.ts'

/** What the service knows of a request, from its first line to its answer. */
export interface RequestScope {
  readonly id: string
  /** From `performance.now()`, in milliseconds. */
  readonly startedAt: number
  readonly log: Logger
  readonly caller: Caller
  /** The same for what keeps a trail, wherever it is called from. */
  readonly origin: Origin
  /** Path as sent, without the query. */
  readonly path: string
  readonly head: boolean
  /** The client waits for `100 Continue` before it sends the body. */
  readonly expectsContinue: boolean
  /** Absent: the usual one (`body.ts`). */
  readonly patience?: Patience
  route?: Route
  operation?: Operation
  principal?: Principal
  scheme?: Scheme
  basic?: { email: string; password: string }
  client?: { id: string; secret: string }
  incoming?: IncomingFile
  readonly shownCookies: Readonly<Record<string, string>>
  /** `Set-Cookie` lines that authentication adds to a page's answer. */
  cookies: string[]
  /** Fields that go with whatever the answer is, such as `RateLimit`. */
  headers: Record<string, string>
  bodyRead: boolean
  /** SHA-256 of a small body, where the request has an idempotency key. */
  bodyDigest?: Buffer
  answered: boolean
}

const scopes = new WeakMap<object, RequestScope>()

export function openScope(request: Request, scope: RequestScope): void {
  scopes.set(request, scope)
}

export function scopeOf(request: Request | Response['req']): RequestScope {
  const scope = scopes.get(request)
  if (!scope) throw new Error('the request has no scope yet')
  return scope
}

/** The matched operation; only for what runs behind the router. */
export function operationOf(scope: RequestScope): Operation {
  if (!scope.operation) throw new Error('the request has no operation yet')
  return scope.operation
}
