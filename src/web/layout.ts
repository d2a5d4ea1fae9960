import type { Schema } from '../http/contract.ts'
import { consoleParts } from './console-assets.ts'
import { html, type Html } from './html.ts'
import { icon, iconSheet } from './icons.ts'
import { strengthScripts } from './strength-meter.ts'

/** Nothing but our own files, no inline script or style; `data:` is for pictures only. */
export const pageContentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The files page shows what is stored besides: pictures, sound and films, from this service alone. */
export const appContentSecurityPolicy = `${pageContentSecurityPolicy}; media-src 'self'`

export type PageProblem = Omit<Schema<'Problem'>, 'instance'> & { instance?: string }

type Layout = {
  title: string
  page: 'entry' | 'app' | 'problem' | 'security' | 'admin'
  main: Html
  header?: Html
  accessExpiresIn?: number
}

export function layout({ title, page, main, header, accessExpiresIn }: Layout): string {
  const expiry = accessExpiresIn !== undefined && html` data-access-expires-in="${Math.floor(accessExpiresIn)}"`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="strength-scripts" content="${strengthScripts}" />
        <title>${title} · Coffer</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/app.css" />
        ${(page === 'security' || page === 'admin') && html`<link rel="stylesheet" href="/assets/console.css" />`}
        ${
          page === 'app'
            ? html`<link rel="stylesheet" href="/assets/${consoleParts.style}" />
                <script type="module" src="/assets/${consoleParts.script}"></script>`
            : html`<script type="module" src="/assets/app.js"></script>`
        }
      </head>
      <body data-page="${page}" ${expiry}>
        <a class="skip" href="#main">Skip to the content</a>
        ${iconSheet} ${header ?? html`<header class="masthead">${brand('/')}</header>`}
        <main id="main" tabindex="-1">${main}</main>
        <footer class="foot"><a href="/docs">API reference</a></footer>
      </body>
    </html>`.text
}

export function brand(href: string): Html {
  return html`<a class="brand" href="${href}"
    ><img src="/assets/icon.svg" alt="" width="28" height="28" /><span>Coffer</span></a
  >`
}

export function notice(text: string): Html {
  return html`<div class="message good" role="status">
    ${icon('check')}
    <p>${text}</p>
  </div>`
}

/** A problem above a form. Faults that belong to a field of the form are told there. */
export function problemMessage(problem: PageProblem | undefined, fields: readonly string[]): Html | undefined {
  if (problem === undefined) return undefined
  const others = (problem.errors ?? []).filter(({ pointer }) => !fields.includes(fieldOf(pointer)))
  return html`<div class="message bad" role="alert">
    ${icon('alert')}
    <div>
      <p class="message-title">${problem.title}</p>
      ${problem.detail !== undefined && html`<p>${problem.detail}</p>`} ${faults(others)}
      ${problem.status >= 500 && problem.instance !== undefined && html`<p>For support: <code>${problem.instance}</code></p>`}
    </div>
  </div>`
}

export function faults(errors: NonNullable<PageProblem['errors']>): Html | false {
  if (errors.length === 0) return false
  return html`<ul class="faults">
    ${errors.map(({ pointer, detail }) => html`<li><strong>${fieldOf(pointer)}</strong> ${detail}</li>`)}
  </ul>`
}

export function faultOf(problem: PageProblem | undefined, field: string): string | undefined {
  return problem?.errors?.find(({ pointer }) => fieldOf(pointer) === field)?.detail
}

function fieldOf(pointer: string): string {
  return pointer.replace(/^\//, '')
}
