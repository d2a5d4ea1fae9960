import { Migration } from '@mikro-orm/migrations'

export class Migration0023DamagedContents extends Migration {
  override up(): void {
    this.addSql('alter table `content` add column `damaged_at` integer null')
    this.addSql('create index `content_damaged` on `content` (`damaged_at`)')
  }
}
