/** Keys that somebody brings to sign with: which are taken, and why others are not. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { calculateJwkThumbprint, CompactSign, compactVerify, importJWK, type JWK } from 'jose'
import { generateKeyPairSync, generatePrimeSync, randomBytes, type KeyObject } from 'node:crypto'
import type { Algorithm } from '../../src/sessions/algorithm.ts'
import { importKey } from '../../src/sessions/key-import.ts'

const pairs: Record<'ec' | 'ec384' | 'ed' | 'ed448' | 'rsa' | 'pss', KeyObject> = {
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  ec384: generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  ed: generateKeyPairSync('ed25519').privateKey,
  ed448: generateKeyPairSync('ed448').privateKey,
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  pss: generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey,
}
const pem = (key: KeyObject, type: 'pkcs8' | 'sec1' | 'pkcs1' = 'pkcs8'): string =>
  key.export({ type: type, format: 'pem' }) as string
const jwk = (key: KeyObject): JWK => key.export({ format: 'jwk' })
const secret = randomBytes(32).toString('base64url')
const refused = (text: string | object, algorithm: Algorithm, reason: string): Promise<void> =>
  expect(importKey(typeof text === 'string' ? text : JSON.stringify(text), algorithm)).rejects.toMatchObject({
    kind: 'signing-key-refused',
    status: 422,
    extensions: { reason },
    detail: expect.stringMatching(/^[A-Z].*\.$/),
  })

describe('taken', () => {
  test.each<[string, string, Algorithm]>([
    ['EC, PKCS #8', pem(pairs.ec), 'ES256'],
    ['EC, SEC 1', pem(pairs.ec, 'sec1'), 'ES256'],
    [
      'EC with the block of its parameters before it',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(pairs.ec, 'sec1')}`,
      'ES256',
    ],
    ['EC, Windows line ends', pem(pairs.ec).replaceAll('\n', '\r\n'), 'ES256'],
    ['EC, JWK', JSON.stringify(jwk(pairs.ec)), 'ES256'],
    [
      'EC, JWK with what it is for',
      JSON.stringify({ ...jwk(pairs.ec), use: 'sig', key_ops: ['sign'], alg: 'ES256', kid: 'mine' }),
      'ES256',
    ],
    ['Ed25519, PKCS #8', pem(pairs.ed), 'EdDSA'],
    ['Ed25519, JWK with the name of RFC 9864', JSON.stringify({ ...jwk(pairs.ed), alg: 'Ed25519' }), 'EdDSA'],
    ['RSA, PKCS #8', pem(pairs.rsa), 'RS256'],
    ['RSA, PKCS #1', pem(pairs.rsa, 'pkcs1'), 'RS256'],
    ['RSA, JWK', JSON.stringify(jwk(pairs.rsa)), 'RS256'],
    ['a shared secret', JSON.stringify({ kty: 'oct', k: secret }), 'HS256'],
    [
      'a shared secret that is a text in hexadecimal',
      JSON.stringify({ kty: 'oct', k: Buffer.from(randomBytes(32).toString('hex')).toString('base64url') }),
      'HS256',
    ],
  ])(
    '%s: named by its thumbprint, it signs, and only its public part is for others',
    async (_name, text, algorithm) => {
      const key = await importKey(text, algorithm)
      expect(key).toMatchObject({ algorithm, kid: await calculateJwkThumbprint(key.privateJwk) })
      const signed = await new CompactSign(Buffer.from('content'))
        .setProtectedHeader({ alg: algorithm })
        .sign(await importJWK(key.privateJwk, algorithm))
      const { payload } = await compactVerify(signed, await importJWK(key.publicJwk ?? key.privateJwk, algorithm))
      expect(Buffer.from(payload).toString()).toBe('content')
      if (algorithm === 'HS256') expect(key.publicJwk).toBeUndefined()
      else {
        expect(key.publicJwk).toMatchObject({ kid: key.kid, use: 'sig', alg: algorithm })
        for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key.publicJwk).not.toHaveProperty(member)
      }
    },
  )

  test('PEM and JWK of one key have one name', async () => {
    expect((await importKey(pem(pairs.ec), 'ES256')).kid).toBe(
      (await importKey(JSON.stringify(jwk(pairs.ec)), 'ES256')).kid,
    )
  })
})

describe('not read', () => {
  test.each<[string, string | object, string]>([
    ['nothing', '', 'unreadable'],
    ['a text', 'secret', 'unreadable'],
    ['an array', '[]', 'unreadable'],
    ['JSON that is broken', '{"kty":', 'unreadable'],
    ['a JWK without kty', {}, 'unreadable'],
    ['a JWK whose member is a number', { ...jwk(pairs.ec), d: 1 }, 'unreadable'],
    ['a set of keys', { keys: [jwk(pairs.ec)] }, 'unreadable'],
    ['a PEM block with nothing in it', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n', 'unreadable'],
    ['a PEM block that is cut', pem(pairs.ec).slice(0, 120), 'unreadable'],
    ['two keys', pem(pairs.ec) + pem(pairs.ec), 'unreadable'],
    ['a number that is not of the length of the curve', { ...jwk(pairs.ec), x: 'AAAA' }, 'unreadable'],
    ['a padded number', { ...jwk(pairs.ec), d: `${jwk(pairs.ec).d}=` }, 'unreadable'],
    [
      'PKCS #8 under a passphrase',
      pairs.ec.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'encrypted',
    ],
    [
      'SEC 1 under a passphrase',
      pairs.ec.export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'encrypted',
    ],
    ['a public key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'public-only'],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'public-only'],
    ['a JWK without its private part', { ...jwk(pairs.ec), d: undefined }, 'public-only'],
    ['a JWK for encryption', { ...jwk(pairs.ec), use: 'enc' }, 'wrong-use'],
    ['a JWK for verifying alone', { ...jwk(pairs.ec), key_ops: ['verify'] }, 'wrong-use'],
    ['a JWK whose operations are a text', { ...jwk(pairs.ec), key_ops: 'sign' }, 'wrong-use'],
    ['a JWK of another algorithm', { ...jwk(pairs.ec), alg: 'ES384' }, 'wrong-algorithm'],
    ['P-384', pem(pairs.ec384), 'wrong-algorithm'],
    ['Ed25519', pem(pairs.ed), 'wrong-algorithm'],
    ['Ed448', pem(pairs.ed448), 'wrong-algorithm'],
    ['RSA', pem(pairs.rsa), 'wrong-algorithm'],
    ['RSA for PSS alone', pem(pairs.pss), 'wrong-algorithm'],
    ['a shared secret', { kty: 'oct', k: secret }, 'wrong-algorithm'],
  ])('for ES256, %s: refused', (_name, text, reason) => refused(text, 'ES256', reason))

  test('nothing of the key stands in the refusal', async () => {
    const error = await importKey(JSON.stringify({ ...jwk(pairs.ec), x: jwk(pairs.ed).x }), 'ES256').catch(
      (caught: unknown) => caught,
    )
    expect(JSON.stringify([error, (error as Error).message])).not.toContain(jwk(pairs.ec).d)
  })
})

describe('weak or mismatched', () => {
  const other = jwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'
  const hex = (text: string): string => Buffer.from(text, 'hex').toString('base64url')
  test.each<[string, object, Algorithm, string]>([
    ['a point of another key', { ...jwk(pairs.ec), x: other.x, y: other.y }, 'ES256', 'mismatched'],
    ['a point that is not on the curve', { ...jwk(pairs.ec), y: other.y }, 'ES256', 'mismatched'],
    ['a private number of zero', { ...jwk(pairs.ec), d: hex('00'.repeat(32)) }, 'ES256', 'weak'],
    ['a private number of one', { ...jwk(pairs.ec), d: hex(`${'00'.repeat(31)}01`) }, 'ES256', 'weak'],
    ['a private number beyond the order', { ...jwk(pairs.ec), d: hex(order) }, 'ES256', 'weak'],
    ['an Ed25519 key whose halves differ', { ...jwk(pairs.ed), x: other.x }, 'EdDSA', 'mismatched'],
    ['an Ed25519 seed of one letter', { ...jwk(pairs.ed), d: hex('41'.repeat(32)) }, 'EdDSA', 'weak'],
    ['31 bytes', { kty: 'oct', k: randomBytes(31).toString('base64url') }, 'HS256', 'weak'],
    ['one byte repeated', { kty: 'oct', k: hex('00'.repeat(64)) }, 'HS256', 'weak'],
    ['a word repeated', { kty: 'oct', k: Buffer.from('password'.repeat(5)).toString('base64url') }, 'HS256', 'weak'],
    ['1025 bytes', { kty: 'oct', k: randomBytes(1025).toString('base64url') }, 'HS256', 'too-large'],
    ['an empty secret', { kty: 'oct', k: '' }, 'HS256', 'unreadable'],
  ])('%s: refused', (_name, key, algorithm, reason) => refused(key, algorithm, reason))
})

describe('RSA', () => {
  const rsa = jwk(pairs.rsa)
  const number = (member: string | undefined): bigint =>
    BigInt(`0x${Buffer.from(member!, 'base64url').toString('hex')}`)
  const text = (value: bigint): string => {
    const digits = value.toString(16)
    return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex').toString('base64url')
  }
  const inverse = (value: bigint, modulus: bigint): bigint => {
    let [a, b, x, y] = [value % modulus, modulus, 1n, 0n]
    while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y]
    return ((x % modulus) + modulus) % modulus
  }
  /** A whole key of these primes. */
  const keyOf = (p: bigint, q: bigint, e = 65_537n, d = inverse(e, (p - 1n) * (q - 1n))): JWK => ({
    kty: 'RSA',
    n: text(p * q),
    e: text(e),
    d: text(d),
    p: text(p),
    q: text(q),
    dp: text(d % (p - 1n)),
    dq: text(d % (q - 1n)),
    qi: text(inverse(q, p)),
  })
  const [p, q] = [number(rsa.p), number(rsa.q)]
  const prime = (bits: number): bigint => generatePrimeSync(bits, { bigint: true })
  let close: bigint
  beforeAll(() => {
    // The next number of the form that is prime: the two differ in their last bits alone.
    close = p + 2n
    while (!isLikelyPrime(close)) close += 2n
  })
  const isLikelyPrime = (value: bigint): boolean => power(2n, value - 1n, value) === 1n
  const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
    let [result, square] = [1n, base % modulus]
    for (let left = exponent; left > 0n; left >>= 1n) {
      if (left & 1n) result = (result * square) % modulus
      square = (square * square) % modulus
    }
    return result
  }

  test('a key that is put together of its primes is taken: what is refused below is refused for its one change', async () => {
    expect((await importKey(JSON.stringify(keyOf(p, q)), 'RS256')).algorithm).toBe('RS256')
  })
  test.each<[string, () => JWK, string]>([
    ['1024 bits', () => jwk(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), 'weak'],
    ['2047 bits', () => keyOf(prime(1024), prime(1023)), 'weak'],
    ['more than 4096 bits', () => ({ ...rsa, n: text((1n << 4097n) + 1n) }), 'too-large'],
    ['the exponent 1', () => ({ ...rsa, e: text(1n) }), 'weak'],
    ['the exponent 3', () => ({ ...rsa, e: text(3n) }), 'weak'],
    ['an even exponent', () => ({ ...rsa, e: text(65_538n) }), 'weak'],
    ['an exponent of 65 bits', () => ({ ...rsa, e: text((1n << 64n) + 1n) }), 'weak'],
    [
      'another key’s modulus',
      () => ({ ...rsa, n: jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey).n! }),
      'mismatched',
    ],
    ['another private exponent', () => ({ ...rsa, d: text(number(rsa.d) + 2n) }), 'mismatched'],
    ['another coefficient', () => ({ ...rsa, qi: text(number(rsa.qi) + 1n) }), 'mismatched'],
    ['the factor 1', () => ({ ...rsa, p: text(1n), q: rsa.n! }), 'mismatched'],
    ['primes of unlike length', () => keyOf(prime(1500), prime(600)), 'weak'],
    ['no primes', () => ({ kty: 'RSA', n: rsa.n!, e: rsa.e!, d: rsa.d! }), 'unreadable'],
  ])('%s: refused', (_name, key, reason) => refused(key(), 'RS256', reason))

  test('primes that are close: refused for that', async () => {
    await expect(importKey(JSON.stringify(keyOf(close, p)), 'RS256')).rejects.toMatchObject({
      extensions: { reason: 'weak' },
      detail: expect.stringContaining('close'),
    })
  })
  test('a factor that is not prime: refused for that', async () => {
    const product = (): bigint => prime(512) * prime(512)
    let composite = product()
    while (composite.toString(2).length < 1024) composite = product()
    await expect(importKey(JSON.stringify(keyOf(composite, q)), 'RS256')).rejects.toMatchObject({
      extensions: { reason: 'weak' },
      detail: expect.stringContaining('not prime'),
    })
  })
  test('a modulus that is a power of 65537 to all the primes of ROCA: refused', async () => {
    // As the flawed library made them: 65537^a mod M, with M the product of the first primes.
    const M = [
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
      109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
    ].reduce((product, one) => product * BigInt(one), 1n)
    const n = power(65_537n, 1234n, M) + M * ((1n << 2047n) / M + 1n)
    expect(n.toString(2)).toHaveLength(2048)
    await expect(importKey(JSON.stringify({ ...rsa, n: text(n) }), 'RS256')).rejects.toMatchObject({
      extensions: { reason: 'weak' },
      detail: expect.stringContaining('ROCA'),
    })
  })
})
