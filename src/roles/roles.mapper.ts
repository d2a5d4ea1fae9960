import type { Schema } from '../http/contract.ts'
import type { RoleView } from './roles.ts'

export function toRole(role: RoleView): Schema<'Role'> {
  return {
    name: role.name,
    ...(role.description === undefined ? {} : { description: role.description }),
    scopes: [...role.scopes],
    builtIn: role.builtIn,
    ...(role.createdAt === undefined ? {} : { createdAt: new Date(role.createdAt).toISOString() }),
    ...(role.updatedAt === undefined ? {} : { updatedAt: new Date(role.updatedAt).toISOString() }),
  }
}

export const roleETag = (role: RoleView): string => `"${role.state}"`
