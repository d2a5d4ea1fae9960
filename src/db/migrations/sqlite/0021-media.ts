import { Migration } from '@mikro-orm/migrations'

export class Migration0021Media extends Migration {
  override up(): void {
    this.addSql('alter table `file` add column `detected_type` text null')
    this.addSql('alter table `file` add column `width` integer null')
    this.addSql('alter table `file` add column `height` integer null')
    this.addSql(`create table \`thumbnail\` (
      \`content_id\` blob not null,
      \`longest\` integer not null,
      \`bytes\` blob null,
      \`created_at\` integer not null,
      primary key (\`content_id\`, \`longest\`)
    )`)
  }
}
