import { uuidToBytes } from '../../src/db/types.ts'
import type { TestApp } from './app.ts'

/** What the audit trail tells of an account, oldest first. */
export async function actionsOf(on: Pick<TestApp, 'app'>, accountId: string): Promise<string[]> {
  const rows = await on.app.database.rows('select action from audit_event where account_id = ? order by id', [
    uuidToBytes(accountId),
  ])
  return rows.map(({ action }) => String(action))
}
