import type { Clock } from '../db/clock.ts'
import type { Statements } from '../db/database.ts'
import { uuidToBytes } from '../db/types.ts'
import { Problem } from '../problem.ts'

/**
 * Notes that an identity was signed in with, in the transaction that opens the session.
 * @throws Problem external-sign-in-refused when it was unlinked meanwhile
 */
export const createIdentityUse =
  (clock: Clock) =>
  async (statements: Statements, id: string, accountId: string): Promise<void> => {
    const used = await statements.run('update identity set last_used_at = ? where id = ? and account_id = ?', [
      clock(),
      uuidToBytes(id),
      uuidToBytes(accountId),
    ])
    if (used === 0)
      throw new Problem('external-sign-in-refused', { detail: 'It was unlinked from the account at the same moment.' })
  }
