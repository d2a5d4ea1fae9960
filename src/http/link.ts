/** The next page's address (RFC 8288): the same question with another cursor. */
export function pageLink(
  path: string,
  query: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
  nextCursor: string | undefined,
): { Link?: string } {
  if (nextCursor === undefined) return {}
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && name !== 'cursor')
      for (const one of Array.isArray(value) ? (value as readonly string[]) : [value]) next.append(name, String(one))
  next.set('cursor', nextCursor)
  return { Link: `<${path}?${next.toString()}>; rel="next"` }
}
