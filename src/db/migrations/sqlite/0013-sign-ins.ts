import { Migration } from '@mikro-orm/migrations'

export class Migration0013SignIns extends Migration {
  override up(): void {
    this.addSql('alter table `account` add column `last_sign_in_at` integer null')
    this.addSql('alter table `mfa_challenge` add column `identity_id` blob null')
  }
}
