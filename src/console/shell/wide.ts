/** Whether there is room for the details beside the list. */
import { signal } from '@preact/signals'

const query = matchMedia('(min-width: 64rem)')

export const wide = signal(query.matches)
query.addEventListener('change', () => {
  wide.value = query.matches
})
