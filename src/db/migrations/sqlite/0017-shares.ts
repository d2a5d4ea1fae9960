import { Migration } from '@mikro-orm/migrations'

export class Migration0017Shares extends Migration {
  override up(): void {
    this.addSql(`create table \`share\` (
      \`id\` blob not null primary key,
      \`owner_id\` blob not null,
      \`token_digest\` blob not null,
      \`sealed_token\` text not null,
      \`name\` text null,
      \`message\` text null,
      \`password_hash\` text not null,
      \`max_downloads\` integer null,
      \`download_count\` integer not null,
      \`last_downloaded_at\` integer null,
      \`expires_at\` integer null,
      \`revoked_at\` integer null,
      \`ends_at\` integer null,
      \`revision\` integer not null,
      \`created_at\` integer not null,
      \`updated_at\` integer not null
    )`)
    this.addSql('create unique index `share_token_digest_unique` on `share` (`token_digest`)')
    this.addSql('create index `share_of_owner` on `share` (`owner_id`, `created_at`, `id`)')
    this.addSql('create index `share_by_end` on `share` (`ends_at`)')
    this.addSql(`create table \`shared_file\` (
      \`share_id\` blob not null,
      \`position\` integer not null,
      \`file_id\` blob not null,
      \`owner_id\` blob not null,
      primary key (\`share_id\`, \`position\`)
    )`)
    this.addSql('create index `shared_file_of_owner` on `shared_file` (`owner_id`)')
    this.addSql(`create table \`upload_request\` (
      \`id\` blob not null primary key,
      \`owner_id\` blob not null,
      \`token_digest\` blob not null,
      \`sealed_token\` text not null,
      \`name\` text null,
      \`message\` text null,
      \`password_hash\` text not null,
      \`max_files\` integer null,
      \`max_bytes\` integer null,
      \`media_types\` text not null,
      \`received_files\` integer not null,
      \`received_bytes\` integer not null,
      \`last_received_at\` integer null,
      \`expires_at\` integer null,
      \`revoked_at\` integer null,
      \`ends_at\` integer null,
      \`created_at\` integer not null
    )`)
    this.addSql('create unique index `upload_request_token_digest_unique` on `upload_request` (`token_digest`)')
    this.addSql('create index `upload_request_of_owner` on `upload_request` (`owner_id`, `created_at`, `id`)')
    this.addSql('create index `upload_request_by_end` on `upload_request` (`ends_at`)')
    this.addSql(`create table \`received_file\` (
      \`id\` blob not null primary key,
      \`upload_request_id\` blob not null,
      \`owner_id\` blob not null,
      \`name\` text not null,
      \`media_type\` text not null,
      \`size\` integer not null,
      \`guest_name\` text null,
      \`received_at\` integer not null
    )`)
    this.addSql('create index `received_file_of_request` on `received_file` (`upload_request_id`, `received_at`, `id`)')
    this.addSql('create index `received_file_of_owner` on `received_file` (`owner_id`)')
  }
}
