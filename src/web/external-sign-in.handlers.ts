import type { Handlers } from '../http/contract.ts'
import type { ExternalSignIns, Finished } from '../identities/external-sign-in.ts'
import type { IdentityLinks } from '../identities/identity-links.ts'
import { externalCookie, mfaCookies, pageCookies } from './cookies.ts'
import { linkPage } from './link-page.ts'
import { pageContentSecurityPolicy } from './pages.ts'
import { ownPath, seeOther } from './redirect.ts'

export interface ExternalSignInHandlersDeps {
  readonly externalSignIns: ExternalSignIns
  readonly identityLinks: IdentityLinks
  /** Cookies over https alone. */
  readonly secure: boolean
}

export function createExternalSignInHandlers({ externalSignIns, identityLinks, secure }: ExternalSignInHandlersDeps) {
  return {
    async startExternalSignIn({ path, query, principal }) {
      const { intent = 'sign-in' } = query
      const next = ownPath(query.next)
      // Whoever is not signed in any more is asked to, and comes back here.
      if (intent !== 'sign-in' && !principal) return seeOther(signInAndBack(path.providerId, intent, next))
      const errand = intent !== 'sign-in' && principal ? { intent, owner: principal } : { intent: 'sign-in' as const }
      const { location, token } = await externalSignIns.begin(path.providerId, { next, errand })
      return seeOther(location, [externalCookie(token, secure)])
    },
    async finishExternalSignIn({ path, query, cookies, caller }) {
      const answer = query.answer ?? {}
      const finished = await externalSignIns.finish(path.providerId, cookies.coffer_external, answer, caller)
      return goOn(finished)
    },
    async showIdentityLink({ principal, cookies }) {
      const link = await identityLinks.look(cookies.coffer_external, principal)
      return {
        status: 200,
        headers: { 'Content-Security-Policy': pageContentSecurityPolicy },
        body: linkPage(link),
      }
    },
    async linkIdentity({ principal, cookies }) {
      return seeOther(await identityLinks.link(principal, cookies.coffer_external), [externalCookie('', secure)])
    },
  } satisfies Partial<Handlers>

  function goOn(finished: Finished) {
    if (finished.kind === 'consent') return seeOther('/login/link', [externalCookie(finished.token, secure)])
    const cleared = externalCookie('', secure)
    if (finished.kind === 'done') return seeOther(finished.next, [cleared])
    const { opened, next } = finished
    if ('tokens' in opened) return seeOther(next, [...pageCookies(opened.tokens, secure), cleared])
    const step = `/login/mfa?${new URLSearchParams({ next }).toString()}`
    return seeOther(step, [...mfaCookies(opened.challenge.token, secure), cleared])
  }
}

function signInAndBack(providerId: string, intent: string, next: string): string {
  const back = `/login/oidc/${providerId}?${new URLSearchParams({ intent, next }).toString()}`
  return `/login?${new URLSearchParams({ next: back }).toString()}`
}
