import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0011DeletionReach extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'deletion', { scopes: 'mediumtext null' })) this.addSql(sql)
  }
}
