import { Problem } from '../problem.ts'

export type CursorValue = string | number

/** Opaque to clients: the listing it belongs to and the sort values of the last row told. */
export function encodeCursor(listing: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([listing, ...values])).toString('base64url')
}

/** @throws Problem invalid-cursor for another listing's, an altered or an invented one */
export function decodeCursor(text: string, listing: string): CursorValue[] {
  try {
    const value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown
    if (!Array.isArray(value) || value.length !== 3 || value[0] !== listing) throw new TypeError('another listing')
    const [, sortValue, id] = value as unknown[]
    if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new TypeError('no id')
    if (typeof sortValue !== 'string' && !Number.isSafeInteger(sortValue)) throw new TypeError('no sort value')
    return [sortValue as CursorValue, id]
  } catch (cause) {
    throw new Problem('invalid-cursor', { cause })
  }
}
