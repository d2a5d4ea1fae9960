// What may be there after a run, and what must not: read past the service.

import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { query } from './database.ts'

/** Lets the time pass in which unfinished uploads are kept, and collects what they leave. */
export async function forgetUploads(url: string, folder: string): Promise<void> {
  const config = readConfig({ DATABASE_URL: url, COFFER_DATA: folder, COFFER_LOG_LEVEL: 'silent' }, folder)
  const app = await createApp(config, { clock: () => Date.now() + 2 * 86_400_000 })
  try {
    await app.uploads.sweep()
    await app.blobs.sweep(0)
  } finally {
    await app.close()
  }
}

/** Each is 0 when nothing is left over, and nothing is missing. */
const countsOfNothing: Readonly<Record<string, string>> = {
  'chunks without content': 'select count(*) as n from chunk where content_id not in (select id from content)',
  'contents without file': 'select count(*) as n from content where id not in (select content_id from file)',
  'files without content':
    "select count(*) as n from file where content_id not in (select id from content where state = 'committed')",
  'files of another size than their bytes':
    'select count(*) as n from file where size <> (select coalesce(sum(length(bytes)), 0) from chunk where chunk.content_id = file.content_id)',
  'uploads of a file that is not there':
    'select count(*) as n from upload where file_id is not null and file_id not in (select id from file)',
  'files of no upload':
    'select count(*) as n from file where id not in (select file_id from upload where file_id is not null)',
  'uploads that are further than their length':
    'select count(*) as n from upload where upload_offset > upload_length or (file_id is not null and upload_offset <> upload_length)',
  'accounts whose counters are wrong':
    'select count(*) as n from account where used_bytes <> (select coalesce(sum(size), 0) from file where owner_id = account.id) or file_count <> (select count(*) from file where owner_id = account.id) or reserved_bytes <> 0',
}

/** @param files what the client was told: their ids and sizes @returns what does not hold */
export async function findLeftovers(url: string, files: ReadonlyMap<string, number>): Promise<string[]> {
  const faults: string[] = []
  for (const [what, sql] of Object.entries(countsOfNothing)) {
    const [row] = await query(url, sql)
    if (Number(row?.['n']) !== 0) faults.push(`${String(row?.['n'])} ${what}`)
  }
  const stored = new Map(
    (await query(url, 'select hex(id) as id, size from file')).map((row) => [
      String(row['id']).toLowerCase(),
      Number(row['size']),
    ]),
  )
  for (const [id, size] of files)
    if (stored.get(id.replaceAll('-', '')) !== size) faults.push(`the file ${id} of ${size} bytes is not there`)
  if (stored.size !== files.size) faults.push(`${stored.size} files instead of ${files.size}`)
  return faults
}
