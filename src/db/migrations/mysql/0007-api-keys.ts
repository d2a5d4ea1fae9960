import { Migration } from '@mikro-orm/migrations'

export class Migration0007ApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`api_key\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`name\` varchar(200) not null,
      \`digest\` binary(32) not null,
      \`previous_digest\` binary(32) null,
      \`previous_until\` bigint null,
      \`rotated_at\` bigint null,
      \`scopes\` mediumtext not null,
      \`allowed_addresses\` mediumtext not null,
      \`expires_at\` bigint null,
      \`last_used_at\` bigint null,
      \`last_used_address\` varchar(45) null,
      \`epoch\` int not null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`updated_at\` bigint not null,
      primary key (\`id\`),
      key \`api_key_of_account\` (\`account_id\`, \`created_at\`, \`id\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`role\` (
      \`name\` varchar(50) not null,
      \`description\` varchar(500) null,
      \`scopes\` mediumtext not null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`updated_at\` bigint not null,
      primary key (\`name\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    // The row that every change of roles writes, so that two of them never pass each other (roles/grants.ts).
    this.addSql("insert ignore into `installation` (`name`, `value`) values ('role-change', '')")
  }
}
