import type { EmailChanges } from '../accounts/email-changes.ts'
import type { EmailVerifications } from '../accounts/email-verifications.ts'
import type { PasswordResets } from '../accounts/password-resets.ts'
import type { Handlers } from '../http/contract.ts'
import { pageContentSecurityPolicy } from './layout.ts'
import {
  confirmEmailPage,
  emailChangePage,
  forgotPasswordPage,
  resetPasswordPage,
  verifyEmailPage,
} from './recovery-pages.ts'
import { seeOther } from './redirect.ts'

export interface RecoveryPagesDeps {
  readonly passwordResets: PasswordResets
  readonly emailVerifications: EmailVerifications
  readonly emailChanges: EmailChanges
}

const policy = { 'Content-Security-Policy': pageContentSecurityPolicy }

/** Where the links of letters lead. Programs that look into letters follow links, so GET uses none of them up. */
export function createRecoveryPages({ passwordResets, emailVerifications, emailChanges }: RecoveryPagesDeps) {
  return {
    async showForgotPassword({ query }) {
      return { status: 200, headers: policy, body: forgotPasswordPage({ sent: query.notice === 'sent' }) }
    },
    async forgotPassword({ body }) {
      await passwordResets.request(body.email)
      return seeOther('/forgot-password?notice=sent')
    },
    async showResetPassword({ query: { token = '' } }) {
      await passwordResets.requireLive(token)
      return { status: 200, headers: policy, body: resetPasswordPage({ token }) }
    },
    async resetPasswordWithForm({ body }) {
      await passwordResets.reset(body.token, body.password)
      return seeOther('/login?notice=password-reset')
    },
    async showVerifyEmail({ query: { token = '' } }) {
      await emailVerifications.requireLive(token)
      return { status: 200, headers: policy, body: verifyEmailPage({ token }) }
    },
    async verifyEmailWithForm({ body }) {
      await emailVerifications.verify(body.token)
      return seeOther('/login?notice=email-verified')
    },
    async showConfirmEmail({ query: { token = '', notice } }) {
      if (notice !== undefined) return { status: 200, headers: policy, body: emailChangePage({ state: notice }) }
      await emailChanges.requireLive(token)
      return { status: 200, headers: policy, body: confirmEmailPage({ token }) }
    },
    async confirmEmailWithForm({ body }) {
      return seeOther(`/confirm-email?notice=${await emailChanges.confirm(body.token)}`)
    },
  } satisfies Partial<Handlers>
}
