import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0004SigningKeys extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'signing_key', { revoked_at: 'bigint null' })) this.addSql(sql)
  }
}
