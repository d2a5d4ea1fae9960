/** What a picture may cost, and what passes between the service and the process that opens pictures. */

/** A file of a few kilobytes may claim to be a square of 60,000 pixels, which would be 10 GiB unpacked. */
export const maxPixels = 64_000_000
/** Larger ones have no thumbnail: they would have to be in memory as a whole. */
export const maxSourceBytes = 32 * 1024 * 1024

export interface Asked {
  readonly id: number
  readonly bytes: Uint8Array
  /** Pixels of the longer side. */
  readonly longest: number
}

export interface Made {
  readonly id: number
  /** WebP. */
  readonly bytes: Uint8Array
  /** Of the picture itself, as it is seen. */
  readonly width: number
  readonly height: number
}

export interface Failed {
  readonly id: number
  readonly failed: string
}
