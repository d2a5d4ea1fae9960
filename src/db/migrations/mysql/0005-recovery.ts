import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0005Recovery extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'account', { pending_since: 'bigint null' })) this.addSql(sql)
    this.addSql(`create table if not exists \`account_link\` (
      \`digest\` binary(32) not null,
      \`kind\` varchar(20) not null,
      \`account_id\` binary(16) not null,
      \`email_digest\` binary(32) not null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      primary key (\`digest\`),
      key \`account_link_of_account\` (\`account_id\`, \`kind\`),
      key \`account_link_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`email_change\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`session_id\` binary(16) not null,
      \`email\` varchar(254) not null,
      \`old_digest\` binary(32) not null,
      \`new_digest\` binary(32) not null,
      \`old_confirmed_at\` bigint null,
      \`new_confirmed_at\` bigint null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      primary key (\`id\`),
      unique key \`email_change_of_account\` (\`account_id\`),
      unique key \`email_change_old_digest\` (\`old_digest\`),
      unique key \`email_change_new_digest\` (\`new_digest\`),
      key \`email_change_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
