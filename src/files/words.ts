/**
 * How texts fall apart into the words that files are found by: alike when written and when asked for, and by nothing that a
 * database or a newer library of languages would do otherwise.
 */

/** Marks that stand on letters of Latin, Greek and Cyrillic; those of other scripts are letters of their own. */
const accents = /[\u0300-\u036f]/g
/** Letters that fall apart into none of the others, and are written as these where there is no such key. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
}

/** Without case, accents and other forms of the same letters. */
export function foldWord(text: string): string {
  const letters = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(accents, '')
  return letters.replace(/[ßæœøđðłħıþς]/g, (letter) => alike[letter] ?? letter).normalize('NFKC')
}

/** Scripts that put no spaces between words. */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]`
const runs = new RegExp(
  String.raw`(?<unspaced>${unspaced}+)|(?<word>(?:(?!${unspaced})[\p{L}\p{N}\p{M}\u200c\u200d])+)|(?<sign>[\p{So}\p{Sc}])`,
  'gu',
)
/** Where one run of letters and digits has a second word: `reportFinal`, `PDFReader`, `IMG2024`. */
const seams = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/u

/** Longer ones are found by their beginning. In code points. */
const wordLength = 40

/**
 * Words of a text that is kept. Of what is written without spaces, each character with the next one, so that any part of
 * it is found; the last stands alone.
 */
export function wordsOf(text: string): string[] {
  const found = new Set<string>()
  for (const { groups = {} } of text.normalize('NFC').matchAll(runs)) {
    if (groups['unspaced'] !== undefined) for (const pair of pairsOf(groups['unspaced'], true)) found.add(pair)
    else if (groups['sign'] !== undefined) found.add(groups['sign'])
    else {
      const run = groups['word'] ?? ''
      for (const word of [run, ...run.split(seams)]) add(found, word)
    }
  }
  return [...found]
}

/** What is asked for: each must be a word of the file, or begin one. */
export function askedWords(text: string): string[] {
  const found = new Set<string>()
  for (const { groups = {} } of text.normalize('NFC').matchAll(runs)) {
    if (groups['unspaced'] !== undefined) for (const pair of pairsOf(groups['unspaced'], false)) found.add(pair)
    else if (groups['sign'] !== undefined) found.add(groups['sign'])
    else add(found, groups['word'] ?? '')
  }
  return [...found].slice(0, mostAsked)
}

/** Each is a look into the index for every file that has the others. */
const mostAsked = 16

function add(found: Set<string>, word: string): void {
  const folded = cut(foldWord(word))
  if (folded !== '') found.add(folded)
}

function pairsOf(run: string, withLast: boolean): string[] {
  const characters = [...foldWord(run)]
  const pairs = characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ''))
  return withLast || characters.length === 1 ? [...pairs, ...characters.slice(-1)] : pairs
}

const cut = (word: string): string => [...word].slice(0, wordLength).join('')
