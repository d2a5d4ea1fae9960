/** Where the work under way comes from: entered at the edges (http, command line, jobs), read by what keeps a trail of it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Principal } from './principal.ts'

export interface Origin {
  /** The client's address, textual; undefined for the command line and for jobs. */
  readonly address: string | undefined
  readonly userAgent: string | undefined
  /** The request's id (UUIDv7); undefined for the command line and for jobs. */
  readonly requestId: string | undefined
  /** What the client shows of earlier sign-ins (`devices.ts`). */
  readonly device: string | undefined
  /** Of the answer, whatever it will be; undefined for the command line and for jobs. */
  readonly fields: Record<string, string> | undefined
  /** Set once it is proved. */
  principal: Principal | undefined
  /** What works without a principal: the command line, or a job. */
  readonly by: 'request' | 'command' | 'job'
}

const origins = new AsyncLocalStorage<Origin>()

export const withOrigin = <T>(origin: Origin, work: () => T): T => origins.run(origin, work)

export const currentOrigin = (): Origin | undefined => origins.getStore()

export const ownOrigin = (by: 'command' | 'job'): Origin => ({
  address: undefined,
  userAgent: undefined,
  requestId: undefined,
  device: undefined,
  fields: undefined,
  principal: undefined,
  by,
})
