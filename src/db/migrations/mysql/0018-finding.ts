import { Migration } from '@mikro-orm/migrations'
import { unlessGone, withoutPresent, withoutPresentIndexes } from './columns.ts'

/** What files are found by is written by a job (`file-index.ts`): there may be more of them than a start can wait for. */
export class Migration0018Finding extends Migration {
  override async up(): Promise<void> {
    const added = await withoutPresent(this, 'file', {
      folder: 'varchar(1000) null',
      terms_version: 'int null',
      trashed: 'int generated always as (`trashed_at` is not null) virtual',
    })
    for (const statement of added) this.addSql(statement)
    // Beside the others first, so that the old one is taken away once nothing needs it any more.
    const indexes = await withoutPresentIndexes(this, 'file', {
      file_by_change: '(`owner_id`, `trashed`, `updated_at`, `id`)',
      file_by_name: '(`owner_id`, `trashed`, `sort_name`, `id`)',
      file_by_size: '(`owner_id`, `trashed`, `size`, `id`)',
      file_by_media_type: '(`owner_id`, `trashed`, `media_type`, `id`)',
      file_to_index: '(`terms_version`, `id`)',
    })
    for (const statement of indexes) this.addSql(statement)
    this.addSql(
      'alter table `file` drop index `file_by_creation`, add index `file_by_creation` (`owner_id`, `trashed`, `created_at`, `id`)',
    )
    for (const statement of await unlessGone(this, 'file', 'search_text')) this.addSql(statement)
    this.addSql(`create table if not exists \`file_term\` (
      \`owner_id\` binary(16) not null,
      \`term\` varbinary(170) not null,
      \`created_at\` bigint unsigned not null,
      \`file_id\` binary(16) not null,
      \`place\` int not null,
      primary key (\`owner_id\`, \`term\`, \`created_at\`, \`file_id\`),
      key \`file_term_of_file\` (\`file_id\`, \`term\`, \`place\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`tag\` (
      \`owner_id\` binary(16) not null,
      \`id\` binary(16) not null,
      \`tag\` varchar(100) not null,
      \`sort_text\` varchar(255) not null,
      \`file_count\` bigint not null,
      primary key (\`owner_id\`, \`id\`),
      key \`tag_by_name\` (\`owner_id\`, \`sort_text\`, \`id\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`folder\` (
      \`owner_id\` binary(16) not null,
      \`id\` binary(16) not null,
      \`parent_id\` binary(16) not null,
      \`path\` varchar(1000) not null,
      \`sort_name\` varchar(255) not null,
      \`file_count\` bigint not null,
      \`total_file_count\` bigint not null,
      primary key (\`owner_id\`, \`id\`),
      key \`folder_by_name\` (\`owner_id\`, \`parent_id\`, \`sort_name\`, \`id\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
