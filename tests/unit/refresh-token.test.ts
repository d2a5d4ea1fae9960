import { expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { createSecret } from '../../src/access/secret.ts'
import { newId } from '../../src/db/id.ts'
import { firstRefreshToken, readRefreshToken, successorOf } from '../../src/sessions/refresh-token.ts'

const key = createSecret(randomBytes(32))

test('a token that was given out is read again, with its session and its digest', () => {
  const id = newId()
  const token = firstRefreshToken(id, key)
  expect(token.text).toMatch(/^cofr_[\w-]{86}$/)
  expect(readRefreshToken(token.text, key)).toEqual(token)
  expect(token.sessionId).toBe(id)
  expect(token.digest).toEqual(createHash('sha256').update(token.secret).digest())
})

test('two tokens of one session are different', () => {
  const id = newId()
  expect(firstRefreshToken(id, key).text).not.toBe(firstRefreshToken(id, key).text)
})

test('a successor follows from its parent, always the same, and is a token of the same session', () => {
  const parent = firstRefreshToken(newId(), key)
  const child = successorOf(parent, key)
  expect(successorOf(readRefreshToken(parent.text, key)!, key)).toEqual(child)
  expect(readRefreshToken(child.text, key)?.sessionId).toBe(parent.sessionId)
  expect(new Set([parent, child, successorOf(child, key)].map(({ text }) => text)).size).toBe(3)
})

test('the successor cannot be computed without the secret of the installation', () => {
  const parent = firstRefreshToken(newId(), key)
  expect(successorOf(parent, createSecret(randomBytes(32))).text).not.toBe(successorOf(parent, key).text)
})

test('any flipped bit, another secret, and another text of the same bytes are not a token', () => {
  const { text } = firstRefreshToken(newId(), key)
  expect(readRefreshToken(text, createSecret(randomBytes(32)))).toBeUndefined()
  const bytes = Buffer.from(text.slice('cofr_'.length), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const altered = Buffer.from(bytes)
    altered[bit >> 3]! ^= 1 << (bit & 7)
    expect(readRefreshToken(`cofr_${altered.toString('base64url')}`, key)).toBeUndefined()
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const sameBytes = text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)!) ^ 1]!
  expect(Buffer.from(sameBytes.slice('cofr_'.length), 'base64url')).toEqual(bytes)
  for (const other of [
    sameBytes,
    `${text}=`,
    `${text}\n`,
    text.replaceAll('-', '+').replaceAll('_', '/'),
    text.slice(5),
    `COFR_${text.slice(5)}`,
    '',
    'cofr_',
    `cofr_${'A'.repeat(1_000_000)}`,
  ]) {
    expect(readRefreshToken(other, key)).toBeUndefined()
  }
})
