/** The size of a picture by its header alone: nothing is decoded. */
import { disableTypes, imageSize } from 'image-size'

export interface Dimensions {
  /** Pixels, as the picture is seen upright. */
  readonly width: number
  readonly height: number
}

/** What is a picture on a page; the others are neither shown nor needed, and their readers need not see what strangers send. */
const read: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/tiff',
  'image/bmp',
]
disableTypes(['cur', 'dds', 'icns', 'ico', 'j2c', 'jp2', 'jxl', 'jxl-stream', 'ktx', 'pnm', 'psd', 'svg', 'tga'])

/** Undefined: not a picture, or its header is damaged or does not lie within the head. */
export function dimensionsOf(mediaType: string | undefined, head: Uint8Array): Dimensions | undefined {
  if (mediaType === undefined || !read.includes(mediaType)) return undefined
  try {
    const { width, height, orientation = 1 } = imageSize(head)
    if (!isSide(width) || !isSide(height)) return undefined
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return undefined
  }
}

const isSide = (pixels: number): boolean => Number.isInteger(pixels) && pixels >= 1 && pixels <= 2 ** 31 - 1
