import { Migration } from '@mikro-orm/migrations'

export class Migration0008Users extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`invitation\` (
      \`id\` binary(16) not null,
      \`email\` varchar(254) not null,
      \`email_digest\` binary(32) not null,
      \`display_name\` varchar(200) null,
      \`roles\` mediumtext not null,
      \`token_digest\` binary(32) not null,
      \`account_id\` binary(16) null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      primary key (\`id\`),
      unique key \`invitation_email_digest_unique\` (\`email_digest\`),
      unique key \`invitation_token_digest_unique\` (\`token_digest\`),
      key \`invitation_by_creation\` (\`created_at\`, \`id\`),
      key \`invitation_of_account\` (\`account_id\`),
      key \`invitation_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`deletion\` (
      \`id\` binary(16) not null,
      \`files\` varchar(10) not null,
      \`receiver_id\` binary(16) null,
      \`used_bytes\` bigint not null,
      \`file_count\` bigint not null,
      \`requested_at\` bigint not null,
      \`files_until\` bigint null,
      \`due_at\` bigint null,
      primary key (\`id\`),
      key \`deletion_due\` (\`due_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
