// JOSE vectors of C2SP Wycheproof, taken through what the service does with a key that is brought and a token that is shown.

import { compactVerify, importJWK, type JWK } from 'jose'
import { Problem } from '../../src/problem.ts'
import { algorithms, type Algorithm } from '../../src/sessions/algorithm.ts'
import { importKey } from '../../src/sessions/key-import.ts'
import { materialOf, type KeyMaterial } from '../../src/sessions/key-material.ts'
import type { Key } from '../../src/sessions/keyring.ts'
import { readSigned } from '../../src/sessions/signed-token.ts'

export interface Vector {
  readonly tcId: number
  readonly comment: string
  readonly jws?: unknown
  readonly jwe?: unknown
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly flags?: readonly string[]
}
type Keys = JWK & { readonly keys?: readonly JWK[] }
export interface Group {
  readonly comment?: string
  readonly private?: Keys
  readonly public?: Keys
  readonly tests: readonly Vector[]
}

export interface Outcome {
  readonly vector: Vector
  readonly group: Group
  readonly accepted: boolean
  /** Why not. */
  readonly reason: string
}

/** What makes a key of a JWK, or refuses to. */
export type KeyCheck = (jwk: string, algorithm: Algorithm) => Promise<KeyMaterial>

/** As if the key had been there already: so that the verifier is tried with those too that would be refused as weak. */
export const unchecked: KeyCheck = (jwk, algorithm) => materialOf(algorithm, JSON.parse(jwk) as JWK)

/**
 * What the service answers where these keys are its own, had they been brought to it as `coffer keys import` does. Only
 * the names differ: the service names a key by its thumbprint, here it keeps the `kid` that the vector's token has.
 */
export async function outcomeOf(group: Group, vector: Vector, check: KeyCheck = importKey): Promise<Outcome> {
  const token = vector.jws ?? vector.jwe
  try {
    if (typeof token !== 'string') throw new Error('not a text')
    const keys = await keysOf(group.private ?? group.public, check)
    await readSigned(token, async (kid) => keys.get(kid), compactVerify)
    return { vector, group, accepted: true, reason: '' }
  } catch (error) {
    return { vector, group, accepted: false, reason: reasonOf(error) }
  }
}

/** A set is taken whole or not at all. */
async function keysOf(given: Keys | undefined, check: KeyCheck): Promise<ReadonlyMap<string, Key>> {
  const jwks = given?.keys ?? (given ? [given] : [])
  const keys = new Map<string, Key>()
  for (const jwk of jwks) {
    const key = await keyOf(jwk, algorithmOf(jwks[0]), check)
    if (keys.has(key.kid)) throw new Error('key refused: two of one name')
    keys.set(key.kid, key)
  }
  return keys
}

/** What the installation signs with is a setting; it is that of the first key. */
function algorithmOf({ alg, kty }: JWK = {}): Algorithm {
  const own = algorithms.find((algorithm) => algorithm === alg)
  if (own) return own
  if (alg !== undefined) throw new Error(`key refused: ${alg} is not served`)
  const byType: Readonly<Record<string, Algorithm>> = { EC: 'ES256', RSA: 'RS256', OKP: 'EdDSA' }
  return byType[kty ?? ''] ?? 'HS256'
}

async function keyOf(jwk: JWK, algorithm: Algorithm, check: KeyCheck): Promise<Key> {
  const { publicJwk, privateJwk } = await check(JSON.stringify(jwk), algorithm)
  if (jwk.kid === undefined) throw new Error('key refused: no kid')
  const sign = await importJWK(privateJwk, algorithm)
  const verify = publicJwk ? await importJWK(publicJwk, algorithm) : sign
  return { kid: jwk.kid, algorithm, sign, verify, publicJwk, activeFrom: 0, retiredAt: undefined }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Problem)) return (error as Error).message
  if (error.kind === 'signing-key-refused') return `key refused: ${error.extensions['reason'] ?? ''}`
  return error.cause instanceof Error ? error.cause.message : error.message
}
