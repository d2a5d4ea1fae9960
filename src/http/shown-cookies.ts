/** What a request shows as the service's own cookies, by the names of the contract. */
import { parseCookie } from 'cookie'

/**
 * Browsers take a cookie of this prefix over https and from the very host that it goes to (RFC 6265bis, section 4.1.3.2).
 * Any other may come from a neighbour's domain, or from whoever holds the line while somebody asks by plain http.
 */
const prefix = '__Host-'

/** @param secure on https only cookies with the prefix count */
export function shownCookies(header: string | undefined, secure: boolean): Readonly<Record<string, string>> {
  if (header === undefined) return {}
  const byName = Map.groupBy(header.split(';'), (pair) => pair.split('=', 1)[0]?.trim() ?? '')
  // Which of two was planted, nobody can tell.
  const isOnce = (name: string): boolean => byName.get(name)?.length === 1
  const shown = Object.entries(parseCookie(header)).filter(([name]) => isOnce(name))
  return Object.fromEntries(
    secure
      ? shown
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, value]) => [name.slice(prefix.length), value ?? ''])
      : shown.map(([name, value]) => [name, value ?? '']),
  )
}
