// Files as they may be after some years, the same with each run: a few words that are everywhere, many that are rare.

import type { Database, Value } from '../../../src/db/database.ts'
import { bytesToUuid, uuidToBytes } from '../../../src/db/types.ts'
import { sortName } from '../../../src/files/sort-name.ts'
import { parentOf, rowId, termsOf, withParents } from '../../../src/files/terms.ts'

export interface LibraryFile {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly tags: string[]
  readonly metadata: Record<string, string>
  readonly folder: string | null
  readonly mediaType: string
  readonly size: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly trashedAt: number | null
}

const begin = Date.parse('2024-01-01T00:00:00Z')
const filesAtOnce = 500

/** @returns the files */
export async function fillLibrary(
  database: Database,
  ownerId: string,
  count: number,
  signal?: AbortSignal,
): Promise<LibraryFile[]> {
  const all: LibraryFile[] = []
  const random = generator(42)
  const vocabulary = Array.from({ length: 3000 }, () => wordOf(random))
  const tags = new Map<string, number>()
  const folders = new Map<string, [number, number]>()
  for (let from = 0; from < count && signal?.aborted !== true; from += filesAtOnce) {
    const files = Array.from({ length: Math.min(filesAtOnce, count - from) }, (_, at) =>
      fileOf(random, vocabulary, from + at, count),
    )
    for (const file of files) if (file.trashedAt === null) tally(file, tags, folders)
    await insertFiles(database, ownerId, files)
    all.push(...files)
  }
  await insertGroups(database, ownerId, tags, folders)
  return all
}

function fileOf(random: () => number, vocabulary: readonly string[], number: number, count: number): LibraryFile {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  // Some words are much more frequent than others.
  const word = (): string => vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? ''
  const createdAt = begin + number * 60_000 + Math.floor(random() * 60_000)
  const isOld = number < count * 0.08
  const mediaType =
    number % 5000 === 17 ? 'application/x-rare' : random() < 0.7 ? 'application/pdf' : `image/${pick(['png', 'jpeg'])}`
  return {
    id: idOf(createdAt, number),
    name: `${random() < 0.5 ? 'report ' : ''}${word()}-${word()}_${number}.${mediaType.slice(-3)}`,
    description: Array.from({ length: 12 }, word).join(' '),
    tags: [
      ...(random() < 0.6 ? ['common'] : []),
      `project-${Math.floor(random() * 200)}`,
      ...(number % 20_000 === 3 ? ['rare'] : []),
      ...(isOld ? ['old'] : []),
    ],
    metadata: { department: pick(['sales', 'finance', 'legal', 'people']) },
    folder: isOld
      ? '/archive'
      : random() < 0.3
        ? null
        : `/projects/p${Math.floor(random() * 200)}/${2024 + (number % 3)}`,
    mediaType,
    size: random() < 0.3 ? 0 : Math.floor(random() ** 2 * 10_000_000),
    createdAt,
    updatedAt: createdAt + Math.floor(random() * 1e9),
    trashedAt: random() < 0.1 ? createdAt + 1000 : null,
  }
}

/** A UUIDv7 of that time. */
function idOf(time: number, number: number): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt16BE(0x7000, 6)
  bytes.writeUInt16BE(0x8000, 8)
  bytes.writeUIntBE(number, 10, 6)
  return bytesToUuid(bytes)
}

async function insertFiles(database: Database, ownerId: string, files: readonly LibraryFile[]): Promise<void> {
  const owner = uuidToBytes(ownerId)
  const digest = Buffer.alloc(32, 7)
  const terms = files
    .flatMap((file) =>
      [...termsOf(file)].map(([term, place]) => ({ term, at: file.createdAt, id: uuidToBytes(file.id), place })),
    )
    .sort((one, other) => (one.term < other.term ? -1 : 1))
  await database.atomic(async ({ run }) => {
    for (const file of files) {
      const id = uuidToBytes(file.id)
      const { createdAt } = file
      const row: [string, Value][] = [
        ['id', id],
        ['owner_id', owner],
        ['content_id', id],
        ['name', file.name],
        ['description', file.description],
        ['media_type', file.mediaType],
        ['size', file.size],
        ['sha256', digest],
        ['tags', JSON.stringify(file.tags)],
        ['metadata', JSON.stringify(file.metadata)],
        ['folder', file.folder],
        ['sort_name', sortName(file.name)],
        ['terms_version', 1],
        ['version', 1],
        ['revision', 1],
        ['created_at', createdAt],
        ['updated_at', file.updatedAt],
        ['content_changed_at', createdAt],
        ['trashed_at', file.trashedAt],
      ]
      await insert(
        run,
        'file',
        row.map(([column]) => column),
        [row.map(([, value]) => value)],
      )
    }
    const rows = terms.map(({ term, at, id, place }): Value[] => [owner, Buffer.from(term, 'hex'), at, id, place])
    await insert(run, 'file_term', ['owner_id', 'term', 'created_at', 'file_id', 'place'], rows)
  })
}

async function insertGroups(
  database: Database,
  ownerId: string,
  tags: ReadonlyMap<string, number>,
  folders: ReadonlyMap<string, readonly [number, number]>,
): Promise<void> {
  const owner = uuidToBytes(ownerId)
  const key = (text: string): Buffer => uuidToBytes(rowId(text))
  const tagRows = [...tags].map(([tag, count]): Value[] => [owner, key(tag), tag, sortName(tag), count])
  const folderRows = [...folders].map(([path, [direct, total]]): Value[] => [
    owner,
    key(path),
    key(parentOf(path)),
    path,
    sortName(path.slice(path.lastIndexOf('/') + 1)),
    direct,
    total,
  ])
  await database.atomic(async ({ run }) => {
    await insert(run, 'tag', ['owner_id', 'id', 'tag', 'sort_text', 'file_count'], tagRows)
    await insert(
      run,
      'folder',
      ['owner_id', 'id', 'parent_id', 'path', 'sort_name', 'file_count', 'total_file_count'],
      folderRows,
    )
  })
}

async function insert(
  run: (sql: string, values: readonly Value[]) => Promise<number>,
  table: string,
  columns: readonly string[],
  rows: readonly Value[][],
): Promise<void> {
  const row = `(${columns.map(() => '?').join(', ')})`
  for (let from = 0; from < rows.length; from += 200) {
    const some = rows.slice(from, from + 200)
    await run(`insert into ${table} (${columns.join(', ')}) values ${some.map(() => row).join(', ')}`, some.flat())
  }
}

function tally(
  { tags: own, folder }: LibraryFile,
  tags: Map<string, number>,
  folders: Map<string, [number, number]>,
): void {
  for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1)
  for (const path of withParents(folder ?? '/')) {
    const [direct, total] = folders.get(path) ?? [0, 0]
    folders.set(path, [direct + (path === folder ? 1 : 0), total + 1])
  }
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'je',
  'ki',
  'lo',
  'mu',
  'na',
  'pe',
  'qui',
  'ro',
  'su',
  'ta',
  've',
  'wi',
  'xo',
  'zu',
]

function wordOf(random: () => number): string {
  const length = 2 + Math.floor(random() * 3)
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')
}

/** Mulberry32: the same numbers each time. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
