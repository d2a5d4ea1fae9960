import { Migration } from '@mikro-orm/migrations'

export class Migration0026UploadsOpen extends Migration {
  override up(): void {
    this.addSql('create index `upload_open_of_account` on `upload` (`account_id`, `content_id`)')
    this.addSql('create index `deletion_to_receiver` on `deletion` (`receiver_id`)')
  }
}
