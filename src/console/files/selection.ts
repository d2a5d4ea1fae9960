/** Which of the files are chosen, for what is done with several at once. */
import { computed, signal } from '@preact/signals'
import type { File } from '../service.ts'
import { files } from './listing.ts'

const chosenIds = signal<ReadonlySet<string>>(new Set())
/** Where a range begins. */
let anchor: string | undefined

/** What was chosen and is still shown, in the order of the list. */
export const selected = computed<readonly File[]>(() => files.value.filter(({ id }) => chosenIds.value.has(id)))
export const isSelected = (id: string): boolean => chosenIds.value.has(id)

export function toggle(id: string): void {
  const next = new Set(chosenIds.value)
  if (!next.delete(id)) next.add(id)
  anchor = id
  chosenIds.value = next
}

/** Everything between where the last choice was made and here, besides what was chosen already. */
export function selectUpTo(id: string): void {
  const ids = files.value.map((file) => file.id)
  const from = anchor === undefined ? -1 : ids.indexOf(anchor)
  if (from < 0) return toggle(id)
  const to = ids.indexOf(id)
  chosenIds.value = new Set([...chosenIds.value, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)])
}

export function selectAll(): void {
  chosenIds.value = new Set(files.value.map(({ id }) => id))
}

export function selectNone(): void {
  anchor = undefined
  if (chosenIds.value.size > 0) chosenIds.value = new Set()
}
