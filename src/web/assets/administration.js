/**
 * The administration page: a panel for each thing that the person's scopes reach.
 */
import { startAudit } from './admin-audit.js'
import { startInvitations } from './admin-invitations.js'
import { startRoles } from './admin-roles.js'
import { startSigningKeys } from './admin-signing-keys.js'
import { startUsers } from './admin-users.js'

export function startAdministration() {
  startUsers()
  startInvitations()
  startRoles()
  startSigningKeys()
  startAudit()
}
