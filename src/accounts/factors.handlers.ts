/** Second factors and passkeys of the own account. */
import { matchesNone, requireMatch } from '../http/conditional.ts'
import type { Handlers, Schema } from '../http/contract.ts'
import { pageLink } from '../http/link.ts'

import {
  passkeyETag,
  toActivatedMfaFactor,
  toCreatedMfaFactor,
  toCreatedPasskey,
  toMfaFactor,
  toPasskey,
  toPasskeyCreationOptions,
} from './factors.mapper.ts'
import type { MfaFactors } from './mfa-factors.ts'
import type { Page } from './own-page.ts'
import type { Passkeys } from './passkeys.ts'
import { toRegistrationResponse } from './passkey-answers.mapper.ts'
import { qrCodeOf } from './qr-code.ts'

export interface FactorsHandlersDeps {
  readonly mfaFactors: MfaFactors
  readonly passkeys: Passkeys
}

export function createFactorsHandlers({ mfaFactors, passkeys }: FactorsHandlersDeps) {
  return {
    async listMfaFactors({ principal, query }) {
      const page = await mfaFactors.list(principal, asked(query))
      const body: Schema<'MfaFactorPage'> = { items: page.items.map(toMfaFactor), ...rest(page) }
      return { status: 200, headers: pageLink('/v1/me/mfa-factors', query, page.nextCursor), body }
    },
    async createMfaFactor({ principal, body }) {
      const factor = await mfaFactors.create(principal, body.name)
      return {
        status: 201,
        headers: { Location: `/v1/me/mfa-factors/${factor.id}` },
        body: toCreatedMfaFactor(factor, await qrCodeOf(factor.otpauthUri)),
      }
    },
    async activateMfaFactor({ principal, path, body }) {
      const { factor, recoveryCodes } = await mfaFactors.activate(principal, path.factorId, body.code)
      return { status: 200, body: toActivatedMfaFactor(factor, recoveryCodes) }
    },
    async deleteMfaFactor({ principal, path }) {
      await mfaFactors.remove(principal, path.factorId)
      return { status: 204 }
    },
    async createRecoveryCodes({ principal }) {
      return { status: 200, body: { recoveryCodes: await mfaFactors.renewRecoveryCodes(principal) } }
    },
    async createPasskeyChallenge({ principal }) {
      return { status: 200, body: toPasskeyCreationOptions(await passkeys.challenge(principal)) }
    },
    async listPasskeys({ principal, query }) {
      const page = await passkeys.list(principal, asked(query))
      const body: Schema<'PasskeyPage'> = { items: page.items.map(toPasskey), ...rest(page) }
      return { status: 200, headers: pageLink('/v1/me/passkeys', query, page.nextCursor), body }
    },
    async createPasskey({ principal, body }) {
      const made = await passkeys.create(principal, body.name, toRegistrationResponse(body.passkey))
      return {
        status: 201,
        headers: { Location: `/v1/me/passkeys/${made.passkey.id}`, ETag: passkeyETag(made.passkey) },
        body: toCreatedPasskey(made.passkey, made.recoveryCodes),
      }
    },
    async getPasskey({ principal, path, headers }) {
      const passkey = await passkeys.get(principal, path.passkeyId)
      const fields = { ETag: passkeyETag(passkey), 'Cache-Control': 'private, no-cache' }
      if (matchesNone(headers['if-none-match'], fields.ETag)) return { status: 304, headers: fields }
      return { status: 200, headers: fields, body: toPasskey(passkey) }
    },
    async updatePasskey({ principal, path, headers, body }) {
      const passkey = await passkeys.rename(principal, path.passkeyId, body.name, (current) => {
        requireMatch(headers['if-match'], passkeyETag(current))
      })
      return { status: 200, headers: { ETag: passkeyETag(passkey) }, body: toPasskey(passkey) }
    },
    async deletePasskey({ principal, path, headers }) {
      await passkeys.remove(principal, path.passkeyId, (current) => {
        requireMatch(headers['if-match'], passkeyETag(current))
      })
      return { status: 204 }
    },
  } satisfies Partial<Handlers>
}

const asked = ({ limit = 20, cursor, count }: { limit?: number; cursor?: string; count?: 'exact' }) => ({
  limit,
  cursor,
  count: count === 'exact',
})

/** What a page tells beside its items, as far as there is anything. */
const rest = ({ nextCursor, total }: Page<unknown>): { nextCursor?: string; total?: number } => ({
  ...(nextCursor === undefined ? {} : { nextCursor }),
  ...(total === undefined ? {} : { total }),
})
