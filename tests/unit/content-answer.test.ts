import { expect, test } from '@jest/globals'
import { answerContent, contentHeaders } from '../../src/files/content-answer.ts'
import type { File } from '../../src/files/file.entity.ts'

const file = (values: Partial<File> = {}): File =>
  ({
    name: 'a.txt',
    mediaType: 'text/plain',
    size: 100,
    sha256: Buffer.alloc(32, 1),
    contentChangedAt: 1_762_074_847_412,
    ...values,
  }) as File
const etag = `"${'01'.repeat(32)}"`

test.each([
  ['bytes=0-0', [0, 0]],
  ['bytes=99-', [99, 99]],
  ['bytes=-1', [99, 99]],
  ['bytes=-100', [0, 99]],
  ['bytes=-101', [0, 99]],
  ['bytes=50-1000', [50, 99]],
  ['Bytes=1-2', [1, 2]],
  [' bytes= 1-2 ', [1, 2]],
])('answerContent: %p of 100 bytes is the range %j', (range, [start, end]) => {
  expect(answerContent(file(), { range })).toEqual({
    status: 206,
    start,
    end,
    contentRange: `bytes ${start}-${end}/100`,
  })
})

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', `bytes=${'9'.repeat(1000)}-`])(
  'answerContent: %s of 100 bytes cannot be satisfied',
  (range) => {
    const unsatisfiable = { kind: 'range-not-satisfiable', headers: { 'Content-Range': 'bytes */100' } }
    expect(() => answerContent(file(), { range })).toThrow(expect.objectContaining(unsatisfiable))
  },
)

test.each(['bytes=2-1', 'bytes=', 'bytes=-', 'bytes=1', 'bytes=1-2,3-x', 'bytes=1-2,', 'chars=1-2', 'bytes 1-2', ''])(
  'answerContent: %p is passed over',
  (range) => {
    expect(answerContent(file(), { range })).toEqual({ status: 200, start: 0, end: 99 })
  },
)

test('answerContent: an empty file is always whole', () => {
  for (const range of ['bytes=0-', 'bytes=-1', 'bytes=5-'])
    expect(answerContent(file({ size: 0 }), { range })).toEqual({ status: 200, start: 0, end: -1 })
})

test('answerContent: the second in which the file changed counts as changed by then', () => {
  const second = 'Sun, 02 Nov 2025 09:14:07 GMT'
  const before = 'Sun, 02 Nov 2025 09:14:06 GMT'
  expect(answerContent(file(), { 'if-modified-since': second })).toEqual({ status: 304 })
  expect(answerContent(file(), { 'if-modified-since': before }).status).toBe(200)
  expect(answerContent(file(), { 'if-unmodified-since': second }).status).toBe(200)
  expect(() => answerContent(file(), { 'if-unmodified-since': before })).toThrow(
    expect.objectContaining({ status: 412 }),
  )
})

test('answerContent: preconditions come before the range', () => {
  expect(answerContent(file(), { range: 'bytes=1000-', 'if-none-match': etag })).toEqual({ status: 304 })
  expect(() => answerContent(file(), { range: 'bytes=0-1', 'if-match': '"x"' })).toThrow(
    expect.objectContaining({ status: 412 }),
  )
})

test.each([
  'text/html',
  'image/svg+xml',
  'text/xml',
  'application/xml',
  'text/javascript',
  'text/plainx',
  'xtext/plain',
  'application/x-shockwave-flash',
  'multipart/x-mixed-replace',
  'text/plain;x',
])('contentHeaders: %s is never shown inline', (mediaType) => {
  expect(contentHeaders(file({ mediaType }), 'inline')['Content-Disposition']).toMatch(/^attachment;/)
})

test.each([
  'a"b\\c.txt',
  'a;b=c.txt',
  'ünï.txt',
  '日本.txt',
  '%41.txt',
  "it's (1).txt",
  '\u202egnp.exe',
  '\u{1f600}'.repeat(255),
])('contentHeaders: the name %p is one header line of plain characters', (name) => {
  const line = contentHeaders(file({ name }), 'attachment')['Content-Disposition']
  expect(line).toMatch(/^attachment; filename[\x20-\x7e]+$/)
  expect(line.length).toBeLessThan(4000)
})
