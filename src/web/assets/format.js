/**
 * How sizes, times and kinds read, on the server and in the browser alike.
 */

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

/**
 * Decimal units with three significant digits: 182 kB, 1.07 GB.
 * @param {number} bytes
 * @returns {string}
 */
export function formatSize(bytes) {
  let amount = bytes
  let unit = 0
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000
    unit += 1
  }
  const text = unit === 0 ? String(amount) : amount.toPrecision(3).replace(/\.?0+$/, keepInteger)
  return `${text} ${units[unit]}`
}

/** Zeros vanish behind the point only: 1.00 is 1, 100 stays. @param {string} zeros */
function keepInteger(zeros) {
  return zeros.startsWith('.') ? '' : zeros
}

/**
 * @param {number} seconds
 * @returns {string}
 */
export function formatDuration(seconds) {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/**
 * What is shown before the browser puts its own language and time zone in.
 * @param {string} instant RFC 3339
 * @returns {string}
 */
export function formatUtc(instant) {
  const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }
  return `${new Intl.DateTimeFormat('en-GB', { .../** @type {any} */ (parts), timeZone: 'UTC' }).format(new Date(instant))} UTC`
}

/**
 * The icon of a media type.
 * @param {string} mediaType
 * @returns {'archive' | 'audio' | 'document' | 'file' | 'image' | 'video'}
 */
export function kindOf(mediaType) {
  const [type = '', subtype = ''] = mediaType.toLowerCase().split(/[/;]/)
  if (type === 'image' || type === 'audio' || type === 'video') return type
  if (/zip|tar|compressed|7z|rar|zstd/.test(subtype)) return 'archive'
  if (type === 'text' || /pdf|document|sheet|presentation|msword|excel|powerpoint|rtf|json|xml|yaml/.test(subtype))
    return 'document'
  return 'file'
}

/**
 * A text that somebody else chose. Characters that turn the reading direction would let `gpj.exe` read `exe.jpg`; they
 * show as themselves instead.
 * @param {string} name
 * @returns {string}
 */
export const visible = (name) => name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
