import type { CofferClient, Query, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { NotFound } from '../errors.ts'
import { jsonText, printTable } from '../output.ts'
import { interruptible } from './interrupt.ts'
import { folderAt, placeOf } from './place.ts'
import { refusalOf } from './refusal.ts'
import { openService, type ProfileOption } from './service.ts'
import { shownSize } from './size.ts'
import { everyFile, filesMeant, filesNamed, isGlob, isId, type StoredFile } from './stored-files.ts'

export interface ListOptions extends ProfileOption {
  readonly recursive?: true
  readonly search?: string
  readonly tag?: string
  readonly type?: string
  readonly sort?: NonNullable<Query<'listFiles'>['sort']>
  readonly trashed?: true
  readonly limit: number
  readonly long?: true
  readonly json?: true
}

type Folder = Schema<'FolderCount'>

interface Listed {
  readonly folders: readonly Folder[]
  readonly files: readonly StoredFile[]
  /** Whether there are more than were asked for. */
  readonly more: boolean
}

export async function list(place: string | undefined, options: ListOptions): Promise<void> {
  const { client, url } = await openService(options)
  try {
    const listed = await interruptible((signal) => found({ client, signal }, place ?? '/', options))
    if (options.json) console.log(jsonText({ folders: listed.folders, files: listed.files }, 2))
    else print(listed, options)
    if (listed.more) console.error(`coffer: there are more; --limit ${options.limit * 10} shows them`)
  } catch (error) {
    throw refusalOf(error, url)
  }
}

interface Listing {
  readonly client: CofferClient
  readonly signal: AbortSignal
}

/** A pattern, a file, or what is in a folder. @throws NotFound */
async function found({ client, signal }: Listing, place: string, options: ListOptions): Promise<Listed> {
  const { limit } = options
  const isExact = !isGlob(place) || (await filesNamed(client, place, { signal })).length > 0
  if (isId(place) || !isExact) {
    const { items, more } = await first(limit, filesMeant(client, place, { signal, ...inTrash(options) }))
    return { folders: [], files: items.map(({ file }) => file), more }
  }
  const folder = folderAt(place)
  const isDeep = looksDeep(options)
  const folders = isDeep
    ? nothing
    : await first(limit, client.listAllFolders({ parent: folder, limit: 100 }, { signal }))
  const files = await first(limit, everyFile(client, queryIn(folder, isDeep, options), signal))
  if (folder === '/' || folders.items.length + files.items.length > 0)
    return { folders: folders.items, files: files.items, more: folders.more || files.more }
  const named = await filesNamed(client, place, { signal, ...inTrash(options) })
  // In a folder that is there, nothing may be what was searched for.
  if (named.length === 0 && !isSearch(options)) throw new NotFound(`${place}: there is no such folder or file`)
  return { folders: [], files: isSearch(options) ? [] : named, more: false }
}

const nothing = { items: [], more: false } as const

const isSearch = ({ search, tag, type }: ListOptions): boolean => [search, tag, type].some((one) => one !== undefined)

/** What is searched for may lie anywhere below; folders of the trash are not told. */
const looksDeep = (options: ListOptions): boolean =>
  options.recursive === true || options.trashed === true || isSearch(options)

const inTrash = ({ trashed }: ListOptions): { state?: 'trashed' } => (trashed ? { state: 'trashed' } : {})

function queryIn(folder: string, isDeep: boolean, options: ListOptions) {
  const { search, tag, type, sort, limit } = options
  return {
    q: search,
    ...(isDeep ? { under: folder } : { folder, sort: 'name' as const }),
    ...(tag === undefined ? {} : { tag }),
    ...(type === undefined ? {} : { mediaType: type }),
    ...(sort === undefined ? {} : { sort }),
    ...inTrash(options),
    // One more than is shown tells whether there are more.
    limit: Math.min(100, limit + 1),
  }
}

async function first<T>(most: number, source: AsyncIterable<T>): Promise<{ items: T[]; more: boolean }> {
  const items: T[] = []
  for await (const item of source) {
    if (items.length === most) return { items, more: true }
    items.push(item)
  }
  return { items, more: false }
}

function print({ folders, files }: Listed, options: ListOptions): void {
  const isFlat = !looksDeep(options)
  const ofFolders = folders.map(({ name, totalFileCount }) => [
    '',
    totalFileCount === 1 ? '1 file' : `${totalFileCount} files`,
    '',
    `${name}/`,
  ])
  const ofFiles = files.map((file) => {
    const { id, name, size, updatedAt, mediaType, tags } = file
    const row = [id, shownSize(size), updatedAt.slice(0, 16).replace('T', ' '), isFlat ? name : placeOf(file)]
    return options.long ? [...row, mediaType, tags.join(', '), file.description ?? ''] : row
  })
  const head = ['ID', 'SIZE', 'CHANGED', 'NAME', ...(options.long ? ['TYPE', 'TAGS', 'DESCRIPTION'] : [])]
  printTable(head, [...ofFolders, ...ofFiles])
}
