/** Which address a request is counted for, whatever its headers say. */
import { describe, expect, test } from '@jest/globals'
import { createClientAddress } from '../../src/http/client-address.ts'

describe('no proxy is trusted', () => {
  const addressOf = createClientAddress(0)
  test.each([undefined, '198.51.100.7', '::1', '127.0.0.1, 127.0.0.1', 'x'.repeat(10_000)])(
    'the connection counts, whatever X-Forwarded-For says: %s',
    (forwarded) => {
      expect(addressOf('::ffff:192.0.2.1', forwarded)).toBe('192.0.2.1')
    },
  )
})

describe('so many proxies are trusted', () => {
  test.each([
    [1, '198.51.100.7', '198.51.100.7'],
    [1, '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    [2, '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [2, '198.51.100.7', '198.51.100.7'],
    [1, '', '192.0.2.1'],
    [1, ' , ', '192.0.2.1'],
    [1, 'unknown', '192.0.2.1'],
    [1, '_hidden', '192.0.2.1'],
    [1, '198.51.100.7, unknown', '192.0.2.1'],
    [2, 'unknown, 198.51.100.7', '198.51.100.7'],
    [1, '198.51.100.7:4711', '198.51.100.7'],
    [1, '[2001:db8::7]:4711', '2001:db8::7'],
    [1, '[2001:DB8:0::7]', '2001:db8::7'],
    [1, '::ffff:198.51.100.7', '198.51.100.7'],
    [1, '"198.51.100.7"', '192.0.2.1'],
    [1, 'for=198.51.100.7', '192.0.2.1'],
    [1, "198.51.100.7'--", '192.0.2.1'],
    [1, '2130706433', '192.0.2.1'],
  ])('%d of them, X-Forwarded-For: %s', (proxies, forwarded, address) => {
    expect(createClientAddress(proxies)('192.0.2.1', forwarded)).toBe(address)
  })
})

describe('proxies are trusted by where they are', () => {
  const addressOf = createClientAddress(['10.0.0.0/8', '127.0.0.0/8', '2001:db8:ffff::/48'])
  test.each([
    ['a stranger claims to pass on for somebody', '203.0.113.5', '198.51.100.7', '203.0.113.5'],
    ['a stranger claims to be inside', '203.0.113.5', '10.0.0.1', '203.0.113.5'],
    ['a proxy passes on', '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['a proxy, told as IPv4 in IPv6', '::ffff:10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['a proxy of IPv6', '2001:db8:ffff::1', '198.51.100.7', '198.51.100.7'],
    ['the client invents hops', '10.1.2.3', '1.1.1.1, 10.9.9.9, 198.51.100.7', '198.51.100.7'],
    ['two proxies in a row', '10.1.2.3', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
    [
      'two proxies, the first of which names itself in hexadecimal',
      '10.1.2.3',
      '198.51.100.7, ::ffff:a09:909',
      '198.51.100.7',
    ],
    ['only proxies', '10.1.2.3', '10.4.5.6, 127.0.0.1', '10.4.5.6'],
    ['a proxy says nothing', '10.1.2.3', undefined, '10.1.2.3'],
    ['a proxy passes on garbage', '10.1.2.3', '<script>', '10.1.2.3'],
    ['garbage behind another proxy', '10.1.2.3', '<script>, 10.9.9.9', '10.9.9.9'],
  ])('%s', (_, connected, forwarded, address) => {
    expect(addressOf(connected, forwarded)).toBe(address)
  })

  test('a very long header is read from its end, and takes no time', () => {
    const begun = performance.now()
    for (const filler of ['1.1.1.1, '.repeat(50_000), ' '.repeat(500_000), '10.0.0.1,'.repeat(50_000)])
      expect(addressOf('10.1.2.3', `${filler}198.51.100.7, 10.0.0.9`)).toBe('198.51.100.7')
    expect(addressOf('10.1.2.3', '10.0.0.9,'.repeat(50_000))).toBe('10.1.2.3')
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

test('a connection that has gone has no address, and believes nothing for one', () => {
  expect(createClientAddress(['10.0.0.0/8'])(undefined, '198.51.100.7')).toBe('')
})
