import { fileList, listTools, type ListView } from './file-list.ts'
import { accountHeader, type SignedIn } from './account-header.ts'
import { html, json, type Html } from './html.ts'
import { faultOf, faults, layout, notice, problemMessage, type PageProblem } from './layout.ts'
import { providerButtons, type ProviderChoice } from './provider-buttons.ts'
import { passkeyButton } from './second-step-page.ts'
import { uploadPanel } from './upload-panel.ts'

type Login = {
  problem?: PageProblem
  email?: string
  next?: string
  notice?: keyof typeof steps
  signup: 'open' | 'closed' | 'invite'
  providers: readonly ProviderChoice[]
}

export function loginPage({ problem, email, next, notice: step, signup, providers }: Login): string {
  const fields = ['email', 'password']
  const main = html`<div class="entry">
    <h1>Sign in</h1>
    <p class="lead">Your files are waiting where you left them.</p>
    ${step !== undefined && notice(steps[step])} ${problemMessage(problem, fields)}
    <form class="stack" method="post" action="/login">
      ${emailField({ problem, email, focus: email === undefined, passkeys: true })}
      ${passwordField({ problem, autocomplete: 'current-password', focus: email !== undefined })}
      ${next !== undefined && html`<input type="hidden" name="next" value="${next}" />`}
      <button class="button primary wide" type="submit">Sign in</button>
    </form>
    ${passkeyButton(next)}
    <p class="aside"><a href="/forgot-password">Forgot your password?</a></p>
    ${providerButtons(providers, next)}
    <p class="aside">${signupHint(signup)}</p>
  </div>`
  return layout({ title: 'Sign in', page: 'entry', main })
}

const steps = {
  registered: 'If the address was new, the account is ready. Sign in with it.',
  'verify-email': 'If the address was new, a letter is on its way to it: open its link, then sign in.',
  'password-reset': 'The new password is set. Sign in with it.',
  'email-verified': 'The address is verified. Sign in with it.',
}

function signupHint(signup: Login['signup']): Html {
  if (signup === 'open') return html`New here? <a href="/register">Make an account</a>`
  if (signup === 'invite') return html`New accounts are by invitation.`
  return html`New accounts are made by the administrator.`
}

type Registration = { problem?: PageProblem; email?: string; displayName?: string }

export function registerPage({ problem, email, displayName }: Registration): string {
  const main = html`<div class="entry">
    <h1>Make an account</h1>
    <p class="lead">An address and a good password are all it takes.</p>
    ${problemMessage(problem, accountFields)}
    <form class="stack" method="post" action="/register">
      ${newAccountFields({ problem, email, displayName })}
      <button class="button primary wide" type="submit">Make the account</button>
    </form>
    <p class="aside">Have one already? <a href="/login">Sign in</a></p>
  </div>`
  return layout({ title: 'Make an account', page: 'entry', main })
}

export function setupPage({ token, ...filled }: Registration & { token: string }): string {
  const main = html`<div class="entry">
    <p class="eyebrow">First start</p>
    <h1>Set up Coffer</h1>
    <p class="lead">This makes the first account. It administers the service; all others come after it.</p>
    ${problemMessage(filled.problem, accountFields)}
    <form class="stack" method="post" action="/setup">
      ${token === '' ? setupTokenField() : html`<input type="hidden" name="token" value="${token}" />`}
      ${newAccountFields(filled)}
      <button class="button primary wide" type="submit">Make the account and sign in</button>
    </form>
  </div>`
  return layout({ title: 'Set up', page: 'entry', main })
}

type App = Omit<ListView, 'canWrite'> & {
  account: SignedIn
  accountId: string
  scopes: readonly string[]
  /** Where the folders go on that `folders` begins. */
  moreFolders?: string
  notice?: 'uploaded' | 'registered'
  maxFileBytes: number
  accessExpiresInSeconds?: number
}

/** The console takes the place of all that is in `main`; until it has, or where it cannot, this is the page. */
export function appPage(app: App): string {
  const view = { ...app, canWrite: app.scopes.includes('files:write') }
  const main = html`<div class="workspace">
      <h1 class="visually-hidden">Your files</h1>
      ${app.notice === 'uploaded' && notice('Your file is stored.')}
      ${app.notice === 'registered' && notice('Your account is ready.')}
      ${view.canWrite && uploadPanel(app.maxFileBytes, app.folder)} ${listTools(view)} ${fileList(view)}
    </div>
    ${waiting} ${boot(app)}`
  const title = app.state === 'trashed' ? 'Trash' : 'Files'
  return layout({
    title,
    page: 'app',
    main,
    header: accountHeader(app.account, 'app'),
    accessExpiresIn: app.accessExpiresInSeconds,
  })
}

/** Where the console will be, as long as it loads. */
const waiting = html`<div class="waiting" aria-hidden="true">
  <div class="skeleton"></div>
  <div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
  </div>
</div>`

