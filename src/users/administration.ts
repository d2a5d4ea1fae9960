/** What administrators do with users, put together. */
import { createDeletions, type DeletionsDeps } from './deletions.ts'
import { createDirectory } from './directory.ts'
import { createErasure, type ErasureDeps } from './erasure.ts'
import { createInvitations, type InvitationsDeps } from './invitations.ts'
import { createGiveBack } from './transfers.ts'
import { createUsers, type UsersDeps } from './users.ts'

export type UserAdministration = ReturnType<typeof createUserAdministration>

type Deps = UsersDeps & InvitationsDeps & Omit<DeletionsDeps & ErasureDeps, 'giveBack'>

export function createUserAdministration(deps: Deps) {
  const giveBack = createGiveBack(deps)
  return {
    users: createUsers(deps),
    directory: createDirectory(deps),
    invitations: createInvitations(deps),
    deletions: createDeletions({ ...deps, giveBack }),
    erasure: createErasure({ ...deps, giveBack }),
  }
}
