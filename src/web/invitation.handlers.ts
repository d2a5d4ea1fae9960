import type { Handlers } from '../http/contract.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Invitations } from '../users/invitations.ts'
import { invitationPage } from './invitation-page.ts'
import { pageCookies } from './cookies.ts'
import { pageContentSecurityPolicy } from './layout.ts'
import { seeOther } from './redirect.ts'

const policy = { 'Content-Security-Policy': pageContentSecurityPolicy }

export interface InvitationPagesDeps {
  readonly invitations: Pick<Invitations, 'open' | 'accept'>
  readonly sessions: Pick<Sessions, 'open'>
  /** Cookies over https alone. */
  readonly secure: boolean
}

/** Where the link of an invitation leads. Programs that look into letters follow links, so GET does not use it up. */
export function createInvitationPages({ invitations, sessions, secure }: InvitationPagesDeps) {
  return {
    async showInvitation({ query: { token = '' } }) {
      return { status: 200, headers: policy, body: invitationPage({ token, ...(await invitations.open(token)) }) }
    },
    async acceptInvitation({ body: { token, password, displayName = '' }, caller }) {
      // A form sends what was left empty as an empty text.
      const name = displayName.trim() === '' ? undefined : displayName
      const { id } = await invitations.accept({ token, password, displayName: name })
      // The password was set this moment: to ask for it again would prove nothing.
      const tokens = await sessions.open({ accountId: id, amr: 'pwd', device: caller })
      return seeOther('/app?notice=registered', pageCookies(tokens, secure))
    },
  } satisfies Partial<Handlers>
}
