import { html } from './html.ts'
import { layout } from './layout.ts'

interface Link {
  /** The provider's label. */
  readonly provider: string
  readonly address: string
  /** Its owner looks at it, recently signed in; otherwise they have to sign in first. */
  readonly isOwner: boolean
}

/** Asks whether an account is to be linked to a provider; nothing is linked before the answer. */
export function linkPage({ provider, address, isOwner }: Link): string {
  const main = html`<div class="entry">
    <h1>Link ${provider}?</h1>
    <p class="lead">
      An account with the address <strong><bdi>${address}</bdi></strong> exists already. Once it is linked, whoever
      signs in at ${provider} as you is signed in to it.
    </p>
    ${
      isOwner
        ? html`<form class="stack" method="post" action="/login/link">
            <button class="button primary wide" type="submit">Link ${provider}</button>
          </form>`
        : html`<p>To show that it is yours, sign in to it first, with the password or however you did before.</p>
            <p class="choices">
              <a class="button primary" href="/login?next=/login/link">Sign in and link</a>
            </p>`
    }
    <p class="aside"><a href="/">Not now</a></p>
  </div>`
  return layout({ title: `Link ${provider}`, page: 'entry', main })
}
