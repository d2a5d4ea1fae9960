import type { Handlers } from '../http/contract.ts'
import type { Invitations } from '../users/invitations.ts'
import { invitationPage } from './invitation-page.ts'
import { pageContentSecurityPolicy } from './layout.ts'
import { seeOther } from './redirect.ts'

const policy = { 'Content-Security-Policy': pageContentSecurityPolicy }

/** Where the link of an invitation leads. Programs that look into letters follow links, so GET does not use it up. */
export function createInvitationPages({ invitations }: { invitations: Pick<Invitations, 'open' | 'accept'> }) {
  return {
    async showInvitation({ query: { token = '' } }) {
      return { status: 200, headers: policy, body: invitationPage({ token, ...(await invitations.open(token)) }) }
    },
    async acceptInvitation({ body: { token, password, displayName = '' } }) {
      // A form sends what was left empty as an empty text.
      await invitations.accept({ token, password, displayName: displayName.trim() === '' ? undefined : displayName })
      return seeOther('/login?notice=registered')
    },
  } satisfies Partial<Handlers>
}
