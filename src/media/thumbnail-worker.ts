/**
 * The process that opens pictures, which are the most dangerous thing that strangers send: native decoders read them. It
 * holds no secret, opens no connection and no file, and may be killed at any time (`thumbnails.ts`).
 */
import sharp from 'sharp'
import { maxPixels, maxSourceBytes, type Asked, type Made } from './thumbnail-limits.ts'

/** What is read at all: no vector formats, which load fonts and other files, and none that another program renders. */
const readable = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
  'VipsForeignLoadHeifBuffer',
  'VipsForeignLoadTiffBuffer',
]
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: readable })
sharp.cache(false)
sharp.concurrency(1)

process.on('message', (asked: Asked) => {
  make(asked).then(
    (made) => process.send?.(made),
    (error: unknown) =>
      process.send?.({ id: asked.id, failed: error instanceof Error ? error.message : String(error) }),
  )
})

async function make({ id, bytes, longest }: Asked): Promise<Made> {
  if (bytes.length > maxSourceBytes) throw new Error('too many bytes')
  const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1, sequentialRead: true })
  const { width, height, orientation = 1 } = await picture.metadata()
  // Its maker may have held the camera upright: what people see counts.
  const turned = orientation >= 5
  const { data } = await picture
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78, effort: 3 })
    .toBuffer({ resolveWithObject: true })
  return { id, bytes: data, width: turned ? height : width, height: turned ? width : height }
}
