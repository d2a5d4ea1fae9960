import { Migration } from '@mikro-orm/migrations'

export class Migration0006Factors extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`mfa_factor\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`kind\` text not null,
      \`name\` text null,
      \`sealed\` text not null,
      \`activated_at\` integer null,
      \`last_step\` integer null,
      \`last_used_at\` integer null,
      \`created_at\` integer not null
    )`)
    this.addSql('create index if not exists `mfa_factor_of_account` on `mfa_factor` (`account_id`, `created_at`)')
    this.addSql(`create table if not exists \`recovery_code\` (
      \`digest\` blob not null primary key,
      \`account_id\` blob not null,
      \`created_at\` integer not null
    )`)
    this.addSql('create index if not exists `recovery_code_of_account` on `recovery_code` (`account_id`)')
    this.addSql(`create table if not exists \`passkey\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`name\` text not null,
      \`credential_digest\` blob not null,
      \`credential_id\` text not null,
      \`public_key\` text not null,
      \`counter\` integer not null,
      \`transports\` text not null,
      \`is_synced\` integer not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`last_used_at\` integer null
    )`)
    this.addSql(
      'create unique index if not exists `passkey_credential_digest_unique` on `passkey` (`credential_digest`)',
    )
    this.addSql('create index if not exists `passkey_of_account` on `passkey` (`account_id`, `created_at`)')
    this.addSql(`create table if not exists \`passkey_challenge\` (
      \`digest\` blob not null primary key,
      \`account_id\` blob null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index if not exists `passkey_challenge_of_account` on `passkey_challenge` (`account_id`)')
    this.addSql('create index if not exists `passkey_challenge_to_sweep` on `passkey_challenge` (`expires_at`)')
    this.addSql(`create table if not exists \`mfa_challenge\` (
      \`digest\` blob not null primary key,
      \`account_id\` blob not null,
      \`amr\` text not null,
      \`password_changed_at\` integer null,
      \`tries\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index if not exists `mfa_challenge_of_account` on `mfa_challenge` (`account_id`)')
    this.addSql('create index if not exists `mfa_challenge_to_sweep` on `mfa_challenge` (`expires_at`)')
  }
}
