import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0020Versions extends Migration {
  override async up(): Promise<void> {
    const columns = {
      file: { stored_by: 'binary(16) null' },
      account: { version_bytes: 'bigint null' },
      deletion: { version_bytes: 'bigint null' },
    }
    for (const [table, added] of Object.entries(columns))
      for (const statement of await withoutPresent(this, table, added)) this.addSql(statement)
    this.addSql(`create table if not exists \`file_version\` (
      \`file_id\` binary(16) not null,
      \`version\` int unsigned not null,
      \`content_id\` binary(16) not null,
      \`size\` bigint not null,
      \`sha256\` binary(32) not null,
      \`media_type\` varchar(255) not null,
      \`detected_type\` varchar(255) null,
      \`width\` int null,
      \`height\` int null,
      \`stored_by\` binary(16) null,
      \`created_at\` bigint not null,
      \`replaced_at\` bigint not null,
      primary key (\`file_id\`, \`version\`),
      key \`file_version_of_content\` (\`content_id\`),
      key \`file_version_by_age\` (\`replaced_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
