/** The folders of the one that is looked into. There are no empty ones: a folder is there as long as a file lies in it. */
import { signal } from '@preact/signals'
import { listFolders, type FolderCount, type FolderPage } from '../service.ts'

export const folders = signal<readonly FolderCount[]>([])
export const moreFolders = signal<string | undefined>(undefined)

export function placeFolders({ items, nextCursor }: FolderPage): void {
  folders.value = items
  moreFolders.value = nextCursor
}

/** @param parent whose folders are shown */
export async function loadMoreFolders(parent: string): Promise<void> {
  const cursor = moreFolders.value
  if (cursor === undefined) return
  const page = await listFolders(parent, cursor)
  if (moreFolders.value !== cursor) return
  folders.value = [...folders.value, ...page.items]
  moreFolders.value = page.nextCursor
}

/**
 * What a person typed, in a folder.
 * @returns one spelling: a slash before each name and none at the end; `/` for nothing
 */
export function folderNamed(within: string, text: string): string {
  const names = `${within}/${text}`
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return `/${names.join('/')}`
}

export const lastName = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1)

/** The folder and those around it, from the outermost. */
export function lineage(folder: string): readonly { readonly path: string; readonly name: string }[] {
  const names = folder === '/' ? [] : folder.slice(1).split('/')
  return names.map((name, at) => ({ name, path: `/${names.slice(0, at + 1).join('/')}` }))
}
