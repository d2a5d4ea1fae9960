/** The files that are shown: a view's pages, as far as they were asked for. */
import { signal } from '@preact/signals'
import { boot } from '../boot.ts'
import { isAbort, problemIn } from '../problems.ts'
import { listFiles, listFolders, type File, type FilePage, type Problem } from '../service.ts'
import { announce } from '../shell/announcer.ts'
import { placeFolders } from './folders.ts'
import {
  addressOf,
  everything,
  isBrowsed,
  isNarrowed,
  isRefined,
  openedIn,
  orderOf,
  queryOf,
  sameView,
  viewOf,
  type View,
} from './view.ts'

export const view = signal<View>(everything)
export const files = signal<readonly File[]>([])
export const nextCursor = signal<string | undefined>(undefined)
/** `more`: another page is on its way; `narrowing`: other files for the same place are. */
export const phase = signal<'loading' | 'narrowing' | 'more' | 'ready'>('ready')
export const trouble = signal<Problem | undefined>(undefined)
/** Whose row shall have the focus once it is drawn; `list` for the list as a whole. */
export const focusWanted = signal<string | undefined>(undefined)

let asking = new AbortController()

/** The list as the address has it; what the server sent with the page is shown at once. */
export function startListing(): void {
  view.value = viewOf(new URL(location.href))
  const sent = boot.page
  if (sent === undefined || isRefined(view.value)) return void load('loading')
  if (boot.folders) placeFolders(boot.folders)
  files.value = sent.items
  nextCursor.value = sent.nextCursor
}

/** @param replace the step before is not one that one goes back to: typing, for instance */
export function show(next: View, { replace = false } = {}): void {
  if (sameView(next, view.value)) return
  const address = addressOf(next, openedIn(new URL(location.href)))
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  turnTo(next)
}

/** After a step back or forth in the browser. */
export function followAddress(): void {
  const next = viewOf(new URL(location.href))
  if (!sameView(next, view.value)) turnTo(next)
}

export function reload(): Promise<void> {
  return load(files.value.length === 0 ? 'loading' : 'narrowing')
}

export async function loadMore(): Promise<void> {
  if (nextCursor.value !== undefined && phase.value === 'ready') await load('more')
}

/** Puts the file's present state in its row. */
export function replaceFile(file: File): void {
  files.value = files.value.map((one) => (one.id === file.id ? file : one))
}

/** A file that was just stored stands first where the newest do; where it is not known to belong, the list is asked for. */
export function addFile(file: File): void {
  const { state, folder } = view.value
  const narrowed = isNarrowed(view.value)
  if (state !== 'active' || (!narrowed && file.folder !== folder)) return
  if (narrowed || orderOf(view.value) !== '-createdAt') return void reload()
  files.value = [file, ...files.value.filter(({ id }) => id !== file.id)]
}

/**
 * Takes files off the list, and the focus to the neighbour of those that had it.
 * @returns puts some of them back where they were, as long as the same view is shown
 */
export function takeOut(ids: ReadonlySet<string>): (back: ReadonlySet<string>) => void {
  const before = files.value
  const of = view.value
  const last = before.findLastIndex(({ id }) => ids.has(id))
  const heir = before.slice(last + 1).find(isLeft) ?? before.slice(0, last).findLast(isLeft)
  files.value = before.filter(isLeft)
  focusWanted.value = heir?.id ?? 'list'
  if (files.value.length === 0) void loadMore()
  return (back) => {
    if (!sameView(of, view.value)) return void reload()
    const present = new Set(files.value.map(({ id }) => id))
    let place = 0
    const put = [...files.value]
    for (const file of before) {
      const found = put.findIndex(({ id }) => id === file.id)
      if (found >= 0) place = found + 1
      else if (back.has(file.id) && !present.has(file.id)) put.splice(place++, 0, file)
    }
    files.value = put
    focusWanted.value = before.find(({ id }) => back.has(id))?.id
  }

  function isLeft({ id }: File): boolean {
    return !ids.has(id)
  }
}

function turnTo(next: View): void {
  const elsewhere = next.state !== view.value.state || next.folder !== view.value.folder
  view.value = next
  if (elsewhere) files.value = []
  if (elsewhere || !isBrowsed(next)) placeFolders({ items: [] })
  void load(files.value.length === 0 ? 'loading' : 'narrowing')
}

async function load(how: 'loading' | 'narrowing' | 'more'): Promise<void> {
  asking.abort()
  asking = new AbortController()
  phase.value = how
  trouble.value = undefined
  const { signal: given } = asking
  try {
    const cursor = how === 'more' ? nextCursor.value : undefined
    const [page, folderPage] = await Promise.all([
      listFiles({ ...queryOf(view.value), ...(cursor === undefined ? {} : { cursor }) }, given),
      how !== 'more' && isBrowsed(view.value) ? listFolders(view.value.folder, undefined, given) : undefined,
    ])
    if (folderPage) placeFolders(folderPage)
    place(page, how === 'more')
  } catch (error) {
    if (isAbort(error) || given.aborted) return
    trouble.value = problemIn(error)
    if (how !== 'more') [files.value, nextCursor.value] = [[], undefined]
  }
  phase.value = 'ready'
}

function place(page: FilePage, behind: boolean): void {
  const known = new Set(behind ? files.value.map(({ id }) => id) : [])
  files.value = [...(behind ? files.value : []), ...page.items.filter(({ id }) => !known.has(id))]
  nextCursor.value = page.nextCursor
  const count = files.value.length
  announce(`${count} ${count === 1 ? 'file' : 'files'} shown${page.nextCursor === undefined ? '' : ', there are more'}`)
}
