import { beforeAll, expect, test } from '@jest/globals'
import { availableParallelism } from 'node:os'
import { createPasswords, requireGoodPassword, type Passwords } from '../../src/accounts/passwords.ts'

let passwords: Passwords
beforeAll(async () => {
  passwords = await createPasswords()
})

test('matches: the password of the hash, in either normal form, and no other', async () => {
  const hash = await passwords.hash('Grüße aus Zürich'.normalize('NFD'))
  expect(await passwords.matches('Grüße aus Zürich'.normalize('NFC'), hash)).toBe(true)
  for (const other of ['Grusse aus Zurich', 'grüße aus zürich', 'Grüße aus Zürich ', ''])
    expect(await passwords.matches(other, hash)).toBe(false)
})

test('matches: compatibility forms are different passwords, because folding them would lose entropy', async () => {
  expect(await passwords.matches('ﬁfteen letters!', await passwords.hash('fifteen letters!'))).toBe(false)
})

test('matches: without a hash nothing matches, not even what the stand-in was made of', async () => {
  expect(await passwords.matches('nobody has this password', undefined)).toBe(false)
})

test('hash: twice the same password gives two hashes', async () => {
  expect(await passwords.hash('correct horse battery staple')).not.toBe(
    await passwords.hash('correct horse battery staple'),
  )
})

test('more at once than can be hashed in two seconds are told 503 with Retry-After at once, and the others are served', async () => {
  const room = availableParallelism() * 101 + availableParallelism()
  const begun = performance.now()
  const refusals: number[] = []
  const outcomes = await Promise.all(
    Array.from({ length: room + 50 }, () =>
      passwords.matches('wrong', undefined).then(
        () => 'served',
        (error: unknown) => {
          refusals.push(performance.now() - begun)
          expect(error).toMatchObject({ status: 503, headers: { 'Retry-After': '2' } })
          return 'refused'
        },
      ),
    ),
  )
  const refused = outcomes.filter((outcome) => outcome === 'refused').length
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThanOrEqual(60)
  expect(Math.max(...refusals)).toBeLessThan(500)
  expect(await passwords.matches('wrong', undefined)).toBe(false)
})

test.each([
  'correct horse battery staple',
  'a staple of horses, correctly charged',
  'пароль из многих слов',
  '東京タワーの下で会いましょう明日の朝',
  '🗝🔒🚪🏠🌳🌲🌴🌵🌷🌸🌹🌺🌻🌼🌽',
  'ada lives near the old harbour',
  'x7#qP9!mK2$vL5^n',
])('requireGoodPassword: %j is taken', (password) => {
  expect(() => requireGoodPassword(password, 'ada@example.org')).not.toThrow()
})

test.each([
  ['14 characters', 'abcdefg hijklm'],
  ['14 characters of two units each', '🗝🔒🚪🏠🌳🌲🌴🌵🌷🌸🌹🌺🌻🌼'],
  ['257 characters', 'long enough '.repeat(22).slice(0, 257)],
  ['one character', 'a'.repeat(20)],
  ['four characters', 'abcdabcdabcdabcd'],
  ['a run', 'abcdefghijklmnopqrstuvwxyz'],
  ['digits', '1234567890123456'],
  ['the keyboard', 'qwertyuiopasdfghjkl'],
  ['password and digits', 'Password1234567!'],
  ['in full width', 'ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ'],
  ['the service', 'Coffer-Coffer-2026'],
  ['the own address', 'countess.lovelace@example.org'],
  ['its name', 'Countess.Lovelace-1815'],
])('requireGoodPassword: %s is refused', (_what, password) => {
  expect(() => requireGoodPassword(password, 'countess.lovelace@example.org')).toThrow(
    expect.objectContaining({ kind: 'password-refused' }),
  )
})
