/** Which address a request came from: that of the connection, unless a trusted proxy says for whom it passes it on. */
import { BlockList, isIP } from 'node:net'
import { canonicalAddress } from '../access/network.ts'

/** How many proxies in front are believed, or the networks (CIDR) that they are in. */
export type TrustedProxies = number | readonly string[]

/**
 * @param connected the address of the connection's other end
 * @param forwardedFor `X-Forwarded-For`: each hop adds the address that it was reached from at the right
 */
export type ClientAddress = (connected: string | undefined, forwardedFor: string | undefined) => string

/** More hops than anybody has: what lies further left was invented, and reading it would be work for whoever invents it. */
const maxHops = 32

/**
 * Reads from the right, as long as what has spoken so far is trusted. What is not an address is not believed: then the
 * hop that passed it on counts. No other header does: `Forwarded` and `X-Real-IP` are passed through by proxies that do
 * not set them.
 */
export function createClientAddress(trusted: TrustedProxies): ClientAddress {
  const isTrusted = trustOf(trusted)
  return (connected = '', forwardedFor) => {
    let address = canonicalAddress(connected) ?? connected.slice(0, 45)
    if (forwardedFor === undefined || !isTrusted(address, 0)) return address
    const hops = forwardedFor
      .slice(-maxHops * 64)
      .split(',')
      .reverse()
    for (const [index, hop] of hops.slice(0, maxHops).entries()) {
      if (!isTrusted(address, index)) break
      const named = canonicalAddress(withoutPort(hop.trim()))
      if (named === undefined) break
      address = named
    }
    return address
  }
}

function trustOf(trusted: TrustedProxies): (address: string, hop: number) => boolean {
  if (typeof trusted === 'number') return (_, hop) => hop < trusted
  const networks = new BlockList()
  for (const network of trusted) {
    const [base = '', bits = ''] = network.split('/')
    networks.addSubnet(base, Number(bits), isIP(base) === 6 ? 'ipv6' : 'ipv4')
  }
  return (address) => isIP(address) !== 0 && networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string): string =>
  /^\[([^\]]{1,64})\](?::\d{1,5})?$/.exec(hop)?.[1] ?? /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(hop)?.[1] ?? hop
