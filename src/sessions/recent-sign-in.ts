/** Step-up: what changes the security of an account needs a sign-in, or a confirmation, that is recent (OWASP ASVS 5.0, V7). */
import { sessionOf, type Principal } from '../access/principal.ts'
import { showsSecondFactor } from '../access/second-factor-policy.ts'
import type { SecondFactor } from '../accounts/second-factor.ts'
import type { Clock } from '../db/clock.ts'
import type { Database } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'

export interface RecentSignIn {
  /** @throws Problem recent-sign-in-required; session-required for an API key; 503 */
  readonly require: (principal: Principal) => Promise<void>
  /** The same, but for an API key, which cannot sign in again; what it does is bounded by itself. @throws Problem recent-sign-in-required, 503 */
  readonly requireOfPerson: (principal: Principal) => Promise<void>
}

export interface RecentSignInDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secondFactor: Pick<SecondFactor, 'hasSecondFactor'>
  /** Seconds. */
  readonly maxAge: number
}

export function createRecentSignIn({ database, clock, secondFactor, maxAge }: RecentSignInDeps): RecentSignIn {
  return {
    require: requireRecent,
    requireOfPerson: async (principal) => {
      if (principal.keyId === undefined) await requireRecent(principal)
    },
  }

  async function requireRecent(principal: Principal): Promise<void> {
    const [row] = await database.rows('select authenticated_at, amr from session where id = ? and ended_at is null', [
      uuidToBytes(sessionOf(principal)),
    ])
    if (!row || clock() - Number(row['authenticated_at']) > maxAge * 1000)
      throw new Problem('recent-sign-in-required', {
        detail: 'Confirm who you are with POST /v1/sessions/current/confirmation, then repeat this.',
      })
    // A session that was begun before there was a second factor has not shown it: whoever knew the password alone is stopped here.
    if (!showsSecondFactor(String(row['amr']).split(' ')) && (await secondFactor.hasSecondFactor(principal.accountId)))
      throw new Problem('recent-sign-in-required', {
        detail: 'Confirm with a code or a passkey (POST /v1/sessions/current/confirmation), then repeat this.',
      })
  }
}
