import { Migration } from '@mikro-orm/migrations'
import { withoutPresent, withoutPresentIndexes } from './columns.ts'

export class Migration0015Stores extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'content', { checked_at: 'bigint null' })) this.addSql(sql)
    for (const sql of await withoutPresent(this, 'segment', { touched_at: 'bigint null' })) this.addSql(sql)
    const ofContent = { content_to_check: '(`state`, `checked_at`)' }
    for (const sql of await withoutPresentIndexes(this, 'content', ofContent)) this.addSql(sql)
    const ofSegment = { segment_of_writer: '(`touched_at`)' }
    for (const sql of await withoutPresentIndexes(this, 'segment', ofSegment)) this.addSql(sql)
    this.addSql(`create table if not exists \`content_copy\` (
      \`content_id\` binary(16) not null,
      \`store\` varchar(10) not null,
      \`touched_at\` bigint not null,
      primary key (\`content_id\`, \`store\`),
      key \`content_copy_to_sweep\` (\`touched_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
