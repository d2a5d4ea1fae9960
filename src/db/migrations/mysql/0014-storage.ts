import { Migration } from '@mikro-orm/migrations'
import { withoutPresent, withoutPresentIndexes } from './columns.ts'

export class Migration0014Storage extends Migration {
  override async up(): Promise<void> {
    const columns = {
      account: { reserved_bytes: 'bigint not null' },
      chunk: { crc32: 'bigint null' },
      content: {
        owner_id: 'binary(16) null',
        store: 'varchar(10) not null',
        sha256: 'binary(32) null',
        refs: 'int not null',
        reserved: 'bigint not null',
      },
    }
    for (const [table, added] of Object.entries(columns))
      for (const statement of await withoutPresent(this, table, added)) this.addSql(statement)
    // A column that is added begins with 0, or empty.
    this.addSql("update `content` set store = 'database' where store = ''")
    this.addSql(
      "update `content` join `file` on file.content_id = content.id set content.refs = 1, content.owner_id = file.owner_id, content.sha256 = file.sha256 where content.state = 'committed'",
    )
    const indexes = { content_of_owner: '(`owner_id`, `sha256`)' }
    for (const statement of await withoutPresentIndexes(this, 'content', indexes)) this.addSql(statement)
    this.addSql(`create table if not exists \`segment\` (
      \`id\` binary(16) not null,
      \`content_id\` binary(16) not null,
      \`store\` varchar(10) not null,
      \`start\` bigint not null,
      \`size\` bigint null,
      \`checksums\` mediumblob null,
      primary key (\`id\`),
      key \`segment_of_content\` (\`content_id\`, \`start\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
