import { Migration } from '@mikro-orm/migrations'

export class Migration0015Stores extends Migration {
  override up(): void {
    this.addSql('alter table `content` add column `checked_at` integer null')
    this.addSql('create index `content_to_check` on `content` (`state`, `checked_at`)')
    this.addSql('alter table `segment` add column `touched_at` integer null')
    this.addSql('create index `segment_of_writer` on `segment` (`touched_at`)')
    this.addSql(`create table \`content_copy\` (
      \`content_id\` blob not null,
      \`store\` text not null,
      \`touched_at\` integer not null,
      primary key (\`content_id\`, \`store\`)
    )`)
    this.addSql('create index `content_copy_to_sweep` on `content_copy` (`touched_at`)')
  }
}
