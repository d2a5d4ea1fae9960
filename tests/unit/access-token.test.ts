import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CompactSign } from 'jose'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { newId } from '../../src/db/id.ts'
import { migrate } from '../../src/db/migrate.ts'
import { createAccessTokens, type AccessTokens, type TokenSubject } from '../../src/sessions/access-token.ts'
import type { Keyring } from '../../src/sessions/keyring.ts'
import { isCanonical } from '../../src/sessions/signed-token.ts'
import { openTestKeyring } from '../support/keyring.ts'

let database: Database
let keyring: Keyring
let now = Date.now()
const tokensFor = (changes: { issuer?: string; audience?: string; ttl?: number } = {}): AccessTokens =>
  createAccessTokens({
    keyring,
    clock: () => now,
    newId,
    issuer: () => changes.issuer ?? 'https://files.example.org',
    audience: () => changes.audience ?? 'https://api.example.org',
    ttl: changes.ttl ?? 1200,
  })
const [accountId, sessionId] = [newId(), newId()]
const subject: TokenSubject = {
  accountId,
  credential: { sessionId },
  roles: ['reader'],
  scopes: ['files:list', 'files:read'],
  epoch: 3,
}
const refused = { status: 401, kind: 'unauthenticated' }

beforeAll(async () => {
  database = await openDatabase({ dialect: 'sqlite', location: ':memory:' })
  await migrate(database, () => now)
  keyring = await openTestKeyring({ database, clock: () => now })
})
afterAll(() => database.close())

test('verify: what issue made proves account, session, roles and scopes', async () => {
  const token = await tokensFor().issue(subject)
  expect(await tokensFor().verify(token)).toEqual({
    accountId,
    sessionId,
    keyId: undefined,
    tokenId: expect.any(String),
    epoch: 3,
    roles: ['reader'],
    scopes: new Set(['files:list', 'files:read']),
    expiresAt: (Math.floor(now / 1000) + 1200) * 1000,
  })
})

test('verify: a token that was verified is known by its exact text', async () => {
  const tokens = tokensFor()
  const token = await tokens.issue(subject)
  const principal = await tokens.verify(token)
  expect(await tokens.verify(token)).toBe(principal)
  expect(await tokensFor().verify(token)).not.toBe(principal)
})

test('verify: another issuer’s, another audience’s and a longer-lived token are refused', async () => {
  for (const others of [{ issuer: 'https://evil.example' }, { audience: 'https://evil.example' }, { ttl: 1300 }]) {
    await expect(tokensFor().verify(await tokensFor(others).issue(subject))).rejects.toMatchObject(refused)
  }
})

test('verify: the clocks of two replicas may differ by five seconds, either way, whether the token is known or new', async () => {
  const known = tokensFor()
  const token = await known.issue(subject)
  await known.verify(token)
  const issuedAt = now
  const at = async (seconds: number): Promise<string[]> => {
    now = issuedAt + seconds * 1000
    const outcomes = await Promise.all(
      [known, tokensFor()].map((tokens) =>
        tokens.verify(token).then(
          () => 'taken',
          () => 'refused',
        ),
      ),
    )
    now = issuedAt
    return outcomes
  }
  expect(await at(-4)).toEqual(['taken', 'taken'])
  expect(await at(1203)).toEqual(['taken', 'taken'])
  expect(await at(1206)).toEqual(['refused', 'refused'])
  now = issuedAt - 7000
  await expect(tokensFor().verify(token)).rejects.toMatchObject(refused)
  now = issuedAt
})

test('verify: 1 MB of anything is refused in no time', async () => {
  const token = await tokensFor().issue(subject)
  const [header, payload] = token.split('.') as [string, string, string]
  const large = await new CompactSign(Buffer.from(JSON.stringify({ pad: 'x'.repeat(1_000_000) })))
    .setProtectedHeader({ alg: 'ES256', kid: keyring.current().kid, typ: 'at+jwt' })
    .sign(keyring.current().sign)
  const begun = performance.now()
  for (const text of [
    large,
    'A'.repeat(1_000_000),
    '.'.repeat(1_000_000),
    `${header}.${payload}.${'A'.repeat(1_000_000)}`,
  ])
    await expect(tokensFor().verify(text)).rejects.toMatchObject(refused)
  expect(performance.now() - begun).toBeLessThan(100)
})

test('verify: whatever text it is given, it refuses with a problem and never fails otherwise', async () => {
  const token = await tokensFor().issue(subject)
  const tokens = tokensFor()
  for (let at = 0; at < token.length; at++) {
    for (const letter of ['A', '_', '.', '=', ' ', '\u0000', 'é']) {
      const text = token.slice(0, at) + letter + token.slice(at + 1)
      if (text !== token) await expect(tokens.verify(text)).rejects.toMatchObject(refused)
    }
  }
})

test.each([
  ['a.b.c', false], // a single letter encodes no byte
  ['AA.AA.AA', true],
  ['AB.AA.AA', false], // the trailing bits are not zero
  ['AA.AA.AA=', false],
  ['AA.AA', false],
  ['AA.AA.AA.AA', false],
  ['AA..AA', false],
  ['AA.A+.AA', false],
  ['AA.A/.AA', false],
  ['AA.AA.AA\n', false],
  [' AA.AA.AA', false],
  ['AA.AA.AÄ', false],
  ['', false],
])('isCanonical: %j is %p', (text, canonical) => {
  expect(isCanonical(text)).toBe(canonical)
})
