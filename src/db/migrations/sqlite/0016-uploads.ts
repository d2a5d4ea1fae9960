import { Migration } from '@mikro-orm/migrations'

export class Migration0016Uploads extends Migration {
  override up(): void {
    this.addSql(`create table \`upload\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`content_id\` blob null,
      \`upload_offset\` integer not null,
      \`upload_length\` integer null,
      \`upload_metadata\` text null,
      \`repr_digest\` text null,
      \`sha256\` blob null,
      \`fence\` integer not null,
      \`lease_until\` integer not null,
      \`file_id\` blob null,
      \`created_at\` integer not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create unique index `upload_content_id_unique` on `upload` (`content_id`)')
    this.addSql('create index `upload_of_account` on `upload` (`account_id`, `created_at`, `id`)')
    this.addSql('create index `upload_expiry` on `upload` (`expires_at`)')
  }
}
