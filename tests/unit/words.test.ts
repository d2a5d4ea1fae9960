import { describe, expect, test } from '@jest/globals'
import { askedWords, foldWord, wordsOf } from '../../src/files/words.ts'

test.each([
  ['Report', 'report'],
  ['ÜBERSICHT', 'u\u0308bersicht'],
  ['Žilina', 'zilina'],
  ['Straße', 'STRASSE'],
  ['smørrebrød', 'SMORREBROD'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['ΟΔΟΣ', 'οδός'],
  ['ＦＵＬＬ', 'full'],
  ['ﬁle', 'file'],
  ['Ёлка', 'елка'],
  ['がく', 'か\u3099く'],
])('foldWord: %p and %p are the same', (one, other) => {
  expect(foldWord(one)).toBe(foldWord(other))
})

test('foldWord: letters of other scripts keep their marks', () => {
  expect(foldWord('が')).not.toBe(foldWord('か'))
  expect(foldWord('कि')).not.toBe(foldWord('क'))
})

describe('wordsOf', () => {
  test.each<[string, string[]]>([
    ['Quarterly report.PDF', ['quarterly', 'report', 'pdf']],
    ['under_score-and.dots', ['under', 'score', 'and', 'dots']],
    ['reportFinal', ['reportfinal', 'report', 'final']],
    ['PDFReader', ['pdfreader', 'pdf', 'reader']],
    ['IMG20240131', ['img20240131', 'img', '20240131']],
    ['été.txt', ['ete', 'txt']],
    ["l'été", ['l', 'ete']],
    ['日本語', ['日本', '本語', '語']],
    ['日', ['日']],
    ['2026年report', ['2026', '年', 'report']],
    ['ภาษาไทย', ['ภา', 'าษ', 'ษา', 'าไ', 'ไท', 'ทย', 'ย']],
    ['한국어 문서', ['한국어', '문서']],
    ['👍 fine', ['👍', 'fine']],
    ['%_!\\"', []],
    ['', []],
    ['a a A', ['a']],
  ])('%p: %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  test('a word is cut between characters', () => {
    const [word] = wordsOf('\u{10400}'.repeat(100))
    expect([...word!]).toHaveLength(40)
    expect(word!.isWellFormed()).toBe(true)
  })
})

describe('askedWords', () => {
  test.each<[string, string[]]>([
    ['Quarterly rep', ['quarterly', 'rep']],
    ['reportFinal', ['reportfinal']],
    ['日', ['日']],
    ['日本語', ['日本', '本語']],
    ['100%', ['100']],
    ['%', []],
  ])('%p: %j', (text, words) => {
    expect(askedWords(text)).toEqual(words)
  })

  test('no more than sixteen, which bounds what one search costs', () => {
    expect(askedWords(Array.from({ length: 40 }, (_, at) => `w${at}`).join(' '))).toHaveLength(16)
  })

  test('whatever part of a text without spaces is asked for is in what is kept', () => {
    const kept = wordsOf('東京特許許可局の許可')
    for (const part of ['東京', '特許許可', '局', '可', 'の許可'])
      expect(askedWords(part).every((word) => kept.some((one) => one.startsWith(word)))).toBe(true)
  })
})
