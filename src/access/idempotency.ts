/**
 * Doing once what a client may ask for twice (draft-ietf-httpapi-idempotency-key-header). A key is claimed before the
 * effect, and the finished answer is stored in the effect's own transaction: there is the one with the other, or neither.
 * Whoever dies in between leaves a claim that ends with its lease. Replicas share it all through the table.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../db/clock.ts'
import type { Database, Row, Statements } from '../db/database.ts'
import type { IdMaker } from '../db/id.ts'
import { isDuplicate } from '../db/migrate.ts'
import { LostRace } from '../db/retry.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem, unavailable } from '../problem.ts'
import type { KeyedRequest } from './keyed-request.ts'
import { sameBytes, type Secret } from './secret.ts'

export interface IdempotencyDeps {
  readonly database: Database
  readonly clock: Clock
  readonly newId: IdMaker
  readonly secret: Pick<Secret, 'mac' | 'open' | 'seal'>
  /** How long a claim holds without a sign of life. */
  readonly leaseMillis?: number
}

/** To be called within the transaction of the effect, once what was made is known. */
export type Alongside<T> = (statements: Statements, made: T) => Promise<void>

/** For an effect that nobody asks for with a key. */
export const alone: Alongside<unknown> = async () => {}

/** A success as a handler gives it, with a JSON body. */
export interface Answer {
  readonly status: number
  readonly headers?: object
  readonly body?: unknown
}

export interface Keyed<T, A extends Answer> {
  /** Undefined: the client sent no key, and nothing is looked up or stored. */
  readonly request: KeyedRequest | undefined
  readonly answer: (made: T) => A
  /** The answer holds what is shown once: only the session that asked first is shown it again. */
  readonly secret?: true
}

/** A body that is streamed tells what it was only at its end. */
export interface Streamed<T> {
  readonly bytes: AsyncIterable<Uint8Array>
  /** SHA-256 of the bytes. */
  readonly digestOf: (made: T) => Buffer
}

export interface Idempotency {
  /**
   * The answer to the effect, or, without it, the one that the same request got before. Refusals and failures are not
   * stored: the key is free again.
   * @throws Problem idempotency-key-reused, idempotency-key-running, 503, and what the effect throws
   */
  readonly once: <T, A extends Answer>(
    keyed: Keyed<T, A>,
    effect: (alongside: Alongside<T>) => Promise<T>,
    streamed?: Streamed<T>,
  ) => Promise<A>
  /** Deletes what is over, a bounded batch at a time. Returns how much it was. */
  readonly sweep: () => Promise<number>
}

/** How long an answer is kept. */
const keptMillis = 24 * 3_600_000
const batch = 1000
/** A claim that vanished between two looks is looked at again so often. */
const looks = 5

interface Claim {
  readonly id: Buffer
  readonly claimId: Buffer
  /** Of somebody's answer, still sealed; undefined: the claim is ours. */
  readonly stored?: { readonly fingerprint: Buffer; readonly sealed: string }
}

