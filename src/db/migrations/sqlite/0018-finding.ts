import { Migration } from '@mikro-orm/migrations'

/** What files are found by is written by a job (`file-index.ts`): there may be more of them than a start can wait for. */
export class Migration0018Finding extends Migration {
  override up(): void {
    this.addSql('drop index `file_by_creation`')
    this.addSql('alter table `file` drop column `search_text`')
    this.addSql('alter table `file` add column `folder` text null')
    this.addSql('alter table `file` add column `terms_version` integer null')
    this.addSql(
      'alter table `file` add column `trashed` integer generated always as (`trashed_at` is not null) virtual',
    )
    this.addSql('create index `file_by_creation` on `file` (`owner_id`, `trashed`, `created_at`, `id`)')
    this.addSql('create index `file_by_change` on `file` (`owner_id`, `trashed`, `updated_at`, `id`)')
    this.addSql('create index `file_by_name` on `file` (`owner_id`, `trashed`, `sort_name`, `id`)')
    this.addSql('create index `file_by_size` on `file` (`owner_id`, `trashed`, `size`, `id`)')
    this.addSql('create index `file_by_media_type` on `file` (`owner_id`, `trashed`, `media_type`, `id`)')
    this.addSql('create index `file_to_index` on `file` (`terms_version`, `id`)')
    this.addSql(`create table \`file_term\` (
      \`owner_id\` blob not null,
      \`term\` blob not null,
      \`created_at\` integer not null,
      \`file_id\` blob not null,
      \`place\` integer not null,
      primary key (\`owner_id\`, \`term\`, \`created_at\`, \`file_id\`)
    ) without rowid`)
    this.addSql('create index `file_term_of_file` on `file_term` (`file_id`, `term`, `place`)')
    this.addSql(`create table \`tag\` (
      \`owner_id\` blob not null,
      \`id\` blob not null,
      \`tag\` text not null,
      \`sort_text\` text not null,
      \`file_count\` integer not null,
      primary key (\`owner_id\`, \`id\`)
    )`)
    this.addSql('create index `tag_by_name` on `tag` (`owner_id`, `sort_text`, `id`)')
    this.addSql(`create table \`folder\` (
      \`owner_id\` blob not null,
      \`id\` blob not null,
      \`parent_id\` blob not null,
      \`path\` text not null,
      \`sort_name\` text not null,
      \`file_count\` integer not null,
      \`total_file_count\` integer not null,
      primary key (\`owner_id\`, \`id\`)
    )`)
    this.addSql('create index `folder_by_name` on `folder` (`owner_id`, `parent_id`, `sort_name`, `id`)')
  }
}
