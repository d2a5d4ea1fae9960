/** Files that were chosen and not sent yet. */
import { signal } from '@preact/signals'
import { may } from '../boot.ts'

export const staged = signal<readonly File[]>([])

export function stage(files: readonly File[]): void {
  if (files.length > 0 && may('files:write')) staged.value = [...staged.value, ...files]
}
