import { html } from './html.ts'
import { layout, problemMessage, type PageProblem } from './layout.ts'
import { passwordField } from './pages.ts'

/** @param address of the link, on this server */
export function lockedPage({ problem, address }: { problem: PageProblem; address: string }): string {
  // That there is a password is no fault; that one was wrong is told in the problem's own words.
  const wrong = problem.detail === undefined ? undefined : problem
  const main = html`<div class="entry">
    <p class="eyebrow">A link with a password</p>
    <h1>Enter the password</h1>
    <p class="lead">Whoever gave you the link knows it.</p>
    ${problemMessage(wrong, [])}
    <form class="stack" method="post" action="${address}/unlock">
      ${passwordField({ autocomplete: 'current-password', focus: true })}
      <button class="button primary wide" type="submit">Go on</button>
    </form>
  </div>`
  return layout({ title: 'Enter the password', page: 'entry', main })
}

/** A link that is over, or that never was: there is nothing to sign in to. */
export function deadLinkPage({ problem }: { problem: PageProblem }): string {
  const main = html`<div class="entry">
    <p class="eyebrow">${problem.status}</p>
    <h1>${problem.status === 404 ? 'This link leads nowhere' : problem.title}</h1>
    <div role="alert">
      <p class="lead">${problem.detail ?? 'Part of it may be missing: copy the whole link. Or it ended long ago.'}</p>
    </div>
    <p class="aside">Ask whoever gave you the link for a new one.</p>
  </div>`
  return layout({ title: problem.title, page: 'problem', main })
}
