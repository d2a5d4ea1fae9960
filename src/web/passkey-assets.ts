import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AssetSource } from './assets.ts'

/** The package's own bundle for browsers, without the line that leads developers' tools to a map that is not served. */
export function passkeyAssets(): AssetSource[] {
  // The bundle is not among the package's exports, but lies beside what is.
  const entry = createRequire(import.meta.url).resolve('@simplewebauthn/browser')
  const path = join(dirname(entry), '../dist/bundle/index.umd.min.js')
  const text = readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
  return [{ name: 'webauthn.js', mediaType: 'text/javascript', text }]
}
