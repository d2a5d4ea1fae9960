/** Signing in with two factors, or with a passkey, and confirming who one is. */
import { toAuthenticationResponse } from '../accounts/passkey-answers.mapper.ts'
import type { PasskeyProofs } from '../accounts/passkey-proofs.ts'
import type { Handlers } from '../http/contract.ts'
import { Problem } from '../problem.ts'
import type { Confirmations } from './confirmations.ts'
import type { SecondStep } from './second-step.ts'
import { openedHeaders, toSession } from './sessions.mapper.ts'

export interface SecondStepHandlersDeps {
  readonly secondStep: SecondStep
  readonly passkeyProofs: PasskeyProofs
  readonly confirmations: Confirmations
}

export function createSecondStepHandlers({ secondStep, passkeyProofs, confirmations }: SecondStepHandlersDeps) {
  return {
    async completeMfa({ body, caller }) {
      const { challengeToken, code, recoveryCode } = body
      if (code === undefined && recoveryCode === undefined) throw noCode()
      const tokens = await secondStep.complete(challengeToken, { code, recoveryCode }, caller)
      return { status: 201, headers: openedHeaders(tokens), body: toSession(tokens) }
    },
    async createSignInChallenge() {
      const { challenge, rpId, timeout, userVerification } = await passkeyProofs.request()
      return { status: 200, body: { challenge, rpId, timeout, userVerification } }
    },
    async signInWithPasskey({ body, caller }) {
      const tokens = await secondStep.signInWithPasskey(toAuthenticationResponse(body.passkey), caller)
      return { status: 201, headers: openedHeaders(tokens), body: toSession(tokens) }
    },
    async confirmSession({ principal, path, body }) {
      const { password, code, recoveryCode, passkey } = body
      const proof = passkey === undefined ? {} : { passkey: toAuthenticationResponse(passkey) }
      await confirmations.confirm(principal, path.sessionId, { password, code, recoveryCode, ...proof })
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}

const noCode = (): Problem =>
  new Problem('invalid-request', {
    errors: [{ in: 'body', pointer: '/code', detail: 'must be there, or recoveryCode instead' }],
  })
