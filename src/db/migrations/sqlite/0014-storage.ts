import { Migration } from '@mikro-orm/migrations'

/** SQLite cannot add a column that must have a value and has no default: such tables are made anew and filled. */
export class Migration0014Storage extends Migration {
  override up(): void {
    this.addSql(`create table \`account_new\` (
      \`id\` blob not null primary key,
      \`kind\` text not null,
      \`email\` text not null,
      \`email_digest\` blob not null,
      \`email_verified_at\` integer null,
      \`pending_since\` integer null,
      \`display_name\` text null,
      \`search_text\` text not null,
      \`password_hash\` text not null,
      \`password_changed_at\` integer null,
      \`last_sign_in_at\` integer null,
      \`roles\` text not null,
      \`disabled_at\` integer null,
      \`quota_bytes\` integer null,
      \`used_bytes\` integer not null,
      \`reserved_bytes\` integer not null,
      \`file_count\` integer not null,
      \`epoch\` integer not null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    this.addSql(
      'insert into `account_new` select `id`, `kind`, `email`, `email_digest`, `email_verified_at`, `pending_since`, `display_name`, `search_text`, `password_hash`, `password_changed_at`, `last_sign_in_at`, `roles`, `disabled_at`, `quota_bytes`, `used_bytes`, 0, `file_count`, `epoch`, `revision`, `created_at`, `updated_at` from `account`',
    )
    this.addSql('drop table `account`')
    this.addSql('alter table `account_new` rename to `account`')
    this.addSql('create unique index `account_email_digest_unique` on `account` (`email_digest`)')
    this.addSql('create index `account_by_creation` on `account` (`created_at`, `id`)')
    this.addSql('create index `account_by_search_text` on `account` (`search_text`, `id`)')
    this.addSql('alter table `chunk` add column `crc32` integer null')
    this.addSql(`create table \`content_new\` (
      \`id\` blob not null primary key,
      \`owner_id\` blob null,
      \`state\` text not null,
      \`store\` text not null,
      \`size\` integer not null,
      \`sha256\` blob null,
      \`refs\` integer not null,
      \`reserved\` integer not null,
      \`created_at\` integer not null,
      \`touched_at\` integer not null
    )`)
    this.addSql(
      "insert into `content_new` select `content`.`id`, `file`.`owner_id`, `state`, 'database', `content`.`size`, `file`.`sha256`, `state` = 'committed', 0, `content`.`created_at`, `touched_at` from `content` left join `file` on `file`.`content_id` = `content`.`id`",
    )
    this.addSql('drop table `content`')
    this.addSql('alter table `content_new` rename to `content`')
    this.addSql('create index `content_to_sweep` on `content` (`state`, `touched_at`)')
    this.addSql('create index `content_of_owner` on `content` (`owner_id`, `sha256`)')
    this.addSql(`create table \`segment\` (
      \`id\` blob not null primary key,
      \`content_id\` blob not null,
      \`store\` text not null,
      \`start\` integer not null,
      \`size\` integer null,
      \`checksums\` blob null
    )`)
    this.addSql('create index `segment_of_content` on `segment` (`content_id`, `start`)')
  }
}
