import { Migration } from '@mikro-orm/migrations'

export class Migration0019IdempotencyKeys extends Migration {
  override up(): void {
    this.addSql(`create table \`idempotency_key\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`claim_id\` blob not null,
      \`fingerprint\` blob null,
      \`sealed\` text null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index `idempotency_key_of_account` on `idempotency_key` (`account_id`)')
    this.addSql('create index `idempotency_key_expiry` on `idempotency_key` (`expires_at`)')
  }
}
