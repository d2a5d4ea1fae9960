import { Migration } from '@mikro-orm/migrations'
import { searchTexts } from '../search-texts.ts'

/** SQLite cannot add a column that must have a value and has no default: such tables are made anew and filled. */
export class Migration0002Identity extends Migration {
  override async up(): Promise<void> {
    const texts = await searchTexts(this)
    this.addSql(`create table \`account_new\` (
      \`id\` blob not null primary key,
      \`kind\` text not null,
      \`email\` text not null,
      \`email_digest\` blob not null,
      \`email_verified_at\` integer null,
      \`display_name\` text null,
      \`search_text\` text not null,
      \`password_hash\` text not null,
      \`password_changed_at\` integer null,
      \`roles\` text not null,
      \`disabled_at\` integer null,
      \`quota_bytes\` integer null,
      \`used_bytes\` integer not null,
      \`file_count\` integer not null,
      \`epoch\` integer not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    this.addSql(
      "insert into `account_new` select `id`, 'person', `email`, `email_digest`, null, `display_name`, '', `password_hash`, null, `roles`, `disabled_at`, null, (select coalesce(sum(`size`), 0) from `file` where `owner_id` = `account`.`id`), (select count(*) from `file` where `owner_id` = `account`.`id`), 0, `revision`, `created_at`, `updated_at` from `account`",
    )
    this.addSql('drop table `account`')
    this.addSql('alter table `account_new` rename to `account`')
    this.addSql('create unique index `account_email_digest_unique` on `account` (`email_digest`)')
    for (const { id, text } of texts)
      this.addSql(`update \`account\` set \`search_text\` = cast(x'${text}' as text) where \`id\` = x'${id}'`)
    this.addSql('create index `account_by_creation` on `account` (`created_at`, `id`)')
    this.addSql('create index `account_by_search_text` on `account` (`search_text`, `id`)')
    this.addSql(`create table \`session_new\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`refresh_digest\` blob not null,
      \`parent_digest\` blob null,
      \`refreshed_at\` integer not null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null,
      \`ends_at\` integer not null,
      \`authenticated_at\` integer not null,
      \`amr\` text not null,
      \`last_seen_at\` integer not null,
      \`ended_at\` integer null,
      \`address\` text not null,
      \`device\` text null
    )`)
    // What lived when this came lives on for 90 days, and counts as signed in when it was made.
    this.addSql(
      "insert into `session_new` select `id`, `account_id`, `refresh_digest`, `parent_digest`, `refreshed_at`, `created_at`, `expires_at`, `created_at` + 7776000000, `created_at`, 'pwd', `refreshed_at`, `ended_at`, `address`, `device` from `session`",
    )
    this.addSql('drop table `session`')
    this.addSql('alter table `session_new` rename to `session`')
    this.addSql('create index `session_of_account` on `session` (`account_id`, `ended_at`, `created_at`)')
    this.addSql('alter table `revocation` add column `epoch` integer null')
    this.addSql(`create table \`audit_event\` (
      \`id\` blob not null primary key,
      \`occurred_at\` integer not null,
      \`action\` text not null,
      \`result\` text not null,
      \`actor_kind\` text not null,
      \`actor_id\` blob null,
      \`credential_id\` blob null,
      \`account_id\` blob null,
      \`target\` text null,
      \`address\` text null,
      \`user_agent\` text null,
      \`request_id\` blob null,
      \`details\` text not null,
      \`position\` integer null,
      \`seal\` blob null
    )`)
    this.addSql('create unique index `audit_event_position_unique` on `audit_event` (`position`)')
    this.addSql('create index `audit_event_by_time` on `audit_event` (`occurred_at`, `id`)')
    this.addSql('create index `audit_event_of_account` on `audit_event` (`account_id`, `occurred_at`)')
    this.addSql(`create table \`mail\` (
      \`id\` blob not null primary key,
      \`sealed\` text not null,
      \`created_at\` integer not null,
      \`due_at\` integer not null,
      \`attempts\` integer not null
    )`)
    this.addSql('create index `mail_to_send` on `mail` (`due_at`)')
  }
}
