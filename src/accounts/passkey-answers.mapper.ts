/** What browsers send, as the library takes it: what decides nothing is left out. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Schema } from '../http/contract.ts'

export function toRegistrationResponse({
  id,
  rawId,
  type,
  response,
}: Schema<'PasskeyRegistration'>): RegistrationResponseJSON {
  const { clientDataJSON, attestationObject, transports } = response
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, attestationObject, ...(transports === undefined ? {} : { transports }) },
    clientExtensionResults: {},
  }
}

export function toAuthenticationResponse({
  id,
  rawId,
  type,
  response,
}: Schema<'PasskeyAnswer'>): AuthenticationResponseJSON {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return {
    id,
    rawId,
    type,
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle === undefined ? {} : { userHandle }) },
    clientExtensionResults: {},
  }
}
