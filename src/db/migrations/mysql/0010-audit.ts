import { Migration } from '@mikro-orm/migrations'

/** MySQL has no `create index if not exists`, and commits each of these statements by itself. */
export class Migration0010Audit extends Migration {
  override async up(): Promise<void> {
    await this.#index('audit_event', 'audit_event_of_actor', '`actor_id`, `occurred_at`')
    await this.#index('rate_limit', 'rate_limit_expiry', '`expire`')
  }

  async #index(table: string, name: string, columns: string): Promise<void> {
    const rows = (await this.execute(
      `select 1 as found from information_schema.statistics where table_schema = database() and table_name = '${table}' and index_name = '${name}'`,
    )) as unknown as unknown[]
    if (rows.length === 0) this.addSql(`create index \`${name}\` on \`${table}\` (${columns})`)
  }
}
