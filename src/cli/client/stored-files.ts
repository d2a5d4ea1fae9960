/** Which stored files are meant: by id, by name, by place (`photos/cat.jpg`), or by a pattern over names or places. */
import { matchesGlob } from 'node:path'
import type { CofferClient, Query, Schema } from '../../../generated/sdk/typescript/src/index.ts'
import { CommandFailure, NotFound } from '../errors.ts'
import { placeOf } from './place.ts'

export type StoredFile = Schema<'File'>

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const globMark = /[*?[\]{}]/

export const isGlob = (text: string): boolean => globMark.test(text)

/**
 * An exact name is that file even where it could be read as a pattern.
 * @throws NotFound; CommandFailure when several files have the name
 */
export async function* filesMeant(
  client: CofferClient,
  wanted: string,
  signal?: AbortSignal,
): AsyncGenerator<StoredFile, void, undefined> {
  if (uuidForm.test(wanted)) {
    yield await client.getFile({ path: { fileId: wanted.toLowerCase() }, signal })
    return
  }
  const beginning = searchable(nameIn(wanted))
  // A pattern that nothing narrows would have all files read twice.
  const named = isGlob(wanted) && beginning === undefined ? [] : await filesNamed(client, wanted, signal)
  const [file] = named
  if (named.length > 1) throw new CommandFailure(`several files have this name; take an id: ${idsOf(named)}`)
  if (file) yield file
  else if (isGlob(wanted)) yield* filesLike(client, wanted, signal)
  else throw new NotFound('no file has this id or name')
}

async function filesNamed(client: CofferClient, wanted: string, signal?: AbortSignal): Promise<StoredFile[]> {
  const found: StoredFile[] = []
  for await (const file of everyFile(client, { q: searchable(nameIn(wanted)) }, signal)) {
    if (file.name === wanted || placeOf(file) === wanted) found.push(file)
    if (found.length === mostNamed) break
  }
  return found
}

/** What the service can search for of a place. */
const nameIn = (place: string): string => place.slice(place.lastIndexOf('/') + 1)

/** More need not be known to say that an id must be given. */
const mostNamed = 5
const idsOf = (files: readonly StoredFile[]): string => files.map(({ id }) => id).join(', ')

async function* filesLike(
  client: CofferClient,
  pattern: string,
  signal?: AbortSignal,
): AsyncGenerator<StoredFile, void, undefined> {
  let any = false
  for await (const file of everyFile(client, { q: searchable(nameIn(pattern).split(globMark)[0] ?? '') }, signal)) {
    // Names are no paths: a slash in one is a character like others.
    const name = pattern.includes('/') ? (placeOf(file) ?? '') : file.name.replaceAll(/[/\\]/g, '_')
    if (!matchesGlob(name, pattern)) continue
    any = true
    yield file
  }
  if (!any) throw new NotFound('no file has a name like this')
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
