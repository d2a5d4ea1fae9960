/** The files page's script and style, as `npm run generate` bundled them. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { AssetSource } from './assets.ts'

const folder = new URL('../../generated/console/', import.meta.url)

/** The names under `/assets/` that the page loads. */
export const consoleParts = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
  readonly script: string
  readonly style: string
}

const mediaTypes: Readonly<Record<string, AssetSource['mediaType']>> = { '.css': 'text/css', '.js': 'text/javascript' }

/** Their names change with what they are, so that a browser need never ask again. */
export function consoleAssets(): AssetSource[] {
  return readdirSync(folder).flatMap((name) => {
    const mediaType = mediaTypes[extname(name)]
    return mediaType ? [{ name, mediaType, path: new URL(name, folder), immutable: true as const }] : []
  })
}
