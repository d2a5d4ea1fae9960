import { Migration } from '@mikro-orm/migrations'

export class Migration0009Identities extends Migration {
  override up(): void {
    this.addSql(`create table \`identity\` (
      \`id\` blob not null primary key,
      \`account_id\` blob not null,
      \`provider_id\` text not null,
      \`issuer\` text not null,
      \`subject_digest\` blob not null,
      \`address\` text not null,
      \`created_at\` integer not null,
      \`last_used_at\` integer null
    )`)
    this.addSql('create unique index `identity_subject_unique` on `identity` (`subject_digest`)')
    this.addSql('create index `identity_of_account` on `identity` (`account_id`, `created_at`)')
    this.addSql(`create table \`external_sign_in\` (
      \`token_digest\` blob not null primary key,
      \`stage\` text not null,
      \`sealed\` text not null,
      \`expires_at\` integer not null
    )`)
    this.addSql('create index `external_sign_in_to_sweep` on `external_sign_in` (`expires_at`)')
  }
}
