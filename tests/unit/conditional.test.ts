import { expect, test } from '@jest/globals'
import { httpDate, matches, matchesNone, requireMatch } from '../../src/http/conditional.ts'

const tag = '"a,b"'

test.each([
  [undefined, false],
  ['*', true],
  [' * ', true],
  [tag, true],
  [`W/${tag}`, true],
  [`"x", W/"y",${tag}`, true],
  ['"a", "b"', false],
  ['a,b', false],
  ['', false],
  ['"a,b', false],
  ['w/"a,b"', true],
])('matchesNone: If-None-Match %p by weak comparison is %p', (header, expected) => {
  expect(matchesNone(header, tag)).toBe(expected)
})

test.each([
  ['*', true],
  [tag, true],
  [`"x" , ${tag}`, true],
  [`W/${tag}`, false],
  [`W/"x", ${tag}`, true],
  ['"x"', false],
  ['', false],
  ['a,b', false],
])('matches: If-Match %p by strong comparison is %p', (header, expected) => {
  expect(matches(header, tag)).toBe(expected)
})

test('requireMatch: passes without a condition, throws precondition-failed when it does not hold', () => {
  expect(() => requireMatch(undefined, tag)).not.toThrow()
  expect(() => requireMatch(tag, tag)).not.toThrow()
  expect(() => requireMatch('"x"', tag)).toThrow(expect.objectContaining({ kind: 'precondition-failed', status: 412 }))
})

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', 784_111_777],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 784_111_777],
  [' Sun, 06 Nov 1994 08:49:37 GMT ', 784_111_777],
  ['Sun, 06 Nov 1994 08:49:37 +0200', undefined],
  ['1994-11-06T08:49:37Z', undefined],
  ['tomorrow', undefined],
  ['', undefined],
  [undefined, undefined],
])('httpDate: %p is %p', (text, seconds) => {
  expect(httpDate(text)).toBe(seconds)
})
