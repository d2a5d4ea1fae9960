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
    contentsWithoutFile: 'select count(*) as n from content where id not in (select content_id from file)',
    filesWithoutContent:
      "select count(*) as n from file where content_id not in (select id from content where state = 'committed')",
    filesOfAnotherSize:
      'select count(*) as n from file where size <> (select coalesce(sum(length(bytes)), 0) from chunk where chunk.content_id = file.content_id)',
  }
  const found: Record<string, number> = {}
  for (const [what, sql] of Object.entries(counts)) found[what] = Number((await database.rows(sql))[0]!['n'])
  return found
}

export const noOrphans = {
  chunksWithoutContent: 0,
  contentsWithoutFile: 0,
  filesWithoutContent: 0,
  filesOfAnotherSize: 0,
}
