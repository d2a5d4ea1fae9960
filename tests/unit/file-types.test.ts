import { expect, test } from '@jest/globals'
import { createFileTypes, readFileTypes } from '../../src/files/file-types.ts'
import { Problem } from '../../src/problem.ts'

/** What the rules make of a type: its limit, or the kind of the refusal. */
function verdict(rules: string, type: string): number | string {
  try {
    return createFileTypes(rules === '' ? [] : readFileTypes(rules)).limitOf(type)
  } catch (error) {
    return error instanceof Problem ? error.kind : String(error)
  }
}
const refused = 'file-type-refused'

test.each([
  ['', 'text/plain', Infinity],
  ['image/*', 'image/png', Infinity],
  ['image/*', 'IMAGE/PNG', Infinity],
  ['image/*', 'text/plain', refused],
  ['image/*', 'imagex/png', refused],
  ['image/*,-image/svg+xml', 'image/svg+xml', refused],
  ['-image/*,image/png', 'image/png', Infinity],
  ['-image/*,image/png', 'image/gif', refused],
  ['-application/x-msdownload', 'application/x-msdownload', refused],
  ['-application/x-msdownload', 'text/plain', Infinity],
  ['*/*,-video/*', 'video/mp4', refused],
  ['*/*, video/*=1000', 'video/mp4', 1000],
  ['*/*=5,video/*=1000,video/mp4=7', 'video/mp4', 7],
  ['*/*=5,video/*=1000', 'text/plain', 5],
  ['-*/*,text/plain', 'text/html', refused],
  [' image/png , text/plain=0 ', 'text/plain', 0],
])('with %j, %s: %s', (rules, type, expected) => {
  expect(verdict(rules, type)).toBe(expected)
})

test.each([
  'images',
  'image/',
  '/png',
  '*',
  '*/png',
  'image/png=',
  'image/png=1e3',
  '-image/png=5',
  '--image/png',
  ',',
  'image/*,',
  'a b/c',
])('%j is no list of types', (text) => {
  expect(() => readFileTypes(text)).toThrow('must be types separated by commas')
})

test('a type that is named twice is a mistake', () => {
  expect(() => readFileTypes('image/png, -IMAGE/PNG')).toThrow('names image/png twice')
})

test('more types than can be told to a client are a mistake', () => {
  const types = (count: number): string => Array.from({ length: count }, (_, at) => `image/x-${at}`).join()
  expect(readFileTypes(types(1000))).toHaveLength(1000)
  expect(() => readFileTypes(types(1001))).toThrow('names more than 1000 types')
})