export function createIdempotency(deps: IdempotencyDeps): Idempotency {
  const { database, clock, newId, secret, leaseMillis = 10_000 } = deps
  return { once, sweep }

  async function once<T, A extends Answer>(
    { request, answer, secret: isSecret }: Keyed<T, A>,
    effect: (alongside: Alongside<T>) => Promise<T>,
    streamed?: Streamed<T>,
  ): Promise<A> {
    if (!request) return answer(await effect(alone))
    const known = streamed ? undefined : request.fingerprint
    const claim = await claimed(request, idOf(request, isSecret === true), known)
    if (claim.stored) {
      const { fingerprint, sealed } = claim.stored
      const asked = streamed ? overall(request, await digestOf(streamed.bytes)) : request.fingerprint
      if (!sameBytes(fingerprint, asked)) throw reused()
      return replayed(JSON.parse(secret.open(sealed, contextOf(claim.id))) as A)
    }
    const rest = keepClaim(claim)
    try {
      let finished: A | undefined
      await effect((statements, made) => {
        const fingerprint = streamed ? overall(request, streamed.digestOf(made)) : request.fingerprint
        finished = answer(made)
        return store(statements, claim, fingerprint, finished)
      })
      if (!finished) throw new Error('the effect stored no answer for its idempotency key')
      return finished
    } catch (error) {
      await release(claim, error)
      throw error
    } finally {
      rest()
    }
  }

  /** Whose key it is: an account's, apart for each of its API keys, and for each session where the answer is a secret. */
  function idOf({ principal, key }: KeyedRequest, isSecret: boolean): Buffer {
    const { accountId, keyId, sessionId } = principal
    const whose = [accountId, keyId ?? '', isSecret ? (sessionId ?? '') : '']
    return secret.mac('idempotency-key', JSON.stringify([...whose, key]))
  }

  /** @param fingerprint undefined while it is not known */
  async function claimed(request: KeyedRequest, id: Buffer, fingerprint: Buffer | undefined): Promise<Claim> {
    const claim: Claim = { id, claimId: uuidToBytes(newId()) }
    for (let look = 1; look <= looks; look++) {
      if (await inserted(request, claim, fingerprint)) return claim
      const [row] = await database.rows(
        'select claim_id, fingerprint, sealed, expires_at from idempotency_key where id = ?',
        [id],
      )
      if (!row) continue
      if (Number(row['expires_at']) > clock()) return standing(claim, row, fingerprint)
      if (await takenOver(claim, row, fingerprint)) return claim
    }
    throw running()
  }

  async function inserted(
    { principal }: KeyedRequest,
    { id, claimId }: Claim,
    fingerprint: Buffer | undefined,
  ): Promise<boolean> {
    try {
      await database.run(
        'insert into idempotency_key (id, account_id, claim_id, fingerprint, expires_at) values (?, ?, ?, ?, ?)',
        [id, uuidToBytes(principal.accountId), claimId, fingerprint ?? null, clock() + leaseMillis],
      )
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }

  /** Its answer, or the refusal of another request. */
  function standing(claim: Claim, row: Row, asked: Buffer | undefined): Claim {
    const fingerprint = row['fingerprint'] as Buffer | null
    if (asked && fingerprint && !sameBytes(fingerprint, asked)) throw reused()
    if (row['sealed'] === null || !fingerprint) throw running()
    return { ...claim, stored: { fingerprint, sealed: String(row['sealed']) } }
  }

  /** Of several that find it over, one gets it. */
  async function takenOver({ id, claimId }: Claim, row: Row, fingerprint: Buffer | undefined): Promise<boolean> {
    const changed = await database.run(
      'update idempotency_key set claim_id = ?, fingerprint = ?, sealed = null, expires_at = ? where id = ? and claim_id = ? and expires_at = ?',
      [claimId, fingerprint ?? null, clock() + leaseMillis, id, row['claim_id'] ?? null, row['expires_at'] ?? null],
    )
    return changed > 0
  }

  /** With the effect, or not at all: who was taken over meanwhile finds its claim gone, and the transaction is undone. */
  async function store(statements: Statements, { id, claimId }: Claim, fingerprint: Buffer, answer: Answer) {
    const sealed = secret.seal(JSON.stringify(answer), contextOf(id))
    const stored = await statements.run(
      'update idempotency_key set fingerprint = ?, sealed = ?, expires_at = ? where id = ? and claim_id = ?',
      [fingerprint, sealed, clock() + keptMillis, id, claimId],
    )
    if (stored === 0) throw unavailable(new LostRace('the claim of the idempotency key was taken over'))
  }

  function keepClaim({ id, claimId }: Claim): () => void {
    const timer = setInterval(() => {
      database
        .run('update idempotency_key set expires_at = ? where id = ? and claim_id = ? and sealed is null', [
          clock() + leaseMillis,
          id,
          claimId,
        ])
        .catch(() => {})
    }, leaseMillis / 3).unref()
    return () => {
      clearInterval(timer)
    }
  }

  /** An answer that was stored after all, by a COMMIT whose outcome was lost, stays. */
  async function release({ id, claimId }: Claim, error: unknown): Promise<void> {
    const released = database
      .run('delete from idempotency_key where id = ? and claim_id = ? and sealed is null', [id, claimId])
      .catch(() => {})
    // While the database is away nobody waits for it a second time: the lease ends by itself.
    if (error instanceof Problem && error.status < 500) await released
  }

  async function sweep(): Promise<number> {
    let swept = 0
    for (;;) {
      // MySQL takes a limit in a subquery only where it is a table of its own.
      const deleted = await database.run(
        `delete from idempotency_key where expires_at <= ? and id in (select id from (select id from idempotency_key where expires_at <= ? limit ${batch}) as old)`,
        [clock(), clock()],
      )
      swept += deleted
      if (deleted < batch) return swept
    }
  }
}

const contextOf = (id: Buffer): string => `idempotency-key/${id.toString('hex')}`

const overall = ({ fingerprint }: KeyedRequest, bytesDigest: Buffer): Buffer =>
  createHash('sha256').update(fingerprint).update(bytesDigest).digest()

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const digest = createHash('sha256')
  for await (const chunk of bytes) digest.update(chunk)
  return digest.digest()
}

const replayed = <A extends Answer>(answer: A): A => ({
  ...answer,
  headers: { ...answer.headers, 'Idempotent-Replayed': 'true' },
})

const reused = (): Problem => new Problem('idempotency-key-reused')

const running = (): Problem =>
  new Problem('idempotency-key-running', {
    detail: 'Send it again in a moment.',
    headers: { 'Retry-After': '1' },
  })
