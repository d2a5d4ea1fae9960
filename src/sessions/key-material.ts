/** What a signing key consists of before it is stored. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, generateSecret, type JWK } from 'jose'
import type { Algorithm } from './algorithm.ts'

export interface KeyMaterial {
  /** The thumbprint (RFC 7638); of a shared secret, that of its own hash. */
  readonly kid: string
  readonly algorithm: Algorithm
  /** Undefined for a shared secret, which is never published. */
  readonly publicJwk: JWK | undefined
  readonly privateJwk: JWK
}

/** A new key, as strong as its algorithm is meant: P-256, Ed25519, RSA of 3072 bits, a secret of 256 bits. */
export async function generateKey(algorithm: Algorithm): Promise<KeyMaterial> {
  if (algorithm === 'HS256')
    return materialOf(algorithm, await exportJWK(await generateSecret('HS256', { extractable: true })))
  const { privateKey } = await generateKeyPair(algorithm, {
    extractable: true,
    ...(algorithm === 'RS256' ? { modulusLength: 3072 } : {}),
  })
  return materialOf(algorithm, await exportJWK(privateKey))
}

/** @param jwk with the private members; anything about its use or its name is left behind */
export async function materialOf(algorithm: Algorithm, jwk: JWK): Promise<KeyMaterial> {
  const { kty, crv, x, y, n, e, d, p, q, dp, dq, qi, k } = jwk
  const publicMembers = defined({ kty, crv, x, y, n, e })
  const privateJwk = defined({ ...publicMembers, d, p, q, dp, dq, qi, k })
  const kid = await calculateJwkThumbprint(privateJwk)
  const publicJwk = algorithm === 'HS256' ? undefined : { ...publicMembers, kid, use: 'sig', alg: algorithm }
  return { kid, algorithm, publicJwk, privateJwk }
}

type Loose = { readonly [Name in keyof JWK]: JWK[Name] | undefined }
const defined = (jwk: Loose): JWK =>
  Object.fromEntries(Object.entries(jwk as Record<string, unknown>).filter(([, value]) => value !== undefined))
