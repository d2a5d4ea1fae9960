import { Migration } from '@mikro-orm/migrations'

export class Migration0001Begin extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`account\` (
      \`id\` blob not null primary key,
      \`email\` text not null,
      \`email_digest\` blob not null,
      \`display_name\` text null,
      \`password_hash\` text not null,
      \`roles\` text not null,
      \`disabled_at\` integer null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    this.addSql('create unique index if not exists `account_email_digest_unique` on `account` (`email_digest`)')
    this.addSql(`create table if not exists \`chunk\` (
      \`content_id\` blob not null,
      \`number\` integer not null,
      \`bytes\` blob not null,
      primary key (\`content_id\`, \`number\`)
    )`)
    this.addSql(`create table if not exists \`content\` (
      \`id\` blob not null primary key,
      \`state\` text not null,
      \`size\` integer not null,
      \`created_at\` integer not null,
      \`touched_at\` integer not null
    )`)
    this.addSql('create index if not exists `content_to_sweep` on `content` (`state`, `touched_at`)')
    this.addSql(`create table if not exists \`file\` (
      \`id\` blob not null primary key,
      \`owner_id\` blob not null,
      \`content_id\` blob not null,
      \`name\` text not null,
      \`description\` text null,
      \`media_type\` text not null,
      \`size\` integer not null,
      \`sha256\` blob not null,
      \`tags\` text not null,
      \`metadata\` text not null,
      \`search_text\` text not null,
      \`sort_name\` text not null,
      \`version\` integer not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null,
      \`content_changed_at\` integer not null,
      \`trashed_at\` integer null
    )`)
    this.addSql(
      'create index if not exists `file_by_creation` on `file` (`owner_id`, `trashed_at`, `created_at`, `id`)',
    )
    this.addSql('create index if not exists `file_of_content` on `file` (`content_id`)')
    this.addSql(`create table if not exists \`installation\` (
      \`name\` text not null primary key,
      \`value\` text not null
    )`)
    this.addSql(`create table if not exists \`rate_limit\` (
      \`key\` text not null primary key,
      \`points\` integer not null,
      \`expire\` integer null
    )`)
    this.addSql(`create table if not exists \`revocation\` (
      \`id\` integer not null primary key autoincrement,
      \`subject\` blob not null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index if not exists `revocation_subject` on `revocation` (`subject`)')
    this.addSql('create index if not exists `revocation_expiry` on `revocation` (`expires_at`)')
    this.addSql(`create table if not exists \`session\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`refresh_digest\` blob not null,
      \`parent_digest\` blob null,
      \`refreshed_at\` integer not null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null,
      \`ended_at\` integer null,
      \`address\` text not null,
      \`device\` text null
    )`)
    this.addSql('create index if not exists `session_of_account` on `session` (`account_id`, `ended_at`, `created_at`)')
    this.addSql(`create table if not exists \`signing_key\` (
      \`kid\` text not null primary key,
      \`algorithm\` text not null,
      \`public_jwk\` text not null,
      \`sealed_private_jwk\` text not null,
      \`created_at\` integer not null,
      \`active_from\` integer not null,
      \`retired_at\` integer null
    )`)
  }
}
