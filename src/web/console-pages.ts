/** The pages of somebody who signed in beside the files: the own account's security, and the administration. */
import { accountHeader, type SignedIn } from './account-header.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'
import { layout } from './layout.ts'

interface Section {
  readonly id: string
  readonly title: string
  readonly lead: string
}

const securitySections: readonly Section[] = [
  { id: 'profile', title: 'Account', lead: 'Who you are here, and where letters go.' },
  { id: 'password', title: 'Password', lead: 'A change signs you out everywhere else.' },
  {
    id: 'factors',
    title: 'Second factor',
    lead: 'A code from an app, asked for after the password. The first second factor signs you out everywhere else.',
  },
  {
    id: 'passkeys',
    title: 'Passkeys',
    lead: 'Sign in with this device, a telephone or a security key, without a password.',
  },
  { id: 'sessions', title: 'Sessions', lead: 'Where you are signed in. What you end stops within two seconds.' },
  {
    id: 'keys',
    title: 'API keys',
    lead: 'For programs that act for you. Each may do what its scopes name, and no more.',
  },
  { id: 'identities', title: 'Linked accounts', lead: 'Other sign-ins that lead to this account.' },
  { id: 'activity', title: 'Activity', lead: 'What happened to the security of this account, newest first.' },
  { id: 'deletion', title: 'Delete the account', lead: 'It cannot be undone.' },
]

const administrationSections: readonly (Section & { readonly scope: string })[] = [
  { id: 'users', title: 'Users', lead: 'Everybody who has an account, and the service accounts.', scope: 'users:read' },
  { id: 'invitations', title: 'Invitations', lead: 'Who was asked to join and has not yet.', scope: 'users:read' },
  { id: 'roles', title: 'Roles', lead: 'Sets of scopes that accounts have.', scope: 'roles:read' },
  {
    id: 'signing-keys',
    title: 'Signing keys',
    lead: 'What access tokens are signed with.',
    scope: 'signing-keys:read',
  },
  {
    id: 'audit',
    title: 'Audit',
    lead: 'Every security-relevant action, chained so that a change shows.',
    scope: 'audit:read',
  },
]

type Console = { account: SignedIn; scopes: readonly string[]; accessExpiresInSeconds: number }

/** Of what a session may do that has not shown the second factor that it needs. */
const enrolment: readonly string[] = ['factors', 'passkeys', 'sessions']

/** @param lacking the role needs a second factor, and the session has shown none */
export function securityPage({
  account,
  scopes,
  accessExpiresInSeconds,
  lacking,
}: Console & { lacking: boolean }): string {
  const shown = securitySections.filter(({ id }) =>
    lacking ? enrolment.includes(id) : id !== 'keys' || scopes.includes('keys:read'),
  )
  return layout({
    title: 'Security',
    page: 'security',
    header: accountHeader(account, 'security'),
    accessExpiresIn: accessExpiresInSeconds,
    main: consoleMain('Security', shown, scopes, lacking && factorWanted),
  })
}

export function administrationPage({ account, scopes, accessExpiresInSeconds }: Console): string {
  return layout({
    title: 'Administration',
    page: 'admin',
    header: accountHeader(account, 'admin'),
    accessExpiresIn: accessExpiresInSeconds,
    main: consoleMain(
      'Administration',
      administrationSections.filter(({ scope }) => scopes.includes(scope)),
      scopes,
    ),
  })
}

/** Whether the administration has a section for who has these scopes. */
export const administers = (scopes: ReadonlySet<string>): boolean =>
  administrationSections.some(({ scope }) => scopes.has(scope))

const factorWanted = html`<div class="message" role="status">
  ${icon('alert')}
  <div>
    <p class="message-title">Your role needs a second factor</p>
    <p>
      Add an authenticator app or a passkey, and then <a href="/app">go on to your files</a>. Whoever has one already
      signs out, and in again with it.
    </p>
  </div>
</div>`

function consoleMain(
  title: string,
  sections: readonly Section[],
  scopes: readonly string[],
  message: Html | false = false,
): Html {
  return html`<div class="console" data-scopes="${scopes.join(' ')}">
      <h1>${title}</h1>
      ${message}
      <nav class="contents" aria-label="On this page">
        ${sections.map(({ id, title: name }) => html`<a href="#${id}">${name}</a>`)}
      </nav>
      <noscript><p class="message bad">This page needs JavaScript; the API can do all of it without.</p></noscript>
      ${sections.map(
        ({ id, title: name, lead }) =>
          html`<section class="panel" id="${id}" aria-labelledby="${id}-title">
            <header class="panel-head">
              <div>
                <h2 id="${id}-title">${name}</h2>
                <p class="hint">${lead}</p>
              </div>
              <div class="panel-actions"></div>
            </header>
            <div class="panel-body" aria-busy="true"></div>
          </section>`,
      )}
    </div>
    <div id="toasts" class="toasts"></div>
    <div id="announcer" class="visually-hidden" role="status"></div>`
}
