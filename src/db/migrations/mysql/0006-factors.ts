import { Migration } from '@mikro-orm/migrations'

export class Migration0006Factors extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`mfa_factor\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`kind\` varchar(10) not null,
      \`name\` varchar(100) null,
      \`sealed\` mediumtext not null,
      \`activated_at\` bigint null,
      \`last_step\` bigint null,
      \`last_used_at\` bigint null,
      \`created_at\` bigint not null,
      primary key (\`id\`),
      key \`mfa_factor_of_account\` (\`account_id\`, \`created_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`recovery_code\` (
      \`digest\` binary(32) not null,
      \`account_id\` binary(16) not null,
      \`created_at\` bigint not null,
      primary key (\`digest\`),
      key \`recovery_code_of_account\` (\`account_id\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`passkey\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`name\` varchar(100) not null,
      \`credential_digest\` binary(32) not null,
      \`credential_id\` mediumtext not null,
      \`public_key\` mediumtext not null,
      \`counter\` bigint not null,
      \`transports\` mediumtext not null,
      \`is_synced\` tinyint(1) not null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`last_used_at\` bigint null,
      primary key (\`id\`),
      unique key \`passkey_credential_digest_unique\` (\`credential_digest\`),
      key \`passkey_of_account\` (\`account_id\`, \`created_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`passkey_challenge\` (
      \`digest\` binary(32) not null,
      \`account_id\` binary(16) null,
      \`expires_at\` bigint not null,
      primary key (\`digest\`),
      key \`passkey_challenge_of_account\` (\`account_id\`),
      key \`passkey_challenge_to_sweep\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`mfa_challenge\` (
      \`digest\` binary(32) not null,
      \`account_id\` binary(16) not null,
      \`amr\` varchar(30) not null,
      \`password_changed_at\` bigint null,
      \`tries\` bigint not null,
      \`expires_at\` bigint not null,
      primary key (\`digest\`),
      key \`mfa_challenge_of_account\` (\`account_id\`),
      key \`mfa_challenge_to_sweep\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
