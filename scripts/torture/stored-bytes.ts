// The reader's own view of stored bytes: rows of the database, files of the folder, objects of the bucket.

import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { query, type Row } from './database.ts'
import type { Bytes } from './journal.ts'
import type { Place } from './places.ts'

export interface StoredBytes {
  /** @param contentId in hexadecimal digits @returns what is wrong, in words, where not all of it is there */
  readonly digest: (contentId: string) => Promise<Bytes | string>
  /** What lies in the folder or bucket without a row, and what a row says and does not lie there. */
  readonly strangers: () => Promise<string[]>
}

export function createStoredBytes(url: string, place: Place): StoredBytes {
  return { digest, strangers }

  async function digest(contentId: string): Promise<Bytes | string> {
    const [content] = await query(url, `select store from content where ${isId('id', contentId)}`)
    if (!content) return `content ${contentId} has no row`
    return content['store'] === 'database' ? digestOfChunks(contentId) : digestOfSegments(contentId)
  }

  async function digestOfChunks(contentId: string): Promise<Bytes | string> {
    const rows = await query(
      url,
      `select number, bytes, crc32 from chunk where ${isId('content_id', contentId)} order by number`,
    )
    const hash = createHash('sha256')
    let size = 0
    for (const [at, row] of rows.entries()) {
      const bytes = row['bytes'] as Buffer
      if (Number(row['number']) !== at) return `chunk ${at} of content ${contentId} is missing`
      if (Number(row['crc32']) !== crc32(bytes)) return `chunk ${at} of content ${contentId} has another checksum`
      hash.update(bytes)
      size += bytes.length
    }
    return { size, sha256: hash.digest('hex') }
  }

  async function digestOfSegments(contentId: string): Promise<Bytes | string> {
    const rows = await query(
      url,
      `select hex(id) as id, start, size from segment where ${isId('content_id', contentId)} and size is not null order by start`,
    )
    const hash = createHash('sha256')
    let end = 0
    for (const row of rows) {
      const id = nameOf(row)
      if (Number(row['start']) !== end) return `content ${contentId} has no segment at ${end}`
      let size = 0
      try {
        for await (const bytes of place.read(id)) {
          hash.update(bytes)
          size += bytes.length
        }
      } catch (error) {
        return `segment ${id} cannot be read: ${String(error)}`
      }
      if (size !== Number(row['size'])) return `segment ${id} has ${size} bytes instead of ${String(row['size'])}`
      end += size
    }
    return { size: end, sha256: hash.digest('hex') }
  }

  async function strangers(): Promise<string[]> {
    const faults: string[] = []
    const rows = await query(url, `select hex(id) as id, size from segment where store = '${place.kind}'`)
    const planned = new Map(rows.map((row) => [nameOf(row), Number(row['size'])]))
    for (const { name, size } of await place.found()) {
      if (!planned.has(name)) faults.push(`${name} lies there, and no row knows it`)
      else if (planned.get(name) !== size) faults.push(`${name} has ${size} bytes instead of ${planned.get(name) ?? 0}`)
      planned.delete(name)
    }
    for (const name of planned.keys()) faults.push(`the segment ${name} does not lie there`)
    for (const name of await place.unfinished()) faults.push(`${name} was begun and never finished`)
    return faults
  }
}

/** A comparison with what stands in hexadecimal digits, that an index serves. */
const isId = (column: string, hex: string): string => `${column} = x'${hex}'`

function nameOf(row: Row): string {
  const hex = String(row['id']).toLowerCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
