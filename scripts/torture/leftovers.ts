// The reader: what may be there after a run and what must not, looked at past the service with statements of its own.
// It shares no code with what it judges.

import { query, type Row } from './database.ts'
import type { Journal, KnownFile } from './journal.ts'
import type { Place } from './places.ts'
import { createStoredBytes, type StoredBytes } from './stored-bytes.ts'

/** @member files those that the journal knows, and any that it cannot know of */
export interface Found {
  readonly faults: string[]
  readonly files: number
  readonly segments: number
}

/** What names a content. */
const naming =
  '(select content_id, size, owner_id from file union all select v.content_id, v.size, f.owner_id from file_version v join file f on f.id = v.file_id)'
const ofAccount = `(select coalesce(sum(size), 0) from ${naming} named where named.owner_id = account.id)`
const versionsOfAccount =
  '(select coalesce(sum(v.size), 0) from file_version v join file f on f.id = v.file_id where f.owner_id = account.id)'
const committed = "(select id from content where state = 'committed')"

/** Each is 0 at any moment. */
const never: Readonly<Record<string, string>> = {
  'files whose content is not kept': `select count(*) as n from file where content_id not in ${committed}`,
  'versions whose content is not kept': `select count(*) as n from file_version where content_id not in ${committed}`,
  'versions without file': 'select count(*) as n from file_version where file_id not in (select id from file)',
  'files of another size than their content':
    'select count(*) as n from file join content on content.id = file.content_id where file.size <> content.size or file.sha256 <> content.sha256',
  'versions of another size than their content':
    'select count(*) as n from file_version v join content on content.id = v.content_id where v.size <> content.size or v.sha256 <> content.sha256',
  'contents with another number of references than rows that name them': `select count(*) as n from content where state = 'committed' and refs <> (select count(*) from ${naming} named where named.content_id = content.id)`,
  'uploads that name a content of a file': `select count(*) as n from upload where content_id in (select content_id from ${naming} named)`,
  'uploads that are further than their length':
    'select count(*) as n from upload where upload_offset > upload_length or (file_id is not null and upload_offset <> upload_length)',
  'uploads of which neither bytes nor file are there':
    "select count(*) as n from upload where content_id is not null and content_id not in (select id from content where state = 'staged')",
  'accounts whose used bytes are wrong': `select count(*) as n from account where used_bytes <> ${ofAccount} or coalesce(version_bytes, 0) <> ${versionsOfAccount} or file_count <> (select count(*) from file where owner_id = account.id)`,
  'accounts whose reserved bytes are wrong':
    "select count(*) as n from account where reserved_bytes <> (select coalesce(sum(reserved), 0) from content where owner_id = account.id and state = 'staged')",
  'contents that reserve and are not on their way':
    "select count(*) as n from content where reserved <> 0 and state <> 'staged'",
}

/** Each is 0 once what is unfinished has expired, and been collected with no grace. */
const afterwards: Readonly<Record<string, string>> = {
  'chunks without content': 'select count(*) as n from chunk where content_id not in (select id from content)',
  'chunks of contents that lie elsewhere':
    "select count(*) as n from chunk join content on content.id = chunk.content_id where content.store <> 'database'",
  'segments without content': 'select count(*) as n from segment where content_id not in (select id from content)',
  'segments of contents that lie elsewhere':
    'select count(*) as n from segment join content on content.id = segment.content_id where content.store <> segment.store',
  'segments that nobody finished': 'select count(*) as n from segment where size is null',
  'copies that nobody finished': 'select count(*) as n from content_copy',
  'contents that nothing names': `select count(*) as n from content where id not in (select content_id from ${naming} named)`,
  'contents on their way': "select count(*) as n from content where state <> 'committed'",
  'uploads with bytes': 'select count(*) as n from upload where content_id is not null',
  'thumbnails without content': 'select count(*) as n from thumbnail where content_id not in (select id from content)',
  'terms without file': 'select count(*) as n from file_term where file_id not in (select id from file)',
  'accounts that still reserve': 'select count(*) as n from account where reserved_bytes <> 0',
}

