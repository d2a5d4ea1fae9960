/** Which dialog about links is open. */
import { signal } from '@preact/signals'
import type { File } from '../service.ts'

/** `links`: those there are. */
export const sharing = signal<readonly File[] | 'links' | undefined>(undefined)

export function share(files: readonly File[]): void {
  sharing.value = files
}

export function stopSharing(): void {
  sharing.value = undefined
}
