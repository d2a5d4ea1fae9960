import { expect, test } from '@jest/globals'
import { fold } from '../../src/db/fold.ts'
import { sortName } from '../../src/files/sort-name.ts'

test.each([
  ['Report.PDF', 'report.pdf'],
  ['ÜBER', 'u\u0308ber'],
  ['ＦＵＬＬ', 'full'],
  ['ﬁle', 'file'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['οδος', 'οδοσ'],
  ['K', 'k'],
])('fold: %p and %p are sorted as the same', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

test('fold: accents and other letters stay apart', () => {
  expect(fold('é')).not.toBe(fold('e'))
  expect(fold('日')).not.toBe(fold('月'))
})

test('sortName: as long as the column takes, cut between characters, however much folding adds', () => {
  const name = sortName('\ufdfa'.repeat(255))
  expect([...name].length).toBeGreaterThan(250)
  expect([...name].length).toBeLessThanOrEqual(255)
  expect([...sortName('\u{1f600}'.repeat(300))]).toHaveLength(255)
  expect(sortName('\u{1f600}'.repeat(300)).isWellFormed()).toBe(true)
})

test('sortName: no space at the end, which MySQL would not see', () => {
  expect(sortName('a b \u00a0')).toBe('a b')
})
