import { Migration } from '@mikro-orm/migrations'

export class Migration0008Users extends Migration {
  override up(): void {
    this.addSql(`create table \`invitation\` (
      \`id\` blob not null primary key,
      \`email\` text not null,
      \`email_digest\` blob not null,
      \`display_name\` text null,
      \`roles\` text not null,
      \`token_digest\` blob not null,
      \`account_id\` blob null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create unique index `invitation_email_digest_unique` on `invitation` (`email_digest`)')
    this.addSql('create unique index `invitation_token_digest_unique` on `invitation` (`token_digest`)')
    this.addSql('create index `invitation_by_creation` on `invitation` (`created_at`, `id`)')
    this.addSql('create index `invitation_of_account` on `invitation` (`account_id`)')
    this.addSql('create index `invitation_expiry` on `invitation` (`expires_at`)')
    this.addSql(`create table \`deletion\` (
      \`id\` blob not null primary key,
      \`files\` text not null,
      \`receiver_id\` blob null,
      \`used_bytes\` integer not null,
      \`file_count\` integer not null,
      \`requested_at\` integer not null,
      \`files_until\` integer null,
      \`due_at\` integer null
    )`)
    this.addSql('create index `deletion_due` on `deletion` (`due_at`)')
  }
}
