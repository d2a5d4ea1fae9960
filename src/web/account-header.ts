import { html, type Html } from './html.ts'
import { brand } from './layout.ts'

export type SignedIn = {
  email: string
  displayName?: string | undefined
  /** Sees something of the administration. */
  administers: boolean
}

const places = [
  { key: 'app', href: '/app', label: 'Files' },
  { key: 'security', href: '/security', label: 'Security' },
  { key: 'admin', href: '/admin', label: 'Administration' },
] as const
export type Place = (typeof places)[number]['key']

/** The head of every page of somebody who signed in: where to go, and who they are. */
export function accountHeader({ email, displayName, administers }: SignedIn, here: Place): Html {
  return html`<header class="masthead app">
    ${brand('/app')}
    <nav class="places" aria-label="Pages">
      ${places
        .filter(({ key }) => key !== 'admin' || administers)
        .map(
          ({ key, href, label }) => html`<a href="${href}" ${key === here && html`aria-current="page"`}>${label}</a>`,
        )}
    </nav>
    <div class="account">
      <span class="who" title="${email}"><bdi>${displayName ?? email}</bdi></span>
      <form method="post" action="/logout"><button class="button quiet" type="submit">Sign out</button></form>
    </div>
  </header>`
}
