import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import type { Schema } from '../http/contract.ts'
import type { MfaFactorView, NewMfaFactor } from './mfa-factors.ts'
import type { PasskeyView } from './passkeys.ts'

const instant = (millis: number): string => new Date(millis).toISOString()

export function toMfaFactor(factor: MfaFactorView): Schema<'MfaFactor'> {
  return {
    id: factor.id,
    kind: factor.kind,
    ...(factor.name === undefined ? {} : { name: factor.name }),
    active: factor.activatedAt !== undefined,
    createdAt: instant(factor.createdAt),
    ...(factor.activatedAt === undefined ? {} : { activatedAt: instant(factor.activatedAt) }),
    ...(factor.lastUsedAt === undefined ? {} : { lastUsedAt: instant(factor.lastUsedAt) }),
  }
}

export function toCreatedMfaFactor(factor: NewMfaFactor, qrCode: string): Schema<'CreatedMfaFactor'> {
  return {
    id: factor.id,
    kind: factor.kind,
    ...(factor.name === undefined ? {} : { name: factor.name }),
    active: false,
    createdAt: instant(factor.createdAt),
    secret: factor.secret,
    otpauthUri: factor.otpauthUri,
    qrCode,
  }
}

export function toActivatedMfaFactor(
  factor: MfaFactorView,
  recoveryCodes: string[] | undefined,
): Schema<'ActivatedMfaFactor'> {
  return {
    ...toMfaFactor(factor),
    activatedAt: instant(factor.activatedAt ?? factor.createdAt),
    ...(recoveryCodes === undefined ? {} : { recoveryCodes }),
  }
}

export function toPasskey(passkey: PasskeyView): Schema<'Passkey'> {
  return {
    id: passkey.id,
    name: passkey.name,
    synced: passkey.isSynced,
    createdAt: instant(passkey.createdAt),
    ...(passkey.lastUsedAt === undefined ? {} : { lastUsedAt: instant(passkey.lastUsedAt) }),
  }
}

export function toCreatedPasskey(passkey: PasskeyView, recoveryCodes: string[] | undefined): Schema<'CreatedPasskey'> {
  return { ...toPasskey(passkey), ...(recoveryCodes === undefined ? {} : { recoveryCodes }) }
}

export const passkeyETag = ({ revision }: Pick<PasskeyView, 'revision'>): string => `"${revision}"`

export function toPasskeyCreationOptions(
  options: PublicKeyCredentialCreationOptionsJSON,
): Schema<'PasskeyCreationOptions'> {
  const { challenge, rp, user, pubKeyCredParams, timeout = 0, excludeCredentials = [] } = options
  return {
    challenge,
    rp: { id: rp.id ?? '', name: rp.name },
    user: { id: user.id, name: user.name, displayName: user.displayName },
    pubKeyCredParams: pubKeyCredParams.map(({ alg }) => ({ type: 'public-key', alg })),
    timeout,
    attestation: 'none',
    excludeCredentials: excludeCredentials.map(({ id, transports }) => ({
      type: 'public-key',
      id,
      ...(transports === undefined ? {} : { transports: [...transports] }),
    })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  }
}
