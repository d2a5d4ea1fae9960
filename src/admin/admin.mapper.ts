import type { Schema } from '../http/contract.ts'
import type { KeyView } from '../sessions/stored-keys.ts'

export function toSigningKey({ kid, algorithm, state, ...at }: KeyView): Schema<'SigningKey'> {
  return {
    kid,
    algorithm: algorithm as Schema<'SigningKey'>['algorithm'],
    state,
    createdAt: new Date(at.createdAt).toISOString(),
    activatesAt: new Date(at.activeFrom).toISOString(),
    ...(at.retiredAt === undefined ? {} : { retiresAt: new Date(at.retiredAt).toISOString() }),
    ...(at.revokedAt === undefined ? {} : { revokedAt: new Date(at.revokedAt).toISOString() }),
  }
}
