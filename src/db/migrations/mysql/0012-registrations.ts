import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0012Registrations extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'account_link', { registration: 'mediumtext null' })) this.addSql(sql)
  }
}
