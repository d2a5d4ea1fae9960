import type { Idempotency } from '../access/idempotency.ts'
import type { Account } from '../accounts/account.entity.ts'
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { toManagedUser, userETag } from '../users/users.mapper.ts'
import { keyETag, ofSettings, settingsETag, toApiKey, toIssuedApiKey } from './api-keys.mapper.ts'
import type { ApiKeys, KeyCheck } from './api-keys.ts'
import type { IssuedKey } from './issuing.ts'
import type { KeyListing } from './key-listing.ts'
import type { ServiceAccounts } from './service-accounts.ts'

export interface ApiKeysHandlersDeps {
  readonly apiKeys: ApiKeys
  readonly keyListing: KeyListing
  readonly serviceAccounts: ServiceAccounts
  readonly idempotency: Pick<Idempotency, 'once'>
}

export function createApiKeysHandlers({ apiKeys, keyListing, serviceAccounts, idempotency }: ApiKeysHandlersDeps) {
  return {
    async listApiKeys({ principal, query }) {
      const { ownerId, limit = 20, cursor, count } = query
      const page = await keyListing.list(principal, { ownerId, limit, cursor, count: count === 'exact' })
      const body: Schema<'ApiKeyPage'> = { items: page.items.map(toApiKey) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/api-keys', query, page.nextCursor), body }
    },
    async createApiKey({ principal, body, keyed }) {
      const expiresAt = body.expiresAt === undefined ? undefined : Date.parse(body.expiresAt)
      return idempotency.once({ request: keyed, answer: issued, secret: true }, (alongside) =>
        apiKeys.create(principal, { ...body, expiresAt }, alongside),
      )
    },
    async getApiKey({ principal, path, headers }) {
      const key = await apiKeys.get(principal, path.keyId)
      const fields = { ETag: keyETag(key), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toApiKey(key) }
    },
    async updateApiKey({ principal, path, headers, body }) {
      const expiresAt = typeof body.expiresAt === 'string' ? Date.parse(body.expiresAt) : body.expiresAt
      const key = await apiKeys.update(principal, path.keyId, { ...body, expiresAt }, matching(headers['if-match']))
      return { status: 200, headers: { ETag: keyETag(key) }, body: toApiKey(key) }
    },
    async deleteApiKey({ principal, path, headers }) {
      await apiKeys.remove(principal, path.keyId, matching(headers['if-match']))
      return { status: 204 }
    },
    async rotateApiKey({ principal, path, body, keyed }) {
      return idempotency.once({ request: keyed, answer: issued, secret: true }, (alongside) =>
        apiKeys.rotate(principal, path.keyId, body.overlapSeconds, alongside),
      )
    },
    async createServiceAccount({ principal, body, keyed }) {
      const answer = (account: Account) => ({
        status: 201 as const,
        headers: { Location: `/v1/users/${account.id}`, ETag: userETag(account) },
        body: toManagedUser(account),
      })
      return idempotency.once({ request: keyed, answer }, (alongside) =>
        serviceAccounts.create(principal, body, alongside),
      )
    },
  } satisfies Partial<Handlers>
}

const issued = ({ key, text }: IssuedKey) => ({
  status: 201 as const,
  headers: { Location: `/v1/api-keys/${key.id}`, ETag: keyETag(key) },
  body: toIssuedApiKey(key, text),
})

const matching =
  (ifMatch: string | undefined): KeyCheck =>
  (key) => {
    requireMatch(ofSettings(ifMatch), settingsETag(key))
  }
