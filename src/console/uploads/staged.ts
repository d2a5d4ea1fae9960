/** Files that were chosen and not sent yet. */
import { signal } from '@preact/signals'
import { may } from '../boot.ts'

export interface Staged {
  readonly file: File
  /** Of the folder that was chosen with it, from that folder's own name on; empty for a file by itself. */
  readonly path: string
}

export const staged = signal<readonly Staged[]>([])

export function stage(some: readonly Staged[]): void {
  if (some.length > 0 && may('files:write')) staged.value = [...staged.value, ...some]
}

/** As a picker gives it: of a folder, each file says where in it it lies. */
export const stagedOf = (file: File): Staged => ({
  file,
  path: file.webkitRelativePath.split('/').slice(0, -1).join('/'),
})
