/** What only who listens needs to be told. */
import { signal } from '@preact/signals'

export const announcement = signal('')

export function announce(text: string): void {
  announcement.value = text
}
