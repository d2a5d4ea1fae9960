import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'
import { toSigningKey } from './admin.mapper.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface AdminHandlersDeps {
  readonly signingKeys: SigningKeys
}

export function createAdminHandlers({ signingKeys }: AdminHandlersDeps) {
  return {
    async listSigningKeys({ query }) {
      const { limit = 20, cursor, count } = query
      const page = await signingKeys.list({ limit, cursor, count: count === 'exact' })
      const body: Schema<'SigningKeyPage'> = { items: page.items.map(toSigningKey) }
      if (page.nextCursor !== undefined) body.nextCursor = page.nextCursor
      if (page.total !== undefined) body.total = page.total
      return { status: 200, headers: pageLink('/v1/admin/signing-keys', query, page.nextCursor), body }
    },
    async rotateSigningKey({ principal, body }) {
      const rotated = await signingKeys.rotate(principal, { key: body.key, immediately: body.immediately })
      return {
        status: 201,
        headers: { Location: `/v1/admin/signing-keys/${rotated.kid}` },
        body: toSigningKey(rotated),
      }
    },
    async revokeSigningKey({ principal, path }) {
      await signingKeys.revoke(principal, path.kid)
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}
