/** Ranges of bytes as clients ask for them and as several of them are sent (RFC 9110, sections 14 and 15.3.7). */
import { randomBytes } from 'node:crypto'

/** Both inclusive. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** More in one request serve nobody but who wants to tire the service (CVE-2011-3192). */
const mostRanges = 16
/** A part's boundary and header take about as much, so what lies closer is cheaper sent as one. */
const nearBytes = 200

/**
 * The ranges to send, in the order asked for, none near another.
 * @returns undefined: to be passed over, as for another unit, bad syntax, an empty file, too many of them, or as much as
 * the file itself; empty: none of them lies within the file
 */
export function readRanges(header: string, size: number): ByteRange[] | undefined {
  const [, set] = /^bytes=(.*)$/i.exec(header.trim()) ?? []
  const specs = set?.split(',') ?? []
  if (size === 0 || specs.length === 0 || specs.length > mostRanges) return undefined
  const ranges: ByteRange[] = []
  for (const spec of specs) {
    const range = readRange(spec.trim(), size)
    if (range === undefined) return undefined
    if (range.start < size) join(ranges, range)
  }
  const total = ranges.reduce((sum, { start, end }) => sum + end - start + 1 + nearBytes, 0)
  return ranges.length > 1 && total >= size ? undefined : ranges
}

function readRange(spec: string, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(spec) ?? []
  if (first === '' && last === '') return undefined
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  return { start, end: first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** Adds it, or makes one of it and those that it is near, at the place of the first. */
function join(ranges: ByteRange[], range: ByteRange): void {
  const isNear = ({ start, end }: ByteRange): boolean =>
    start <= range.end + nearBytes && range.start <= end + nearBytes
  const place = ranges.findIndex(isNear)
  const near = ranges.filter(isNear)
  const whole = {
    start: Math.min(range.start, ...near.map(({ start }) => start)),
    end: Math.max(range.end, ...near.map(({ end }) => end)),
  }
  const rest = ranges.filter((one) => !near.includes(one))
  ranges.splice(0, ranges.length, ...rest)
  ranges.splice(place === -1 ? ranges.length : place, 0, whole)
}

export interface MultipartRanges {
  readonly mediaType: string
  /** Bytes, exactly. */
  readonly length: number
  readonly bytes: AsyncGenerator<Uint8Array, void>
}

/** @param read the bytes from one to another, both inclusive */
export function multipartRanges(
  ranges: readonly ByteRange[],
  file: { readonly size: number; readonly mediaType: string },
  read: (start: number, end: number) => AsyncIterable<Uint8Array>,
): MultipartRanges {
  // 128 bits at random: no file holds them.
  const boundary = randomBytes(16).toString('hex')
  const parts = ranges.map((range, index) => ({
    ...range,
    head: Buffer.from(
      `${index === 0 ? '' : '\r\n'}--${boundary}\r\nContent-Type: ${file.mediaType}\r\nContent-Range: ${contentRange(range, file.size)}\r\n\r\n`,
    ),
  }))
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const length = parts.reduce((sum, { start, end, head }) => sum + head.length + end - start + 1, tail.length)
  return { mediaType: `multipart/byteranges; boundary=${boundary}`, length, bytes: bytes() }

  async function* bytes(): AsyncGenerator<Uint8Array, void> {
    for (const { head, start, end } of parts) {
      yield head
      yield* read(start, end)
    }
    yield tail
  }
}

export const contentRange = ({ start, end }: ByteRange, size: number): string => `bytes ${start}-${end}/${size}`
