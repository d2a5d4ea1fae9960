import { html, type Html } from './html.ts'
import { layout, problemMessage, type PageProblem } from './layout.ts'
import { ownPath } from './redirect.ts'

export function secondStepPage({ problem, next }: { problem?: PageProblem; next: string | undefined }): string {
  const main = html`<div class="entry">
    <h1>One more step</h1>
    <p class="lead">This account has a second factor.</p>
    ${problemMessage(problem, [])}
    <form class="stack" method="post" action="/login/mfa">
      <div class="field">
        <label for="code">Code</label>
        <input
          id="code"
          name="code"
          required
          maxlength="40"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck="false"
          autofocus
          aria-describedby="code-hint"
        />
        <p class="hint" id="code-hint">The six digits that your app shows now, or one of your recovery codes.</p>
      </div>
      ${next !== undefined && html`<input type="hidden" name="next" value="${next}" />`}
      <button class="button primary wide" type="submit">Sign in</button>
    </form>
    ${passkeyButton(next)}
    <p class="aside"><a href="/login">Start again</a></p>
  </div>`
  return layout({ title: 'One more step', page: 'entry', main })
}

/** Needs JavaScript, and a browser that knows passkeys: `passkey.js` shows it then. */
export function passkeyButton(next: string | undefined): Html {
  return html`<div class="passkey" id="passkey" data-next="${ownPath(next)}" hidden>
    <button class="button wide" type="button">Use a passkey</button>
    <div class="passkey-problem" role="alert"></div>
  </div>`
}
