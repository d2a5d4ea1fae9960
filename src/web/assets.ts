/** The pages' parts, read once at start and answered from memory. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'

export interface AssetSource {
  readonly name: string
  readonly mediaType: AssetMediaType
  readonly path: URL
}
export type AssetMediaType = 'text/css' | 'text/javascript' | 'image/svg+xml'

export interface Asset {
  readonly mediaType: AssetMediaType
  readonly text: string
  readonly etag: string
}

const mediaTypes: Readonly<Record<string, AssetMediaType>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** Every style, script and picture in the pages' own folder. */
export function pageAssets(): AssetSource[] {
  const folder = new URL('./assets/', import.meta.url)
  return readdirSync(folder).flatMap((name) => {
    const mediaType = mediaTypes[extname(name)]
    return mediaType ? [{ name, mediaType, path: new URL(name, folder) }] : []
  })
}

export function loadAssets(sources: readonly AssetSource[]): ReadonlyMap<string, Asset> {
  return new Map(
    sources.map(({ name, mediaType, path }) => {
      const text = readFileSync(path, 'utf8')
      return [name, { mediaType, text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }]
    }),
  )
}
