import type { Principal } from './principal.ts'

/** A request that its client may send again, because it has an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). */
export interface KeyedRequest {
  readonly principal: Principal
  readonly key: string
  /** SHA-256 of all that makes it this request and no other, but for bytes that are streamed. */
  readonly fingerprint: Buffer
}