/** While unfinished uploads are still there: what they say is what lies there. */
export async function findBefore(url: string, place: Place, journal: Journal): Promise<string[]> {
  const faults = await counted(url, never)
  const stored = createStoredBytes(url, place)
  const rows = await query(url, 'select hex(id) as id, hex(content_id) as content_id, upload_offset from upload')
  const uploads = new Map(rows.map((row) => [text(row, 'id'), row]))
  for (const row of rows) {
    // SQLite's hex of nothing is an empty text.
    if (row['content_id'] === null || row['content_id'] === '') continue
    const there = await stored.digest(text(row, 'content_id'))
    if (typeof there === 'string') faults.push(`upload ${text(row, 'id')}: ${there}`)
    else if (there.size !== Number(row['upload_offset']))
      faults.push(
        `upload ${text(row, 'id')} is said to be at ${String(row['upload_offset'])}, and ${there.size} bytes are there`,
      )
    const left = [...journal.left.values()].find(({ id }) => plain(id) === text(row, 'id'))
    if (left && typeof there !== 'string' && (left.size !== there.size || left.sha256 !== there.sha256))
      faults.push(`upload ${left.id} was left at ${left.size}, and what is there is not what was sent`)
  }
  for (const { id } of journal.left.values())
    if (!uploads.has(plain(id))) faults.push(`upload ${id}, which was left, is gone`)
  for (const id of journal.cancelled)
    if (uploads.has(plain(id))) faults.push(`upload ${id}, which was cancelled, is there`)
  return faults
}

/** When all that is unfinished was collected. */
export async function findAfter(url: string, place: Place, journal: Journal): Promise<Found> {
  const faults = [...(await counted(url, never)), ...(await counted(url, afterwards))]
  const stored = createStoredBytes(url, place)
  faults.push(...(await stored.strangers()))
  const files = await query(
    url,
    'select hex(id) as id, size, hex(sha256) as sha256, hex(content_id) as content_id, version from file',
  )
  const versions = await query(
    url,
    'select hex(file_id) as id, version, size, hex(sha256) as sha256, hex(content_id) as content_id from file_version order by version',
  )
  faults.push(...(await compare(files, versions, stored, journal)))
  const [row] = await query(url, 'select count(*) as n from segment')
  return { faults, files: files.length, segments: Number(row?.['n']) }
}

async function compare(
  files: readonly Row[],
  versions: readonly Row[],
  stored: StoredBytes,
  journal: Journal,
): Promise<string[]> {
  const faults: string[] = []
  const byId = new Map(files.map((row) => [text(row, 'id'), row]))
  for (const known of journal.files.values()) {
    const row = byId.get(plain(known.id))
    if (!row) {
      faults.push(`the file ${known.id} of ${known.size} bytes is not there`)
      continue
    }
    const former = versions.filter((version) => text(version, 'id') === plain(known.id))
    faults.push(...(await faultsOf(known, row, former, stored)))
    byId.delete(plain(known.id))
  }
  for (const id of journal.deleted) if (byId.has(plain(id))) faults.push(`the file ${id}, which was deleted, is there`)
  const unknown = [...journal.unknown]
  for (const row of byId.values()) {
    const at = unknown.findIndex(({ sha256 }) => sha256 === text(row, 'sha256'))
    if (at < 0) faults.push(`the file ${text(row, 'id')} of ${String(row['size'])} bytes is there, and nobody sent it`)
    else unknown.splice(at, 1)
  }
  return faults
}

async function faultsOf(
  { id, size, sha256, former }: KnownFile,
  row: Row,
  versions: readonly Row[],
  stored: StoredBytes,
): Promise<string[]> {
  const faults: string[] = []
  const all = [...versions, row]
  const expected = [...former, { size, sha256 }]
  if (Number(row['version']) !== expected.length || all.length !== expected.length)
    faults.push(
      `the file ${id} has ${all.length} versions and is at ${String(row['version'])} instead of ${expected.length}`,
    )
  for (const [at, bytes] of expected.entries()) {
    const one = all[at]
    if (!one) continue
    if (text(one, 'sha256') !== bytes.sha256 || Number(one['size']) !== bytes.size)
      faults.push(`version ${at + 1} of the file ${id} is said to be something else than what was sent`)
    const there = await stored.digest(text(one, 'content_id'))
    if (typeof there === 'string') faults.push(`the file ${id}: ${there}`)
    else if (there.sha256 !== bytes.sha256 || there.size !== bytes.size)
      faults.push(`version ${at + 1} of the file ${id} is not what was sent: ${there.size} of ${bytes.size} bytes`)
  }
  return faults
}

async function counted(url: string, counts: Readonly<Record<string, string>>): Promise<string[]> {
  const faults: string[] = []
  for (const [what, sql] of Object.entries(counts)) {
    const [row] = await query(url, sql)
    if (Number(row?.['n']) !== 0) faults.push(`${String(row?.['n'])} ${what}`)
  }
  return faults
}

const text = (row: Row, column: string): string => String(row[column]).toLowerCase()
const plain = (id: string): string => id.replaceAll('-', '')
