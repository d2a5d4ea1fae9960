import { expect, test } from '@jest/globals'
import type { File } from '../../src/files/file.entity.ts'
import { archiveNames } from '../../src/shares/archive-names.ts'
import { archiveOf } from '../../src/shares/archive.ts'

test.each([
  ['nothing to mend', ['a.txt', 'b'], ['a.txt', 'b']],
  [
    'the same twice and more',
    ['a.txt', 'a.txt', 'a (2).txt', 'a.txt'],
    ['a.txt', 'a (2).txt', 'a (2) (2).txt', 'a (3).txt'],
  ],
  ['capitals, which some systems do not tell apart', ['A.txt', 'a.TXT'], ['A.txt', 'a (2).TXT']],
  ['an accent in two ways to write it', ['é', 'e\u0301'], ['é', 'e\u0301 (2)']],
  [
    'ways out of the folder',
    ['../x', '..\\x', '/etc/passwd', '..', '.'],
    ['.._x', '.._x (2)', '_etc_passwd', '_', '_ (2)'],
  ],
  ['a drive and a stream of Windows', ['C:x', 'a.txt:b'], ['C_x', 'a.txt_b']],
  [
    'what Windows keeps for itself',
    ['con', 'AUX.txt', 'com1.tar.gz', 'console', 'CONOUT$', 'lpt\u00b2.txt'],
    ['_con', '_AUX.txt', '_com1.tar.gz', 'console', '_CONOUT$', '_lpt\u00b2.txt'],
  ],
  ['what ends with what Windows drops', ['a. .', 'a'], ['a_', 'a']],
  ['what steers a terminal, or breaks a line', ['a\u009bb', 'a\u2028b'], ['a_b', 'a_b (2)']],
  ['an ending read backwards', ['invoice\u202efdp.exe'], ['invoice_fdp.exe']],
  ['a hidden file twice', ['.env', '.env'], ['.env', '.env (2)']],
])('names of an archive: %s', (_, given, made) => {
  expect(archiveNames(given)).toEqual(made)
})

const fileOf = (id: string, size: number): File =>
  ({
    contentId: id,
    name: `${id}.bin`,
    size,
    sha256: Buffer.alloc(32, id),
    contentChangedAt: 1_762_074_720_000,
  }) as File

/** Gives pieces as they are asked for, and notes what was read and let go of. */
function watched(pieceBytes: number) {
  const open = new Set<string>()
  const state = { read: 0 }
  async function* read(id: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    open.add(id)
    try {
      for (let at = start; at <= end; at += pieceBytes) {
        const piece = Buffer.alloc(Math.min(pieceBytes, end - at + 1), id)
        state.read += piece.length
        yield piece
      }
    } finally {
      open.delete(id)
    }
  }
  return { open, state, blobs: { read } }
}

test('an archive is as long as it told, and the same each time', async () => {
  const files = [fileOf('a', 100_000), fileOf('b', 0), fileOf('c', 1)]
  const { blobs, open } = watched(30_000)
  const [one, two] = [archiveOf(files, blobs), archiveOf(files, blobs)]
  const bytes = async ({ bytes: of }: typeof one): Promise<Buffer> => {
    const pieces: Uint8Array[] = []
    for await (const piece of of()) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const [first, second] = [await bytes(one), await bytes(two)]
  expect(first.length).toBe(one.length)
  expect(first.equals(second)).toBe(true)
  expect(one.etag).toBe(two.etag)
  expect(archiveOf(files.slice(1), blobs).etag).not.toBe(one.etag)
  expect(open.size).toBe(0)
})

test('an archive reads no further than it is asked, and lets go of what it reads when its reader breaks off', async () => {
  const { blobs, open, state } = watched(100_000)
  let received = 0
  for await (const piece of archiveOf([fileOf('a', 50_000_000), fileOf('b', 50_000_000)], blobs).bytes()) {
    received += piece.length
    if (received > 1_000_000) break
  }
  expect(open.size).toBe(0)
  expect(state.read).toBeLessThan(received + 500_000)
})
