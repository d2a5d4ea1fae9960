/** What the database holds, seen past the service: the witness for "nothing was kept" and "nothing is left over". */
import type { Database } from '../../src/db/database.ts'

export interface StoredRows {
  readonly files: number
  readonly contents: number
  readonly chunks: number
}

export async function storedRows(database: Database): Promise<StoredRows> {
  const [row] = await database.rows(
    'select (select count(*) from file) as files, (select count(*) from content) as contents, (select count(*) from chunk) as chunks',
  )
  return { files: Number(row!['files']), contents: Number(row!['contents']), chunks: Number(row!['chunks']) }
}

/** Rows that belong to nothing, or nothing that belongs to rows: each must be 0 once the sweep has run with no grace. */
export async function orphans(database: Database): Promise<Record<string, number>> {
  const counts = {
    chunksWithoutContent: 'select count(*) as n from chunk where content_id not in (select id from content)',
    contentsWithoutFile:
      'select count(*) as n from content where id not in (select content_id from file union all select content_id from file_version)',
    contentsOfOtherRefs:
      'select count(*) as n from content where refs <> (select count(*) from file where file.content_id = content.id) + (select count(*) from file_version where file_version.content_id = content.id)',
    versionsWithoutFile: 'select count(*) as n from file_version where file_id not in (select id from file)',
    versionsWithoutContent:
      "select count(*) as n from file_version where content_id not in (select id from content where state = 'committed')",
    versionsOfAnotherSize:
      'select count(*) as n from file_version where size <> (select coalesce(sum(length(bytes)), 0) from chunk where chunk.content_id = file_version.content_id)',
    accountsOfOtherUse: `select count(*) as n from account where used_bytes <> ${sizes} + ${versionSizes} or file_count <> (select count(*) from file where owner_id = account.id)`,
    accountsOfOtherVersions: `select count(*) as n from account where coalesce(version_bytes, 0) <> ${versionSizes}`,
    accountsOfOtherReserve:
      "select count(*) as n from account where reserved_bytes <> (select coalesce(sum(reserved), 0) from content where owner_id = account.id and state = 'staged')",
    contentsThatReserve: "select count(*) as n from content where reserved <> 0 and state <> 'staged'",
    filesWithoutContent:
      "select count(*) as n from file where content_id not in (select id from content where state = 'committed')",
    filesOfAnotherSize:
      'select count(*) as n from file where size <> (select coalesce(sum(length(bytes)), 0) from chunk where chunk.content_id = file.content_id)',
  }
  const found: Record<string, number> = {}
  for (const [what, sql] of Object.entries(counts)) found[what] = Number((await database.rows(sql))[0]!['n'])
  return found
}

const sizes = '(select coalesce(sum(size), 0) from file where owner_id = account.id)'
const versionSizes =
  '(select coalesce(sum(v.size), 0) from file_version v join file f on f.id = v.file_id where f.owner_id = account.id)'

export const noOrphans = {
  chunksWithoutContent: 0,
  contentsWithoutFile: 0,
  contentsOfOtherRefs: 0,
  versionsWithoutFile: 0,
  versionsWithoutContent: 0,
  versionsOfAnotherSize: 0,
  accountsOfOtherUse: 0,
  accountsOfOtherVersions: 0,
  accountsOfOtherReserve: 0,
  contentsThatReserve: 0,
  filesWithoutContent: 0,
  filesOfAnotherSize: 0,
}
