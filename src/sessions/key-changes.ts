/**
 * What happens to stored signing keys, each in one transaction with its audit event. Every change turns the revision of
 * all keys first: that orders the changes of all replicas, and tells the others that there is something to read.
 */
import type { EntityManager } from '@mikro-orm/core'
import { once } from '../access/installation.ts'
import type { Secret } from '../access/secret.ts'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import { Installation } from '../db/installation.entity.ts'
import { Problem } from '../problem.ts'
import type { Algorithm } from './algorithm.ts'
import type { KeyMaterial } from './key-material.ts'
import { refusedKey } from './key-refusal.ts'
import { SigningKey } from './signing-key.entity.ts'

export interface KeyChangesDeps {
  readonly database: Database
  readonly secret: Secret
  readonly clock: Clock
  readonly audit: Audit
  /** What this installation signs with. */
  readonly algorithm: Algorithm
  /** Seconds. */
  readonly accessTokenTtl: number
}

export interface Addition {
  readonly activeFrom: number
  /** Only while nothing has changed since the keys were read so; undefined: whatever has changed. */
  readonly revision?: string | undefined
  /** What the audit tells of it. */
  readonly reason: 'first' | 'schedule' | 'rotation' | 'import' | 'revocation'
}

/** Living keys, which is what a JWKS may hold. */
const mostKeys = 20
/** Tokens of a key outlive its last signature by the difference of clocks, and by the time that other replicas sign on. */
const slackMillis = 60_000
/** How long keys of another algorithm are left alone: replicas are restarted one after the other. */
const changeOfAlgorithmMillis = 3_600_000
const revisionName = 'signing-keys'

