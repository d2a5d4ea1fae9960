/** The form of an API key: told from a slip without the database. */
import { describe, expect, test } from '@jest/globals'
import { addressTest, liesWithin, requireRanges } from '../../src/api-keys/address-ranges.ts'
import { newKeyText, readKeyText } from '../../src/api-keys/key-text.ts'

const id = '0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71'

describe('the text of a key', () => {
  test('has one length whatever its bytes are, and gives back the id and the digest', () => {
    for (const each of [id, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) {
      const { text, digest } = newKeyText(each)
      expect(text).toMatch(/^cof_[0-9A-Za-z]{22}_[0-9A-Za-z]{49}$/)
      expect(readKeyText(text)).toEqual({ id: each, digest })
    }
  })

  test('no two are alike', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newKeyText(id).text)).size).toBe(1000)
  })

  test('every slip of one character is found', () => {
    const { text } = newKeyText(id)
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === 'x' ? 'y' : 'x'
      expect([at, readKeyText(text.slice(0, at) + other + text.slice(at + 1))]).toEqual([at, undefined])
    }
  })

  test.each([
    ['nothing', () => ''],
    ['the prefix', () => 'cof_'],
    ['one that was cut off', (text: string) => text.slice(0, -1)],
    ['one with more behind it', (text: string) => `${text}0`],
    ['one with a line break', (text: string) => `${text}\n`],
    ['two neighbours in the wrong order', (text: string) => swapped(text)],
    ['other letters', (text: string) => text.toUpperCase()],
    ['an id of more than 16 bytes', (text: string) => text.replace(/^cof_.{22}/, `cof_${'z'.repeat(22)}`)],
  ])('%s is no key', (_, change) => {
    expect(readKeyText(change(newKeyText(id).text))).toBeUndefined()
  })
})

/** The first two neighbours of the secret that differ. */
function swapped(text: string): string {
  const at = [...text].findIndex((sign, index) => index >= 27 && sign !== text[index + 1])
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
}

describe('ranges of addresses', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.255', true],
    ['192.0.2.77/24', '192.0.2.1', true],
    ['192.0.2.0/24', '192.0.3.0', false],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['0.0.0.0/0', '8.8.8.8', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['192.0.2.0/24', 'not an address', false],
    ['192.0.2.0/24', '', false],
  ])('%s holds %s: %s', (range, address, expected) => {
    expect(addressTest([range])!(address)).toBe(expected)
  })

  test('none means everywhere', () => {
    expect(addressTest([])).toBeUndefined()
  })

  test.each([
    [['192.0.2.0/25'], ['192.0.2.0/24'], true],
    [['192.0.2.0/24'], ['192.0.2.0/25'], false],
    [['192.0.2.0/24', '2001:db8:1::/48'], ['2001:db8::/32', '192.0.0.0/8'], true],
    [['192.0.2.0/24', '203.0.113.1'], ['192.0.0.0/8'], false],
    [['::/0'], ['0.0.0.0/0'], false],
    [[], ['192.0.2.0/24'], false],
    [['192.0.2.0/24'], [], true],
    [[], [], true],
  ])('%j lies within %j: %s', (inner, outer, expected) => {
    expect(liesWithin(inner, outer)).toBe(expected)
  })

  test.each([
    '',
    '1',
    '192.0.2',
    '192.0.2.0/',
    '192.0.2.0/+4',
    '192.0.2.0/33',
    '::/129',
    '192.0.2.0/24/8',
    '::1%eth0/64',
    'a',
  ])('%j is none', (text) => {
    expect(() => {
      requireRanges([text])
    }).toThrow('The request is not valid')
  })
})
