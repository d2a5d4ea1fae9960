import type { Schema } from '../http/contract.ts'
import type { KeyRow } from './key-listing.ts'

/** The one shape of a key in every answer; takes an entity or a listing's row. */
export function toApiKey(key: KeyRow): Schema<'ApiKey'> {
  return {
    id: key.id,
    ownerId: key.accountId,
    name: key.name,
    scopes: [...key.scopes],
    allowedAddresses: [...key.allowedAddresses],
    createdAt: time(key.createdAt),
    updatedAt: time(key.updatedAt),
    ...(key.expiresAt == null ? {} : { expiresAt: time(key.expiresAt) }),
    ...(key.rotatedAt == null ? {} : { rotatedAt: time(key.rotatedAt) }),
    ...(key.previousUntil == null ? {} : { previousSecretEndsAt: time(key.previousUntil) }),
    ...(key.lastUsedAt == null ? {} : { lastUsedAt: time(key.lastUsedAt) }),
    ...(key.lastUsedAddress == null ? {} : { lastUsedAddress: key.lastUsedAddress }),
  }
}

export function toIssuedApiKey(key: KeyRow, text: string): Schema<'IssuedApiKey'> {
  return { ...toApiKey(key), key: text }
}

const time = (millis: number): string => new Date(millis).toISOString()

/** Changes with the settings and, behind the point, with the use that the answer tells of. */
export const keyETag = (key: { revision: number; lastUsedAt?: number | null | undefined }): string =>
  `"${key.revision}.${(key.lastUsedAt ?? 0).toString(36)}"`

/** `If-Match` against the settings alone: that a program used the key meanwhile is no change that anybody could lose. */
export const settingsETag = ({ revision }: { revision: number }): string => `"${revision}"`
export const ofSettings = (ifMatch: string | undefined): string | undefined =>
  ifMatch?.replaceAll(/"(\d+)\.[0-9a-z]+"/g, '"$1"')
