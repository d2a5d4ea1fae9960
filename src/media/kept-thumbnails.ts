/** Thumbnails of contents: made when they are asked for the first time, kept as long as the content is. */
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { isDuplicate } from '../db/migrate.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'
import type { BlobStore } from '../storage/blob-store.ts'
import { maxPixels, maxSourceBytes } from './thumbnail-limits.ts'
import type { Thumbnails } from './thumbnails.ts'

export interface KeptThumbnailsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly blobs: Pick<BlobStore, 'read'>
  readonly thumbnails: Pick<Thumbnails, 'make'>
}

export interface Pictured {
  readonly contentId: string
  readonly size: number
  readonly detectedType?: string | null | undefined
  readonly width?: number | null | undefined
  readonly height?: number | null | undefined
}

const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/tiff']

export type KeptThumbnails = ReturnType<typeof createKeptThumbnails>

export function createKeptThumbnails({ database, clock, blobs, thumbnails }: KeptThumbnailsDeps) {
  /** Who asks for the same one meanwhile waits for it too. */
  const making = new Map<string, Promise<Buffer | null>>()
  return { of }

  /**
   * @param longest pixels of the longer side
   * @returns WebP
   * @throws Problem no-thumbnail, 503
   */
  async function of(file: Pictured, longest: number): Promise<Buffer> {
    refuseByFacts(file)
    const id = uuidToBytes(file.contentId)
    const [row] = await database.rows('select bytes from thumbnail where content_id = ? and longest = ?', [id, longest])
    const bytes = row ? (row['bytes'] as Buffer | null) : await once(file, longest)
    if (bytes === null) throw new Problem('no-thumbnail', { detail: 'The picture is damaged, or too costly to open.' })
    return bytes
  }

  function once(file: Pictured, longest: number): Promise<Buffer | null> {
    const key = `${file.contentId} ${longest}`
    const known = making.get(key)
    if (known) return known
    const made = make(file, longest).finally(() => making.delete(key))
    making.set(key, made)
    return made
  }

  async function make({ contentId, size }: Pictured, longest: number): Promise<Buffer | null> {
    const made = await thumbnails.make(async () => {
      const picture = new Uint8Array(size)
      let length = 0
      for await (const part of blobs.read(contentId, 0, size - 1)) {
        picture.set(part, length)
        length += part.length
      }
      return picture
    }, longest)
    const bytes = made?.bytes ?? null
    // Only of a content that is there: a row that came after the sweep would stay for ever.
    await database
      .run(
        "insert into thumbnail (content_id, longest, bytes, created_at) select id, ?, ?, ? from content where id = ? and state = 'committed'",
        [longest, bytes, clock(), uuidToBytes(contentId)],
      )
      .catch((error: unknown) => {
        // Another replica was faster.
        if (!isDuplicate(error)) throw error
      })
    return bytes
  }
}

/** What is known of the file spares opening it. */
function refuseByFacts({ size, detectedType, width, height }: Pictured): void {
  if (detectedType == null || !pictures.includes(detectedType))
    throw new Problem('no-thumbnail', { detail: 'The file is not a picture of a kind that is opened here.' })
  if (size > maxSourceBytes)
    throw new Problem('no-thumbnail', { detail: `The file has more than ${maxSourceBytes} bytes.` })
  if ((width ?? 0) * (height ?? 0) > maxPixels)
    throw new Problem('no-thumbnail', { detail: `The picture has more than ${maxPixels} pixels.` })
}

/** Lets go of all of a content's. */
export const forgetThumbnails =
  (database: Pick<Database, 'run'>) =>
  async (contentId: string): Promise<void> => {
    await database.run('delete from thumbnail where content_id = ?', [uuidToBytes(contentId)])
  }
