/** Several files as one zip archive, made while it is sent: stored without compression, so that its length is known beforehand. */
import { createHash } from 'node:crypto'
import { makeZip, predictLength } from 'client-zip'
import { create as contentDisposition } from 'content-disposition'
import type { File } from '../files/file.entity.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { archiveNames } from './archive-names.ts'

/** What is downloaded where it is not one of several files. */
export const wholeShare = 'all'

export interface Archive {
  readonly length: number
  /** Strong: of the same files the same bytes are made. */
  readonly etag: string
  /** Nothing is read before the first byte is asked for, and one chunk at a time then. */
  readonly bytes: () => AsyncGenerator<Uint8Array, void>
}

/** @param name without its ending */
export function archiveHeaders({ etag, length }: Archive, name: string) {
  return {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'none',
    'Content-Length': length,
    'Content-Disposition': contentDisposition(`${name}.zip`),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  }
}

/** Grows when the same files would become other bytes. */
const format = 1

export function archiveOf(files: readonly File[], blobs: Pick<BlobStore, 'read'>): Archive {
  const names = archiveNames(files.map(({ name }) => name))
  const entries = files.map((file, at) => ({
    file,
    name: names[at] ?? file.id,
    size: file.size,
    lastModified: new Date(file.contentChangedAt),
  }))
  return { length: Number(predictLength(entries)), etag: etagOf(), bytes }

  async function* bytes(): AsyncGenerator<Uint8Array, void> {
    let reading: AsyncGenerator<Uint8Array, void> | undefined
    function* inputs() {
      for (const { file, ...entry } of entries) {
        reading = blobs.read(file.contentId, 0, file.size - 1)
        yield { ...entry, input: reading }
      }
    }
    const zip = makeZip(inputs(), { buffersAreUTF8: true }).getReader()
    try {
      for (let next = await zip.read(); !next.done; next = await zip.read()) yield next.value
    } finally {
      // Who breaks off leaves the library's reader where it was: what it read from would hold on for ever. The library
      // answers a cancellation with what it was given as its reason, as a failure.
      await zip.cancel().catch(() => {})
      await reading?.return()
    }
  }

  function etagOf(): string {
    const digest = createHash('sha256').update(`${format}`)
    for (const { file, name } of entries)
      digest.update(JSON.stringify([name, file.contentChangedAt])).update(file.sha256)
    return `"${digest.digest('base64url')}"`
  }
}
