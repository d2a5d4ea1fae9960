import { STATUS_CODES } from 'node:http'
import { problemKinds, type ProblemKind } from '../problem.ts'
import { html, type Html } from '../web/html.ts'
import { layout } from '../web/layout.ts'

export function isProblemKind(kind: string): kind is ProblemKind {
  return Object.hasOwn(problemKinds, kind)
}

/** The page behind a problem's `type`. */
export function problemKindPage(kind: ProblemKind): string {
  const { status, title, about } = problemKinds[kind]
  const main = html`<link rel="stylesheet" href="/assets/problem-kinds.css" />
    <article class="kind-page">
      <p class="kind-status">${status} ${STATUS_CODES[status]}</p>
      <h1>${title}</h1>
      <p class="kind-about">${marked(about)}</p>
      <h2>How it looks</h2>
      <pre class="kind-sample" tabindex="0" aria-label="An answer of this kind"><code>${sample(kind)}</code></pre>
      <p class="kind-note">
        Programs tell problems apart by <code>type</code>; <code>title</code> and <code>detail</code> are for people.
        Quote <code>instance</code> when asking for help. <code>detail</code> and <code>errors</code> come where there
        is more to say (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).
      </p>
    </article>
    ${otherKinds(kind)}`
  return layout({ title, page: 'problem', main })
}

/** What stands between backticks is code; all else is text. */
function marked(text: string): Html[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
}

function sample(kind: ProblemKind): string {
  const { status, title } = problemKinds[kind]
  const example = {
    type: `/problems/${kind}`,
    title,
    status,
    instance: '/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36',
    ...(kind === 'invalid-request' && { errors: [{ in: 'query', pointer: '/limit', detail: 'must be <= 100' }] }),
  }
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json',
    ...(kind in telling ? [telling[kind] ?? ''] : []),
  ]
  return `${head.join('\n')}\n\n${JSON.stringify(example, null, 2)}`
}

/** The header field that says what to do next, where there is one. */
const telling: Partial<Record<ProblemKind, string>> = {
  unauthenticated: 'WWW-Authenticate: Bearer realm="coffer"',
  'invalid-credentials': 'WWW-Authenticate: Bearer realm="coffer"',
  'method-not-allowed': 'Allow: GET, HEAD, OPTIONS',
  'range-not-satisfiable': 'Content-Range: bytes */182044',
  'too-many-requests': 'Retry-After: 30',
  'not-ready': 'Retry-After: 2',
  'storage-unavailable': 'Retry-After: 5',
  'service-unavailable': 'Retry-After: 2',
}

function otherKinds(shown: ProblemKind): Html {
  const byStatus = Map.groupBy(Object.entries(problemKinds), ([, { status }]) => status)
  return html`<nav class="kind-list" aria-labelledby="all-kinds">
    <h2 id="all-kinds">All kinds of problem</h2>
    <dl>
      ${[...byStatus].map(
        ([status, kinds]) =>
          html`<div>
            <dt>${status} <span>${STATUS_CODES[status]}</span></dt>
            ${kinds.map(([kind, { title }]) => html`<dd>${kindLink(kind, title, kind === shown)}</dd>`)}
          </div>`,
      )}
    </dl>
  </nav>`
}

function kindLink(kind: string, title: string, current: boolean): Html {
  return html`<a href="/problems/${kind}" ${current && html`aria-current="page"`}>${title}</a>`
}
