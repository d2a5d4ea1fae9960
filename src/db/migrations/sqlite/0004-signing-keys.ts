import { Migration } from '@mikro-orm/migrations'

export class Migration0004SigningKeys extends Migration {
  override up(): void {
    this.addSql('alter table `signing_key` add column `revoked_at` integer null')
  }
}
