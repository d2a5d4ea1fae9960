/** The keys that sign access tokens: made on first boot, sealed at rest, shared by replicas through the database. */
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  generateSecret,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose'
import type { Secret } from '../access/secret.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { unavailable } from '../problem.ts'
import type { Algorithm } from './algorithm.ts'
import { answered } from './answered.ts'
import { SigningKey } from './signing-key.entity.ts'

export interface Key {
  readonly kid: string
  readonly algorithm: Algorithm
  readonly verify: CryptoKey | Uint8Array
  readonly sign: CryptoKey | Uint8Array
  /** Undefined for a shared secret, which is never published. */
  readonly publicJwk: JWK | undefined
  readonly activeFrom: number
}

export interface Keyring {
  /** The key that signs now. */
  readonly current: () => Key
  /** Looks into the database for a kid that is not known, because another replica may just have made it. @throws Problem 503 */
  readonly find: (kid: string) => Promise<Key | undefined>
  /** Whether the key still verifies, as far as this replica knows. */
  readonly holds: (kid: string) => boolean
  /** Public keys, the signing one first. */
  readonly published: () => JWK[]
  /** Reads the keys again; replicas do so from time to time. */
  readonly reload: () => Promise<void>
  /** Makes a key that signs after `delayMillis`, when every replica and cache knows it; returns its kid. */
  readonly rotate: (delayMillis?: number) => Promise<string>
}

export interface KeyringOptions {
  readonly database: Database
  readonly secret: Secret
  readonly clock: Clock
  readonly algorithm: Algorithm
}

/** Others keep the published keys for five minutes at most; a new key signs only when they must have seen it. */
export const publicationLead = 10 * 60_000
/** Anybody can invent a kid: the database is asked for unknown ones this often and no oftener. */
const askEvery = 1000

export async function openKeyring({ database, secret, clock, algorithm }: KeyringOptions): Promise<Keyring> {
  let keys = new Map<string, Key>()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  await reload()
  if (![...keys.values()].some((key) => key.algorithm === algorithm)) {
    await make(clock())
    await reload()
  }

  return { current, find, holds: (kid) => keys.has(kid), published, reload, rotate }

  function current(): Key {
    const now = clock()
    const active = [...keys.values()].filter((key) => key.algorithm === algorithm && key.activeFrom <= now)
    const newest = active.sort((a, b) => b.activeFrom - a.activeFrom || (a.kid < b.kid ? -1 : 1))[0]
    if (!newest) throw new Error('there is no key to sign with')
    return newest
  }

  async function find(kid: string): Promise<Key | undefined> {
    if (keys.has(kid)) return keys.get(kid)
    if (performance.now() - askedAt > askEvery) {
      askedAt = performance.now()
      asking = answered(reload())
    }
    await asking?.catch((error: unknown) => {
      throw unavailable(error)
    })
    return keys.get(kid)
  }

  function published(): JWK[] {
    const signing = current().kid
    return [...keys.values()]
      .sort((a, b) => Number(b.kid === signing) - Number(a.kid === signing) || b.activeFrom - a.activeFrom)
      .flatMap((key) => key.publicJwk ?? [])
  }

  async function reload(): Promise<void> {
    const rows = await database.rows(
      'select kid, algorithm, public_jwk, sealed_private_jwk, active_from from signing_key where retired_at is null or retired_at > ?',
      [clock()],
    )
    const loaded = await Promise.all(
      rows.map(async (row) => {
        const kid = String(row['kid'])
        return (
          keys.get(kid) ??
          open(
            kid,
            String(row['algorithm']) as Algorithm,
            String(row['public_jwk']),
            String(row['sealed_private_jwk']),
            Number(row['active_from']),
          )
        )
      }),
    )
    keys = new Map(loaded.map((key) => [key.kid, key]))
  }

  async function open(
    kid: string,
    alg: Algorithm,
    publicJwk: string,
    sealed: string,
    activeFrom: number,
  ): Promise<Key> {
    const privateJwk = JSON.parse(secret.open(sealed, `signing-key/${kid}`)) as JWK
    const sign = await importJWK(privateJwk, alg)
    if (publicJwk === '') return { kid, algorithm: alg, sign, verify: sign, publicJwk: undefined, activeFrom }
    const jwk = JSON.parse(publicJwk) as JWK
    return { kid, algorithm: alg, sign, verify: await importJWK(jwk, alg), publicJwk: jwk, activeFrom }
  }

  async function rotate(delayMillis = publicationLead): Promise<string> {
    const kid = await make(clock() + delayMillis)
    await reload()
    return kid
  }

  async function make(activeFrom: number): Promise<string> {
    const { kid, publicJwk, privateJwk } = await generate(algorithm)
    await database.transaction(async (em) => {
      em.create(SigningKey, {
        kid,
        algorithm,
        publicJwk: publicJwk ? JSON.stringify(publicJwk) : '',
        sealedPrivateJwk: secret.seal(JSON.stringify(privateJwk), `signing-key/${kid}`),
        createdAt: clock(),
        activeFrom,
        retiredAt: null,
      })
    })
    return kid
  }
}

/** @returns JWKs; the kid is the thumbprint (RFC 7638), for a shared secret that of its own hash */
async function generate(algorithm: Algorithm): Promise<{ kid: string; publicJwk: JWK | undefined; privateJwk: JWK }> {
  if (algorithm === 'HS256') {
    const privateJwk = await exportJWK(await generateSecret('HS256', { extractable: true }))
    return { kid: await calculateJwkThumbprint(privateJwk), publicJwk: undefined, privateJwk }
  }
  const { publicKey, privateKey } = await generateKeyPair(algorithm, {
    extractable: true,
    ...(algorithm === 'RS256' ? { modulusLength: 3072 } : {}),
  })
  const publicJwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  return { kid, publicJwk: { ...publicJwk, kid, use: 'sig', alg: algorithm }, privateJwk: await exportJWK(privateKey) }
}
