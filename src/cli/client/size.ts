const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const

/** Bytes as people read them, such as `1.4 MiB`. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  let size = bytes / 1024
  let unit = 0
  // What would be rounded up to 1024 belongs to the next unit.
  while (size >= 1023.95 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size.toFixed(1)} ${units[unit] ?? ''}`
}
