import { Migration } from '@mikro-orm/migrations'

export class Migration0009Identities extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`identity\` (
      \`id\` binary(16) not null,
      \`account_id\` binary(16) not null,
      \`provider_id\` varchar(30) not null,
      \`issuer\` varchar(500) not null,
      \`subject_digest\` binary(32) not null,
      \`address\` varchar(254) not null,
      \`created_at\` bigint not null,
      \`last_used_at\` bigint null,
      primary key (\`id\`),
      unique key \`identity_subject_unique\` (\`subject_digest\`),
      key \`identity_of_account\` (\`account_id\`, \`created_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
    this.addSql(`create table if not exists \`external_sign_in\` (
      \`token_digest\` binary(32) not null,
      \`stage\` varchar(10) not null,
      \`sealed\` mediumtext not null,
      \`expires_at\` bigint not null,
      primary key (\`token_digest\`),
      key \`external_sign_in_to_sweep\` (\`expires_at\`)
    ) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`)
  }
}
