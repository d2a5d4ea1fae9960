import { html, type Html } from './html.ts'
import { layout, notice, problemMessage, type PageProblem } from './layout.ts'
import { emailField, passwordField } from './pages.ts'

type Forgot = { problem?: PageProblem | undefined; email?: string | undefined; sent?: boolean }

export function forgotPasswordPage({ problem, email, sent = false }: Forgot): string {
  const main = html`<div class="entry">
    <h1>Forgot your password?</h1>
    ${
      sent
        ? html`${notice('If an account has that address, a letter is on its way to it.')}
            <p>The link in it works once, for an hour. Look into the folder for spam, too.</p>
            <p class="choices"><a class="button primary" href="/login">Back to sign in</a></p>`
        : html`<p class="lead">Tell the address of your account, and a letter comes with a link to set a new one.</p>
            ${problemMessage(problem, ['email'])}
            <form class="stack" method="post" action="/forgot-password">
              ${emailField({ problem, email, focus: true })}
              <button class="button primary wide" type="submit">Send the letter</button>
            </form>
            <p class="aside">Do you know it again? <a href="/login">Sign in</a></p>`
    }
  </div>`
  return layout({ title: 'Forgot your password?', page: 'entry', main })
}

export function resetPasswordPage({ problem, token }: { problem?: PageProblem | undefined; token: string }): string {
  const main = html`<div class="entry">
    <h1>Set a new password</h1>
    <p class="lead">Every place where you are signed in is signed out by it.</p>
    ${problemMessage(problem, ['password'])}
    <form class="stack" method="post" action="/reset-password">
      <input type="hidden" name="token" value="${token}" />
      ${passwordField({ problem, autocomplete: 'new-password', focus: true })}
      <button class="button primary wide" type="submit">Set the password</button>
    </form>
  </div>`
  return layout({ title: 'Set a new password', page: 'entry', main })
}

export function verifyEmailPage({ token }: { token: string }): string {
  return confirmation({
    title: 'Verify your address',
    lead: html`One more click, so that nothing but you can follow the link of the letter.`,
    action: '/verify-email',
    label: 'Verify the address',
    token,
  })
}

export function confirmEmailPage({ token }: { token: string }): string {
  return confirmation({
    title: 'Change of address',
    lead: html`The address of the account changes when both addresses have confirmed.`,
    action: '/confirm-email',
    label: 'Confirm the change',
    token,
  })
}

export function emailChangePage({ state }: { state: 'pending' | 'changed' }): string {
  const main = html`<div class="entry">
    <h1>Change of address</h1>
    ${
      state === 'changed'
        ? html`${notice('The address has changed.')}
            <p>Sign in with the new one from now on.</p>`
        : html`${notice('Confirmed.')}
            <p>Now open the link in the letter to the other address.</p>`
    }
    <p class="choices"><a class="button primary" href="/">Go on</a></p>
  </div>`
  return layout({ title: 'Change of address', page: 'entry', main })
}

interface Confirmation {
  readonly title: string
  readonly lead: Html
  readonly action: string
  readonly label: string
  readonly token: string
}

function confirmation({ title, lead, action, label, token }: Confirmation): string {
  const main = html`<div class="entry">
    <h1>${title}</h1>
    <p class="lead">${lead}</p>
    <form class="stack" method="post" action="${action}">
      <input type="hidden" name="token" value="${token}" />
      <button class="button primary wide" type="submit">${label}</button>
    </form>
    <p class="aside">If you did not ask for this, close the page: nothing has happened.</p>
  </div>`
  return layout({ title, page: 'entry', main })
}
