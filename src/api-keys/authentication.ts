/** Who presents a key: a key that is known costs no query, and what is changed or deleted is known everywhere within two seconds. */
import { LRUCache } from 'lru-cache'
import type { Principal } from '../access/principal.ts'
import type { Scope } from '../access/roles.ts'
import { sameBytes } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { bytesToUuid, uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { Revocations } from '../sessions/revocations.ts'
import { addressTest } from './address-ranges.ts'
import { keyDigest, readKeyText } from './key-text.ts'
import type { KeyUse } from './key-use.ts'
import type { Refusal, Refusals } from './refusals.ts'

export interface KeyAuthenticationDeps {
  readonly database: Database
  readonly clock: Clock
  readonly revocations: Pick<Revocations, 'isRevoked'>
  readonly scopesOf: (roles: readonly string[]) => Promise<Scope[]>
  readonly use: Pick<KeyUse, 'note'>
  readonly refusals: Refusals
}

export interface KeyCaller {
  readonly address: string
}

/** A key as whoever issues a token for it, or tells about it, needs to know it. */
export interface KeyHolder {
  readonly accountId: string
  readonly keyId: string
  readonly keyEpoch: number
  /** None: who verifies tokens elsewhere must not grant by roles what the key's scopes do not. */
  readonly roles: readonly string[]
  readonly scopes: readonly Scope[]
  readonly epoch: number
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Of the key or, should that be sooner, of a secret that was rotated away. */
  readonly expiresAt: number | undefined
}

export interface KeyAuthentication {
  /** @throws Problem unauthenticated, whatever is wrong with the key or the address; 503 */
  readonly principalOf: (text: string, caller: KeyCaller) => Promise<Principal>
  /**
   * RFC 6749, section 4.4.
   * @param keyId the client's id: the key's UUID
   * @param secret the client's secret: the whole text of the key
   * @throws Problem unauthenticated, 503
   */
  readonly authenticateClient: (keyId: string, secret: string, caller: KeyCaller) => Promise<KeyHolder>
  /** RFC 7662: undefined for what would be refused, from wherever it came. @throws Problem 503 */
  readonly describe: (text: string) => Promise<KeyHolder | undefined>
}

interface Known {
  readonly holder: KeyHolder
  readonly principal: Principal
  readonly isAllowed: ((address: string) => boolean) | undefined
}

/** About 2 KB each. */
const keptKeys = 10_000
/** Not longer than a revocation is remembered, which is a minute more than the life of an access token. */
const keptMillis = 60_000
/** Whoever repeats a wrong key asks the database once a second. */
const missMillis = 1000

export function createKeyAuthentication(deps: KeyAuthenticationDeps): KeyAuthentication {
  const { database, clock, revocations, use, refusals } = deps
  // By the digest of the text: memory holds no key.
  const kept = new LRUCache<string, Known>({ max: keptKeys, ttl: keptMillis })
  const missed = new LRUCache<string, Omit<Refusal, 'address'>>({ max: keptKeys, ttl: missMillis })
  const reading = new Map<string, Promise<Known | Omit<Refusal, 'address'>>>()
  return { principalOf, authenticateClient, describe }

  async function principalOf(text: string, caller: KeyCaller): Promise<Principal> {
    return (await authenticate(text, caller)).principal
  }

  async function authenticateClient(keyId: string, secret: string, caller: KeyCaller): Promise<KeyHolder> {
    const known = await authenticate(secret, caller)
    if (known.holder.keyId !== keyId) throw refused({ address: caller.address, reason: 'wrong-secret' })
    return known.holder
  }

  async function describe(text: string): Promise<KeyHolder | undefined> {
    const found = await find(text)
    return 'reason' in found || isOver(found) ? undefined : found.holder
  }

  async function authenticate(text: string, { address }: KeyCaller): Promise<Known> {
    const found = await find(text)
    if ('reason' in found) throw refused({ ...found, address })
    const key = { id: found.holder.keyId, accountId: found.holder.accountId }
    if (isOver(found)) throw refused({ address, reason: 'expired', key })
    if (found.isAllowed && !found.isAllowed(address)) throw refused({ address, reason: 'address', key })
    use.note(key.id, address)
    return found
  }

  function refused(refusal: Refusal): Problem {
    refusals.note(refusal)
    return new Problem('unauthenticated', { cause: new Error(`API key: ${refusal.reason}`) })
  }

  function isOver({ principal }: Known): boolean {
    return principal.expiresAt <= clock()
  }

  async function find(text: string): Promise<Known | Omit<Refusal, 'address'>> {
    const digest = keyDigest(text).toString('base64url')
    const known = kept.get(digest)
    if (known && !(await revocations.isRevoked(shown(known)))) return known
    kept.delete(digest)
    return missed.get(digest) ?? reading.get(digest) ?? read(text, digest)
  }

  /** One reading serves all who wait for it. */
  function read(text: string, digest: string): Promise<Known | Omit<Refusal, 'address'>> {
    const found = readRow(text)
      .then(async (outcome) => {
        const isDeleted = !('reason' in outcome) && (await revocations.isRevoked(shown(outcome)))
        const verdict = isDeleted ? { reason: 'deleted' as const } : outcome
        if ('reason' in verdict) missed.set(digest, verdict)
        else kept.set(digest, verdict)
        return verdict
      })
      .finally(() => reading.delete(digest))
    reading.set(digest, found)
    return found
  }

  async function readRow(text: string): Promise<Known | Omit<Refusal, 'address'>> {
    const sent = readKeyText(text)
    if (!sent) return { reason: 'unreadable' }
    const [row] = await database.rows(
      'select k.id, k.account_id, k.digest, k.previous_digest, k.previous_until, k.scopes, k.allowed_addresses, k.expires_at, k.epoch as key_epoch, k.created_at, a.roles, a.epoch, a.disabled_at from api_key k join account a on a.id = k.account_id where k.id = ?',
      [uuidToBytes(sent.id)],
    )
    if (!row) return { reason: 'unknown' }
    const key = { id: sent.id, accountId: bytesToUuid(row['account_id'] as Buffer) }
    const isCurrent = sameBytes(sent.digest, row['digest'] as Buffer)
    const previous = row['previous_digest'] as Buffer | null
    if (!isCurrent && !(previous && sameBytes(sent.digest, previous))) return { reason: 'wrong-secret', key }
    if (row['disabled_at'] !== null) return { reason: 'owner-disabled', key }
    // After the row with the account's epoch: what the roles grant is never older than it.
    const granted = await deps.scopesOf(JSON.parse(String(row['roles'])) as string[])
    return knownKey(row, granted, isCurrent ? undefined : Number(row['previous_until']))
  }
}

const shown = ({ holder: { keyId, accountId, epoch, keyEpoch } }: Known) => ({ id: keyId, accountId, epoch, keyEpoch })

/**
 * @param granted what the owner may now: the key may no more
 * @param secretEndsAt of a secret that was rotated away, which must not keep itself alive by a key that it makes or rotates
 */
function knownKey(row: Row, granted: readonly Scope[], secretEndsAt: number | undefined): Known {
  const wanted = JSON.parse(String(row['scopes'])) as string[]
  const scopes = granted.filter(
    (scope) => wanted.includes(scope) && (secretEndsAt === undefined || scope !== 'keys:write'),
  )
  const ends = [row['expires_at'], secretEndsAt].flatMap((end) => (end == null ? [] : [Number(end)]))
  const holder: KeyHolder = {
    accountId: bytesToUuid(row['account_id'] as Buffer),
    keyId: bytesToUuid(row['id'] as Buffer),
    keyEpoch: Number(row['key_epoch']),
    roles: [],
    scopes,
    epoch: Number(row['epoch']),
    createdAt: Number(row['created_at']),
    expiresAt: ends.length === 0 ? undefined : Math.min(...ends),
  }
  const { accountId, keyId, keyEpoch, roles, epoch, expiresAt = Number.MAX_SAFE_INTEGER } = holder
  return {
    holder,
    principal: { accountId, sessionId: undefined, keyId, keyEpoch, roles, scopes: new Set(scopes), epoch, expiresAt },
    isAllowed: addressTest(JSON.parse(String(row['allowed_addresses'])) as string[]),
  }
}
