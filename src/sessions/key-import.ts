/** An own key on its way in, as PEM or as a JWK: read, and refused unless it is as good as one that is made here. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import type { Algorithm } from './algorithm.ts'
import { materialOf, type KeyMaterial } from './key-material.ts'
import { refusedKey } from './key-refusal.ts'
import { requireStrength } from './key-strength.ts'

/**
 * @param text a PEM block (PKCS #8, PKCS #1 or SEC 1) or a JWK as JSON (RFC 7517), with its private part
 * @param algorithm the one that this installation signs with
 * @throws Problem signing-key-refused, whose `reason` and detail say why
 */
export async function importKey(text: string, algorithm: Algorithm): Promise<KeyMaterial> {
  const trimmed = text.trim()
  const jwk = trimmed.startsWith('{') ? readJwk(trimmed) : readPem(trimmed)
  requireUse(jwk)
  requireAlgorithm(jwk, algorithm)
  if ((algorithm === 'HS256' ? jwk.k : jwk.d) === undefined)
    throw refusedKey('public-only', 'The key has no private part, so nothing can be signed with it.')
  await requireStrength(jwk, algorithm)
  return materialOf(algorithm, jwk)
}

function readPem(text: string): JWK {
  const labels = [...text.matchAll(/^-----BEGIN ([A-Z0-9 ]+)-----\s*$/gm)].map(([, label = '']) => label)
  if (labels.length === 0) throw refusedKey('unreadable', 'This is neither a PEM block nor a JWK.')
  if (labels.includes('ENCRYPTED PRIVATE KEY') || /^Proc-Type: 4,ENCRYPTED/m.test(text))
    throw refusedKey(
      'encrypted',
      'The key is protected by a passphrase; decrypt it first, for example with "openssl pkey".',
    )
  const blocks = labels.filter((label) => label.endsWith('PRIVATE KEY'))
  if (blocks.length === 0)
    throw refusedKey('public-only', 'The text holds a public key or a certificate, so nothing can be signed with it.')
  if (blocks.length > 1) throw refusedKey('unreadable', 'The text holds several keys; bring one at a time.')
  return exported(parsedPem(text))
}

function parsedPem(text: string): KeyObject {
  try {
    return createPrivateKey({ key: text, format: 'pem' })
  } catch {
    // The parser's own words may quote what it read.
    throw refusedKey('unreadable', 'The PEM block cannot be read as a private key.')
  }
}

function exported(key: KeyObject): JWK {
  try {
    return key.export({ format: 'jwk' })
  } catch {
    throw refusedKey('wrong-algorithm', 'Keys of this type cannot sign access tokens.')
  }
}

const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'alg', 'use'] as const

function readJwk(text: string): JWK {
  const jwk = parsedJson(text)
  if ('keys' in jwk) throw refusedKey('unreadable', 'This is a set of keys; bring one at a time.')
  if (jwk['kty'] === undefined || members.some((name) => jwk[name] !== undefined && typeof jwk[name] !== 'string'))
    throw refusedKey('unreadable', 'The JWK lacks kty, or a member of it is not a text.')
  return jwk
}

function parsedJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw refusedKey('unreadable', 'The JWK is not JSON.')
  }
}

/** RFC 7517, sections 4.2 and 4.3: a key that says it is for something else is not used for this. */
function requireUse({ use, key_ops: operations }: JWK): void {
  if (use !== undefined && use !== 'sig')
    throw refusedKey('wrong-use', 'The JWK says that it is not for signatures (use).')
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('sign')))
    throw refusedKey('wrong-use', 'The JWK says that it is not for signing (key_ops).')
}

const kinds: Readonly<Record<Algorithm, { kty: string; crv?: string; names: readonly string[]; shown: string }>> = {
  ES256: { kty: 'EC', crv: 'P-256', names: ['ES256'], shown: 'an EC key on P-256' },
  // RFC 9864 gives EdDSA on this curve a name of its own.
  EdDSA: { kty: 'OKP', crv: 'Ed25519', names: ['EdDSA', 'Ed25519'], shown: 'an Ed25519 key' },
  RS256: { kty: 'RSA', names: ['RS256'], shown: 'an RSA key' },
  HS256: { kty: 'oct', names: ['HS256'], shown: 'a shared secret (oct)' },
}

function requireAlgorithm({ kty, crv, alg }: JWK, algorithm: Algorithm): void {
  const { shown, names, ...kind } = kinds[algorithm]
  if (kty !== kind.kty || (kind.crv !== undefined && crv !== kind.crv) || (alg !== undefined && !names.includes(alg)))
    throw refusedKey('wrong-algorithm', `This installation signs with ${algorithm}, which needs ${shown} for it.`)
}
