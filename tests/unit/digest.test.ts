import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readReprDigest, reprDigest, requireDigests } from '../../src/files/digest.ts'

const sha256 = createHash('sha256').update('x').digest()
const sha512 = createHash('sha512').update('x').digest()
const blob = { contentId: '', size: 1, sha256, sha512, head: Buffer.alloc(0) }

test('readReprDigest: reads both digests, passes over others, and nothing when there is none', () => {
  expect(readReprDigest(undefined)).toEqual({})
  expect(readReprDigest(reprDigest(sha256))).toEqual({ sha256 })
  expect(readReprDigest(`sha-512=:${sha512.toString('base64')}:, ${reprDigest(sha256)};p=1, unixsum=30637`)).toEqual({
    sha256,
    sha512,
  })
})

test.each([
  '',
  'sha-256',
  'sha-256=1',
  'sha-256="x"',
  'sha-256=:AA==:',
  'md5=:AA==:',
  'SHA-256=:AA==:',
  '=',
  'sha-256=:',
  reprDigest(sha512),
])('readReprDigest: %p cannot be checked and is refused', (header) => {
  expect(() => readReprDigest(header)).toThrow(expect.objectContaining({ kind: 'digest-unsupported' }))
})

test('requireDigests: every digest given must be right', () => {
  const wrong = expect.objectContaining({ kind: 'digest-mismatch' })
  expect(() => requireDigests({}, blob)).not.toThrow()
  expect(() => requireDigests({ sha256, sha512 }, blob)).not.toThrow()
  expect(() => requireDigests({ sha256: Buffer.alloc(32), sha512 }, blob)).toThrow(wrong)
  expect(() => requireDigests({ sha256, sha512: Buffer.alloc(64) }, blob)).toThrow(wrong)
  expect(() => requireDigests({ sha512 }, { ...blob, sha512: undefined })).toThrow(wrong)
})
