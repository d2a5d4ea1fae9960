import { Migration } from '@mikro-orm/migrations'

export class Migration0020Versions extends Migration {
  override up(): void {
    this.addSql('alter table `file` add column `stored_by` blob null')
    this.addSql('alter table `account` add column `version_bytes` integer null')
    this.addSql('alter table `deletion` add column `version_bytes` integer null')
    this.addSql(`create table \`file_version\` (
      \`file_id\` blob not null,
      \`version\` integer not null,
      \`content_id\` blob not null,
      \`size\` integer not null,
      \`sha256\` blob not null,
      \`media_type\` text not null,
      \`detected_type\` text null,
      \`width\` integer null,
      \`height\` integer null,
      \`stored_by\` blob null,
      \`created_at\` integer not null,
      \`replaced_at\` integer not null,
      primary key (\`file_id\`, \`version\`)
    )`)
    this.addSql('create index `file_version_of_content` on `file_version` (`content_id`)')
    this.addSql('create index `file_version_by_age` on `file_version` (`replaced_at`)')
  }
}
