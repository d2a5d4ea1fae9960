import { expect, test } from '@jest/globals'
import { buffer } from 'node:stream/consumers'
import { multipartRanges, readRanges } from '../../src/files/byte-ranges.ts'

const size = 10_000
const pairs = (header: string, of = size): number[][] | undefined =>
  readRanges(header, of)?.map(({ start, end }) => [start, end])

test.each<[string, number[][]]>([
  ['bytes=0-9', [[0, 9]]],
  ['BYTES=0-9', [[0, 9]]],
  [
    'bytes=0-9, 1000-1009',
    [
      [0, 9],
      [1000, 1009],
    ],
  ],
  [
    'bytes=5000-5009,0-9',
    [
      [5000, 5009],
      [0, 9],
    ],
  ],
  [
    'bytes=-10 ,\t0-9',
    [
      [9990, 9999],
      [0, 9],
    ],
  ],
  ['bytes=0-9,5-20', [[0, 20]]],
  ['bytes=5-20,0-9', [[0, 20]]],
  ['bytes=0-9,0-9,0-9', [[0, 9]]],
  ['bytes=0-9,209-219', [[0, 219]]],
  [
    'bytes=0-9,210-219',
    [
      [0, 9],
      [210, 219],
    ],
  ],
  // The third bridges the first two, and comes at the place of the first of them.
  ['bytes=0-99,400-499,200-300', [[0, 499]]],
  [
    'bytes=5000-5009,0-99,400-499,200-300',
    [
      [5000, 5009],
      [0, 499],
    ],
  ],
  ['bytes=0-9,20000-', [[0, 9]]],
  ['bytes=20000-,30000-', []],
  ['bytes=-0', []],
])('readRanges: %p of 10000 bytes is %j', (header, ranges) => {
  expect(pairs(header)).toEqual(ranges)
})

test.each([
  'bytes=0-9,',
  'bytes=,0-9',
  'bytes=0-9,9-0',
  'bytes=0-9,a',
  'bytes=0-4000,4300-9999',
  'items=0-9,20-29',
  `bytes=${Array.from({ length: 17 }, (_, at) => `${at * 500}-${at * 500}`).join()}`,
])('readRanges: %p is passed over', (header) => {
  expect(pairs(header)).toBeUndefined()
})

test('readRanges: sixteen are the most, and never more bytes than the file has', () => {
  const header = `bytes=${Array.from({ length: 16 }, (_, at) => `${at * 500}-${at * 500}`).join()}`
  expect(pairs(header)).toHaveLength(16)
  expect(pairs(`bytes=${'0-,'.repeat(15)}0-`)).toEqual([[0, size - 1]])
})

test('multipartRanges: parts as RFC 9110 has them, as long as it says', async () => {
  const file = { size: 100, mediaType: 'text/plain' }
  const ranges = [
    { start: 0, end: 1 },
    { start: 50, end: 52 },
  ]
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at <= end; at++) yield Buffer.from(String.fromCharCode(97 + (at % 26)))
  }
  const { mediaType, length, bytes } = multipartRanges(ranges, file, read)
  const boundary = /^multipart\/byteranges; boundary=([0-9a-f]{32})$/.exec(mediaType)![1]!
  const text = (await buffer(bytes)).toString()
  expect(text).toBe(
    `--${boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/100\r\n\r\nab\r\n` +
      `--${boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes 50-52/100\r\n\r\nyza\r\n` +
      `--${boundary}--\r\n`,
  )
  expect(text).toHaveLength(length)
  expect(multipartRanges(ranges, file, read).mediaType).not.toBe(mediaType)
})
