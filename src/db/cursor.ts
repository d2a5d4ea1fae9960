import { createHash } from 'node:crypto'
import { Problem } from '../problem.ts'

export type CursorValue = string | number

/** Opaque to clients: the listing it belongs to and the sort values of the last row told, behind a checksum. */
export function encodeCursor(listing: string, values: readonly CursorValue[]): string {
  const content = Buffer.from(JSON.stringify([listing, ...values]))
  return Buffer.concat([checksum(content), content]).toString('base64url')
}

/** @throws Problem invalid-cursor for another listing's, an altered or an invented one */
export function decodeCursor(text: string, listing: string): CursorValue[] {
  try {
    const bytes = Buffer.from(text, 'base64url')
    const content = bytes.subarray(checksumBytes)
    if (bytes.toString('base64url') !== text || !checksum(content).equals(bytes.subarray(0, checksumBytes)))
      throw new TypeError('altered')
    const value = JSON.parse(content.toString('utf8')) as unknown
    if (!Array.isArray(value) || value.length !== 3 || value[0] !== listing) throw new TypeError('another listing')
    const [, sortValue, id] = value as unknown[]
    if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new TypeError('no id')
    if (typeof sortValue !== 'string' && !Number.isSafeInteger(sortValue)) throw new TypeError('no sort value')
    return [sortValue as CursorValue, id]
  } catch (cause) {
    throw new Problem('invalid-cursor', { cause })
  }
}

/** Against mistakes, not against forgery: a cursor grants nothing that its bearer has not got. */
const checksumBytes = 4
const checksum = (content: Buffer): Buffer => createHash('sha256').update(content).digest().subarray(0, checksumBytes)
