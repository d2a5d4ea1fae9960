/** Whether a key that was made elsewhere is as strong as its algorithm promises, and its halves belong together. */
import { checkPrime, createECDH, createPrivateKey, createPublicKey } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'jose'
import type { Algorithm } from './algorithm.ts'
import { refusedKey } from './key-refusal.ts'

/** @throws Problem signing-key-refused: weak, too-large, mismatched, unreadable */
export async function requireStrength(jwk: JWK, algorithm: Algorithm): Promise<void> {
  if (algorithm === 'ES256') requireP256(jwk)
  if (algorithm === 'EdDSA') requireEd25519(jwk)
  if (algorithm === 'HS256') requireSharedSecret(jwk)
  if (algorithm === 'RS256') await requireRsa(jwk)
}

const weak = (detail: string): Error => refusedKey('weak', detail)
const mismatched = (): Error =>
  refusedKey('mismatched', 'The private and the public part are not of one key, or not a key of this type at all.')

function requireP256(jwk: JWK): void {
  const [d, x, y] = [octets(jwk.d, 32), octets(jwk.x, 32), octets(jwk.y, 32)]
  requireRandom(d)
  const pair = createECDH('prime256v1')
  try {
    pair.setPrivateKey(d)
  } catch {
    throw weak('The private number is zero or beyond the order of the curve.')
  }
  // What follows from the private number lies on the curve, so a point that does not is another one.
  if (!pair.getPublicKey().equals(Buffer.concat([Buffer.of(4), x, y]))) throw mismatched()
}

function requireEd25519(jwk: JWK): void {
  const [d, x] = [octets(jwk.d, 32), octets(jwk.x, 32)]
  requireRandom(d)
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d: text(d), x: text(x) }, format: 'jwk' })
  if (createPublicKey(key).export({ format: 'jwk' }).x !== text(x)) throw mismatched()
}

/** RFC 7518, section 3.2: at least as long as the hash; RFC 8725, section 3.5: not what a person thought of. */
function requireSharedSecret({ k }: JWK): void {
  const secret = octets(k)
  if (secret.length < 32) throw weak(`The secret has ${secret.length} bytes; HS256 needs 32 at least.`)
  if (secret.length > 1024) throw refusedKey('too-large', 'The secret may have 1024 bytes.')
  requireRandom(secret)
}

/** Of 32 random bytes about 30 differ; a text in hexadecimal has 16 letters. */
function requireRandom(secret: Buffer): void {
  if (new Set(secret).size < 10) throw weak('The private part repeats itself: it was not made by a random generator.')
}

const isPrime = promisify(checkPrime)

/** FIPS 186-5, section A.1.1 and SP 800-56B, section 6.4.1: what a pair must hold to. */
async function requireRsa(jwk: JWK): Promise<void> {
  const [n, e, d, p, q, dp, dq, qi] = (['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const).map((name) =>
    integer(jwk[name]),
  ) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]
  const bits = bitLength(n)
  if (bits < 2048) throw weak(`The modulus has ${bits} bits; 2048 are the least.`)
  if (bits > 4096) throw refusedKey('too-large', `The modulus has ${bits} bits; 4096 are the most.`)
  if (e < 65_537n || e % 2n === 0n || bitLength(e) > 64)
    throw weak('The public exponent must be odd and 65537 or more.')
  if (hasRocaFingerprint(n))
    throw weak('The modulus shows the fingerprint of ROCA (CVE-2017-15361): others can factor it.')
  if (p * q !== n || p < 3n || q < 3n) throw mismatched()
  if (bitLength(p) !== bitLength(q)) throw weak('The primes differ in length, so the modulus is easier to factor.')
  const distance = p > q ? p - q : q - p
  if (bitLength(distance) <= bits / 2 - 100) throw weak('The primes are so close that the modulus can be factored.')
  if (!(await isPrime(p)) || !(await isPrime(q))) throw weak('A factor of the modulus is not prime.')
  const fits =
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    dp === d % (p - 1n) &&
    dq === d % (q - 1n) &&
    (qi * q) % p === 1n
  if (!fits) throw mismatched()
}

/** The primes for which moduli of the flawed library are powers of 65537 (Nemec et al., CCS 2017). */
const rocaPrimes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157]

/** One in about 2^27 other moduli looks so too. */
function hasRocaFingerprint(n: bigint): boolean {
  return rocaPrimes.every((prime) => powersOf(65_537 % prime, prime).has(Number(n % BigInt(prime))))
}

function powersOf(base: number, modulus: number): Set<number> {
  const powers = new Set<number>()
  for (let power = 1; !powers.has(power); power = (power * base) % modulus) powers.add(power)
  return powers
}

/** Base64url without padding, in the one form that its bytes have. */
function octets(member: string | undefined, length?: number): Buffer {
  const bytes = Buffer.from(member ?? '', 'base64url')
  if (
    member === undefined ||
    bytes.length === 0 ||
    text(bytes) !== member ||
    (length !== undefined && bytes.length !== length)
  )
    throw refusedKey('unreadable', 'A member of the JWK is missing, or not base64url of the right length.')
  return bytes
}

const text = (bytes: Buffer): string => bytes.toString('base64url')
const integer = (member: string | undefined): bigint => BigInt(`0x${octets(member).toString('hex')}`)
const bitLength = (value: bigint): number => value.toString(2).length
