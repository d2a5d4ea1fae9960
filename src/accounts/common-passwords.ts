/** What is guessed first: a maintained list of the commonest passwords, and the few ways in which people stretch them. */
import { createRequire } from 'node:module'

interface CommonPasswords {
  /** All of them. */
  readonly every: ReadonlySet<string>
  /** Those that are tried before all others. */
  readonly first: ReadonlySet<string>
}

/** How many of the list, which is sorted by how common they are, may not make a password by twos. */
const firstCount = 10_000
/** Fewer characters than these beside a common password add nothing. */
const worthwhileRest = 8

/** Loaded (4 MB, some 30 ms) when the first password is chosen: most starts of a command or service never need it. */
let loaded: CommonPasswords | undefined

function commonPasswords(): CommonPasswords {
  if (loaded) return loaded
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as {
    dictionary: { 'passwords-common': readonly string[] }
  }
  const list = dictionary['passwords-common']
  loaded = { every: new Set(list), first: new Set(list.slice(0, firstCount)) }
  return loaded
}

/**
 * Whether a password is on the list, or is one of the list repeated, two of the commonest in a row, one with a few
 * characters before or behind, or a way along the keyboard or the alphabet.
 * @param plain in NFKC and lower case
 */
export function isCommonPassword(plain: string): boolean {
  const { every, first } = commonPasswords()
  if (every.has(plain) || isWalk(plain)) return true
  const unit = repeatedUnit(plain)
  if (unit !== undefined && (unit.length < 5 || every.has(unit))) return true
  const stem = plain.replace(/^[\s\d\p{P}\p{S}]+|[\s\d\p{P}\p{S}]+$/gu, '')
  if (plain.length - stem.length >= worthwhileRest) return false
  return every.has(stem) || isPair(stem, first)
}

function isPair(text: string, first: ReadonlySet<string>): boolean {
  for (let at = 4; at <= text.length - 4; at++)
    if (first.has(text.slice(0, at)) && first.has(text.slice(at).replace(/^[\s\d\p{P}]+/u, ''))) return true
  return false
}

/** What the whole text consists of, twice or more often. */
function repeatedUnit(text: string): string | undefined {
  const period = (text + text).indexOf(text, 1)
  return period < text.length ? text.slice(0, period) : undefined
}

const keyboard = ['1234567890-=', 'qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./']
const places = new Map(keyboard.flatMap((row, y) => [...row].map((key, x) => [key, { x: x + y * 0.5, y }] as const)))

/** Seven of ten steps lead to a neighbour on the keyboard or in the alphabet, or stay; in any language's words two do. */
function isWalk(text: string): boolean {
  const letters = [...text]
  const near = letters.slice(1).filter((letter, at) => isNear(letters[at] ?? '', letter)).length
  return near >= 0.7 * (letters.length - 1)
}

function isNear(a: string, b: string): boolean {
  if (Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1) return true
  const [from, to] = [places.get(a), places.get(b)]
  return from !== undefined && to !== undefined && Math.abs(from.x - to.x) <= 1 && Math.abs(from.y - to.y) <= 1
}
