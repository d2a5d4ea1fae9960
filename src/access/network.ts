/** Addresses of the Internet Protocol: read strictly, written one way, and the networks that they belong to. */
import { isIP } from 'node:net'

/**
 * An address as it is compared and stored: IPv4 also where it comes mapped into IPv6 (RFC 4291, section 2.5.5.2), without
 * a zone, in the form of RFC 5952.
 * @returns undefined for what is no address
 */
export function canonicalAddress(text: string): string | undefined {
  const bare = text.replace(/%.*$/s, '')
  const family = text.length > 64 ? 0 : isIP(bare)
  if (family === 4) return bare
  if (family !== 6) return undefined
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return isMapped ? dotted(groups.slice(6)) : new URL(`http://[${bare}]/`).hostname.slice(1, -1)
}

/**
 * What counts as one customer, and the network around it: an IPv4 address and its /24; of IPv6 the /64 that one customer
 * has whole (RFC 6177), and its /48.
 * @param address canonical; anything else is its own customer, without a network
 */
export function networksOf(address: string): { readonly customer: string; readonly around: string | undefined } {
  const family = isIP(address)
  if (family === 4) return { customer: address, around: `${address.slice(0, address.lastIndexOf('.'))}.0/24` }
  if (family !== 6) return { customer: address, around: undefined }
  const hex = groupsOf(address).map((group) => group.toString(16))
  return { customer: `${hex.slice(0, 4).join(':')}::/64`, around: `${hex.slice(0, 3).join(':')}::/48` }
}

/** @param text valid IPv6 without a zone */
function groupsOf(text: string): number[] {
  const plain = text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...quad: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = quad.slice(0, 4).map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [head = '', tail] = plain.split('::')
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = tail === undefined ? 0 : 8 - (before?.length ?? 0) - (after?.length ?? 0)
  return [...(before ?? []), ...Array<string>(zeros).fill('0'), ...(after ?? [])].map((group) => parseInt(group, 16))
}

const dotted = (groups: readonly number[]): string => groups.flatMap((group) => [group >> 8, group & 0xff]).join('.')
