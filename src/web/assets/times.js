/**
 * Times as the browser's language has them.
 */

const whole = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

/**
 * Times in the language and zone of the browser: near ones as a distance, the exact one as a tooltip.
 * @param {ParentNode} place
 */
export function localiseTimes(place) {
  for (const time of place.querySelectorAll('time')) {
    const instant = new Date(time.dateTime)
    time.textContent = distance(instant)
    time.title = whole.format(instant)
  }
}

/** @param {Date} instant */
function distance(instant) {
  const minutes = (instant.getTime() - Date.now()) / 60_000
  if (minutes >= 1) return minutes < 60 * 24 * 7 ? ahead(minutes) : day.format(instant)
  if (minutes > -1) return ago.format(0, 'second')
  if (minutes > -60) return ago.format(Math.round(minutes), 'minute')
  if (minutes > -60 * 24) return ago.format(Math.round(minutes / 60), 'hour')
  if (minutes > -60 * 24 * 7) return ago.format(Math.round(minutes / 60 / 24), 'day')
  return day.format(instant)
}

/** @param {number} minutes */
function ahead(minutes) {
  if (minutes < 60) return ago.format(Math.round(minutes), 'minute')
  return minutes < 60 * 24
    ? ago.format(Math.round(minutes / 60), 'hour')
    : ago.format(Math.round(minutes / 60 / 24), 'day')
}
