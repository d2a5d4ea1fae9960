/** What a file is found by, as a few bytes each: words as they are, so that those that begin alike lie together; all else as a digest. */
import { createHash } from 'node:crypto'
import { bytesToUuid } from '../db/types.ts'
import { askedWords, wordsOf } from './words.ts'

/** What terms are made of. */
export interface Described {
  readonly name: string
  readonly description?: string | null | undefined
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  /** Null: `/`. */
  readonly folder?: string | null | undefined
}

/** The best place where a word stands. */
export type Place = 0 | 1 | 2

/** A file has this many words at most; those of its description are the first to be left out. */
const mostWords = 2000

/** By the term's bytes in hexadecimal digits. */
export function termsOf({ name, description, tags, metadata, folder }: Described): Map<string, Place> {
  const terms = new Map<string, Place>()
  const add = (term: Buffer, place: Place): void => {
    const key = term.toString('hex')
    if (!terms.has(key)) terms.set(key, place)
  }
  const texts: [string, Place][] = [[name, 0], ...tags.map((tag): [string, Place] => [tag, 1]), [description ?? '', 2]]
  for (const [text, place] of texts)
    for (const word of wordsOf(text)) if (terms.size < mostWords) add(wordTerm(word), place)
  for (const tag of tags) add(tagTerm(tag), 0)
  for (const [key, value] of Object.entries(metadata)) add(metadataTerm(key, value), 0)
  add(folderTerm(folder ?? '/'), 0)
  for (const path of withParents(folder ?? '/')) add(underTerm(path), 0)
  return terms
}

/** A range of terms, the end not being part of it. */
export interface TermRange {
  readonly from: Buffer
  readonly to: Buffer
}

/** A word that is asked for: `from` is the term of the whole word. */
export const wordRanges = (asked: string): TermRange[] =>
  askedWords(asked).map((word) => ({ from: wordTerm(word), to: Buffer.concat([wordTerm(word), lastByte]) }))
/** No text in UTF-8 has it. */
const lastByte = Buffer.from([0xff])

const wordTerm = (word: string): Buffer => Buffer.from(`w${word}`)
export const tagTerm = (tag: string): Buffer => digestTerm('t', tag)
/** Of a key and the value that it has. */
export const metadataTerm = (key: string, value: string): Buffer => digestTerm('m', JSON.stringify([key, value]))
/** Of files that lie in the folder itself. */
export const folderTerm = (path: string): Buffer => digestTerm('f', path)
/** Of files that lie in it at whatever depth. */
export const underTerm = (path: string): Buffer => digestTerm('u', path)

const digestTerm = (kind: string, text: string): Buffer =>
  Buffer.concat([Buffer.from(kind), createHash('sha256').update(text).digest().subarray(0, 16)])

/** The id of a tag's or a folder's row, the same for every owner. */
export const rowId = (text: string): string => bytesToUuid(createHash('sha256').update(text).digest().subarray(0, 16))

/** `/a/b` and `/a` for `/a/b`; nothing for `/`. */
export function withParents(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '')
  return segments.map((_, at) => `/${segments.slice(0, segments.length - at).join('/')}`)
}

/** `/` for `/a`. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'
