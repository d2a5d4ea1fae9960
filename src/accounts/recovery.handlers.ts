import type { Handlers } from '../http/contract.ts'
import type { EmailChanges } from './email-changes.ts'
import type { EmailVerifications } from './email-verifications.ts'
import type { PasswordResets } from './password-resets.ts'

export interface RecoveryHandlersDeps {
  readonly passwordResets: PasswordResets
  readonly emailVerifications: EmailVerifications
  readonly emailChanges: EmailChanges
}

/** What goes through a letter: a forgotten password, the proof that an address is one's own, another address. */
export function createRecoveryHandlers({ passwordResets, emailVerifications, emailChanges }: RecoveryHandlersDeps) {
  return {
    async requestPasswordReset({ body }) {
      await passwordResets.request(body.email)
      return { status: 202, body: { status: 'accepted' } }
    },
    async resetPassword({ path, body }) {
      await passwordResets.reset(path.resetToken, body.newPassword)
      return { status: 204 }
    },
    async requestEmailVerification({ principal }) {
      await emailVerifications.request(principal)
      return { status: 202, body: { status: 'accepted' } }
    },
    async verifyEmail({ path }) {
      await emailVerifications.verify(path.verificationToken)
      return { status: 204 }
    },
    async requestEmailChange({ principal, body }) {
      await emailChanges.request(principal, body.email)
      return { status: 202, body: { status: 'accepted' } }
    },
    async confirmEmailChange({ path }) {
      return { status: 200, body: { state: await emailChanges.confirm(path.changeToken) } }
    },
  } satisfies Partial<Handlers>
}
