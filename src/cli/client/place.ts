/** Where a file lies at the service: its folder and its name, as in `/photos/2026/cat.jpg`. */
import { UsageError } from '../errors.ts'

interface Lying {
  readonly folder: string
  readonly name: string
}

/** The folders that it lies in, then its name; a slash in a name is a character like others, and no separator. */
export const partsOf = ({ folder, name }: Lying): string[] => [...foldersOf(folder), name.replaceAll('/', '_')]

export const placeOf = (file: Lying): string => `/${partsOf(file).join('/')}`

export const foldersOf = (folder: string): string[] => folder.split('/').filter((part) => part !== '')

/** `/a/b` however it was written: without the first slash, with several, or with one at the end. @throws UsageError */
export function folderAt(text: string): string {
  const parts = foldersOf(text.normalize('NFC'))
  if (parts.some((part) => part === '.' || part === '..'))
    throw new UsageError(`${text}: folders of the service have no . and no .. in them`)
  return `/${parts.join('/')}`
}

/** Of a place the folder and the name; both empty parts of none. @throws UsageError */
export function lyingAt(place: string): Lying {
  const at = place.lastIndexOf('/')
  return { folder: folderAt(place.slice(0, at + 1)), name: place.slice(at + 1) }
}

/** @param parts names of folders below it */
export const folderBelow = (folder: string, parts: readonly string[]): string => folderAt([folder, ...parts].join('/'))
