import type { IconName } from '../../web/icons.ts'

/** A drawing of the sheet that the page brings. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}
