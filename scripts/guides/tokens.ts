// Tokens as another service may be given them: genuine ones of the service itself, and what attackers make of them.

import { randomUUID } from 'node:crypto'
import { CompactSign, exportSPKI, generateKeyPair, importJWK, type CryptoKey, type JWTHeaderParameters } from 'jose'
import type { Key } from '../../src/sessions/keyring.ts'

export interface TokenCase {
  readonly name: string
  readonly accepted: boolean
  readonly token: string
}

export interface Genuine {
  /** As the service gave it to somebody who signed in. */
  readonly token: string
  readonly key: Key
}

/** Each differs from a genuine token in the one thing that its name says. */
export async function tokenCases({ token, key }: Genuine): Promise<TokenCase[]> {
  const [, encoded = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, unknown>
  const header: JWTHeaderParameters = { alg: key.algorithm, kid: key.kid, typ: 'at+jwt' }
  const now = Math.floor(Date.now() / 1000)
  const sign = (changes: object, head: object = {}, signer: CryptoKey | Uint8Array = key.sign): Promise<string> =>
    new CompactSign(bytesOf({ ...claims, ...changes })).setProtectedHeader({ ...header, ...head }).sign(signer)
  const foreign = (await generateKeyPair(key.algorithm, { extractable: true })).privateKey
  const refused = (name: string, forged: string): TokenCase => ({ name, accepted: false, token: forged })
  return [
    { name: 'as the service gave it', accepted: true, token },
    { name: 'signed again, unchanged', accepted: true, token: await sign({}) },
    refused('expired', await sign({ iat: now - 1320, exp: now - 120 })),
    refused('without an end', await sign({ exp: undefined })),
    refused('not valid yet', await sign({ nbf: now + 600 })),
    refused('wrong audience', await sign({ aud: 'https://other.example.org' })),
    refused('wrong issuer', await sign({ iss: 'https://other.example.org' })),
    refused('typ JWT', await sign({}, { typ: 'JWT' })),
    refused('alg none', `${encode({ ...header, alg: 'none' })}.${encoded}.`),
    refused('HS256 keyed with the public key', await sign({}, { alg: 'HS256' }, await publicPem(key))),
    refused('signature altered', altered(token, 2)),
    refused('claims altered', altered(token, 1)),
    refused('another’s key under our kid', await sign({}, {}, foreign)),
    refused('unknown kid', await sign({}, { kid: 'unknown' }, foreign)),
    refused('not a token', 'nonsense'),
  ]
}

/** Tokens of keys that nobody published, each with a name of its own. */
export async function strangers(count: number): Promise<string[]> {
  const { privateKey } = await generateKeyPair('ES256')
  return Promise.all(
    Array.from({ length: count }, () =>
      new CompactSign(bytesOf({}))
        .setProtectedHeader({ alg: 'ES256', kid: randomUUID(), typ: 'at+jwt' })
        .sign(privateKey),
    ),
  )
}

async function publicPem(key: Key): Promise<Uint8Array> {
  if (!key.publicJwk) throw new Error('a shared secret has no public key')
  const publicKey = await importJWK({ ...key.publicJwk, ext: true }, key.algorithm, { extractable: true })
  return Buffer.from(await exportSPKI(publicKey as CryptoKey))
}

/** The part's first character becomes another one of the alphabet. */
function altered(token: string, part: 1 | 2): string {
  const parts = token.split('.')
  const [text = ''] = parts.slice(part)
  const middle = Math.floor(text.length / 2)
  parts[part] = `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`
  return parts.join('.')
}

const bytesOf = (value: object): Uint8Array => Buffer.from(JSON.stringify(value))
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
