import { Migration } from '@mikro-orm/migrations'

export class Migration0016Uploads extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`upload\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`content_id\` binary(16) null,
      \`upload_offset\` bigint not null,
      \`upload_length\` bigint null,
      \`upload_metadata\` mediumtext null,
      \`repr_digest\` varchar(2000) null,
      \`sha256\` binary(32) null,
      \`fence\` bigint not null,
      \`lease_until\` bigint not null,
      \`file_id\` binary(16) null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      primary key (\`id\`),
      unique key \`upload_content_id_unique\` (\`content_id\`),
      key \`upload_of_account\` (\`account_id\`, \`created_at\`, \`id\`),
      key \`upload_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
