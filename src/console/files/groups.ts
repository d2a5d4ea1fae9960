/** Tags and folders with their counts, asked for again when files have changed. */
import { signal } from '@preact/signals'
import { may } from '../boot.ts'
import { listFolders, listTags, type TagPage } from '../service.ts'
import { placeFolders } from './folders.ts'
import { view } from './listing.ts'
import { isBrowsed } from './view.ts'

export const tags = signal<TagPage>({ items: [] })

let reading: Promise<void> | undefined
let isStale = false

/** They are a convenience: without an answer they stay as they were. Who asks while they are asked for waits for what is true then. */
export function readGroups(): Promise<void> {
  isStale = true
  reading ??= read().finally(() => {
    reading = undefined
  })
  return reading
}

async function read(): Promise<void> {
  while (isStale && may('files:list')) {
    isStale = false
    const of = view.value
    const [tagPage, folderPage] = await Promise.all([
      listTags().catch(() => undefined),
      isBrowsed(of) ? listFolders(of.folder).catch(() => undefined) : undefined,
    ])
    if (tagPage) tags.value = tagPage
    if (folderPage && of === view.value) placeFolders(folderPage)
  }
}

export async function loadMoreTags(): Promise<void> {
  const { items, nextCursor } = tags.value
  if (nextCursor === undefined) return
  const page = await listTags(nextCursor)
  if (tags.value.nextCursor === nextCursor) tags.value = { ...page, items: [...items, ...page.items] }
}
