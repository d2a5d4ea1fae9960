import type { Schema } from '../http/contract.ts'
import type { IdentityView } from './identities.ts'
import type { ProviderSettings } from './provider-settings.ts'

type Shown = Pick<ProviderSettings, 'id' | 'label'>

export function toIdentityProvider({ id, label }: Shown): Schema<'IdentityProvider'> {
  return { id, label, signInPath: `/login/oidc/${id}` }
}

/** @param providers those of the settings; one that was taken out is shown by its id */
export function toIdentity(identity: IdentityView, providers: readonly Shown[]): Schema<'Identity'> {
  const { id, providerId, issuer, address, createdAt, lastUsedAt } = identity
  const shown: Schema<'Identity'> = {
    id,
    providerId,
    label: providers.find((provider) => provider.id === providerId)?.label ?? providerId,
    issuer,
    email: address,
    createdAt: new Date(createdAt).toISOString(),
  }
  if (lastUsedAt !== undefined) shown.lastUsedAt = new Date(lastUsedAt).toISOString()
  return shown
}
