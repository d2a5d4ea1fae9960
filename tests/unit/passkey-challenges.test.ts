import { expect, test } from '@jest/globals'
import { answeredChallenge, credentialDigest, relyingParty } from '../../src/accounts/passkey-challenges.ts'

test.each([
  ['https://files.example.org', 'files.example.org', 'https://files.example.org'],
  ['https://files.example.org:8443', 'files.example.org', 'https://files.example.org:8443'],
  ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
  ['http://127.0.0.7:8080', 'localhost', 'http://localhost:8080'],
  ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['https://127.0.0.1.example.org', '127.0.0.1.example.org', 'https://127.0.0.1.example.org'],
])('relyingParty of %s', (publicOrigin, id, origin) => {
  expect(relyingParty(publicOrigin)).toEqual({ id, origin })
})

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

test('answeredChallenge: what the client data say; nothing when they say nothing', () => {
  expect(answeredChallenge(encoded('{"challenge":"abc"}'))).toBe('abc')
  for (const text of ['', '{', 'null', '[]', '{}', '{"challenge":1}', '"abc"'])
    expect(answeredChallenge(encoded(text))).toBeUndefined()
})

test('credentialDigest: of the bytes, however they are written', () => {
  const bytes = Buffer.from([251, 255, 1, 2])
  expect(credentialDigest(bytes.toString('base64url'))).toEqual(credentialDigest(bytes.toString('base64')))
})
