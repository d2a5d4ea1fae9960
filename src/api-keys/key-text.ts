/**
 * The text of an API key: `cof_<id>_<secret><checksum>`, in base 62 and of a fixed length, so that a double click takes it
 * whole, a scanner of secrets finds it, and a slip of the pen is told from a key without asking the database.
 */
import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

export interface KeyText {
  /** The UUID of the key. */
  readonly id: string
  /** SHA-256 over the whole text: 32 random bytes need no slow hash (NIST SP 800-63B-4, section 3.1.2). */
  readonly digest: Buffer
}

export const keyPrefix = 'cof_'
export const isKeyText = (text: string): boolean => text.startsWith(keyPrefix)

const idLength = 22
const secretLength = 43
const checksumLength = 6

/** @returns a new text for the key of this id; nothing but its digest is kept */
export function newKeyText(id: string): { text: string; digest: Buffer } {
  const body = `${keyPrefix}${base62(BigInt(`0x${id.replaceAll('-', '')}`), idLength)}_${base62(random256(), secretLength)}`
  const text = body + checksum(body)
  return { text, digest: keyDigest(text) }
}

/** Undefined for what is no key: another form, a wrong checksum, or an id of more than 16 bytes. */
export function readKeyText(text: string): KeyText | undefined {
  const form = /^cof_([0-9A-Za-z]{22})_[0-9A-Za-z]{49}$/.exec(text)
  if (!form || checksum(text.slice(0, -checksumLength)) !== text.slice(-checksumLength)) return undefined
  const id = number(form[1] ?? '')
    .toString(16)
    .padStart(32, '0')
  if (id.length > 32) return undefined
  return { id: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), digest: keyDigest(text) }
}

export const keyDigest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** CRC-32 finds slips; it proves nothing. */
const checksum = (body: string): string => base62(BigInt(crc32(body)), checksumLength)

const random256 = (): bigint => BigInt(`0x${randomBytes(32).toString('hex')}`)

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function base62(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; rest > 0n; rest /= 62n) text = (digits[Number(rest % 62n)] ?? '') + text
  return text.padStart(length, '0')
}

function number(text: string): bigint {
  let value = 0n
  for (const digit of text) value = value * 62n + BigInt(digits.indexOf(digit))
  return value
}
