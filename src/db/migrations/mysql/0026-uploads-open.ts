import { Migration } from '@mikro-orm/migrations'
import { withoutPresentIndexes } from './columns.ts'

export class Migration0026UploadsOpen extends Migration {
  override async up(): Promise<void> {
    const indexes = {
      upload: { upload_open_of_account: '(`account_id`, `content_id`)' },
      deletion: { deletion_to_receiver: '(`receiver_id`)' },
    }
    for (const [table, added] of Object.entries(indexes))
      for (const statement of await withoutPresentIndexes(this, table, added)) this.addSql(statement)
  }
}
