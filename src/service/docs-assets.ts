/** What the reference and the pages about problems load from `/assets/`, beside the pages' own parts. */
interface DocsAsset {
  readonly name: string
  readonly mediaType: 'text/css' | 'text/javascript'
  readonly path: URL
}

export const docsAssets: readonly DocsAsset[] = [
  { name: 'docs.css', mediaType: 'text/css', path: new URL('assets/docs.css', import.meta.url) },
  { name: 'docs.js', mediaType: 'text/javascript', path: new URL('assets/docs.js', import.meta.url) },
  { name: 'problem-kinds.css', mediaType: 'text/css', path: new URL('assets/problem-kinds.css', import.meta.url) },
  { name: 'scalar.js', mediaType: 'text/javascript', path: new URL('vendor/scalar.js', import.meta.url) },
]
