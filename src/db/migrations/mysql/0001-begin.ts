import { Migration } from '@mikro-orm/migrations'

export class Migration0001Begin extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`account\` (
      \`id\` binary(16) not null,
      \`email\` varchar(254) not null,
      \`email_digest\` binary(32) not null,
      \`display_name\` varchar(200) null,
      \`password_hash\` varchar(255) not null,
      \`roles\` mediumtext not null,
      \`disabled_at\` bigint null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`updated_at\` bigint not null,
      primary key (\`id\`),
      unique key \`account_email_digest_unique\` (\`email_digest\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`chunk\` (
      \`content_id\` binary(16) not null,
      \`number\` int unsigned not null,
      \`bytes\` mediumblob not null,
      primary key (\`content_id\`, \`number\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`content\` (
      \`id\` binary(16) not null,
      \`state\` varchar(10) not null,
      \`size\` bigint not null,
      \`created_at\` bigint not null,
      \`touched_at\` bigint not null,
      primary key (\`id\`),
      key \`content_to_sweep\` (\`state\`, \`touched_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`file\` (
      \`id\` binary(16) not null,
      \`owner_id\` binary(16) not null,
      \`content_id\` binary(16) not null,
      \`name\` varchar(255) not null,
      \`description\` varchar(4000) null,
      \`media_type\` varchar(255) not null,
      \`size\` bigint not null,
      \`sha256\` binary(32) not null,
      \`tags\` mediumtext not null,
      \`metadata\` mediumtext not null,
      \`search_text\` mediumtext not null,
      \`sort_name\` varchar(255) not null,
      \`version\` int not null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`updated_at\` bigint not null,
      \`content_changed_at\` bigint not null,
      \`trashed_at\` bigint null,
      primary key (\`id\`),
      key \`file_by_creation\` (\`owner_id\`, \`trashed_at\`, \`created_at\`, \`id\`),
      key \`file_of_content\` (\`content_id\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`installation\` (
      \`name\` varchar(64) not null,
      \`value\` varchar(255) not null,
      primary key (\`name\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`rate_limit\` (
      \`key\` varchar(255) not null,
      \`points\` int not null,
      \`expire\` bigint null,
      primary key (\`key\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`revocation\` (
      \`id\` bigint unsigned not null auto_increment primary key,
      \`subject\` binary(16) not null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      key \`revocation_subject\` (\`subject\`),
      key \`revocation_expiry\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`session\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`refresh_digest\` binary(32) not null,
      \`parent_digest\` binary(32) null,
      \`refreshed_at\` bigint not null,
      \`created_at\` bigint not null,
      \`expires_at\` bigint not null,
      \`ended_at\` bigint null,
      \`address\` varchar(45) not null,
      \`device\` varchar(400) null,
      primary key (\`id\`),
      key \`session_of_account\` (\`account_id\`, \`ended_at\`, \`created_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`signing_key\` (
      \`kid\` varchar(64) not null,
      \`algorithm\` varchar(10) not null,
      \`public_jwk\` varchar(2000) not null,
      \`sealed_private_jwk\` varchar(8000) not null,
      \`created_at\` bigint not null,
      \`active_from\` bigint not null,
      \`retired_at\` bigint null,
      primary key (\`kid\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
