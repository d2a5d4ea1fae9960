/**
 * The security page: everything that protects the own account.
 */
import { startFactors } from './security-factors.js'
import { startKeys } from './security-keys.js'
import { startPasskeys } from './security-passkeys.js'
import { startProfile } from './security-profile.js'
import { startSessions } from './security-sessions.js'
import { startTrail } from './security-trail.js'

export function startSecurity() {
  startProfile()
  const sessions = startSessions()
  const onSignedOut = () => sessions?.reload()
  startFactors(onSignedOut)
  startPasskeys(onSignedOut)
  startKeys()
  startTrail()
}
