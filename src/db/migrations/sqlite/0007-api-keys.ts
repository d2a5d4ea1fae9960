import { Migration } from '@mikro-orm/migrations'

export class Migration0007ApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table \`api_key\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`name\` text not null,
      \`digest\` blob not null,
      \`previous_digest\` blob null,
      \`previous_until\` integer null,
      \`rotated_at\` integer null,
      \`scopes\` text not null,
      \`allowed_addresses\` text not null,
      \`expires_at\` integer null,
      \`last_used_at\` integer null,
      \`last_used_address\` text null,
      \`epoch\` integer not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    this.addSql('create index `api_key_of_account` on `api_key` (`account_id`, `created_at`, `id`)')
    this.addSql(`create table \`role\` (
      \`name\` text not null primary key,
      \`description\` text null,
      \`scopes\` text not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    // The row that every change of roles writes, so that two of them never pass each other (roles/grants.ts).
    this.addSql("insert or ignore into `installation` (`name`, `value`) values ('role-change', '')")
  }
}
