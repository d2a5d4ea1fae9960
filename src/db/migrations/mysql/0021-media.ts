import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0021Media extends Migration {
  override async up(): Promise<void> {
    const columns = { detected_type: 'varchar(255) null', width: 'int null', height: 'int null' }
    for (const sql of await withoutPresent(this, 'file', columns)) this.addSql(sql)
    this.addSql(`create table if not exists \`thumbnail\` (
      \`content_id\` binary(16) not null,
      \`longest\` int unsigned not null,
      \`bytes\` mediumblob null,
      \`created_at\` bigint not null,
      primary key (\`content_id\`, \`longest\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
