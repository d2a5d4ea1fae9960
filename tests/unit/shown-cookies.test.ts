import { expect, test } from '@jest/globals'
import { shownCookies } from '../../src/http/shown-cookies.ts'

test.each([
  ['a=1; b=2', false, { a: '1', b: '2' }],
  ['a=1; b=2; a=3', false, { b: '2' }],
  ['a=1;a =1', false, {}],
  ['__Host-a=1; a=2; b=3', true, { a: '1' }],
  ['__Host-a=1; __Host-a=1', true, {}],
])('shownCookies: %s', (header, secure, shown) => {
  expect(shownCookies(header, secure)).toEqual(shown)
})

test('shownCookies: thousands of them, which anybody may send with any request, are no work', () => {
  const header = Array.from({ length: 50_000 }, (_, at) => `${at.toString(36)}=`).join(';')
  const begun = process.cpuUsage()
  expect(Object.keys(shownCookies(header, false))).toHaveLength(50_000)
  const { user, system } = process.cpuUsage(begun)
  expect(user + system).toBeLessThan(1_500_000)
})
