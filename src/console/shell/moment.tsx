/** Times in the language and zone of the browser: near ones as a distance, the exact one as a tooltip. */
import { signal } from '@preact/signals'

const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

const now = signal(Date.now())
setInterval(() => {
  now.value = Date.now()
}, 60_000)

/** @param at RFC 3339 */
export function Moment({ at }: { at: string }) {
  const instant = new Date(at)
  return (
    <time dateTime={at} title={whole.format(instant)}>
      {distance(instant)}
    </time>
  )
}

function distance(instant: Date): string {
  const minutes = (Math.max(now.value, instant.getTime()) - instant.getTime()) / 60_000
  if (minutes < 1) return ago.format(0, 'second')
  if (minutes < 60) return ago.format(-Math.round(minutes), 'minute')
  if (minutes < 60 * 24) return ago.format(-Math.round(minutes / 60), 'hour')
  if (minutes < 60 * 24 * 7) return ago.format(-Math.round(minutes / 60 / 24), 'day')
  return day.format(instant)
}
