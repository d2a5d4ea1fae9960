import { Migration } from '@mikro-orm/migrations'

/** What the sweep of sessions looks for. */
export class Migration0003SessionExpiry extends Migration {
  override up(): void {
    this.addSql('create index `session_by_expiry` on `session` (`expires_at`)')
  }
}
