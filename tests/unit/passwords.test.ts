import { beforeAll, expect, test } from '@jest/globals'
import { createRequire } from 'node:module'
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

test.each([
  '1qaz2wsx3edc4rfv',
  'q1w2e3r4t5y6u7i8o9p0',
  '123456789987654321',
  '1234qwerasdfzxcv',
  'passwordpassword',
  'Passwordassword1',
  'iloveyouforever',
  'monkey dragon 1234',
  'zaq12wsxcde34rfv',
  'qwertasdfgzxcvb!',
  'dragondragondragon',
  'lkjhgfdsamnbvcxz',
])('requireGoodPassword: %j, among the first to be tried, is refused', (password) => {
  expect(() => requireGoodPassword(password, 'ada@example.org')).toThrow(
    expect.objectContaining({ kind: 'password-refused' }),
  )
})

test('requireGoodPassword: beside a second factor 8 characters are enough, and 7 are not', () => {
  const beside = { atLeast: 8 }
  expect(() => requireGoodPassword('x7#qP9!m', 'ada@example.org', beside)).not.toThrow()
  for (const password of ['x7#qP9!', 'sunshine', 'Michelle1', 'dragon12', 'coffer99', 'ada12345'])
    expect(() => requireGoodPassword(password, 'ada@example.org', beside)).toThrow(
      expect.objectContaining({ kind: 'password-refused' }),
    )
})

test('requireGoodPassword: a letter and its accent are one character', () => {
  const composed = 'üöäÜÖÄßéèêëçñõ'
  expect(composed).toHaveLength(14)
  expect(composed.normalize('NFD').length).toBeGreaterThan(15)
  expect(() => requireGoodPassword(composed.normalize('NFD'), 'ada@example.org')).toThrow('15 to 256')
})

test('requireGoodPassword: every common password of 8 characters or more is refused, and each in a millisecond', () => {
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as {
    dictionary: Record<string, string[]>
  }
  const common = dictionary['passwords-common']!.filter((one) => one.length >= 8)
  expect(common.length).toBeGreaterThan(10_000)
  const begun = performance.now()
  const taken = common.filter((password) => {
    try {
      requireGoodPassword(password, 'ada@example.org', { atLeast: 8 })
      return true
    } catch {
      return false
    }
  })
  expect(taken).toEqual([])
  expect((performance.now() - begun) / common.length).toBeLessThan(1)
})

test('upgraded: a hash made with less memory is made anew, one made with as much is not', async () => {
  const stronger = await createPasswords({ memoryKib: 32_768 })
  const old = await passwords.hash('correct horse battery staple')
  expect(await stronger.matches('correct horse battery staple', old)).toBe(true)
  const better = await stronger.upgraded('correct horse battery staple', old)
  expect(better).toMatch(/^\$argon2id\$v=19\$m=32768,t=2,p=1\$/)
  expect(await stronger.matches('correct horse battery staple', better)).toBe(true)
  expect(await stronger.upgraded('correct horse battery staple', better!)).toBeUndefined()
  expect(await passwords.upgraded('correct horse battery staple', better!)).toBeUndefined()
})

test('matches: an account without a password, or with an older hash, takes as long as one that is not there', async () => {
  const stronger = await createPasswords({ memoryKib: 65_536 })
  const old = await passwords.hash('correct horse battery staple')
  // Processor time of all threads: a machine that is busy otherwise lengthens the clock's, and not alike for all three.
  const cost = async (phc: string | undefined): Promise<number> => {
    const begun = process.cpuUsage()
    expect(await stronger.matches('a wrong password', phc)).toBe(false)
    const { user, system } = process.cpuUsage(begun)
    return user + system
  }
  const least = [Infinity, Infinity, Infinity]
  for (let round = 0; round < 9; round++)
    for (const [at, phc] of [undefined, '', old].entries()) least[at] = Math.min(least[at]!, await cost(phc))
  // Without what is spent for it, an older hash takes a third.
  expect(Math.min(...least)).toBeGreaterThan(0.6 * Math.max(...least))
})
