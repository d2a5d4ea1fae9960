import type { Schema } from '../http/contract.ts'
import type { VersionView } from './versions.ts'

export function toFileVersion(one: VersionView): Schema<'FileVersion'> {
  return {
    version: one.version,
    current: one.replacedAt === undefined,
    mediaType: one.mediaType,
    size: one.size,
    sha256: one.sha256.toString('hex'),
    ...(one.storedBy === undefined ? {} : { storedBy: one.storedBy }),
    createdAt: new Date(one.createdAt).toISOString(),
    ...(one.replacedAt === undefined ? {} : { replacedAt: new Date(one.replacedAt).toISOString() }),
  }
}
