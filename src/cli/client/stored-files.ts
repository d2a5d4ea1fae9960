/**
 * Which stored files are meant: by id, by name wherever it lies, by place (`/photos/cat.jpg`, or without the first slash),
 * by folder, or by a pattern over names or, with a slash in it, over places.
 */
import { matchesGlob } from 'node:path'
import type { CofferClient, Query, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotFound } from '../errors.ts'
import { folderAt, foldersOf, lyingAt, partsOf, placeOf } from './place.ts'

export type StoredFile = Schema<'File'>

export interface Meant {
  readonly file: StoredFile
  /** Its name, and before it the folders from the one that was meant on. */
  readonly below: readonly string[]
}

export interface Meaning {
  readonly signal?: AbortSignal
  /** A folder means all that is in it, at whatever depth. */
  readonly recursive?: boolean | undefined
  readonly state?: 'active' | 'trashed'
}

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const globMark = /[*?[\]{}]/

export const isGlob = (text: string): boolean => globMark.test(text)
export const isId = (text: string): boolean => uuidForm.test(text)

/**
 * An exact name or place is that file even where it could be read as a pattern; where both are meant, a folder.
 * @throws NotFound; CommandFailure when several files have the name, or when it is a folder's and not `recursive`; UsageError
 */
export async function* filesMeant(
  client: CofferClient,
  wanted: string,
  meaning: Meaning = {},
): AsyncGenerator<Meant, void, undefined> {
  if (isId(wanted)) {
    const file = await client.getFile({ path: { fileId: wanted.toLowerCase() }, signal: meaning.signal })
    yield alone(file)
    return
  }
  if (meaning.recursive) {
    let any = false
    for await (const one of filesUnder(client, folderAt(wanted), meaning)) {
      any = true
      yield one
    }
    if (any) return
  }
  const [file, ...others] = await filesNamed(client, wanted, meaning)
  if (file && others.length > 0)
    throw new CommandFailure(`several files have this name; take ${waysTo([file, ...others])}`)
  if (file) yield alone(file)
  else if (isGlob(wanted)) yield* filesLike(client, wanted, meaning)
  else if (!meaning.recursive && (await isFolder(client, folderAt(wanted), meaning)))
    throw new CommandFailure('is a folder; --recursive takes all that is in it')
  else throw new NotFound('no file has this id, name or place')
}

const alone = (file: StoredFile): Meant => ({ file, below: [partsOf(file).at(-1) ?? ''] })

/** Everything in a folder, each with the folder's own name in front. */
async function* filesUnder(client: CofferClient, folder: string, { signal, state }: Meaning): AsyncGenerator<Meant> {
  const above = Math.max(0, foldersOf(folder).length - 1)
  for await (const file of everyFile(client, { under: folder, ...inState(state) }, signal))
    yield { file, below: partsOf(file).slice(above) }
}

/** Whether anything lies in it. */
export async function isFolder(
  client: CofferClient,
  folder: string,
  { signal, state }: Meaning = {},
): Promise<boolean> {
  const { items } = await client.listFiles({ query: { under: folder, limit: 1, ...inState(state) }, signal })
  return items.length > 0
}

/** Of the files with a name, or at a place, as many as must be known to say that an id must be given. */
export async function filesNamed(
  client: CofferClient,
  wanted: string,
  { signal, state }: Meaning = {},
): Promise<StoredFile[]> {
  const { folder, name } = wanted.includes('/') ? lyingAt(wanted) : { folder: undefined, name: wanted }
  const q = searchable(name)
  // A pattern that nothing narrows would have all files read twice; a folder is called by its name alone.
  if (name === '' || (isGlob(wanted) && q === undefined && folder === undefined)) return []
  const query = { q, ...(folder === undefined ? {} : { folder }), ...inState(state) }
  const found: StoredFile[] = []
  for await (const file of everyFile(client, query, signal)) {
    if (file.name === name) found.push(file)
    if (found.length === mostNamed) break
  }
  return found
}

const mostNamed = 5

function waysTo(files: readonly StoredFile[]): string {
  const places = files.map(placeOf)
  const differ = new Set(places).size === places.length
  return differ ? `a place: ${places.join(', ')}` : `an id: ${files.map(({ id }) => id).join(', ')}`
}

async function* filesLike(
  client: CofferClient,
  wanted: string,
  { signal, recursive, state }: Meaning,
): AsyncGenerator<Meant> {
  const isOfPlaces = wanted.includes('/')
  const pattern = isOfPlaces ? `/${wanted.replace(/^\/+/, '')}` : wanted
  const fixed = fixedFolders(pattern)
  const q = searchable(pattern.slice(pattern.lastIndexOf('/') + 1).split(globMark)[0] ?? '')
  const query = { ...(fixed.length === 0 ? {} : { under: `/${fixed.join('/')}` }), ...inState(state) }
  let any = false
  for await (const file of everyFile(client, { ...query, q: recursive ? undefined : q }, signal)) {
    const parts = partsOf(file).map((part) => part.replaceAll('\\', '_'))
    const places = parts.map((_, last) => `/${parts.slice(0, last + 1).join('/')}`)
    const isLike = isOfPlaces
      ? (recursive ? places : places.slice(-1)).some((place) => matchesGlob(place, pattern))
      : matchesGlob(parts.at(-1) ?? '', pattern)
    if (!isLike) continue
    any = true
    yield recursive && isOfPlaces ? { file, below: partsOf(file).slice(fixed.length) } : alone(file)
  }
  if (!any) throw new NotFound('no file has a name like this')
}

/** Of a pattern the folders before the first that is none by name. */
function fixedFolders(pattern: string): string[] {
  const folders = foldersOf(pattern.slice(0, pattern.lastIndexOf('/') + 1).normalize('NFC'))
  const end = folders.findIndex(isGlob)
  return end < 0 ? folders : folders.slice(0, end)
}

/**
 * What may narrow the search to names that begin so. The service finds words by how they begin, so only a name's own
 * beginning is asked for; marks alone are no words, and scripts without spaces have others.
 */
const searchable = (beginning: string): string | undefined =>
  /[\p{L}\p{N}]/u.test(beginning) &&
  !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(beginning)
    ? beginning
    : undefined

const inState = (state: Meaning['state']): { state?: 'active' | 'trashed' } => (state === undefined ? {} : { state })

/** Every file that fits, a page at a time. */
export function everyFile(
  client: CofferClient,
  { q, ...query }: Omit<Query<'listFiles'>, 'q'> & { q?: string | undefined },
  signal?: AbortSignal,
): AsyncGenerator<StoredFile, void, undefined> {
  // The service searches for up to 200 characters.
  const search = q === undefined ? {} : { q: [...q].slice(0, 200).join('') }
  return client.listAllFiles({ ...query, ...search, limit: query.limit ?? 100 }, { signal })
}
