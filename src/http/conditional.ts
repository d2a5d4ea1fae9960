/** Conditions of RFC 9110, section 13, as pure functions over header texts and strong entity tags. */
import { Problem } from '../problem.ts'

/** Whether the client's copy is the current one, so that 304 answers it (`If-None-Match`, weak comparison). */
export function matchesNone(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.trim() === '*' || tags(ifNoneMatch).some((tag) => tag.replace(/^W\//, '') === etag)
}

/** Whether `If-Match` names the current entity tag (strong comparison: a weak one never matches). */
export function matches(ifMatch: string, etag: string): boolean {
  return ifMatch.trim() === '*' || tags(ifMatch).includes(etag)
}

/** @throws Problem precondition-failed */
export function requireMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch !== undefined && !matches(ifMatch, etag))
    throw new Problem('precondition-failed', {
      detail: 'The entity tag is not the current one; read again and repeat.',
    })
}

/** Entity tags may hold commas, so the list is matched rather than split. */
function tags(list: string): string[] {
  return list.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? []
}

/** Seconds since 1970 of an HTTP date; undefined for what is none, which the RFC says to ignore. */
export function httpDate(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const millis = Date.parse(text)
  return Number.isNaN(millis) || !text.trim().endsWith('GMT') ? undefined : Math.floor(millis / 1000)
}
