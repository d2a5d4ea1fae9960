import { Migration } from '@mikro-orm/migrations'
import { withoutPresentIndexes } from './columns.ts'

/** What the sweep of sessions looks for. */
export class Migration0003SessionExpiry extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresentIndexes(this, 'session', { session_by_expiry: '(`expires_at`)' }))
      this.addSql(sql)
  }
}
