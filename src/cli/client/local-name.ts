/** A name on this machine for a file whose name anybody may have chosen. */

/** Windows gives devices these names, in every folder and with every extension. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)/i
/** Separators, what Windows refuses, what steers a terminal, and what makes a name look like another. */
const unfit = /[/\\<>:"|?*\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu

/**
 * One name, never a path; never hidden, never a device; at most `most` bytes, with its extension where that is a short one.
 */
export function localName(name: string, most = 230): string {
  const fit = name
    .replace(unfit, '_')
    .replace(/^\.+/, dots)
    .replace(/[. ]+$/, dots)
  const plain = fit === '' ? '_' : device.test(fit) ? `_${fit}` : fit
  return cutName(plain, most)
}

const dots = (text: string): string => '_'.repeat(text.length)

/** At most that many bytes of UTF-8, in whole characters. */
export function cutName(name: string, most: number): string {
  if (Buffer.byteLength(name) <= most) return name
  const [extension = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(name) ?? []
  const stem = name.slice(0, name.length - extension.length)
  const room = most - extension.length
  let kept = ''
  let length = 0
  for (const point of stem) {
    length += Buffer.byteLength(point)
    if (length > room) break
    kept += point
  }
  return kept + extension
}
