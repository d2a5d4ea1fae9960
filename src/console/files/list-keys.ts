/** The list by keyboard: arrows walk through the files, with Shift they choose, Delete takes away. */
import { may } from '../boot.ts'
import { purge, trash } from './file-actions.tsx'
import { files, view } from './listing.ts'
import { selectAll, selected, selectNone, selectUpTo, toggle } from './selection.ts'

export function onListKeys(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : undefined
  const row = target?.closest<HTMLElement>('.file')
  if (!row) return
  const id = row.dataset['id']
  const act = id === undefined ? walkOf(event, row) : actionOf(event, row, id)
  if (act === undefined) return
  event.preventDefault()
  act()
}

function actionOf(event: KeyboardEvent, row: HTMLElement, id: string): (() => void) | undefined {
  const command = event.ctrlKey || event.metaKey
  if (command && event.key.toLowerCase() === 'a') return selectAll
  if (command || event.altKey) return undefined
  switch (event.key) {
    case 'x':
      return () => toggle(id)
    case 'Escape':
      return selected.value.length > 0 ? selectNone : undefined
    case 'Delete':
      return () => remove(id)
    default:
      return walkOf(event, row, id)
  }
}

/** Among folders and files alike. @param id of the file, with Shift the beginning of a range */
function walkOf(event: KeyboardEvent, row: HTMLElement, id?: string): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const rows = [...document.querySelectorAll('#files .file[data-id], #files .folder')]
  const at = rows.indexOf(row)
  const from = event.shiftKey ? id : undefined
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return () => walk(rows[at + 1], from)
    case 'ArrowUp':
    case 'ArrowLeft':
      return () => walk(rows[at - 1], from)
    case 'Home':
      return () => walk(rows[0])
    case 'End':
      return () => walk(rows.at(-1))
    default:
      return undefined
  }
}

/** @param choosingFrom the file that the range begins with when nothing was chosen before */
function walk(to: Element | undefined, choosingFrom?: string): void {
  if (!(to instanceof HTMLElement)) return
  to.querySelector<HTMLElement>('.name')?.focus()
  const id = to.dataset['id']
  if (choosingFrom === undefined || id === undefined) return
  if (selected.value.length === 0) toggle(choosingFrom)
  selectUpTo(id)
}

function remove(id: string): void {
  if (!may('files:delete')) return
  const chosen = selected.value.length > 0 ? selected.value : files.value.filter((file) => file.id === id)
  if (view.value.state === 'trashed') purge(chosen)
  else void trash(chosen)
}
