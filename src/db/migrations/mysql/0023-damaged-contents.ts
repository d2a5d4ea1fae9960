import { Migration } from '@mikro-orm/migrations'
import { withoutPresent, withoutPresentIndexes } from './columns.ts'

export class Migration0023DamagedContents extends Migration {
  override async up(): Promise<void> {
    const columns = await withoutPresent(this, 'content', { damaged_at: 'bigint null' })
    const indexes = await withoutPresentIndexes(this, 'content', { content_damaged: '(`damaged_at`)' })
    for (const sql of [...columns, ...indexes]) this.addSql(sql)
  }
}
