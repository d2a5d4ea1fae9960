import { expect, test } from '@jest/globals'
import { agrees, detect } from '../../src/media/detection.ts'

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))

test.each<[string, Buffer, string | undefined]>([
  [
    'PNG',
    bytes([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]),
    'image/png',
  ],
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0]), 'image/jpeg'],
  ['GIF', bytes('GIF89a', [1, 0, 1, 0]), 'image/gif'],
  ['PDF', bytes('%PDF-1.7\n%'), 'application/pdf'],
  ['gzip', bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'application/gzip'],
  ['a Windows program', bytes('MZ', [0x90, 0, 3, 0, 0, 0]), 'application/x-msdownload'],
  ['SVG', bytes('<?xml version="1.0"?>\n<!-- a --><svg xmlns="http://www.w3.org/2000/svg">'), 'image/svg+xml'],
  ['SVG behind a byte order mark', Buffer.from('\uFEFF <svg onload="alert(1)">'), 'image/svg+xml'],
  ['plain text', bytes('only words'), undefined],
  ['nothing', bytes(), undefined],
  ['a PNG signature and no more', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a]), undefined],
])('detect: %s', async (_, head, expected) => {
  expect((await detect(head))?.mediaType).toBe(expected)
})

test.each([
  ['image/png', 'image/png', true],
  ['image/jpg', 'image/jpeg', true],
  ['application/octet-stream', 'image/png', true],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip', true],
  ['application/epub+zip', 'application/zip', true],
  ['application/atom+xml', 'application/xml', true],
  ['image/png', 'application/x-msdownload', false],
  ['image/png', 'image/svg+xml', false],
  ['text/plain', 'application/pdf', false],
  ['image/png', 'application/zip', false],
])('agrees: %s declared, %s detected: %s', (declared, detected, expected) => {
  expect(agrees(declared, detected)).toBe(expected)
})

test('detect: comments without an end to them take no longer than other bytes', async () => {
  const began = performance.now()
  for (const comment of ['<!---->', '<!-- -->\n', '<!----', '<!DOCTYPE svg'])
    expect(await detect(Buffer.from(comment.repeat(600)))).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(2000)
})
