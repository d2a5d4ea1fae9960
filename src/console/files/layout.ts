/** List or grid, as the person left it. */
import { signal } from '@preact/signals'

export type Layout = 'list' | 'grid'
const key = 'coffer-files-layout'

export const layout = signal<Layout>(kept() === 'grid' ? 'grid' : 'list')

export function chooseLayout(next: Layout): void {
  layout.value = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // A browser that keeps nothing shows the list again next time.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
