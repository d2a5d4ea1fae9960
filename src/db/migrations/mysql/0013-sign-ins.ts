import { Migration } from '@mikro-orm/migrations'
import { withoutPresent } from './columns.ts'

export class Migration0013SignIns extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'account', { last_sign_in_at: 'bigint null' })) this.addSql(sql)
    for (const sql of await withoutPresent(this, 'mfa_challenge', { identity_id: 'binary(16) null' })) this.addSql(sql)
  }
}