export function createKeyChanges({ database, secret, clock, audit, algorithm, accessTokenTtl }: KeyChangesDeps) {
  const verifiesOn = accessTokenTtl * 1000 + slackMillis
  return { revision, add, revoke, retire }

  /** Changes with every change of a key; written when it is not there. */
  function revision(): Promise<string> {
    return once(database, revisionName, newId())
  }

  /**
   * @returns whether it was added: false when somebody else has changed the keys meanwhile
   * @throws Problem signing-keys-full, signing-key-refused (known)
   */
  function add(material: KeyMaterial, { activeFrom, revision: expected, reason }: Addition): Promise<boolean> {
    return database.transaction(async (em) => {
      if (!(await turned(em, expected))) return false
      if (expected === undefined) await requireRoom(em)
      if (await em.count(SigningKey, { kid: material.kid }))
        throw refusedKey('known', 'The key is, or was once, one of this service.')
      await insert(em, material, activeFrom, reason)
      return true
    })
  }

  /**
   * Ends the key at once. If it is the one that signs, the next one signs from now on, or `spare` where there is none.
   * @throws Problem signing-key-not-found when it verifies no longer
   */
  function revoke(kid: string, spare: KeyMaterial): Promise<void> {
    return database.transaction(async (em) => {
      await turned(em)
      const now = clock()
      const over = { retiredAt: now, revokedAt: now, sealedPrivateJwk: '' }
      const living = { $or: [{ retiredAt: null }, { retiredAt: { $gt: now } }] }
      if ((await em.nativeUpdate(SigningKey, { kid, revokedAt: null, ...living }, over)) === 0)
        throw new Problem('signing-key-not-found')
      audit.add(em, { action: 'signing-key.revoked', target: targetOf(kid) })
      const signers = { algorithm, retiredAt: null }
      if (await em.count(SigningKey, { ...signers, activeFrom: { $lte: now } })) return
      const next = await em.findOne(SigningKey, signers, { orderBy: { activeFrom: 'asc', kid: 'asc' } })
      if (!next) return insert(em, spare, now, 'revocation')
      next.activeFrom = now
      await succeed(em, next.kid, now)
    })
  }

  /** What time brings: keys that were followed by another verify for a while yet, and then lose their private part. */
  async function retire(): Promise<void> {
    const now = clock()
    const rows = await database.rows(
      'select active_from from signing_key where algorithm = ? and retired_at is null and active_from <= ? order by active_from desc',
      [algorithm, now],
    )
    if (rows.length > 1) await retireFollowed(now)
    if (rows.length > 0 && Number(rows[0]?.['active_from']) < now - changeOfAlgorithmMillis)
      await retireOtherAlgorithms(now)
    await erase(now)
  }

  function retireFollowed(now: number): Promise<void> {
    return database.transaction(async (em) => {
      await turned(em)
      const [newest, ...followed] = await em.find(
        SigningKey,
        { algorithm, retiredAt: null, activeFrom: { $lte: now } },
        { orderBy: { activeFrom: 'desc', kid: 'asc' } },
      )
      if (newest && followed.length > 0) await succeed(em, newest.kid, now)
    })
  }

  /** After a change of COFFER_TOKEN_ALGORITHM nobody follows them. A replica that still signs with one makes another. */
  async function retireOtherAlgorithms(now: number): Promise<void> {
    const others = await database.rows(
      'select kid from signing_key where algorithm <> ? and retired_at is null and active_from < ? limit 1',
      [algorithm, now - changeOfAlgorithmMillis],
    )
    if (others.length === 0) return
    await database.transaction(async (em) => {
      await turned(em)
      await em.nativeUpdate(
        SigningKey,
        { algorithm: { $ne: algorithm }, retiredAt: null, activeFrom: { $lt: now - changeOfAlgorithmMillis } },
        { retiredAt: now + verifiesOn },
      )
    })
  }

  async function erase(now: number): Promise<void> {
    const due = await database.rows("select kid from signing_key where retired_at <= ? and sealed_private_jwk <> ''", [
      now,
    ])
    if (due.length === 0) return
    await database.transaction(async (em) => {
      await turned(em)
      for (const { kid } of due) {
        const erased = await em.nativeUpdate(
          SigningKey,
          { kid: String(kid), sealedPrivateJwk: { $ne: '' } },
          { sealedPrivateJwk: '' },
        )
        if (erased > 0) audit.add(em, { action: 'signing-key.retired', target: targetOf(String(kid)) })
      }
    })
  }

  /** Takes the row that every change goes through, so that what is read below is what holds. */
  async function turned(em: EntityManager, expected?: string): Promise<boolean> {
    const where = { name: revisionName, ...(expected === undefined ? {} : { value: expected }) }
    return (await em.nativeUpdate(Installation, where, { value: newId() })) > 0
  }

  async function requireRoom(em: EntityManager): Promise<void> {
    const living = await em.count(SigningKey, { $or: [{ retiredAt: null }, { retiredAt: { $gt: clock() } }] })
    if (living >= mostKeys) throw new Problem('signing-keys-full', { detail: `There are ${living} already.` })
  }

  async function insert(
    em: EntityManager,
    { kid, algorithm: made, publicJwk, privateJwk }: KeyMaterial,
    activeFrom: number,
    reason: Addition['reason'],
  ): Promise<void> {
    const now = clock()
    em.create(SigningKey, {
      kid,
      algorithm: made,
      publicJwk: publicJwk ? JSON.stringify(publicJwk) : '',
      sealedPrivateJwk: secret.seal(JSON.stringify(privateJwk), `signing-key/${kid}`),
      createdAt: now,
      activeFrom,
      retiredAt: null,
      revokedAt: null,
    })
    const details = { algorithm: made, activeFrom: new Date(activeFrom).toISOString(), reason }
    audit.add(em, { action: 'signing-key.created', target: targetOf(kid), details })
    if (activeFrom <= now) await succeed(em, kid, now)
  }

  /** The key signs from now on; those before it verify until the last token of theirs has ended. */
  async function succeed(em: EntityManager, kid: string, now: number): Promise<void> {
    const before = { algorithm, retiredAt: null, activeFrom: { $lte: now }, kid: { $ne: kid } }
    await em.nativeUpdate(SigningKey, before, { retiredAt: now + verifiesOn })
    audit.add(em, { action: 'signing-key.activated', target: targetOf(kid) })
  }
}

const targetOf = (kid: string): string => `signing-key:${kid}`
