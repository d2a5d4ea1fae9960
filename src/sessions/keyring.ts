/**
 * The keys that sign access tokens, as this replica has them in memory: read from the database, where they lie sealed,
 * and followed there. A key that is new somewhere is known within a second, one that was revoked is taken nowhere after
 * two; a replica that cannot know says 503.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { importJWK, type CryptoKey, type JWK } from 'jose'
import type { Logger } from 'pino'
import type { Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database, Row } from '../db/database.ts'
import { unavailable } from '../problem.ts'
import type { Algorithm } from './algorithm.ts'
import { answered } from './answered.ts'
import { createKeyChanges, type Addition } from './key-changes.ts'
import { importKey } from './key-import.ts'
import { generateKey, type KeyMaterial } from './key-material.ts'

export interface Key {
  readonly kid: string
  readonly algorithm: Algorithm
  readonly verify: CryptoKey | Uint8Array
  readonly sign: CryptoKey | Uint8Array
  /** Undefined for a shared secret, which is never published. */
  readonly publicJwk: JWK | undefined
  readonly activeFrom: number
  /** When it verifies no longer; undefined while it signs or will sign. */
  readonly retiredAt: number | undefined
}

export interface Keyring {
  /** The key that signs now. @throws Problem 503 in the moment in which the only one was revoked elsewhere */
  readonly current: () => Key
  /** Looks into the database for a kid that is not known, because another replica may just have made it. @throws Problem 503 */
  readonly find: (kid: string) => Promise<Key | undefined>
  /** Whether the key verifies still; no query while the keys are followed. @throws Problem 503 when it cannot be known */
  readonly holds: (kid: string) => Promise<boolean>
  /** Public keys, the signing one first. */
  readonly published: () => JWK[]
  /** Reads the keys again, whether or not they have changed. */
  readonly reload: () => Promise<void>
  /** Makes a key that signs after `delayMillis`, when every replica and cache knows it; returns its kid. @throws Problem signing-keys-full */
  readonly rotate: (delayMillis?: number) => Promise<string>
  /** The same with a key that somebody brings. @throws Problem signing-key-refused, signing-keys-full */
  readonly bring: (text: string, delayMillis?: number) => Promise<string>
  /** Ends the key at once, and what was signed with it; another one signs. @throws Problem signing-key-not-found */
  readonly revoke: (kid: string) => Promise<void>
  /** What is due: a new key when the one that signs gets old, the end of those that sign no more. Of many replicas one does it. */
  readonly turn: () => Promise<void>
  /** Follows the keys until `stop`. */
  readonly start: () => void
  readonly stop: () => void
}

export interface KeyringOptions {
  readonly database: Database
  readonly secret: Secret
  readonly clock: Clock
  readonly audit: Audit
  readonly log: Logger
  readonly algorithm: Algorithm
  /** Seconds. */
  readonly accessTokenTtl: number
  /** Seconds after which another key signs; 0: never by itself. */
  readonly keyTtl: number
}

/** Others keep the published keys for five minutes at most; a new key signs only when they must have seen it. */
export const publicationLead = 10 * 60_000
/** Anybody can invent a kid: the database is asked for unknown ones this often and no oftener, and who asks waits for it. */
const askEvery = 100
const followEvery = 1000
/** News older than this is no news: one look may fail, two may not. */
const staleAfter = 1900

