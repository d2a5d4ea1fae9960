import { Migration } from '@mikro-orm/migrations'

export class Migration0011DeletionReach extends Migration {
  override up(): void {
    this.addSql('alter table `deletion` add column `scopes` text null')
  }
}
