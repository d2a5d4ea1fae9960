/** Where a key may be used from: addresses and CIDR ranges (RFC 4632; RFC 4291, section 2.3). */
import { BlockList, isIP } from 'node:net'
import { Problem } from '../problem.ts'

interface Range {
  readonly address: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

/** @throws Problem invalid-request for what is no range */
export function requireRanges(texts: readonly string[]): void {
  const wrong = texts.flatMap((text, at) =>
    readRange(text)
      ? []
      : [
          {
            in: 'body' as const,
            pointer: `/allowedAddresses/${at}`,
            detail: 'must be an IPv4 or IPv6 address, or a range such as 192.0.2.0/24 or 2001:db8::/32',
          },
        ],
  )
  if (wrong.length > 0) throw new Problem('invalid-request', { errors: wrong })
}

/** @returns undefined when there is no range, which means from everywhere */
export function addressTest(texts: readonly string[]): ((address: string) => boolean) | undefined {
  if (texts.length === 0) return undefined
  const list = new BlockList()
  for (const text of texts) {
    const range = readRange(text)
    if (range) list.addSubnet(range.address, range.prefix, range.family)
  }
  return (address) => {
    const bare = address.replace(/%.*$/s, '')
    const version = isIP(bare)
    return version !== 0 && list.check(bare, version === 4 ? 'ipv4' : 'ipv6')
  }
}

/** Whether each of the inner ranges lies within one of the outer; no outer one holds everything, no inner one is everything. */
export function liesWithin(inner: readonly string[], outer: readonly string[]): boolean {
  if (outer.length === 0) return true
  const holders = outer.flatMap((text) => readRange(text) ?? [])
  return (
    inner.length > 0 &&
    inner.every((text) => {
      const range = readRange(text)
      return range !== undefined && holders.some((holder) => holds(holder, range))
    })
  )
}

function holds(outer: Range, inner: Range): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false
  const list = new BlockList()
  list.addSubnet(outer.address, outer.prefix, outer.family)
  return list.check(inner.address, inner.family)
}

function readRange(text: string): Range | undefined {
  const [address = '', length, more] = text.split('/')
  const version = isIP(address)
  const most = version === 4 ? 32 : 128
  const prefix = length === undefined ? most : Number(length)
  // A zone is of this machine alone (RFC 4007, section 6).
  if (version === 0 || address.includes('%') || more !== undefined || !/^\d{1,3}$/.test(length ?? '0') || prefix > most)
    return undefined
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}
