import { Migration } from '@mikro-orm/migrations'
import { searchTexts } from '../search-texts.ts'
import { withoutPresent, withoutPresentIndexes } from './columns.ts'

export class Migration0002Identity extends Migration {
  override async up(): Promise<void> {
    for (const sql of await withoutPresent(this, 'account', {
      kind: 'varchar(10) not null',
      email_verified_at: 'bigint null',
      password_changed_at: 'bigint null',
      quota_bytes: 'bigint null',
      epoch: 'int not null',
      search_text: 'varchar(600) not null',
      used_bytes: 'bigint not null',
      file_count: 'bigint not null',
    }))
      this.addSql(sql)
    this.addSql("update `account` set `kind` = 'person' where `kind` = ''")
    this.addSql(
      'update `account` set `used_bytes` = (select coalesce(sum(`size`), 0) from `file` where `owner_id` = `account`.`id`), `file_count` = (select count(*) from `file` where `owner_id` = `account`.`id`)',
    )
    for (const { id, text } of await searchTexts(this))
      this.addSql(`update \`account\` set \`search_text\` = convert(x'${text}' using utf8mb4) where \`id\` = x'${id}'`)
    for (const sql of await withoutPresentIndexes(this, 'account', {
      account_by_creation: '(`created_at`, `id`)',
      account_by_search_text: '(`search_text`, `id`)',
    }))
      this.addSql(sql)
    for (const sql of await withoutPresent(this, 'session', {
      ends_at: 'bigint not null',
      authenticated_at: 'bigint not null',
      amr: 'varchar(60) not null',
      last_seen_at: 'bigint not null',
    }))
      this.addSql(sql)
    // What lived when this came lives on for 90 days, and counts as signed in when it was made.
    this.addSql(
      "update `session` set `ends_at` = `created_at` + 7776000000, `authenticated_at` = `created_at`, `amr` = 'pwd', `last_seen_at` = `refreshed_at` where `amr` = ''",
    )
    for (const sql of await withoutPresent(this, 'revocation', { epoch: 'int null' })) this.addSql(sql)
    this.addSql(`create table if not exists \`audit_event\` (
      \`id\` binary(16) not null,
      \`occurred_at\` bigint not null,
      \`action\` varchar(60) not null,
      \`result\` varchar(10) not null,
      \`actor_kind\` varchar(12) not null,
      \`actor_id\` binary(16) null,
      \`credential_id\` binary(16) null,
      \`account_id\` binary(16) null,
      \`target\` varchar(200) null,
      \`address\` varchar(45) null,
      \`user_agent\` varchar(400) null,
      \`request_id\` binary(16) null,
      \`details\` mediumtext not null,
      \`position\` bigint null,
      \`seal\` binary(32) null,
      primary key (\`id\`),
      unique key \`audit_event_position_unique\` (\`position\`),
      key \`audit_event_by_time\` (\`occurred_at\`, \`id\`),
      key \`audit_event_of_account\` (\`account_id\`, \`occurred_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`mail\` (
      \`id\` binary(16) not null,
      \`sealed\` mediumtext not null,
      \`created_at\` bigint not null,
      \`due_at\` bigint not null,
      \`attempts\` bigint not null,
      primary key (\`id\`),
      key \`mail_to_send\` (\`due_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
