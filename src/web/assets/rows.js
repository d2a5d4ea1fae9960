/**
 * Rows of the list, made from the templates that the server put on the page.
 */
import { byId, icon, make } from './dom.js'
import { formatSize, kindOf } from './format.js'

/**
 * @param {any} file a `File` of the contract
 * @param {'active' | 'trashed'} state
 * @returns {HTMLElement}
 */
export function makeRow(file, state) {
  const row = byId(`row-${state}`).content.firstElementChild.cloneNode(true)
  fillRow(row, file, state)
  return row
}

/**
 * @param {HTMLElement} row
 * @param {any} file
 * @param {'active' | 'trashed'} state
 */
export function fillRow(row, file, state) {
  /** @param {string} selector @returns {any} */
  const part = (selector) => row.querySelector(selector)
  row.dataset.id = file.id
  part('.kind').replaceChildren(icon(kindOf(file.mediaType)))
  part('.name bdi').textContent = file.name
  part('.description').textContent = file.description ?? ''
  part('.description').hidden = !file.description
  part('.labels').hidden = file.tags.length === 0
  part('.labels').replaceChildren(...file.tags.map((/** @type {string} */ tag) => tagItem(tag, state)))
  part('.size').textContent = formatSize(file.size)
  part('.type').textContent = file.mediaType
  part('.type').title = file.mediaType
  part('time').dateTime = file.trashedAt ?? file.createdAt
  for (const link of row.querySelectorAll('a[download]')) {
    link.setAttribute('href', `/v1/files/${file.id}/content`)
    link.setAttribute('download', file.name)
  }
  for (const control of row.querySelectorAll('.actions [title]'))
    control.setAttribute('aria-label', `${control.getAttribute('title')} ${file.name}`)
  localiseTimes(row)
}

/** @param {string} tag @param {'active' | 'trashed'} state */
function tagItem(tag, state) {
  const query = new URLSearchParams(state === 'active' ? { q: tag } : { q: tag, state })
  return make('li', {}, make('a', { href: `/app?${query}`, textContent: tag, dir: 'auto' }))
}

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
