/** How hard a password is to guess, told while it is typed: zxcvbn, offline, in the page. Without JavaScript nothing is shown. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AssetSource } from './assets.ts'

const packages = createRequire(import.meta.url)

/** The packages' own bundles for browsers, without the line that leads developers' tools to a map that is not served. */
const scripts = [
  { name: 'zxcvbn-core.js', of: '@zxcvbn-ts/core/dist/zxcvbn-ts.js' },
  { name: 'zxcvbn-common.js', of: '@zxcvbn-ts/language-common/dist/zxcvbn-ts.js' },
].map(({ name, of }) => {
  const text = readFileSync(packages.resolve(of), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
  return { name, text, integrity: `sha384-${createHash('sha384').update(text).digest('base64')}` }
})

export const strengthAssets = (): AssetSource[] =>
  scripts.map(({ name, text }) => ({ name, mediaType: 'text/javascript', text }))

/** Where the page finds them, and their digests: `strength.js` loads them with the first letter of a password. */
export const strengthScripts = scripts.map(({ name, integrity }) => `/assets/${name}#${integrity}`).join(' ')
