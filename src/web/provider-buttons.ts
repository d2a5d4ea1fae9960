import { html, type Html } from './html.ts'

/** An identity provider as the sign-in page offers it. */
export interface ProviderChoice {
  readonly id: string
  readonly label: string
}

/** Links, because the page's policy lets no form lead to another site. */
export function providerButtons(providers: readonly ProviderChoice[], next: string | undefined): Html | false {
  if (providers.length === 0) return false
  const query = next === undefined ? '' : `?${new URLSearchParams({ next }).toString()}`
  return html`<div class="providers" role="group" aria-label="Other ways to sign in">
    ${providers.map(
      ({ id, label }) => html`<a class="button wide" href="/login/oidc/${id}${query}">Sign in with ${label}</a>`,
    )}
  </div>`
}
