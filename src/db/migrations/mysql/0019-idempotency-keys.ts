import { Migration } from '@mikro-orm/migrations'

export class Migration0019IdempotencyKeys extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`idempotency_key\` (
      \`id\` binary(32) not null,
      \`account_id\` binary(16) not null,
      \`claim_id\` binary(16) not null,
      \`fingerprint\` binary(32) null,
      \`sealed\` mediumtext null,
      \`expires_at\` bigint not null,
      primary key (\`id\`),
      key \`idempotency_key_of_account\` (\`account_id\`),
      key \`idempotency_key_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
