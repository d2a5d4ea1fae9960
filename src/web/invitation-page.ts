import { html } from './html.ts'
import { layout, problemMessage, type PageProblem } from './layout.ts'
import { nameField, passwordField } from './pages.ts'

type Invited = {
  problem?: PageProblem | undefined
  token: string
  /** Unknown when a form that failed is shown again. */
  email?: string | undefined
  displayName?: string | undefined
}

export function invitationPage({ problem, token, email, displayName }: Invited): string {
  const main = html`<div class="entry">
    <p class="eyebrow">You are invited</p>
    <h1>Make your account</h1>
    <p class="lead">
      ${
        email !== undefined &&
        html`Its address is <strong><bdi>${email}</bdi></strong
          >.`
      }
      A name and a good password are all it takes.
    </p>
    ${problemMessage(problem, ['password', 'displayName'])}
    <form class="stack" method="post" action="/invitation">
      <input type="hidden" name="token" value="${token}" />
      ${nameField({ problem, displayName })} ${passwordField({ problem, autocomplete: 'new-password', focus: true })}
      <button class="button primary wide" type="submit">Make the account</button>
    </form>
    <p class="aside">Have one already? <a href="/login">Sign in</a></p>
  </div>`
  return layout({ title: 'Make your account', page: 'entry', main })
}