export async function openKeyring(options: KeyringOptions): Promise<Keyring> {
  const { database, secret, clock, log, algorithm, keyTtl } = options
  const changes = createKeyChanges(options)
  let keys = new Map<string, Key>()
  /** What the keys above were read at. */
  let revision = ''
  let knownAt = Number.NEGATIVE_INFINITY
  let loadedAt = Number.NEGATIVE_INFINITY
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  await reload()
  await requireSigner()

  return { current, find, holds, published, reload, rotate, bring, revoke, turn, start, stop }

  function current(): Key {
    const now = clock()
    const own = [...keys.values()].filter((key) => key.algorithm === algorithm)
    const signers = own.filter(({ retiredAt }) => retiredAt === undefined)
    const active = signers.filter(({ activeFrom }) => activeFrom <= now).sort(newestFirst)[0]
    // Before its time signs a key that a replica with a faster clock has made; after it, one that is about to be followed.
    const key = active ?? signers.sort(newestFirst).at(-1) ?? own.filter(verifies).sort(newestFirst)[0]
    if (!key) throw unavailable(new Error('there is no key to sign with'))
    return key
  }

  function verifies({ retiredAt }: Key): boolean {
    return retiredAt === undefined || retiredAt > clock()
  }

  function known(kid: string): Key | undefined {
    const key = keys.get(kid)
    return key && verifies(key) ? key : undefined
  }

  async function find(kid: string): Promise<Key | undefined> {
    if (!keys.has(kid)) await asked()
    return known(kid)
  }

  async function holds(kid: string): Promise<boolean> {
    if (performance.now() - knownAt >= staleAfter) await asked()
    return known(kid) !== undefined
  }

  /** After a look into the database that began after this call. @throws Problem 503 */
  async function asked(): Promise<void> {
    asking ??= (async () => {
      await delay(Math.max(0, askedAt + askEvery - performance.now()))
      asking = undefined
      askedAt = performance.now()
      await answered(follow())
    })()
    await asking.catch((error: unknown) => {
      throw unavailable(error)
    })
  }

  function published(): JWK[] {
    const signing = current().kid
    return [...keys.values()]
      .filter(verifies)
      .sort((a, b) => Number(b.kid === signing) - Number(a.kid === signing) || newestFirst(a, b))
      .flatMap((key) => key.publicJwk ?? [])
  }

  /** One small query, unless something has changed. */
  async function follow(): Promise<void> {
    const begun = performance.now()
    if ((await changes.revision()) === revision) knownAt = Math.max(knownAt, begun)
    else await reload()
  }

  async function reload(): Promise<void> {
    const begun = performance.now()
    // Read first: keys that come in between are read twice rather than never.
    const at = await changes.revision()
    const rows = await database.rows(
      'select kid, algorithm, public_jwk, sealed_private_jwk, active_from, retired_at from signing_key where retired_at is null or retired_at > ?',
      [clock()],
    )
    const loaded = await Promise.all(rows.map((row) => keyOf(row, keys.get(String(row['kid'])), secret)))
    if (begun < loadedAt) return
    keys = new Map(loaded.map((key) => [key.kid, key]))
    revision = at
    loadedAt = begun
    knownAt = Math.max(knownAt, begun)
  }

  function rotate(delayMillis?: number): Promise<string> {
    return addByHand(generateKey(algorithm), 'rotation', delayMillis)
  }

  function bring(text: string, delayMillis?: number): Promise<string> {
    return addByHand(importKey(text, algorithm), 'import', delayMillis)
  }

  async function addByHand(
    made: Promise<KeyMaterial>,
    reason: Addition['reason'],
    delayMillis = publicationLead,
  ): Promise<string> {
    const material = await made
    await changes.add(material, { activeFrom: clock() + delayMillis, reason })
    await afterChange()
    return material.kid
  }

  async function revoke(kid: string): Promise<void> {
    await changes.revoke(kid, await generateKey(algorithm))
    keys.delete(kid)
    await afterChange()
  }

  /** The change is done and must not look as if it were not: what cannot be read now is read within a second. */
  async function afterChange(): Promise<void> {
    await reload().catch((error: unknown) => {
      log.warn({ err: error }, 'cannot read the signing keys')
    })
  }

  async function turn(): Promise<void> {
    await reload()
    await requireSigner()
    await rotateInTime()
    await changes.retire()
    await reload()
  }

  /** A key to sign with, now or soon; of replicas that start together one makes it. */
  async function requireSigner(): Promise<void> {
    if ([...keys.values()].some((key) => key.algorithm === algorithm && key.retiredAt === undefined)) return
    await addOnce({ activeFrom: clock(), reason: 'first' })
  }

  async function rotateInTime(): Promise<void> {
    if (keyTtl === 0) return
    const now = clock()
    const signer = current()
    const isFollowed = [...keys.values()].some(
      (key) => key.algorithm === algorithm && key.retiredAt === undefined && key.activeFrom > signer.activeFrom,
    )
    const due = signer.activeFrom + keyTtl * 1000
    if (isFollowed || now < due - publicationLead) return
    await addOnce({ activeFrom: Math.max(due, now + publicationLead), reason: 'schedule' })
  }

  async function addOnce(addition: Addition): Promise<void> {
    const seen = revision
    await changes.add(await generateKey(algorithm), { ...addition, revision: seen })
    await reload()
  }

  function start(): void {
    if (stopped) return
    timer = setTimeout(() => {
      answered(follow())
        .then(requireSigner)
        .catch((error: unknown) => {
          log.warn({ err: error }, 'cannot follow the signing keys; asking the database for each request')
        })
        .finally(start)
    }, followEvery)
    timer.unref()
  }

  function stop(): void {
    stopped = true
    clearTimeout(timer)
  }
}

const newestFirst = (a: Key, b: Key): number => b.activeFrom - a.activeFrom || (a.kid < b.kid ? -1 : 1)

async function keyOf(row: Row, known: Key | undefined, secret: Secret): Promise<Key> {
  const activeFrom = Number(row['active_from'])
  const retiredAt = row['retired_at'] == null ? undefined : Number(row['retired_at'])
  if (known) return { ...known, activeFrom, retiredAt }
  const kid = String(row['kid'])
  const algorithm = String(row['algorithm']) as Algorithm
  const privateJwk = JSON.parse(secret.open(String(row['sealed_private_jwk']), `signing-key/${kid}`)) as JWK
  const publicJwk = row['public_jwk'] === '' ? undefined : (JSON.parse(String(row['public_jwk'])) as JWK)
  const sign = await importJWK(privateJwk, algorithm)
  const verify = publicJwk ? await importJWK(publicJwk, algorithm) : sign
  return { kid, algorithm, sign, verify, publicJwk, activeFrom, retiredAt }
}
