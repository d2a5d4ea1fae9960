import { Migration } from '@mikro-orm/migrations'

const table = 'default character set utf8mb4 collate utf8mb4_bin engine = InnoDB'

export class Migration0017Shares extends Migration {
  override up(): void {
    this.addSql(`create table if not exists \`share\` (
      \`id\` binary(16) not null,
      \`owner_id\` binary(16) not null,
      \`token_digest\` binary(32) not null,
      \`sealed_token\` varchar(200) not null,
      \`name\` varchar(200) null,
      \`message\` varchar(2000) null,
      \`password_hash\` varchar(255) not null,
      \`max_downloads\` int null,
      \`download_count\` int not null,
      \`last_downloaded_at\` bigint null,
      \`expires_at\` bigint null,
      \`revoked_at\` bigint null,
      \`ends_at\` bigint null,
      \`revision\` int not null,
      \`created_at\` bigint not null,
      \`updated_at\` bigint not null,
      primary key (\`id\`),
      unique key \`share_token_digest_unique\` (\`token_digest\`),
      key \`share_of_owner\` (\`owner_id\`, \`created_at\`, \`id\`),
      key \`share_by_end\` (\`ends_at\`)
    ) ${table}`)
    this.addSql(`create table if not exists \`shared_file\` (
      \`share_id\` binary(16) not null,
      \`position\` int unsigned not null,
      \`file_id\` binary(16) not null,
      \`owner_id\` binary(16) not null,
      primary key (\`share_id\`, \`position\`),
      key \`shared_file_of_owner\` (\`owner_id\`)
    ) ${table}`)
    this.addSql(`create table if not exists \`upload_request\` (
      \`id\` binary(16) not null,
      \`owner_id\` binary(16) not null,
      \`token_digest\` binary(32) not null,
      \`sealed_token\` varchar(200) not null,
      \`name\` varchar(200) null,
      \`message\` varchar(2000) null,
      \`password_hash\` varchar(255) not null,
      \`max_files\` int null,
      \`max_bytes\` bigint null,
      \`media_types\` mediumtext not null,
      \`received_files\` int not null,
      \`received_bytes\` bigint not null,
      \`last_received_at\` bigint null,
      \`expires_at\` bigint null,
      \`revoked_at\` bigint null,
      \`ends_at\` bigint null,
      \`created_at\` bigint not null,
      primary key (\`id\`),
      unique key \`upload_request_token_digest_unique\` (\`token_digest\`),
      key \`upload_request_of_owner\` (\`owner_id\`, \`created_at\`, \`id\`),
      key \`upload_request_by_end\` (\`ends_at\`)
    ) ${table}`)
    this.addSql(`create table if not exists \`received_file\` (
      \`id\` binary(16) not null,
      \`upload_request_id\` binary(16) not null,
      \`owner_id\` binary(16) not null,
      \`name\` varchar(255) not null,
      \`media_type\` varchar(255) not null,
      \`size\` bigint not null,
      \`guest_name\` varchar(200) null,
      \`received_at\` bigint not null,
      primary key (\`id\`),
      key \`received_file_of_request\` (\`upload_request_id\`, \`received_at\`, \`id\`),
      key \`received_file_of_owner\` (\`owner_id\`)
    ) ${table}`)
  }
}
