import { expect, test } from '@jest/globals'
import { fold, searchText, sortName } from '../../src/files/search.ts'

test.each([
  ['Report.PDF', 'report.pdf'],
  ['ÜBER', 'u\u0308ber'],
  ['ＦＵＬＬ', 'full'],
  ['ﬁle', 'file'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['οδος', 'οδοσ'],
  ['K', 'k'],
])('fold: %p and %p are found as the same', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

test('fold: accents and other letters stay apart', () => {
  expect(fold('é')).not.toBe(fold('e'))
  expect(fold('日')).not.toBe(fold('月'))
})

test('searchText: name, description and tags cannot run into each other', () => {
  const text = searchText({ name: 'Ab', description: 'Cd', tags: ['Ef', 'Gh'] })
  expect(text.split('\n')).toEqual(['ab', 'cd', 'ef', 'gh'])
  expect(searchText({ name: 'Ab', description: null, tags: [] })).not.toContain('null')
})

test('sortName: as long as the column takes, cut between characters, however much folding adds', () => {
  const name = sortName('\ufdfa'.repeat(255))
  expect([...name]).toHaveLength(255)
  expect([...sortName('\u{1f600}'.repeat(300))]).toHaveLength(255)
  expect(sortName('\u{1f600}'.repeat(300)).isWellFormed()).toBe(true)
})
