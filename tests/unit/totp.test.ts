import { expect, test } from '@jest/globals'
import { Secret } from 'otpauth'
import { newTotpSecret, otpauthUri, stepOf } from '../../src/accounts/totp.ts'

/** RFC 6238, appendix B, for SHA-1: the last six of its eight digits. */
const secret = Secret.fromLatin1('12345678901234567890').base32
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test.each(vectors)('the code of RFC 6238 at %i s is of its step', (seconds, code) => {
  expect(stepOf(code, secret, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

test.each(vectors)('at %i s the clock may be one step off either way, and not two', (seconds, code) => {
  const step = Math.floor(seconds / 30)
  for (const off of [-1, 1]) expect(stepOf(code, secret, (seconds + off * 30) * 1000)).toBe(step)
  for (const off of [-2, 2]) expect(stepOf(code, secret, (seconds + off * 30) * 1000)).toBeUndefined()
})

test.each(['28708', '2870820', '', '28708a', '２８７０８２', ' 287082', '-87082'])('%j is no code', (code) => {
  expect(stepOf(code, secret, 59_000)).toBeUndefined()
})

test('a secret has 160 bits, and no two are alike', () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret)
  expect(new Set(secrets).size).toBe(50)
  for (const one of secrets) expect(Secret.fromBase32(one).bytes.length).toBe(20)
})

test('the address of the QR code names service and account, escaped', () => {
  const uri = otpauthUri(secret, 'Coffer', 'ada+files@example.org')
  expect(uri).toContain('otpauth://totp/Coffer:ada%2Bfiles%40example.org?')
  expect(Object.fromEntries(new URL(uri).searchParams)).toEqual({
    issuer: 'Coffer',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
