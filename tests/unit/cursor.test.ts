import { expect, test } from '@jest/globals'
import { decodeCursor, encodeCursor } from '../../src/db/cursor.ts'

const id = '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36'
const invalid = expect.objectContaining({ kind: 'invalid-cursor', status: 400 })

test.each([[0], [1_762_074_847_412], ['a name'], ['日本 "quoted" \\ \u{1f600}'], ['x'.repeat(255)]])(
  'a cursor with the sort value %p comes back, and is as the contract has cursors',
  (value) => {
    const cursor = encodeCursor('files name', [value, id])
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,2000}$/)
    expect(decodeCursor(cursor, 'files name')).toEqual([value, id])
  },
)

test('decodeCursor: another listing and another number of values are refused', () => {
  expect(() => decodeCursor(encodeCursor('files name', ['a', id]), 'files size')).toThrow(invalid)
  for (const values of [[], [id], ['a', 'b', id]])
    expect(() => decodeCursor(encodeCursor('x', values), 'x')).toThrow(invalid)
})

test('decodeCursor: values of the wrong kind are refused', () => {
  for (const values of [
    ['a', 'no id'],
    [1.5, id],
    [null, id],
    [{}, id],
    ['a', 1],
  ])
    expect(() => decodeCursor(encodeCursor('x', values as string[]), 'x')).toThrow(invalid)
})

test('decodeCursor: each altered character, a cut and a longer one are refused', () => {
  const cursor = encodeCursor('files name', ['a name', id])
  for (let at = 0; at < cursor.length; at++) {
    for (const other of 'Aa0_') {
      if (cursor[at] !== other)
        expect(() => decodeCursor(cursor.slice(0, at) + other + cursor.slice(at + 1), 'files name')).toThrow(invalid)
    }
    expect(() => decodeCursor(cursor.slice(0, at), 'files name')).toThrow(invalid)
  }
  for (const more of ['A', '=', '.', ' ']) expect(() => decodeCursor(cursor + more, 'files name')).toThrow(invalid)
})
