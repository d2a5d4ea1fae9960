import { afterAll, expect, test } from '@jest/globals'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { createThumbnails } from '../../src/media/thumbnails.ts'

const thumbnails = createThumbnails()
afterAll(() => {
  thumbnails.stop()
})

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })

test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)('make: of %s, in proportion', async (format) => {
  const made = await thumbnails.make(() => picture(600, 300).toFormat(format).toBuffer(), 128)
  expect(made).toMatchObject({ width: 600, height: 300 })
  expect(await sharp(made!.bytes).metadata()).toMatchObject({ format: 'webp', width: 128, height: 64 })
})

test('make: a small picture is not made larger, and what the camera says of upright counts', async () => {
  const upright = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const made = await thumbnails.make(async () => upright, 128)
  expect(made).toMatchObject({ width: 20, height: 40 })
  const { width, height, exif } = await sharp(made!.bytes).metadata()
  expect({ width, height, exif }).toEqual({ width: 20, height: 40, exif: undefined })
})

/** A PNG of few bytes that says it is enormous. */
function flood(side: number): Buffer {
  const part = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('IDAT', deflateSync(Buffer.alloc(1000))),
    part('IEND', Buffer.alloc(0)),
  ])
}

test('make: no picture, a damaged one, one that is enormous, and formats that run or fetch something have none', async () => {
  const whole = await picture(600, 300).png().toBuffer()
  const damaged = Buffer.from(whole)
  damaged.fill(0x55, 60, 90)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
  const refused = [
    Buffer.alloc(0),
    Buffer.from('only words'),
    whole.subarray(0, 60),
    damaged,
    flood(60_000),
    Buffer.from(svg),
    Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj'),
    Buffer.from('P6 2 2 255 abcdefghijkl'),
  ]
  for (const bytes of refused) expect(await thumbnails.make(async () => bytes, 128)).toBeUndefined()
  expect(await thumbnails.make(async () => whole, 128)).toMatchObject({ width: 600 })
})

test('make: a picture that takes too long is given up, and the next one gets a new process', async () => {
  const hurried = createThumbnails({ patienceMillis: 1 })
  const bytes = await picture(600, 300).png().toBuffer()
  expect(await hurried.make(async () => bytes, 128)).toBeUndefined()
  hurried.stop()
  expect(await thumbnails.make(async () => bytes, 128)).toMatchObject({ width: 600 })
})

test('make: more than wait in line are told so at once, and those in line are served', async () => {
  const bytes = await picture(60, 30).png().toBuffer()
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => thumbnails.make(async () => bytes, 32)))
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(5)
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { status: 503 } })
  for (const outcome of outcomes)
    if (outcome.status === 'fulfilled') expect(outcome.value).toMatchObject({ width: 60, height: 30 })
})

test('make: of many who wait one alone has its picture in memory; what cannot be read is told', async () => {
  let held = 0
  let most = 0
  const read = async (): Promise<Buffer> => {
    most = Math.max(most, ++held)
    const bytes = await picture(60, 30).png().toBuffer()
    held -= 1
    return bytes
  }
  const away = expect(thumbnails.make(() => Promise.reject(new Error('the store is away')), 32)).rejects.toThrow('away')
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => thumbnails.make(read, 32)))
  await away
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(most).toBe(1)
})