/** What the console needs to begin with, so that it asks for nothing twice. */
function boot({ accountId, scopes, maxFileBytes, files, nextCursor, folders, moreFolders }: App): Html {
  const page = scopes.includes('files:list') ? { items: files, nextCursor } : undefined
  const folderPage = folders && { items: folders, nextCursor: moreFolders }
  return html`<script type="application/json" id="boot">
    ${json({ accountId, scopes, maxFileBytes, page, folders: folderPage })}
  </script>`
}

export function problemPage({ problem, signedIn = false }: { problem: PageProblem; signedIn?: boolean }): string {
  const main = html`<div class="entry">
    <p class="eyebrow">${problem.status}</p>
    <h1>${problem.title}</h1>
    <div role="alert">
      ${problem.detail !== undefined && html`<p class="lead">${problem.detail}</p>`} ${faults(problem.errors ?? [])}
    </div>
    <p class="choices">
      ${
        signedIn
          ? html`<a class="button primary" href="/app">Back to your files</a>`
          : html`<a class="button primary" href="/login">Sign in</a>`
      }
      ${problem.type.startsWith('/') && html`<a class="button" href="${problem.type}">What this means</a>`}
    </p>
    ${problem.instance !== undefined && html`<p class="aside">For support: <code>${problem.instance}</code></p>`}
  </div>`
  return layout({ title: problem.title, page: 'problem', main })
}

const accountFields = ['email', 'password', 'displayName']

function newAccountFields({ problem, email, displayName }: Registration): Html {
  return html`${emailField({ problem, email, focus: true })} ${nameField({ problem, displayName })}
  ${passwordField({ problem, autocomplete: 'new-password', focus: false })}`
}

export function nameField({ problem, displayName }: Pick<Registration, 'problem' | 'displayName'>): Html {
  return html`<div class="field">
    <label for="displayName">Name <span class="optional">optional</span></label>
    <input
      id="displayName"
      name="displayName"
      value="${displayName}"
      autocomplete="name"
      maxlength="200"
      ${faultAttributes(problem, 'displayName')}
    />
    ${faultText(problem, 'displayName')}
  </div>`
}

function setupTokenField(): Html {
  return html`<div class="field">
    <label for="token">Set-up token</label>
    <input id="token" name="token" required maxlength="200" autocomplete="off" aria-describedby="token-hint" />
    <p class="hint" id="token-hint">It stands in the link that the service printed when it started.</p>
  </div>`
}

type Field = { problem?: PageProblem; focus: boolean }

export function emailField({ problem, email, focus, passkeys }: Field & { email?: string; passkeys?: true }): Html {
  return html`<div class="field">
    <label for="email">E-mail</label>
    <input
      id="email"
      name="email"
      type="email"
      value="${email}"
      required
      maxlength="254"
      autocomplete="${passkeys ? 'username webauthn' : 'username'}"
      autocapitalize="none"
      spellcheck="false"
      ${focus && html`autofocus`}
      ${faultAttributes(problem, 'email')}
    />
    ${faultText(problem, 'email')}
  </div>`
}

export function passwordField({
  problem,
  autocomplete,
  focus,
}: Field & { autocomplete: 'current-password' | 'new-password' }): Html {
  const fresh = autocomplete === 'new-password'
  return html`<div class="field">
    <label for="password">Password</label>
    <div class="with-button">
      <input
        id="password"
        name="password"
        type="password"
        required
        ${fresh && html`minlength="15" data-strength="email displayName"`}
        maxlength="${fresh ? 256 : 1024}"
        autocomplete="${autocomplete}"
        ${focus && html`autofocus`}
        ${faultAttributes(problem, 'password', fresh ? 'password-hint' : undefined)}
      />
      <button class="inset scripted" type="button" data-reveal="password" aria-label="Show the password">Show</button>
    </div>
    ${faultText(problem, 'password')}
    ${
      fresh &&
      html`<p class="hint" id="password-hint">
        At least 15 characters. A few words that only you would put together work well.
      </p>`
    }
  </div>`
}

function faultAttributes(problem: PageProblem | undefined, field: string, hint?: string): Html | false {
  const fault = faultOf(problem, field) !== undefined
  const describedBy = [fault && `${field}-fault`, hint].filter((id) => typeof id === 'string').join(' ')
  if (describedBy === '') return false
  return html`${fault && html`aria-invalid="true"`} aria-describedby="${describedBy}"`
}

function faultText(problem: PageProblem | undefined, field: string): Html | false {
  const fault = faultOf(problem, field)
  return fault !== undefined && html`<p class="fault" id="${field}-fault">${fault}</p>`
}

export type { PageProblem }
export { appContentSecurityPolicy, pageContentSecurityPolicy } from './layout.ts'
