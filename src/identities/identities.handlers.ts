import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { toIdentity, toIdentityProvider } from './identities.mapper.ts'
import type { Identities } from './identities.ts'
import type { ProviderSettings } from './provider-settings.ts'

export interface IdentitiesHandlersDeps {
  readonly identities: Identities
  readonly providers: readonly ProviderSettings[]
}

export function createIdentitiesHandlers({ identities, providers }: IdentitiesHandlersDeps) {
  return {
    async listIdentityProviders() {
      return { status: 200, body: { providers: providers.map(toIdentityProvider) } }
    },
    async listIdentities({ principal, query }) {
      const { limit = 20, cursor, count } = query
      const page = await identities.list(principal, { limit, cursor, count: count === 'exact' })
      const body: Schema<'IdentityPage'> = { items: page.items.map((identity) => toIdentity(identity, providers)) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/me/identities', query, page.nextCursor), body }
    },
    async unlinkIdentity({ principal, path }) {
      await identities.unlink(principal, path.identityId)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}
