import { Migration } from '@mikro-orm/migrations'

export class Migration0010Audit extends Migration {
  override up(): void {
    this.addSql('create index if not exists `audit_event_of_actor` on `audit_event` (`actor_id`, `occurred_at`)')
    this.addSql('create index if not exists `rate_limit_expiry` on `rate_limit` (`expire`)')
  }
}
