/** What administrators do with users, put together. */
import { createDeletions, type DeletionsDeps } from './deletions.ts'
import { createDirectory } from './directory.ts'
import { createErasure, type ErasureDeps } from './erasure.ts'
import { createInvitations, type InvitationsDeps } from './invitations.ts'
import { createUsers, type UsersDeps } from './users.ts'

export type UserAdministration = ReturnType<typeof createUserAdministration>

export function createUserAdministration(deps: UsersDeps & InvitationsDeps & DeletionsDeps & ErasureDeps) {
  return {
    users: createUsers(deps),
    directory: createDirectory(deps),
    invitations: createInvitations(deps),
    deletions: createDeletions(deps),
    erasure: createErasure(deps),
  }
}
