import type { AssetSource } from '../web/assets.ts'
import { referenceModule } from './reference.ts'

/** What the reference and the pages about problems load from `/assets/`, beside the pages' own parts. */
export function docsAssets(): AssetSource[] {
  const file = (name: string, mediaType: AssetSource['mediaType'], path: string): AssetSource => {
    return { name, mediaType, path: new URL(path, import.meta.url) }
  }
  return [
    file('docs.css', 'text/css', 'assets/docs.css'),
    file('docs.js', 'text/javascript', 'assets/docs.js'),
    file('problem-kinds.css', 'text/css', 'assets/problem-kinds.css'),
    file('scalar.js', 'text/javascript', 'vendor/scalar.js'),
    { name: 'reference.js', mediaType: 'text/javascript', text: referenceModule() },
  ]
}
