import { Migration } from '@mikro-orm/migrations'

export class Migration0012Registrations extends Migration {
  override up(): void {
    this.addSql('alter table `account_link` add column `registration` text null')
  }
}
