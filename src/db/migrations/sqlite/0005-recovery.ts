import { Migration } from '@mikro-orm/migrations'

export class Migration0005Recovery extends Migration {
  override up(): void {
    this.addSql('alter table `account` add column `pending_since` integer null')
    this.addSql(`create table \`account_link\` (
      \`digest\` blob not null primary key,
      \`kind\` text not null,
      \`account_id\` blob not null,
      \`email_digest\` blob not null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index `account_link_of_account` on `account_link` (`account_id`, `kind`)')
    this.addSql('create index `account_link_expiry` on `account_link` (`expires_at`)')
    this.addSql(`create table \`email_change\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`session_id\` blob not null,
      \`email\` text not null,
      \`old_digest\` blob not null,
      \`new_digest\` blob not null,
      \`old_confirmed_at\` integer null,
      \`new_confirmed_at\` integer null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create unique index `email_change_of_account` on `email_change` (`account_id`)')
    this.addSql('create unique index `email_change_old_digest` on `email_change` (`old_digest`)')
    this.addSql('create unique index `email_change_new_digest` on `email_change` (`new_digest`)')
    this.addSql('create index `email_change_expiry` on `email_change` (`expires_at`)')
  }
}
