/** Names of files as an archive has them: whoever unpacks it gets each file once, in the folder of their choice and nowhere else. */

/** In their order: none is a path, or one that a system keeps for itself, and no two are the same to any of them. */
export function archiveNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const safe = safeName(name)
    const [, stem = safe, ending = ''] = /^(.+?)(\.[a-z0-9]{1,10})?$/is.exec(safe) ?? []
    let unique = safe
    for (let number = 2; taken.has(keyOf(unique)); number++) unique = `${stem} (${number})${ending}`
    taken.add(keyOf(unique))
    return unique
  })
}

/** Some systems tell neither capitals nor the ways to write an accent apart. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase()

function safeName(name: string): string {
  const plain = name
    // Separators, what Windows takes for something else, and what turns the direction of what a person reads.
    .replace(/[\x00-\x1f\x7f-\x9f/\\<>:"|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '_')
    // Windows drops these, so that another name remains; `.` and `..` are folders.
    .replace(/[. ]+$/, '_')
  return /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\.|$)/i.test(plain)
    ? `_${plain}`
    : plain || '_'
}
