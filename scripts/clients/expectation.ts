// What every client's scenario prints, to the byte.

import { createHash } from 'node:crypto'

export const largeFileBytes = 64 * 1024 * 1024

/** Of the files that go in pieces. */
export const resumableFileBytes = 16 * 1024 * 1024

/** Byte i of a large file is (i * 31 + (i >>> 8) * 17 + 7) mod 256, which comes again every 64 KiB. */
function digestOf(size: number): string {
  const block = Uint8Array.from({ length: 65_536 }, (_, i) => i * 31 + (i >>> 8) * 17 + 7)
  const digest = createHash('sha256')
  for (let at = 0; at < size; at += block.length) digest.update(block)
  return digest.digest('hex')
}

export function expectedOutput(): string {
  const size = String(largeFileBytes)
  const lines = [
    'register: accepted',
    'log in: Bearer, expires in 1200 s',
    'me: the registered address',
    'refresh: 8 parallel calls with an invalid access token all succeeded',
    `upload: ${size} bytes, sha256 ${digestOf(largeFileBytes)}, progress ended at ${size}`,
    `download: ${size} bytes, digest equal, progress ended at ${size}`,
    `range: bytes 1000-1999/${size}, 1000 bytes equal`,
    `resumable: ${String(resumableFileBytes)} bytes, sha256 ${digestOf(resumableFileBytes)}, although connections broke`,
    `resumable: ${String(resumableFileBytes)} bytes, broken off and gone on with`,
    'small files: 5 uploaded with description and tags',
    'list: 6 files on 3 pages of 2',
    'search: 2 of tag even',
    'folder: 5 in /figures',
    'update: description changed, version 1',
    'conflict: 412 precondition-failed',
    'trash: 5 active, 1 trashed',
    'restore: 6 active, 0 trashed',
    'bad input: 400 invalid-request at limit',
    'missing: 404 file-not-found',
    'retry: succeeded after 503',
    'sessions: 2, one of them current',
    'activity: every event of the account, in pages of 2',
    'introspection: 403 insufficient-scope',
    'api key: 1 made, although its answer was lost',
    'api key: lists 6 files, 403 insufficient-scope when it deletes one',
    'api key: 401 unauthenticated once deleted',
    'second factor: 10 recovery codes',
    'second factor: asked for, with totp and recovery-code',
    'second factor: signed in with a recovery code',
    'revoke: 401 unauthenticated',
  ]
  return lines.map((line) => `${line}\n`).join('')
}
