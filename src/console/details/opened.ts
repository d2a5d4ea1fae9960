/** The file whose details are shown. */
import { effect, signal } from '@preact/signals'
import { ask } from '../shell/asked.tsx'
import { files, focusWanted, replaceFile, view } from '../files/listing.ts'
import { addressOf, openedIn, type View } from '../files/view.ts'
import { problemIn } from '../problems.ts'
import { getFile, type File, type Problem } from '../service.ts'

interface Opened {
  readonly id: string
  /** As far as it is known; the entity tag comes with the service's answer. */
  readonly file?: File | undefined
  readonly etag?: string | undefined
  readonly problem?: Problem | undefined
}

export const opened = signal<Opened | undefined>(undefined)
/** Whether something was typed that is not saved. */
export const isEdited = signal(false)

export function startDetails(): void {
  followOpened()
  // A file that has left the list for another view is not what one looks at any more.
  let before = placeOf(view.value)
  effect(() => {
    const place = placeOf(view.value)
    if (place !== before && opened.peek() !== undefined) closeDetails()
    before = place
  })
}

const placeOf = ({ state, folder }: View): string => `${state} ${folder}`

export function openDetails({ id }: Pick<File, 'id'>): void {
  if (opened.value?.id === id) return focusDetails()
  unlessEdited(() => {
    history.replaceState(null, '', addressOf(view.value, id))
    void load(id)
  })
}

export function leaveDetails(): void {
  unlessEdited(closeDetails)
}

/** Nothing that was typed is lost without a word. */
function unlessEdited(act: () => void): void {
  if (!isEdited.value) return act()
  const text = 'What you changed in the details is not saved.'
  ask({ title: 'Discard the changes?', text, submit: 'Discard', danger: true, act })
}

export function closeDetails(): void {
  const had = opened.value
  opened.value = undefined
  history.replaceState(null, '', addressOf(view.value))
  if (had && files.value.some(({ id }) => id === had.id)) focusWanted.value = had.id
}

/** Where the focus goes when the button that had it goes. */
export function focusDetails(): void {
  document.getElementById('details-title')?.focus()
}

/** After a step back or forth in the browser, and at the start. */
export function followOpened(): void {
  const id = openedIn(new URL(location.href))
  if (id === opened.value?.id) return
  if (id === undefined) opened.value = undefined
  else void load(id)
}

/** As it is now, whatever was shown before. */
export async function load(id: string): Promise<void> {
  opened.value = { id, file: files.value.find((one) => one.id === id) }
  try {
    const described = await getFile(id)
    if (opened.value.id !== id) return
    opened.value = { id, ...described }
    replaceFile(described.file)
  } catch (error) {
    if (opened.value.id === id) opened.value = { id, problem: problemIn(error) }
  }
}
