import { expect, test } from '@jest/globals'
import type { UsableNotes } from '../../src/files/files.ts'
import { createUploadMetadata } from '../../src/uploads/upload-metadata.ts'

const read = createUploadMetadata({ usable: (notes) => notes as unknown as UsableNotes, checkNotes: () => [] })
const base64 = (text: string): string => Buffer.from(text).toString('base64')

test.each([
  [`filename ${base64('a.txt')}, filetype ${base64('text/plain')}`, { name: 'a.txt', mediaType: 'text/plain' }],
  [`  name   ${base64('a.txt')}  ,is_confidential`, { name: 'a.txt', mediaType: 'application/octet-stream' }],
  ['name', { mediaType: 'application/octet-stream' }],
])('Upload-Metadata: %s', (header, notes) => {
  expect(read(header)).toEqual(notes)
})

test.each(['name a b', 'name !', ',', 'name,name', 'name\u00e9 YQ=='])('Upload-Metadata: %s is none', (header) => {
  expect(() => read(header)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
})

test('Upload-Metadata: as many spaces as a header may have take no longer than other characters', () => {
  const spent = (header: string): number => {
    const begun = process.cpuUsage()
    expect(() => read(header)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
    const { user, system } = process.cpuUsage(begun)
    return user + system
  }
  spent('name !')
  // Quadratic, it was 100 ms of processor time, and every one of them everybody's.
  expect(spent(`name${' '.repeat(60_000)}!`)).toBeLessThan(300_000)
})
