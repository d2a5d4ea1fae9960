/** The pages of signing in beyond the password: the code of an app, and passkeys. */
import { toAuthenticationResponse } from '../accounts/passkey-answers.mapper.ts'
import type { Handlers } from '../http/contract.ts'
import type { SecondStep } from '../sessions/second-step.ts'
import { mfaCookies, pageCookies } from './cookies.ts'
import { pageContentSecurityPolicy } from './layout.ts'
import { ownPath, seeOther } from './redirect.ts'
import { secondStepPage } from './second-step-page.ts'

export interface SecondStepPagesDeps {
  readonly secondStep: SecondStep
  /** Cookies over https alone. */
  readonly secure: boolean
}

export function createSecondStepPages({ secondStep, secure }: SecondStepPagesDeps) {
  return {
    async showMfa({ query, cookies }) {
      if (!cookies.coffer_mfa) return seeOther('/login')
      return {
        status: 200,
        headers: { 'Content-Security-Policy': pageContentSecurityPolicy },
        body: secondStepPage({ next: query.next }),
      }
    },
    async completeMfaOnPage({ body, cookies, caller }) {
      if (!cookies.coffer_mfa) return seeOther('/login')
      const tokens = await secondStep.complete(cookies.coffer_mfa, codeIn(body.code), caller)
      return seeOther(ownPath(body.next), [...pageCookies(tokens, secure), ...mfaCookies('', secure)])
    },
    async signInWithPasskeyOnPage({ body, caller }) {
      const tokens = await secondStep.signInWithPasskey(toAuthenticationResponse(body.passkey), caller)
      return { status: 204, headers: { 'Set-Cookie': [...pageCookies(tokens, secure), ...mfaCookies('', secure)] } }
    },
  } satisfies Partial<Handlers>
}

/** One field takes both: six digits, however they are spaced, are of the app. */
function codeIn(text: string): { code: string } | { recoveryCode: string } {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: text }
}
