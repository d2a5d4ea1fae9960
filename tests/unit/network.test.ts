import { describe, expect, test } from '@jest/globals'
import { canonicalAddress, networksOf } from '../../src/access/network.ts'

test.each([
  ['192.0.2.17', '192.0.2.17'],
  ['::ffff:192.0.2.17', '192.0.2.17'],
  ['::FFFF:c000:211', '192.0.2.17'],
  ['0:0:0:0:0:ffff:192.0.2.17', '192.0.2.17'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:db8::7:0:0:0', '2001:db8:0:0:7::'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::', '::'],
  ['::1', '::1'],
  ['::192.0.2.17', '::c000:211'],
])('an address: %s is %s', (text, canonical) => {
  expect(canonicalAddress(text)).toBe(canonical)
})

test.each([
  '',
  ' ',
  'unknown',
  '192.0.2',
  '192.0.2.256',
  '192.0.2.017',
  '0x7f000001',
  '2130706433',
  '192.0.2.1:80',
  '[::1]',
  '2001:db8::1::2',
  '1:2:3:4:5:6:7',
  '::ffff:192.0.2.256',
  `::1${'%'.padEnd(100, 'x')}`,
  'x'.repeat(100_000),
])('no address: %s', (text) => {
  expect(canonicalAddress(text)).toBeUndefined()
})

describe('the networks that count', () => {
  test.each([
    ['192.0.2.17', '192.0.2.17', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['2001:db8:0:0:ffff::', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ])('of %s: %s and %s', (address, customer, around) => {
    expect(networksOf(address)).toEqual({ customer, around })
  })

  test('of what is no address: itself, and none around it', () => {
    expect(networksOf('')).toEqual({ customer: '', around: undefined })
  })
})
