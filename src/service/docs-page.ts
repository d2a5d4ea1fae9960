import { html } from '../web/html.ts'

/**
 * The reference draws itself with `style` attributes, hence inline style; scripts and requests are this service's own.
 * Blobs are what it shows of an answer: a picture, or a file to save.
 */
export const docsContentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "media-src 'self' blob:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'none'"

export function docsPage({ title, version }: { title: string; version: string }): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>API reference · ${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/docs.css" />
        <link rel="modulepreload" href="/assets/scalar.js" />
        <script type="module" src="/assets/docs.js"></script>
      </head>
      <body>
        <header class="top">
          <a class="top-brand" href="/"><img src="/assets/icon.svg" alt="" width="24" height="24" />${title}</a>
          <span class="top-title">API reference <span class="top-version">${version}</span></span>
          <nav class="top-links" aria-label="The contract">
            <a href="/openapi.yaml">openapi.yaml</a>
            <a href="/openapi.json">openapi.json</a>
          </nav>
        </header>
        <div id="reference" data-contract="/openapi.json"></div>
        <noscript>
          <p class="without-script">
            The reference needs JavaScript. The contract that it shows is <a href="/openapi.yaml">openapi.yaml</a>.
          </p>
        </noscript>
      </body>
    </html>`.text
}
